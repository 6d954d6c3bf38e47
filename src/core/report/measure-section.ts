import { aggregationUsed, hasLevels, isCumulative, isLevel } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'
import { distributionBlocks } from './distribution-table'
import { judgedBlocks } from './judged'
import { judgingBlocks } from './judging-table'
import { measureChart } from './measure-chart'
import { sheetBlocks } from './measure-sheet'
import type { ReportBlock, ReportTable } from './model'
import type { ReportMatter } from './report-matter'
import type { ShownMeasure, ShownPeriod } from './shown-measure'
import { aggregationWords, cautionWords, directionWords, standingWords } from './term-words'
import { lineOf, paragraphsOf, titleOf } from './text'
import { words } from './words'

/** A measure with its story, its sentence, its chart and its table. */
export function measureBlocks(matter: ReportMatter, shown: ShownMeasure, level: 2 | 3): ReportBlock[] {
  const { measure } = shown
  const chart = measureChart(shown)
  const without = withoutNumberSaid(shown)
  const note = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'note', text })
  const story = [
    ...(measure.because === '' ? [] : [words.measure.because(lineOf(measure.because))]),
    provenanceSaid(matter, measure),
  ]
  return [
    { kind: 'heading', level, text: titleOf(measure.title) },
    { kind: 'paragraph', tone: 'body', text: measureSaid(matter, shown), keepNext: true },
    ...judgedBlocks(matter, { about: 'measure', aboutId: measure.id }),
    { kind: 'paragraph', tone: 'note', text: story.join(' '), keepNext: chart !== null },
    ...(hasLevels(measure.kind) ? levelBlocks(measure) : []),
    ...(chart ? [chart] : []),
    ...(shown.periods.some(({ figure, target }) => figure !== null || target !== null) ? [periodTable(shown)] : []),
    ...(without === '' ? [] : [note(without)]),
    ...shown.current.cautions.map(caution => note(cautionWords[caution])),
    ...judgingBlocks(matter, measure),
    ...distributionBlocks(matter, shown),
    ...gatheredSaid(measure).map(note),
    ...sheetBlocks(matter, measure),
  ]
}

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
        ? words.measure.seenDifferently
        : words.measure.noFigure(period.label)
      : figure.hidden
        ? words.measure.hiddenFigure(period.label, project.smallestGroup)
        : words.measure.figure(period.label, said(figure.words), unit),
    ...standingSaid(shown),
    ...(nextTarget && current.target === null
      ? [words.measure.next(said(nextTarget.words), nextTarget.period.label)]
      : []),
    directionWords[measure.direction],
  ]
  return sentences.join(' ')
}

function storySaid({ current: { standing, period } }: ShownMeasure): string {
  return standing === 'in-words' ? words.measure.inWords(period.label) : words.measure.noWords(period.label)
}

function milestoneSaid({ current: { figure, period }, reachedOn }: ShownMeasure): string {
  if (figure === null) return words.measure.milestoneUnknown(period.label)
  return reachedOn === null ? words.measure.notReached(period.label) : words.measure.reached(words.day(reachedOn))
}

/** A rubric's levels are names, and stand in quotes among other words. */
const sayer = (measure: Measure) => (isLevel(measure) ? words.quoted : (text: string) => text)

function standingSaid({ measure, current: { standing, target, figure }, baseline }: ShownMeasure): string[] {
  const said = sayer(measure)
  const { met, notMet, standings, standingsHidden, noComparison } = words.measure
  switch (standing) {
    case null:
    case 'no-figure':
    case 'seen-differently':
    case 'in-words':
      return []
    case 'no-comparison':
      return [noComparison]
    case 'target-met':
      return target ? [met(said(target.words))] : []
    case 'not-there-yet':
      return target ? [notMet(said(target.words))] : []
    default: {
      const compared =
        baseline && !baseline.hidden ? standings[standing](said(baseline.words)) : standingsHidden[standing]
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
  return [
    groups.length === 0 ? words.measure.notProposed : words.measure.proposed(groups),
    workshop ? words.measure.agreedIn(titleOf(workshop.title), words.day(workshop.heldOn)) : words.measure.notAgreed,
  ].join(' ')
}

/** A scale's levels are answers: most speak for themselves. */
function levelBlocks({ rubric, kind }: Measure): ReportBlock[] {
  if (rubric.length === 0) return []
  const items = rubric.map(({ name, words: text }) =>
    kind === 'scale' && lineOf(text) === ''
      ? { text: titleOf(name) }
      : words.measure.level(titleOf(name), lineOf(text)),
  )
  const lead = kind === 'scale' ? words.measure.scale : words.measure.rubric
  return [
    { kind: 'paragraph', tone: 'body', text: lead, keepNext: true },
    { kind: 'list', items },
  ]
}

function periodTable({ measure, periods, current }: ShownMeasure): ReportTable {
  const title = titleOf(measure.title)
  return {
    kind: 'table',
    caption: words.measure.tableCaption(words.shortened(title, 160), current.period.kind === 'year'),
    description: words.measure.tableDescription,
    columns: [
      {
        label: current.period.kind === 'year' ? words.measure.year : words.measure.periodColumn,
        align: 'start',
        width: 3,
      },
      {
        label:
          measure.kind === 'number' && measure.unit !== ''
            ? words.heading(words.shortened(titleOf(measure.unit), 60))
            : words.measure.figureColumn,
        align: 'end',
        width: 4,
      },
      { label: words.measure.target, align: 'end', width: 3 },
      { label: words.measure.standing, align: 'start', width: 5 },
    ],
    rows: periods.filter(isWorthARow).map(each => ({
      emphasis: each.period.key === current.period.key,
      cells: [
        { text: each.period.label },
        { text: figureCell(each) },
        { text: each.target?.words ?? words.none },
        each.standing === null || each.standing === 'no-figure'
          ? { text: words.none }
          : { text: standingWords[each.standing], standing: each.standing },
      ],
    })),
  }
}

/** Years after the reported one are there for their targets. */
const isWorthARow = ({ standing, target }: ShownPeriod): boolean => standing !== null || target !== null

const figureCell = ({ figure, standing }: ShownPeriod): string =>
  figure?.words ?? (standing === null ? words.measure.later : words.measure.noFigureCell)

/** How the figures come about: the person's own words, and how a year's values become one. */
function gatheredSaid(measure: Measure): string[] {
  const [first, ...rest] = paragraphsOf(measure.method)
  const how = isCumulative(measure) ? words.measure.rising : aggregationWords[aggregationUsed(measure)]
  if (measure.kind === 'story' || measure.kind === 'milestone') {
    return first === undefined ? [] : [words.measure.method(first), ...rest]
  }
  return first === undefined ? [how] : [`${words.measure.method(first)} ${how}`, ...rest]
}

function withoutNumberSaid({ periods, earlierPeriods }: ShownMeasure): string {
  const parts = periods
    .filter(({ missing, suppressed }) => missing + suppressed > 0)
    .map(({ period, missing, suppressed }) => words.measure.withoutPart(period.label, missing, suppressed))
  return [
    ...(parts.length === 0 ? [] : [words.measure.without(parts)]),
    ...(earlierPeriods === 0 ? [] : [words.measure.earlier(earlierPeriods)]),
  ].join(' ')
}
