import { acrossUsed, isShare } from '@core/measure/adding-up'
import { type Distribution, distributionOf } from '@core/measure/distribution'
import { inOrderOfPerspectives, type JudgedBy, judgedByPerspective, suppressedJudgings } from '@core/measure/judging'
import { type MeasureStanding, type StandingCode, standingOfMeasure } from '@core/measure/standing'
import { type Target, targetForPeriod } from '@core/measure/target'
import { figureForPeriod, figuresByPeriod } from '@core/observation/aggregate'
import { type Month, monthOfDay } from '@core/observation/day'
import { type MeasureReading, totalsIn } from '@core/observation/measure-reading'
import { answersOfParts, figuresOfEachPart } from '@core/observation/part-figures'
import type { Period } from '@core/observation/period'
import type { Measure, Project, RubricJudging } from '@core/project/entities'
import { type SharedCount, type SharedLevels, sharedDistributions, sharedJudgings } from './levels'
import type { SharedFigure } from './series'
import { cellsHiddenForSmallNumbers, isOfFewPeople, isSmall } from './small-numbers'

/** A measure's figure in one period, as others may see it. */
export type FigureForOthers = {
  readonly figure: SharedFigure
  /** `no-figure` where the side of a target or baseline would tell a hidden figure. */
  readonly standing: StandingCode
  readonly target: Target | null
  /** Cells known to be without a number. */
  readonly missing: number
  readonly suppressed: number
}

/** How one perspective judged a rubric. Of a small group its approved reasons alone: `few`, and no number, level or dissent. */
export type JudgedForOthers = Pick<JudgedBy, 'perspectiveId' | 'reasons' | 'dissents'> &
  Pick<SharedLevels, 'few' | 'counts' | 'dontKnow'> & {
    readonly level: JudgedBy['level']
    readonly agreement: JudgedBy['agreement']
  }

/** All that others may know of a measure's figures. What they are read from stays behind these functions. */
export type MeasureForOthers = {
  readonly measure: Measure
  readonly baseline: { readonly value: number | 'hidden'; readonly day: number } | null
  readonly inPeriod: (period: Period) => FigureForOthers
  /** Reporting years for which there is anything, by the year they start in. */
  readonly years: readonly number[]
  /** Months in which something was recorded or judged; not all of them, but the first. */
  readonly months: readonly Month[]
  /** Of a milestone: the day it was reached, by the end of the period. */
  readonly reachedOn: (period: Period) => number | null
  /** How answers lay over the levels in those periods that have any, at most so many of the last. */
  readonly distributions: (periods: readonly Period[], most: number) => readonly SharedLevels[]
  readonly judged: (period: Period) => readonly JudgedForOthers[]
  /** Null: its parts are made into one figure, or nothing tells them apart. */
  readonly parts: (period: Period) => PartsForOthers | null
  /** How many people gave each answer, of how many who answered. Empty where they are not counted by answers. */
  readonly answers: (period: Period) => readonly AnswerForOthers[]
}

/** Of a measure whose parts are never one figure, what each comes to. */
export type PartsForOthers = {
  readonly dimensions: readonly string[]
  readonly parts: readonly { readonly name: string; readonly figure: SharedFigure }[]
}

export type AnswerForOthers = { readonly answer: string; readonly people: SharedCount; readonly of: SharedCount | null }

type Behind = {
  readonly reading: MeasureReading
  readonly judgings: readonly RubricJudging[]
  readonly project: Project
}

export function measureForOthers(measure: Measure, { reading, judgings, project }: Behind): MeasureForOthers {
  const { smallestGroup: threshold, perspectives, yearStart } = project
  return {
    measure,
    baseline: baselineForOthers(measure, threshold),
    inPeriod: period => figureForOthers(measure, reading, period, threshold),
    years: figuresByPeriod(reading, measure, yearStart).map(({ period }) => Number(period.key)),
    months: [reading.summary.month.at(0), ...(reading.judgings ?? []).map(({ day }) => monthOfDay(day))].filter(
      month => month !== undefined,
    ),
    reachedOn: period => figureForPeriod(reading, measure, period)?.reachedOn ?? null,
    distributions: (periods, most) => {
      const known = periods.flatMap((period): { name: string; found: Distribution }[] => {
        const found = distributionOf(reading, measure, period)
        return found ? [{ name: period.label, found }] : []
      })
      return sharedDistributions(known.slice(-most), measure, threshold)
    },
    parts: period => partsForOthers(measure, reading, period, threshold),
    answers: period => answersForOthers(measure, reading, period, threshold),
    judged: ({ firstDay, lastDay }) => {
      const own = judgings.filter(({ measureId }) => measureId === measure.id)
      const judged = inOrderOfPerspectives(judgedByPerspective(own, firstDay, lastDay), perspectives)
      const places = Math.max(measure.rubric.length, ...judged.map(({ counts }) => counts.length))
      const shared = sharedJudgings(judged, places, id => id, threshold)
      return judged.map(({ perspectiveId, reasons, dissents, level, agreement }, row) => {
        const { few = true, counts = [], dontKnow = 'hidden' } = shared[row] ?? {}
        const told = few ? { level: null, agreement: null, dissents: [] } : { level, agreement, dissents }
        return { perspectiveId, reasons, few, counts, dontKnow, ...told }
      })
    },
  }
}

