import type { PeriodKey } from '@core/observation/period'
import type { Narrative, ReportExport } from '@core/project/entities'
import type { FigureOfMeasure } from './live-figures'
import { markdownOf, narrativeAt, type TextPlace } from './narratives'

/** `before`, `now`: what was and what is shown; '' nothing. `now` null: the measure is no longer in the project. */
export type ChangedFigure = { readonly measureId: string; readonly before: string; readonly now: string | null }

/** What a report would say otherwise today, in the order of the measures today; what is gone comes last. */
export function figuresChanged(before: ReportExport['figures'], now: readonly FigureOfMeasure[]): ChangedFigure[] {
  const then = new Map(before.map(({ measureId, text }) => [measureId, text]))
  const today = new Set(now.map(({ measureId }) => measureId))
  return [
    ...now
      .filter(({ measureId, text }) => text !== (then.get(measureId) ?? ''))
      .map(({ measureId, text }) => ({ measureId, before: then.get(measureId) ?? '', now: text })),
    ...before
      .filter(({ measureId }) => !today.has(measureId))
      .map(({ measureId, text }) => ({ measureId, before: text, now: null })),
  ]
}

/** What people had written at these places for the period, as Markdown; an empty place is left out. */
export const textsAt = (
  narratives: readonly Narrative[],
  period: PeriodKey,
  places: readonly TextPlace[],
): ReportExport['texts'] =>
  places.flatMap(place => {
    const found = narrativeAt(narratives, period, place)
    return found && found.text.trim() !== ''
      ? [{ section: place.section, elementId: place.elementId, text: markdownOf(found) }]
      : []
  })

/** The places at which a person wrote something else since. A working copy says of empty places that they were empty. */
export const textsChanged = (before: ReportExport['texts'], now: ReportExport['texts']): TextPlace[] => {
  const key = ({ section, elementId }: TextPlace) => JSON.stringify([section, elementId])
  const [then, today] = [before, now].map(texts => new Map(texts.map(each => [key(each), each.text])))
  const places = new Map(
    [...before, ...now].map(({ section, elementId }) => [key({ section, elementId }), { section, elementId }]),
  )
  return [...places].filter(([at]) => (then?.get(at) ?? '') !== (today?.get(at) ?? '')).map(([, place]) => place)
}
