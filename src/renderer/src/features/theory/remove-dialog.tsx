import { type Element, mainTheory } from '@core/project/entities'
import { theoriesByElement } from '@core/theory/sub-theories'
import { Button, Group, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog'
import type { Theory } from './use-theory'

type RemoveDialogProps = {
  elements: readonly Element[]
  theory: Theory
  onExport: () => void
  onRemove: () => void
  onCancel: () => void
}

/** The other theories that elements appear in, and whether something lies behind them: reasons to ask before deleting. */
export function appearsElsewhere(elements: readonly Element[], { here, elements: all, behind }: Theory): boolean {
  const theories = theoriesByElement(all)
  return elements.some(({ id }) => behind.has(id) || theories.get(id)?.some(theory => theory !== here.id))
}

/** Says where else elements appear before they are deleted, and offers to take them out of this theory alone. */
export function RemoveDialog({ elements, theory, onExport, onRemove, onCancel }: RemoveDialogProps) {
  const { t } = useTranslation('theory')
  const theories = theoriesByElement(theory.elements)
  const nameOf = (id: string) =>
    id === mainTheory ? t('mainTheory') : t('behindTitle', { title: theory.elements.find(one => one.id === id)?.title })
  const lines = elements.flatMap(({ id, title }) => {
    const others = (theories.get(id) ?? []).filter(other => other !== theory.here.id)
    return [
      ...(others.length > 0 ? [t('alsoIn', { title, theories: others.map(nameOf).join('; ') })] : []),
      ...(theory.behind.has(id) ? [t('behindMovesUp', { title, count: theory.behind.get(id) ?? 0 })] : []),
    ]
  })
  const canExport = elements.every(({ id }) => {
    const own = theories.get(id) ?? []
    return own.length > 1 && own.includes(theory.here.id)
  })
  return (
    <Dialog
      onClose={onCancel}
      title={t('removeTitle', { count: elements.length })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <List spacing="xs">
        {lines.map(line => (
          <List.Item key={line} dir="auto">
            {line}
          </List.Item>
        ))}
      </List>
      <Text mt="md">{t('removeUndo')}</Text>
      <Group mt="xl" justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('cancel')}
        </Button>
        {canExport && (
          <Button variant="default" onClick={onExport}>
            {t('takeOutOnly')}
          </Button>
        )}
        <Button color="red" onClick={onRemove}>
          {t('deleteEverywhere')}
        </Button>
      </Group>
    </Dialog>
  )
}
