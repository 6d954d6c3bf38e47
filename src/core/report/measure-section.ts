import { hasLevels, isLevel } from '@core/measure/adding-up'
import { countingInWords } from '@core/measure/figure-words'
import type { Measure } from '@core/project/entities'
import { asSentence } from '@core/words/format'
import { t } from '@core/words/words'
import { measureChart } from './measure-chart'
import { answerBlocks, distributionBlocks, judgingBlocks, partBlocks, sheetBlocks } from './measure-tables'
import type { ReportBlock, ReportTable } from './model'
import { judgedBlocks, type ReportMatter } from './report-matter'
import type { ShownMeasure, ShownPeriod } from './shown-measure'
import { capitalised, lineOf, noValue, paragraphsOf, quoted, shortened, titleOf } from './text'

/** A measure with its story, its sentence, its chart and its table. */
export function measureBlocks(matter: ReportMatter, shown: ShownMeasure, level: 2 | 3): ReportBlock[] {
  const { measure } = shown
  const chart = measureChart(shown)
  const story = [
    ...(measure.because === '' ? [] : [becauseSaid(lineOf(measure.because))]),
    provenanceSaid(matter, measure),
  ]
  return [
    { kind: 'heading', level, text: titleOf(measure.title) },
    { kind: 'paragraph', tone: 'body', text: measureSaid(matter, shown), keepNext: true },
    ...judgedBlocks(matter, { about: 'measure', aboutId: measure.id }),
    ...(matter.hasSheets
      ? []
      : [{ kind: 'paragraph', tone: 'note', text: story.join(' '), keepNext: chart !== null } as const]),
    ...(hasLevels(measure.kind) ? levelBlocks(measure) : []),
    ...(chart ? [chart] : []),
    ...(shown.periods.some(({ figure, target }) => figure !== null || target !== null) ? [periodTable(shown)] : []),
    ...partBlocks(matter, shown),
    ...(matter.hasSheets ? [] : withoutNumberBlocks(shown)),
    ...shown.current.cautions.map(note),
    ...judgingBlocks(matter, measure),
    ...distributionBlocks(matter, shown),
    ...answerBlocks(matter, shown),
  ]
}

/** How a measure is understood and gathered: what a reader may want to look up. */
export const measureSheet = (matter: ReportMatter, measure: Measure): ReportBlock[] => [
  { kind: 'heading', level: 2, text: titleOf(measure.title) },
  ...(measure.because === ''
    ? []
    : [{ kind: 'paragraph', tone: 'body', text: becauseSaid(lineOf(measure.because)) } as const]),
  { kind: 'paragraph', tone: 'body', text: provenanceSaid(matter, measure) },
  ...askedBySaid(measure),
  ...(hasLevels(measure.kind) ? levelBlocks(measure) : []),
  ...gatheredSaid(measure).map((text): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })),
  ...withoutNumberBlocks(matter.shown(measure.id)),
  ...sheetBlocks(matter, measure),
]

const note = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'note', text })

const withoutNumberBlocks = (shown: ShownMeasure): ReportBlock[] => {
  const said = withoutNumberSaid(shown)
  return said === '' ? [] : [note(said)]
}

const askedBySaid = ({ askedBy = [] }: Measure): ReportBlock[] =>
  askedBy.length === 0
    ? []
    : [{ kind: 'paragraph', tone: 'body', text: t('report:measure.askedBy', { names: askedBy.map(titleOf) }) }]

/** What the measure says of the reported period, in a few plain sentences. */
export function measureSaid(
  { period, project }: Pick<ReportMatter, 'period' | 'project'>,
  shown: ShownMeasure,
): string {
  const { current, nextTarget, measure } = shown
  if (measure.kind === 'story') return storySaid(shown)
  if (measure.kind === 'milestone') return milestoneSaid(shown)
  const said = sayer(measure)
  const unit = measure.kind === 'number' ? titleOf(measure.unit) : ''
  const { figure } = current
  const sentences = [
    figure === null
      ? current.standing === 'seen-differently'
        ? t('report:measure.seenDifferently')
        : current.standing === 'not-added'
          ? t('report:measure.notAdded', { period: period.label })
          : t('report:measure.noFigure', { period: period.label })
      : figure.hidden
        ? t('report:measure.hiddenFigure', { period: period.label, threshold: project.smallestGroup })
        : t('report:measure.figure', {
            period: period.label,
            figure: unit === '' ? said(figure.words) : `${said(figure.words)} ${unit}`,
          }),
    ...standingSaid(shown),
    ...(nextTarget && current.target === null
      ? [t('report:measure.next', { target: said(nextTarget.words), period: nextTarget.period.label })]
      : []),
    asSentence(t(`terms:direction.${measure.direction}`)),
  ]
  return sentences.join(' ')
}

/** Some people write the whole sentence. */
const becauseSaid = (text: string): string =>
  /^we will know/i.test(text) ? asSentence(text) : t('report:measure.because', { text })

function storySaid({ current: { standing, period } }: ShownMeasure): string {
  return standing === 'in-words'
    ? t('report:measure.inWords', { period: period.label })
    : t('report:measure.noWords', { period: period.label })
}

function milestoneSaid({ current: { figure, period }, reachedOn }: ShownMeasure): string {
  if (figure === null) return t('report:measure.milestoneUnknown', { period: period.label })
  return reachedOn === null
    ? t('report:measure.notReached', { period: period.label })
    : t('report:measure.reached', { date: reachedOn })
}

/** A rubric's levels are names, and stand in quotes among other words. */
const sayer = (measure: Measure) => (isLevel(measure) ? quoted : (text: string) => text)

