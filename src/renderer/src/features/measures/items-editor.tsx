import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftInput } from '../../ui/draft-fields'
import classes from './measures.module.css'
import type { SheetPartProps } from './sheet-part'

const mostItems = 50

/** What a scale asks about. An answer names its item in words, so an item that has answers keeps them when it is reworded here. */
export function ItemsEditor({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const addButton = useRef<HTMLButtonElement>(null)
  const items = measure.items ?? []
  const keep = (next: readonly string[]) => edit({ items: next.length === 0 ? undefined : [...next] })
  const newItem = (): string => {
    let number = items.length + 1
    while (items.includes(t('newItem', { number }))) number++
    return t('newItem', { number })
  }
  return (
    <Stack gap="xs" role="group" aria-label={t('fieldItems')}>
      <Text fw={600}>{t('fieldItems')}</Text>
      <Text size="sm" c="dimmed">
        {t('fieldItemsHint')}
      </Text>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place until it is renamed
        <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
          <DraftInput
            flex={1}
            aria-label={t('itemName', { number: index + 1 })}
            stored={item}
            keepText={typed => {
              const name = typed.trim()
              if (name === '') return { error: t('itemNeeded') }
              if (name.length > 500) return { error: t('textTooLong', { limit: 500 }) }
              if (items.some((other, place) => place !== index && other === name)) return { error: t('itemTwice') }
              return keep(items.with(index, name))
            }}
          />
          <ActionIcon
            color="red"
            aria-label={t('removeItem', { item })}
            onClick={() => {
              keep(items.toSpliced(index, 1))
              addButton.current?.focus()
            }}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {items.length < mostItems && (
        <Button
          ref={addButton}
          variant="default"
          className={classes.start ?? ''}
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => keep([...items, newItem()])}
        >
          {t('addItem')}
        </Button>
      )}
    </Stack>
  )
}