/**
 * Small counts are hidden. Answers of which each person gave one add up to all: there another is hidden with a single small one. How many did
 * not tick an answer is no group that anybody is in.
 */
function answersForOthers(
  measure: Measure,
  { parts }: MeasureReading,
  { firstDay, lastDay }: Period,
  threshold: number,
): AnswerForOthers[] {
  const counts = answersOfParts(parts, measure, firstDay, lastDay)
  const addUp = acrossUsed(measure) === 'sum'
  const { cells } = cellsHiddenForSmallNumbers([counts.map(({ people }) => people)], {
    threshold,
    rowTotals: addUp,
    columnTotals: false,
  })
  return counts.map(({ answer, people, of }, place) => {
    const isFew = [people, of ?? 0].some(count => isSmall(count, threshold))
    const isHidden = measure.countsPeople && (isFew || cells[0]?.[place] === true)
    return {
      answer,
      people: isHidden ? 'hidden' : people,
      of: of === null || !isHidden ? of : isSmall(of, threshold) ? 'hidden' : of,
    }
  })
}

/** Small figures are hidden, each by itself: no sum of them is told from which another could be worked out. */
function partsForOthers(
  measure: Measure,
  { parts }: MeasureReading,
  { firstDay, lastDay }: Period,
  threshold: number,
): PartsForOthers | null {
  const found = figuresOfEachPart(parts, measure, firstDay, lastDay)
  return (
    found && {
      dimensions: found.dimensions,
      parts: found.parts.map(({ name, figure }) => ({
        name,
        figure: isOfFewPeople(figure, measure, threshold) ? 'hidden' : { ...figure, missing: 0, suppressed: 0 },
      })),
    }
  )
}

/** A bare number, of which nobody knows how many people it is about but by itself. */
export function baselineForOthers(measure: Measure, threshold: number): MeasureForOthers['baseline'] {
  if (measure.baseline === null) return null
  const { value, day } = measure.baseline
  const few = isOfFewPeople({ value, numerator: null, denominator: null }, measure, threshold)
  return { value: few ? 'hidden' : value, day }
}

function figureForOthers(
  measure: Measure,
  reading: MeasureReading,
  period: Period,
  threshold: number,
): FigureForOthers {
  const target = targetForPeriod(measure, period)
  const { missing, suppressed } = cellsWithoutNumber(measure, reading, period)
  const told = suppressedReading(reading, period, threshold)
  if (told.hidden) return { figure: 'hidden', standing: 'no-figure', target, missing, suppressed }
  const standing = standingOfMeasure(measure, told.reading, period)
  const { figure } = standing
  if (!figure || !isOfFewPeople(figure, measure, threshold)) {
    return { figure, standing: standing.code, target, missing, suppressed }
  }
  const code = standingTells(measure, standing, threshold) ? 'no-figure' : standing.code
  return { figure: 'hidden', standing: code, target, missing, suppressed }
}

/**
 * Whether the standing of a hidden figure says more of it than that it is small: beside a small target or baseline it tells
 * on which side of it the figure lies, and beside any share's.
 */
const standingTells = (measure: Measure, { target, baseline }: MeasureStanding, threshold: number): boolean =>
  isShare(measure) || [target, baseline].some(each => each !== null && isSmall(each.value, threshold))

/**
 * The reading as it may leave the room for that period: how too few people judged a rubric does not count. `hidden`: some judged,
 * and nothing is left of it, so that what was recorded one by one must not stand in its place.
 */
export function suppressedReading(
  reading: MeasureReading,
  { firstDay, lastDay }: Period,
  threshold: number,
): { reading: MeasureReading; hidden: boolean } {
  const { judgings, ...rest } = reading
  if (judgings === undefined) return { reading, hidden: false }
  const kept = suppressedJudgings(judgings, threshold, { from: firstDay, to: lastDay })
  const judged = judgedByPerspective(judgings, firstDay, lastDay).some(({ answered }) => answered > 0)
  return { reading: { ...rest, judgings: kept }, hidden: judged && kept.length === 0 }
}

/** A story has no numbers to lack. */
function cellsWithoutNumber(
  { kind }: Measure,
  reading: MeasureReading,
  { firstDay, lastDay }: Period,
): { missing: number; suppressed: number } {
  if (kind === 'story') return { missing: 0, suppressed: 0 }
  return totalsIn(reading, firstDay, lastDay) ?? { missing: 0, suppressed: 0 }
}