function standingSaid({ measure, current: { standing, target, figure }, baseline }: ShownMeasure): string[] {
  const said = sayer(measure)
  const notMet = (target: string) => t('report:measure.notMet', { target })
  switch (standing) {
    case null:
    case 'no-figure':
    case 'seen-differently':
    case 'in-words':
    case 'not-added':
    case 'reached':
      return []
    case 'incomplete':
      return [t('report:measure.incomplete')]
    case 'other-places':
      return [t('report:measure.otherPlaces')]
    case 'no-comparison':
      return [t('report:measure.noComparison')]
    case 'target-met':
      return target ? [t('report:measure.met', { target: said(target.words) })] : []
    case 'not-there-yet':
      return target ? [notMet(said(target.words))] : []
    default: {
      const compared =
        baseline && !baseline.hidden
          ? t(`report:measure.standings.${standing}`, { baseline: said(baseline.words) })
          : t(`report:measure.standingsHidden.${standing}`)
      return [...(target && figure ? [notMet(said(target.words))] : []), compared]
    }
  }
}

/** Who proposed it, as groups, and where it was agreed. */
function provenanceSaid({ project, rows }: ReportMatter, measure: Measure): string {
  const groups = measure.proposedBy.flatMap(id => {
    const found = project.perspectives.find(perspective => perspective.id === id)
    return found ? [titleOf(found.name)] : []
  })
  const workshop = rows.workshop.find(({ id }) => id === measure.workshopId)
  const proposed = groups.length > 0 && t('report:measure.proposed', { groups, count: groups.length })
  const agreed = workshop && t('report:measure.agreedIn', { workshop: titleOf(workshop.title), date: workshop.heldOn })
  const { publishedAs } = measure
  const said =
    publishedAs === undefined
      ? [proposed || t('report:measure.notProposed'), agreed || t('report:measure.notAgreed')]
      : [t('report:measure.publishedAs', { publication: titleOf(publishedAs) }), proposed, agreed]
  return said.filter(Boolean).join(' ')
}

/** A scale's levels are answers: most speak for themselves. */
function levelBlocks({ rubric, kind }: Measure): ReportBlock[] {
  if (rubric.length === 0) return []
  const items = rubric.map(({ name, words: text }) =>
    kind === 'scale' && lineOf(text) === ''
      ? { text: titleOf(name) }
      : { term: titleOf(name), text: lineOf(text) || t('report:measure.noDescription') },
  )
  const lead = kind === 'scale' ? t('report:measure.scale') : t('report:measure.rubric')
  return [
    { kind: 'paragraph', tone: 'body', text: lead, keepNext: true },
    { kind: 'list', items },
  ]
}

/** A measure's table, for sentences that refer to it. */
export const tableId = (measureId: string): string => `table of ${measureId}`

function periodTable({ measure, periods, current }: ShownMeasure): ReportTable {
  const title = titleOf(measure.title)
  return {
    kind: 'table',
    id: tableId(measure.id),
    caption: t(
      current.period.kind === 'year' ? 'report:measure.tableCaptionYears' : 'report:measure.tableCaptionPeriods',
      {
        title: shortened(title, 160),
      },
    ),
    description: t('report:measure.tableDescription'),
    columns: [
      {
        label: current.period.kind === 'year' ? t('report:measure.year') : t('report:measure.periodColumn'),
        align: 'start',
        width: 3,
      },
      {
        label:
          measure.kind === 'number' && measure.unit !== ''
            ? capitalised(shortened(titleOf(measure.unit), 60))
            : t('report:measure.figureColumn'),
        align: 'end',
        width: 4,
      },
      { label: t('report:measure.target'), align: 'end', width: 3 },
      { label: t('report:measure.standing'), align: 'start', width: 5 },
    ],
    rows: periods.filter(isWorthARow).map(each => ({
      emphasis: each.period.key === current.period.key,
      cells: [
        { text: each.period.label },
        { text: figureCell(each) },
        { text: each.target?.words ?? noValue },
        each.standing === null || each.standing === 'no-figure'
          ? { text: noValue }
          : { text: t(`terms:standing.${each.standing}`), standing: each.standing },
      ],
    })),
  }
}

/** Years after the reported one are there for their targets. */
const isWorthARow = ({ standing, target }: ShownPeriod): boolean => standing !== null || target !== null

const figureCell = ({ figure, standing }: ShownPeriod): string =>
  figure?.words ?? (standing === null ? t('report:measure.later') : t('report:measure.noFigureCell'))

/** How the figures come about: the person's own words, and how a year's values become one. */
function gatheredSaid(measure: Measure): string[] {
  const [first, ...rest] = paragraphsOf(measure.method)
  const how = countingInWords(measure).join(' ')
  if (measure.kind === 'story' || measure.kind === 'milestone') {
    return first === undefined ? [] : [t('report:measure.method', { text: first }), ...rest]
  }
  return first === undefined ? [how] : [`${t('report:measure.method', { text: first })} ${how}`, ...rest]
}

function withoutPart(period: string, missing: number, suppressed: number): string {
  const parts = [
    ...(missing > 0 ? [t('report:measure.missingPart', { count: missing })] : []),
    ...(suppressed > 0 ? [t('report:measure.suppressedPart', { count: suppressed })] : []),
  ]
  return t('report:measure.withoutPart', { period, parts })
}

function withoutNumberSaid({ periods, earlierPeriods }: ShownMeasure): string {
  const parts = periods
    .filter(({ missing, suppressed }) => missing + suppressed > 0)
    .map(({ period, missing, suppressed }) => withoutPart(period.label, missing, suppressed))
  return [
    ...(parts.length === 0 ? [] : [t('report:measure.without', { parts })]),
    ...(earlierPeriods === 0 ? [] : [t('report:measure.earlier', { count: earlierPeriods })]),
  ].join(' ')
}
