import { type Element, type Level, levels, mainTheory } from '@core/project/entities'
import { elementsOfLevel } from '@core/theory/edit'
import { theoriesByElement } from '@core/theory/sub-theories'
import { List, NativeSelect, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTextProblem, useTitleProblem } from '../../terms/title-problem'
import { ConfirmDialog, Dialog } from '../../ui/dialog'
import { useTranslation } from '../../ui/use-translation'
import type { Theory } from './use-theory'

type AddDialogProps = { level: Level; onAdd: (title: string, level: Level) => void; onClose: () => void }

/** A new element: what it is, in a few words. Everything else can wait. */
export function AddDialog({ level: suggested, onAdd, onClose }: AddDialogProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const titleProblem = useTitleProblem()
  const [level, setLevel] = useState(suggested)
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = () => {
    const found = titleProblem(title)
    setProblem(found)
    if (found === null) return onAdd(title, level)
  }
  return (
    <Dialog onClose={onClose} title={t('addTitle')} action={{ label: t('addNow'), onChoose: submit }}>
      <TextInput
        label={t('newTitle')}
        error={problem}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <Radio.Group label={t('level')} value={level} onChange={value => setLevel(value as Level)}>
        <Stack gap="xs" mt="xs">
          {levels.map(one => (
            <Radio
              key={one}
              value={one}
              label={t('levelChoice', { level: t(`terms:level.${one}`), means: t(`terms:levelMeans.${one}`) })}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Dialog>
  )
}

type LinkDialogProps = {
  from: Element
  theory: Theory
  onLink: (to: string, rationale: string) => void
  onClose: () => void
}

/** Links two elements without a mouse: choose where the first one leads, and say why if you like. */
export function LinkDialog({ from, theory, onLink, onClose }: LinkDialogProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const textProblem = useTextProblem()
  const [to, setTo] = useState('')
  const [rationale, setRationale] = useState('')
  const [asked, setAsked] = useState(false)
  const linked = new Set([from.id, ...theory.links.filter(link => link.from === from.id).map(link => link.to)])
  // What stands elsewhere can be linked too, after what is here.
  const inSight = new Set(theory.here.elements.map(({ id }) => id))
  const free = theory.elements.filter(({ id }) => !linked.has(id))
  const choices = free.filter(({ id }) => inSight.has(id))
  const elsewhere = free.filter(({ id }) => !inSight.has(id))
  const problem = textProblem(rationale)
  const submit = () => {
    setAsked(true)
    if (to !== '' && problem === null) return onLink(to, rationale)
  }
  return (
    <Dialog
      onClose={onClose}
      title={t('linkToTitle')}
      action={free.length > 0 ? { label: t('linkNow'), onChoose: submit } : undefined}
    >
      <Text>{t('linkToText', { title: from.title })}</Text>
      {free.length === 0 ? (
        <Text>{t('linkNone')}</Text>
      ) : (
        <>
          <NativeSelect
            label={t('linkToWhich')}
            value={to}
            required
            error={asked && to === '' && t('linkToChoose')}
            onChange={event => setTo(event.currentTarget.value)}
            data={[
              { value: '', label: t('linkToChoose'), disabled: true },
              ...levels.map(level => ({
                group: t(`terms:levels.${level}`),
                items: elementsOfLevel(choices, level).map(({ id, title }) => ({ value: id, label: title })),
              })),
              ...(elsewhere.length === 0
                ? []
                : [
                    {
                      group: t('elsewhere'),
                      items: elsewhere.map(({ id, title }) => ({ value: id, label: title })),
                    },
                  ]),
            ]}
          />
          <Textarea
            label={t('linkToWhy')}
            description={t('linkToWhyHint')}
            error={problem}
            autosize
            minRows={2}
            maxRows={8}
            value={rationale}
            onChange={event => setRationale(event.currentTarget.value)}
          />
        </>
      )}
    </Dialog>
  )
}

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
    <ConfirmDialog
      opened
      danger
      title={t('removeTitle', { count: elements.length })}
      confirm={t('deleteEverywhere')}
      instead={canExport ? { label: t('takeOutOnly'), onChoose: onExport } : undefined}
      onConfirm={onRemove}
      onCancel={onCancel}
    >
      <List spacing="xs">
        {lines.map(line => (
          <List.Item key={line} dir="auto">
            {line}
          </List.Item>
        ))}
      </List>
      <Text mt="md">{t('removeUndo')}</Text>
    </ConfirmDialog>
  )
}
