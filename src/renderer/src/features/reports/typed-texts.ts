import type { PeriodKey } from '@core/observation/period'
import type { Narrative } from '@core/project/entities'
import { isAt, type TextPlace } from '@core/report/narratives'

type TypedText = { readonly period: PeriodKey; readonly place: TextPlace; readonly text: string }

/** Texts as they are being typed, before they are stored: for the preview, which does not wait for that. */
export class TypedTexts {
  private readonly texts = new Map<string, TypedText>()
  private readonly listeners = new Set<() => void>()

  /** `text` null: what stands in the field is stored. */
  set(period: PeriodKey, place: TextPlace, text: string | null): void {
    const key = JSON.stringify([period, place.section, place.elementId])
    if ((this.texts.get(key)?.text ?? null) === text) return
    if (text === null) this.texts.delete(key)
    else this.texts.set(key, { period, place, text })
    for (const tell of this.listeners) tell()
  }
  of = (period: PeriodKey): TypedText[] => [...this.texts.values()].filter(each => each.period === period)
  has = (period: PeriodKey, narrative: Narrative): boolean =>
    this.of(period).some(({ place }) => isAt(narrative, period, place))
  /** Answers with a function that stops it. */
  onTyping(tell: () => void): () => void {
    this.listeners.add(tell)
    return () => void this.listeners.delete(tell)
  }
}
