import { emptyValue } from '@core/project/entities/record-fields'
import type { EditableField } from '@core/record/field-text'
import type { Field, RecordRow } from '@core/record/record-kind'
import { ActionIcon, Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { newId } from '../../data/new-id'
import type { Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import { FieldsDialog } from './fields-dialog'
import type { RecordWords } from './record-words'

type Part = { readonly id: string } & Readonly<Record<string, unknown>>

type RecordListFieldProps = {
  field: Extract<Field, { type: 'list' }>
  /** The record that it is a list of. */
  row: RecordRow
  words: RecordWords
  onSave: (parts: readonly Part[]) => Kept | Promise<Kept>
}

/** Small records inside a record, each edited in a dialog of its own. */
export function RecordListField({ field, row, words, onSave }: RecordListFieldProps) {
  const { t } = useTranslation(['records', 'terms'])
  const parts = row[field.name] as readonly Part[]
  const [open, setOpen] = useState<Part | 'new' | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const fields = (field.fields as readonly EditableField[]).map(each => chosenByName(each, row, t('terms:domainOther')))
  const inner = withNames(words.within(field.name), field.fields)
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
            <Group gap="0.25rem 1.5rem" miw={0} component="dl" m={0}>
              {fields.map(each => {
                const value = inner.value(each, part[each.name])
                if (value === '') return null
                return (
                  <div key={each.name} style={{ flex: isShort(each) ? '0 0 auto' : '1 0 100%', minWidth: 0 }}>
                    <Text component="dt" size="sm" c="dimmed">
                      {inner.field(each.name)}
                    </Text>
                    <Text component="dd" m={0} dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                      {value}
                    </Text>
                  </div>
                )
              })}
            </Group>
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
                onClick={async () => {
                  await save(parts.filter(({ id }) => id !== part.id))
                  addButton.current?.focus()
                }}
              >
                <IconTrash size={20} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        </Card>
      ))}
      <Group data-no-print>
        <Button
          ref={addButton}
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
          fields={fields.filter(each => !('notAsked' in each))}
          words={inner}
          {...(open !== 'new' && { given: open })}
          onClose={() => setOpen(null)}
          onSave={given =>
            save(
              open === 'new'
                ? [...parts, { ...emptyPart(field), ...given, id: newId() }]
                : parts.map(part => (part.id === open.id ? { ...part, ...given } : part)),
            )
          }
        />
      )}
    </Stack>
  )
}

/** Stands beside others on a line. */
const isShort = ({ type }: EditableField): boolean =>
  type === 'count' || type === 'amount' || type === 'day' || type === 'flag'

const emptyPart = (list: RecordListFieldProps['field']) =>
  Object.fromEntries(list.fields.map(each => [each.name, emptyValue(each)]))

/** A line that says a name out of another list of the record is chosen from that list, once there is one. `other`: what it can always be. */
function chosenByName(field: EditableField, row: RecordRow, other: string): EditableField {
  if (field.type !== 'line' || field.named === undefined) return field
  const listed = ((row[field.named] ?? []) as readonly { readonly name: string }[]).map(({ name }) => name)
  if (listed.length === 0) return field
  const { name, required } = field
  return { name, type: 'choice', choices: [...new Set([...listed, other])], ...(required && { required }) }
}

/** Names say themselves: they are nobody's words but the record's. */
function withNames(words: RecordWords, list: readonly Field[]): RecordWords {
  const named = new Set(list.flatMap(each => ('named' in each && each.named !== undefined ? [each.name] : [])))
  if (named.size === 0) return words
  return {
    ...words,
    value: (field, given) => (named.has(field.name) ? String(given ?? '') : words.value(field, given)),
    choices: field =>
      named.has(field.name) && field.type === 'choice'
        ? field.choices.map(name => ({ value: name, label: name }))
        : words.choices(field),
  }
}
