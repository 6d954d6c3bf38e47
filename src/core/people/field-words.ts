import type { EntityKind } from '@core/project/entities'
import type { Field } from '@core/project/entities/record-fields'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { RowNames } from '@core/record/row-names'
import { dayInWords, listInWords, numberInWords } from '@core/words/format'
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
    const text = valueInWords(words, field, row[field.name])
    return text === '' ? [] : [{ label: say(`${words.labels}.${field.name}`), text }]
  })

function valueInWords(words: Words, field: Field, value: unknown): string {
  if (value === null || value === undefined || value === '' || value === false) return ''
  const several = (Array.isArray(value) ? value : []) as unknown[]
  const nameOf = (of: string, id: unknown) => words.namesOf(of).get(String(id)) ?? t('peoplePapers:goneRow')
  const choice = (each: unknown) => say(`${words.kind}.choices.${field.name}.${String(each)}`)
  switch (field.type) {
    case 'choice':
      return choice(value)
    case 'choices':
      return listInWords(several.map(choice))
    case 'row':
      return nameOf(field.of, value)
    case 'rows':
      return listInWords(several.map(id => nameOf(field.of, id)))
    case 'tags':
      return listInWords(several.map(String))
    case 'day':
      return dayInWords(Number(value))
    case 'amount':
    case 'count':
      return numberInWords(Number(value))
    case 'flag':
      return t('peoplePapers:yes')
    case 'list': {
      const inner = { ...words, labels: `${words.kind}.parts.${field.name}` }
      return several
        .map(part => {
          const parts = filled(inner, field.fields, part as Readonly<Record<string, unknown>>)
          return parts.map(({ label, text }) => t('peoplePapers:labelled', { label, text })).join('; ')
        })
        .join('\n')
    }
    case 'entries':
      return ''
    default:
      return String(value)
  }
}
