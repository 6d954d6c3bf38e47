import type { Field } from '@core/project/entities/record-fields'
import { amountInWords, dayInWords, numberInWords } from '@core/words/format'

/** How values are said where they are read: on a screen in its language, or in a file. */
export type ValueWords = {
  readonly choice: (field: string, value: string) => string
  /** Of a row that a field names; it may be gone. */
  readonly nameOf: (kind: string, id: string) => string
  readonly flag: (value: boolean) => string
  readonly several: (parts: readonly string[]) => string
  /** Small records within a record. */
  readonly list: (field: Extract<Field, { type: 'list' | 'entries' }>, parts: readonly unknown[]) => string
}

/** What stands in a field, as people read it; '' where nothing does. */
export function valueInWords(field: Field, value: unknown, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return ''
  const parts = (Array.isArray(value) ? value : []) as readonly unknown[]
  switch (field.type) {
    case 'choice':
      return words.choice(field.name, String(value))
    case 'choices':
      return words.several(parts.map(each => words.choice(field.name, String(each))))
    case 'row':
      return words.nameOf(field.of, String(value))
    case 'rows':
      return words.several(parts.map(id => words.nameOf(field.of, String(id))))
    case 'tags':
      return words.several(parts.map(String))
    case 'day':
      return dayInWords(Number(value))
    case 'amount':
      return amountInWords(Number(value))
    case 'count':
      return numberInWords(Number(value))
    case 'flag':
      return words.flag(Boolean(value))
    case 'list':
    case 'entries':
      return words.list(field, parts)
    default:
      return String(value)
  }
}
