import type { MeasureReading } from '@core/observation/measure-reading'
import type { Assumption, Link as ClaimLink, Element, Measure } from '@core/project/entities'
import { type Gaps, gapsOf } from '@core/theory/gaps'
import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useMeasureReadings, useProject, useRows, useSession } from '../../data/hooks'
import { useDeferredRest } from '../../ui/hooks'
import { useTranslation } from '../../ui/use-translation'
import { today } from '../today'
import classes from './gaps.module.css'

type GapName = keyof Gaps

/** `title` null: it is about the whole, and the list has words for it. `to`: where it is mended, with the field to be in. */
type GapPlace = { readonly key: string; readonly title: string | null; readonly to: string }

/** What is missing and where it is mended, in the order in which it is best mended. `project`: the address of the project. */
function placesOfGaps(
  gaps: Gaps,
  project: string,
  linkTitle: (link: ClaimLink) => string,
): { gap: GapName; places: GapPlace[] }[] {
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
    linksWithoutReason: gaps.linksWithoutReason.map(link =>
      place(link.id, linkTitle(link), `${project}/theory?view=outline&link=${link.id}&field=rationale`),
    ),
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

/** Of each gap, drawn at once. */
const first = 6

type Found = ReturnType<typeof placesOfGaps>

/** The first so many things to be mended, each once even where several things are missing from it. */
export function worstOf(found: Found, most: number): Found {
  const seen = new Set<string>()
  return found.flatMap(({ gap, places }) => {
    const own = places.filter(({ key }) => !seen.has(key)).slice(0, most - seen.size)
    for (const { key } of own) seen.add(key)
    return own.length > 0 ? [{ gap, places: own }] : []
  })
}

type GapListProps = { gaps: Gaps; headingOrder: 2 | 3 }

/** The three things that are best mended first, and the way to all others. */
export function WorstGaps({ gaps, headingOrder }: GapListProps) {
  const { t } = useTranslation('gaps')
  const { id } = useSession()
  const found = useFound(gaps)
  const worst = worstOf(found, 3)
  const count = (of: Found) => of.reduce((sum, { places }) => sum + places.length, 0)
  const more = count(found) - count(worst)
  return (
    <>
      <Groups found={worst} headingOrder={headingOrder} counted={false} />
      {more > 0 && (
        <Link to={`/p/${id}/theory?view=gaps`} className={classes.place}>
          {t('more', { count: more })}
        </Link>
      )}
    </>
  )
}

/** What is missing, each with the way to the very field where it is mended. Nothing where nothing is missing. */
export function GapList({ gaps, headingOrder }: GapListProps) {
  return <Groups found={useFound(gaps)} headingOrder={headingOrder} counted />
}

function useFound(gaps: Gaps): Found {
  const { t } = useTranslation('gaps')
  const { id } = useSession()
  const elements = useRows('element')
  const titles = new Map(elements?.map(element => [element.id, element.title]))
  const linkTitle = ({ from, to }: ClaimLink) => t('link', { from: titles.get(from), to: titles.get(to) })
  return placesOfGaps(gaps, `/p/${id}`, linkTitle)
}

/** `counted`: whether all of each gap is here, so that its number can be said. */
function Groups({ found, headingOrder, counted }: { found: Found; headingOrder: 2 | 3; counted: boolean }) {
  const { t } = useTranslation('gaps')
  const restSoon = useDeferredRest()
  return (
    <div className={classes.gaps}>
      {found.map(({ gap, places }) => (
        <section key={gap} aria-labelledby={`gap-${gap}`} className={classes.group}>
          <Title order={headingOrder} id={`gap-${gap}`} size="h4">
            {t(`gap.${gap}`)} {counted && <span className={classes.count}>({places.length})</span>}
          </Title>
          <Text size="sm" c="dimmed" mb={4}>
            {t(`means.${gap}`)}
          </Text>
          <ul className={classes.list}>
            {(restSoon ? places : places.slice(0, first)).map(({ key, title, to }) => (
              <li key={key}>
                <Link to={to} dir="auto" className={classes.place}>
                  {title ?? t(`mend.${gap as GapName & 'onlyInControl'}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** All that is missing from the project's theory and measures. `undefined`: still reading. */
export function useGaps(): Gaps | undefined {
  const { perspectives, yearStart } = useProject()
  const elements = useRows('element')
  const measures = useRows('measure')
  const links = useRows('link')
  const evidence = useRows('evidence')
  const assumptions = useRows('assumption')
  const workshops = useRows('workshop')
  const readings: ReadonlyMap<string, MeasureReading> | undefined = useMeasureReadings()
  return useMemo(() => {
    if (!elements || !measures || !links || !evidence || !assumptions || !workshops || !readings) return undefined
    return gapsOf({
      elements,
      measures,
      links,
      evidence,
      assumptions,
      workshops,
      perspectives,
      // A measure added a moment ago is read in the next moment.
      readingOf: id => readings.get(id) ?? null,
      today: today(),
      yearStart,
    })
  }, [elements, measures, links, evidence, assumptions, workshops, readings, perspectives, yearStart])
}
