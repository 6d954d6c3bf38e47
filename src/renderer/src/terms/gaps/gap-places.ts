import type { Assumption, Element, Measure } from '@core/project/entities'
import type { Gaps } from '@core/theory/gaps'

export type GapName = keyof Gaps

/** `title` null: it is about the whole, and the list has words for it. `to`: where it is mended, with the field to be in. */
export type GapPlace = { readonly key: string; readonly title: string | null; readonly to: string }

/** What is missing and where it is mended, in the order in which it is best mended. `project`: the address of the project. */
export function placesOfGaps(gaps: Gaps, project: string): { gap: GapName; places: GapPlace[] }[] {
  const measure = (view: string, field: string) => (each: Measure) =>
    place(each.id, each.title, `${project}/measures/${each.id}?view=${view}&field=${field}`)
  const element = (field: string) => (each: Element) =>
    place(each.id, each.title, `${project}/theory?view=outline&element=${each.id}&field=${field}`)
  const assumption = ({ id, linkId, words }: Assumption) =>
    place(id, words, `${project}/theory?view=outline&link=${linkId}&field=test-${id}`)
  const newMeasureFor = ({ id, title }: Element) => place(id, title, newMeasure(project, id))

  const unmeasured = gaps.outcomesWithoutMeasure
  const further = unmeasured.find(({ sphere }) => sphere !== 'control')
  const beyondControl = further ? newMeasure(project, further.id) : `${project}/theory?view=outline&field=add-outcome`
  const places: Record<GapName, GapPlace[]> = {
    assumptionsLeftUnattended: gaps.assumptionsLeftUnattended.map(assumption),
    outcomesWithoutMeasure: unmeasured.map(newMeasureFor),
    onlyInControl: gaps.onlyInControl ? [place('whole', null, beyondControl)] : [],
    outcomesOnlyInControl: gaps.outcomesOnlyInControl.map(element('sphere')),
    measuresWithoutLivedVoice: gaps.measuresWithoutLivedVoice.map(measure('definition', 'proposed-by')),
    assumptionsNeverTested: gaps.assumptionsNeverTested.map(assumption),
    measuresWithoutRecentFigure: gaps.measuresWithoutRecentFigure.map(measure('observations', 'add-observation')),
    measuresWithoutOutcome: gaps.measuresWithoutOutcome.map(measure('definition', 'outcomes')),
    measuresWithoutBaseline: gaps.measuresWithoutBaseline.map(measure('definition', 'baseline')),
    measuresWithoutTarget: gaps.measuresWithoutTarget.map(measure('definition', 'target')),
  }
  return (Object.keys(places) as GapName[])
    .map(gap => ({ gap, places: places[gap] }))
    .filter(each => each.places.length > 0)
}

/** A new measure of one element, its title being typed. */
const newMeasure = (project: string, elementId: string): string =>
  `${project}/measures?for=${elementId}&field=new-measure`

const place = (key: string, title: string | null, to: string): GapPlace => ({ key, title, to })
