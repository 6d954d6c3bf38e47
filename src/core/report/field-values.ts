import { hasLevels, isShare } from '@core/measure/adding-up'
import { dayOfTime } from '@core/observation/day'
import type { Measure } from '@core/project/entities'
import { dateInWords, dayInWords, numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { stateOf } from '@core/workshop/plan'
import type { ReportMatter } from './report-matter'
import type { ShownPeriod } from './shown-measure'
import { lineOf, noValue, titleOf } from './text'

/** `hidden`: too few people; the words say so, and hold no number. `none`: nothing is known; the words are a dash or say what lacks. */
export type FieldValue = { readonly words: string; readonly state: 'value' | 'hidden' | 'none' }

/** What can be asked of the whole project. Spelled as people type it. */
export const plainFields = [
  'organisation',
  'project',
  'purpose',
  'period',
  'first day',
  'last day',
  'made on',
  'measures',
  'targets met',
  'workshops',
  'sessions',
  'people',
  'visits',
  'stories',
  'insights',
] as const
export type PlainField = (typeof plainFields)[number]

/** What can be asked of a measure. `figure`: of the reported period; `latest`: the newest by its end, which `as of` dates. */
export const aspects = [
  'latest',
  'figure',
  'as of',
  'baseline',
  'target',
  'change',
  'standing',
  'unit',
  'source',
  'title',
] as const
export type Aspect = (typeof aspects)[number]

const none: FieldValue = { words: noValue, state: 'none' }
const said = (words: string): FieldValue => (words === '' ? none : { words, state: 'value' })

/** A number of something. */
export const isCount = (name: PlainField): boolean => plainFields.indexOf(name) >= plainFields.indexOf('measures')

/** `now`: ISO time in UTC. */
export function plainValue(name: PlainField, matter: ReportMatter, now: string): FieldValue {
  const { project, period, measures, learning, rows } = matter
  const isIn = (day: number | null) => day !== null && day >= period.firstDay && day <= period.lastDay
  const count = (people: number | null): FieldValue =>
    people === null
      ? { words: t('report:hidden', { threshold: project.smallestGroup }), state: 'hidden' }
      : number(people)
  switch (name) {
    case 'organisation': {
      const known = titleOf(project.organisation ?? '') || titleOf(project.publisher?.name ?? '')
      return known === '' ? { words: t('reportTemplate:noOrganisation'), state: 'none' } : said(known)
    }
    case 'project':
      return said(titleOf(project.title))
    case 'purpose':
      return said(lineOf(project.purpose))
    case 'period':
      return said(titleOf(period.label))
    case 'first day':
      return said(dayInWords(period.firstDay))
    case 'last day':
      return said(dayInWords(period.lastDay))
    case 'made on':
      return said(dateInWords(now))
    case 'measures':
      return number(measures.length)
    case 'targets met':
      return number(measures.filter(({ id }) => matter.shown(id).current.standing === 'target-met').length)
    case 'workshops':
      return number(
        rows.workshop.filter(each => stateOf(each) === 'closed' && isIn(each.heldOn) && each.heldOn <= dayOfTime(now))
          .length,
      )
    case 'sessions':
      return number(learning.people(period).sessions)
    case 'people':
      return count(learning.people(period).everyone)
    case 'visits':
      return count(learning.people(period).visits)
    case 'stories':
      return number(learning.stories.filter(({ toldOn }) => isIn(toldOn)).length)
    case 'insights':
      return number(learning.insights.filter(({ learnedOn }) => isIn(learnedOn)).length)
  }
}

const number = (value: number): FieldValue => said(numberInWords(value))

export function aspectOf(matter: ReportMatter, measure: Measure, aspect: Aspect): FieldValue {
  const shown = matter.shown(measure.id)
  const { current, baseline } = shown
  switch (aspect) {
    case 'latest':
      return figureValue(newest(shown.periods, current))
    case 'figure':
      return figureValue(current)
    case 'as of':
      return said(titleOf(newest(shown.periods, current)?.period.label ?? ''))
    case 'baseline':
      return baseline ? { words: baseline.words, state: baseline.hidden ? 'hidden' : 'value' } : none
    case 'target':
      return said(current.target?.words ?? '')
    case 'change':
      return changeOf(matter, measure)
    case 'standing':
      return said(t(`terms:standing.${current.standing ?? 'no-figure'}`))
    case 'unit':
      return said(titleOf(measure.unit))
    case 'source':
      return said(sourcesOf(matter, measure.id))
    case 'title':
      return said(titleOf(measure.title))
  }
}

/** A period whose figure is hidden is the newest all the same: an older number in its place would pass for it. */
const newest = (periods: readonly ShownPeriod[], current: ShownPeriod): ShownPeriod | undefined =>
  current.figure === null
    ? periods.findLast(({ figure, period }) => figure !== null && period.lastDay <= current.period.lastDay)
    : current

const figureValue = (shown: ShownPeriod | undefined): FieldValue =>
  shown?.figure
    ? { words: shown.figure.words, state: shown.figure.hidden ? 'hidden' : 'value' }
    : { words: t('report:measure.noFigureCell'), state: 'none' }

/** From the baseline to the reported period, in the measure's unit. What is hidden on either side hides it. */
function changeOf(matter: ReportMatter, measure: Measure): FieldValue {
  const { current, baseline } = matter.shown(measure.id)
  const { figure } = current
  if (!figure || !baseline) return none
  if (figure.hidden || baseline.hidden) return { words: (figure.hidden ? figure : baseline).words, state: 'hidden' }
  if (figure.value === null || baseline.value === null || measure.kind === 'milestone') return none
  const change = figure.value - baseline.value
  if (change === 0) return said(t('reportTemplate:noChange'))
  const size = isShare(measure) ? Math.abs(change) * 100 : Math.abs(change)
  const kind = isShare(measure) ? 'points' : hasLevels(measure.kind) ? 'levels' : 'number'
  return said(t(`reportTemplate:${change > 0 ? 'up' : 'down'}.${kind}`, { count: Math.round(size * 100) / 100 }))
}

/** Credits of the files that fed it, and what was written beside values that were entered by hand. */
function sourcesOf({ rows }: ReportMatter, measureId: string): string {
  const files = rows.import.filter(({ measureIds }) => measureIds.includes(measureId))
  const byHand = rows.observation.filter(each => each.measureId === measureId)
  const sources = [
    ...files.map(({ source, fileName }) => lineOf(source) || titleOf(fileName)),
    ...byHand.map(({ source }) => lineOf(source)),
  ]
  return [...new Set(sources.filter(source => source !== ''))].join('; ')
}
