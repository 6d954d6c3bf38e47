import type { Measure } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { useTranslation } from '../../ui/use-translation'

export type TypedValueProblem = 'not-a-number' | 'share-beyond-whole' | 'no-such-level'

const plainNumber = /^[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$|^[-−]?\.\d+$/

/** Reads `4,134`, `£1,200.50`, `-3`. Commas only where they set off thousands: `3,5` could be two things, so it is refused. */
export function numberFromText(text: string): Result<number, 'not-a-number'> {
  const bare = text.replace(/[\s£$€]/g, '')
  return plainNumber.test(bare) ? ok(Number(bare.replaceAll(',', '').replace('−', '-'))) : problem('not-a-number')
}

/**
 * A value as a person types it, in the measure's unit. A share is typed per cent (`62` or `62%`) and kept as 0..1; a rubric's
 * value is a whole place in its levels. Null: nothing was typed.
 */
export function valueFromText(text: string, kind: Measure['kind']): Result<number | null, TypedValueProblem> {
  const typed = text.trim()
  if (typed === '') return ok(null)
  if (kind === 'share') {
    const perCent = numberFromText(typed.replace(/%$/, ''))
    if (!perCent.ok) return perCent
    return perCent.value < 0 || perCent.value > 100 ? problem('share-beyond-whole') : ok(perCent.value / 100)
  }
  const number = numberFromText(typed)
  if (!number.ok) return number
  // A scale's mean lies between its levels.
  if (kind === 'scale' && number.value < 1) return problem('no-such-level')
  if (kind === 'rubric' && !(Number.isInteger(number.value) && number.value >= 1)) return problem('no-such-level')
  return number
}

/** The same value as text that `valueFromText` reads back. Empty: none. */
export function textFromValue(value: number | null, kind: Measure['kind']): string {
  if (value === null) return ''
  // Ten places keep 0.07 * 100 from reading 7.000000000000001 and lose nothing that a person typed.
  return kind === 'share' ? `${Number((value * 100).toFixed(10))}%` : String(value)
}

/** How many people, as typed: a whole number, and nothing typed is nobody. Null: it is none. */
export function countFromText(text: string): number | null {
  if (text.trim() === '') return 0
  const read = numberFromText(text)
  return read.ok && Number.isInteger(read.value) && read.value >= 0 && read.value <= 1_000_000 ? read.value : null
}

type Typed = { ok: true; value: number | null } | { ok: false; error: string }

/** Reads a typed value in the measure's unit, or answers with a sentence. */
export function useTypedValue(measure: Pick<Measure, 'kind'>) {
  const { t } = useTranslation('measures')
  return (text: string): Typed => {
    const read = valueFromText(text, measure.kind)
    return read.ok ? read : { ok: false, error: t(`typedProblem.${read.problem}`, { text }) }
  }
}
