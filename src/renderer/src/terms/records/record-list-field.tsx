import type { EditableField } from '@core/record/field-text'
import type { Field } from '@core/record/record-kind'
import { ActionIcon, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../data/new-id'
import type { Kept } from '../../ui/use-draft'
import { FieldsDialog } from './fields-dialog'
import type { RecordWords } from './record-words'

type Part = { readonly id: string } & Readonly<Record<string, unknown>>

type RecordListFieldProps = {
  field: Extract<Field, { type: 'list' }>
  parts: readonly Part[]
  words: RecordWords
  onSave: (parts: readonly Part[]) => Kept | Promise<Kept>
}

/** Small records inside a record, each edited in a dialog of its own. */
export function RecordListField({ field, parts, words, onSave }: RecordListFieldProps) {
  const { t } = useTranslation('records')
  const [open, setOpen] = useState<Part | 'new' | null>(null)
  const inner = words.within(field.name)
  const fields = field.fields as readonly EditableField[]
  const save = async (next: readonly Part[]) => {
    if (typeof (await onSave(next)) !== 'object') setOpen(null)
  }
  const nameOf = (part: Part) => fields.map(each => inner.value(each, part[each.name])).find(text => text !== '') ?? ''
  return (
    <Stack gap="xs" component="section" aria-label={words.field(field.name)}>
      <Text fw={600}>{words.field(field.name)}</Text>
      {parts.map(part => (
        <Card key={part.id} withBorder padding="sm">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Stack gap={4} miw={0} component="dl" m={0}>
              {fields.map(each => {
                const value = inner.value(each, part[each.name])
                if (value === '') return null
                return (
                  <div key={each.name}>
                    <Text component="dt" size="sm" c="dimmed">
                      {inner.field(each.name)}
                    </Text>
                    <Text component="dd" m={0} dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                      {value}
                    </Text>
                  </div>
                )
              })}
            </Stack>
            <Group gap={4} wrap="nowrap" data-no-print>
              <ActionIcon
                variant="subtle"
                aria-label={t('editPart', { name: nameOf(part) })}
                onClick={() => setOpen(part)}
              >
                <IconPencil size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={t('deletePart', { name: nameOf(part) })}
                onClick={() => save(parts.filter(({ id }) => id !== part.id))}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        </Card>
      ))}
      <Group data-no-print>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setOpen('new')}
        >
          {words.addTo(field.name)}
        </Button>
      </Group>
      {open !== null && (
        <FieldsDialog
          title={open === 'new' ? words.addTo(field.name) : t('editPart', { name: nameOf(open) })}
          label={open === 'new' ? t('save') : t('savePart')}
          fields={fields}
          words={inner}
          {...(open !== 'new' && { given: open })}
          onClose={() => setOpen(null)}
          onSave={given =>
            save(
              open === 'new'
                ? [...parts, { ...given, id: newId() }]
                : parts.map(part => (part.id === open.id ? { ...given, id: part.id } : part)),
            )
          }
        />
      )}
    </Stack>
  )
}
