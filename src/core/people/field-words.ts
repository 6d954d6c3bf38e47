import type { EntityKind } from '@core/project/entities'
import type { Field } from '@core/project/entities/record-fields'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { RowNames } from '@core/record/row-names'
import { valueInWords } from '@core/record/value-words'
import { listInWords } from '@core/words/format'
import { t } from '@core/words/words'

/** Which fields and choices a kind has is data: a test holds that each has words. */
const say = (key: string): string => t(`kinds:${key}` as 'kinds:person.many')

export const kindInWords = (kind: KindOfRecord): string => say(`${kind}.many`)

type OtherKind = Exclude<EntityKind, KindOfRecord>

/** How rows of a kind are called together, kinds of record and others. */
export const nameOfKind = (kind: EntityKind): string =>
  kind in recordKinds ? kindInWords(kind as KindOfRecord) : t(`peoplePapers:otherKind.${kind as OtherKind}`)

/** Every field that has something in it, as its label and what stands there. */
export const filledFields = (
  kind: KindOfRecord,
  fields: readonly Field[],
  row: Readonly<Record<string, unknown>>,
  namesOf: RowNames,
): { label: string; text: string }[] => filled({ kind, labels: `${kind}.fields`, namesOf }, fields, row)

type Words = { readonly kind: KindOfRecord; readonly labels: string; readonly namesOf: RowNames }

const filled = (words: Words, fields: readonly Field[], row: Readonly<Record<string, unknown>>) =>
  fields.flatMap(field => {
    const text = shownValue(words, field, row[field.name])
    return text === '' ? [] : [{ label: say(`${words.labels}.${field.name}`), text }]
  })

const shownValue = (words: Words, field: Field, value: unknown): string =>
  valueInWords(field, value, {
    choice: (name, each) => say(`${words.kind}.choices.${name}.${each}`),
    nameOf: (of, id) => words.namesOf(of).get(id) ?? t('peoplePapers:goneRow'),
    flag: isSo => (isSo ? t('peoplePapers:yes') : ''),
    several: listInWords,
    list: (list, parts) => (list.type === 'list' ? partsInWords(words, list.name, list.fields, parts) : ''),
  })

function partsInWords(words: Words, list: string, fields: readonly Field[], parts: readonly unknown[]): string {
  const inner = { ...words, labels: `${words.kind}.parts.${list}` }
  return parts
    .map(part =>
      filled(inner, fields, part as Readonly<Record<string, unknown>>)
        .map(({ label, text }) => t('peoplePapers:labelled', { label, text }))
        .join('; '),
    )
    .join('\n')
}
