import type { Agreed, Measure } from '@core/project/entities'

export type EditSinceAgreed = { readonly field: 'title' | 'because'; readonly agreed: string; readonly now: string }

/** Where the measure no longer says what the room agreed. What the room did not speak of is nobody's change. */
export function editsSinceAgreed({ wording, howWeWillKnow = '' }: Agreed, measure: Measure): EditSinceAgreed[] {
  const compared: EditSinceAgreed[] = [
    { field: 'title', agreed: wording, now: measure.title },
    ...(howWeWillKnow.trim() === ''
      ? []
      : [{ field: 'because', agreed: howWeWillKnow, now: measure.because } as const]),
  ]
  return compared.filter(({ agreed, now }) => agreed.trim() !== now.trim())
}
