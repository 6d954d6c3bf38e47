import type { Measure } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import { valueFromText } from './typed-value'

type Typed = { ok: true; value: number | null } | { ok: false; error: string }

/** Reads a typed value in the measure's unit, or answers with a sentence. */
export function useTypedValue(measure: Pick<Measure, 'kind'>) {
  const { t } = useTranslation('measures')
  return (text: string): Typed => {
    const read = valueFromText(text, measure.kind)
    return read.ok ? read : { ok: false, error: t(`typedProblem.${read.problem}`, { text }) }
  }
}
