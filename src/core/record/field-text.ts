import { dayFromIso, isoFromDay } from '@core/observation/day'
import { emptyValue, longestTag, mostInField } from '@core/project/entities/record-fields'
import { ok, problem, type Result } from '@core/result'
import { type Field, isNeeded } from './record-kind'

/** A field that one control edits. */
export type EditableField = Exclude<Field, { type: 'entries' | 'list' }>

/** `taken`: another record is called so, and no two of its kind are. */
export type FieldProblem = 'taken' | 'empty' | 'too-long' | 'too-many' | 'not-a-day' | 'not-a-number'

/** What stands in a field, as its control holds it: a day as `2026-11-28`, several as a JSON list. */
export function textOfValue({ type }: EditableField, value: unknown): string {
  if (type === 'choices' || type === 'rows' || type === 'tags') return JSON.stringify(value ?? [])
  if (value === null || value === undefined) return ''
  return type === 'day' ? isoFromDay(value as number) : String(value)
}

/** The reverse, for what a person entered. Spaces around words are left out. */
export function valueOfText(field: EditableField, given: string): Result<unknown, FieldProblem> {
  const text = given.trim()
  switch (field.type) {
    case 'line':
    case 'text':
      if (text.length > field.max) return problem('too-long')
      break
    case 'choices':
    case 'rows':
    case 'tags': {
      const several = JSON.parse(text) as string[]
      if (field.type === 'tags' && several.some(tag => tag.length > longestTag)) return problem('too-long')
      return several.length > mostInField ? problem('too-many') : ok(several)
    }
    case 'flag':
      return ok(text === 'true')
  }
  if (text === '') return isNeeded(field) ? problem('empty') : ok(emptyValue(field))
  switch (field.type) {
    case 'day': {
      const day = dayFromIso(text)
      return day.ok ? day : problem('not-a-day')
    }
    case 'amount':
    case 'count': {
      const number = numberIn(text)
      return number === null || (field.type === 'count' && !Number.isSafeInteger(number))
        ? problem('not-a-number')
        : ok(number)
    }
    default:
      return ok(text)
  }
}

/** `12.50`, `1,200`: what people type for an amount, not below zero; null: something else. */
export function numberIn(text: string): number | null {
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}
