import type { ExportedObservation } from '@core/export/exported-observation'
import { isBound, joinedNotes, notesOf } from '@core/import/notes'
import { acrossUsed, aggregationUsed, answerDimension, isCumulative, isShare } from '@core/measure/adding-up'
import { type PeriodKey, periodOfDay, type YearStart } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { passed, type Shareable } from './shareable'
import { type Count, isSmall } from './small-numbers'
import { type HiddenTotals, hideInYear, nothing, rowNameOf, sumOf } from './table-of-year'

/** A record that may leave the room: without its note; `value` and `denominator` are null, and `source` is empty, where `hidden`. */
export type SharedObservation = Omit<ExportedObservation, 'note'> & { readonly hidden: boolean }

export type SharedMeasure = {
  readonly measure: Measure
  readonly observations: readonly SharedObservation[]
  /** Records that are one person each, and so are not listed at all. */
  readonly notListed: number
  readonly hiddenTotals: (period: PeriodKey) => HiddenTotals
}

export type ShareOptions = {
  readonly threshold: number
  readonly yearStart: YearStart
  /** Dimensions that tell one person from another (`personalDimensions`). Absent: none. */
  readonly personal?: ReadonlySet<string>
}

/**
 * A measure's observations with small numbers of people hidden, and others with them where a hidden one could be worked out
 * (docs/decisions/0008). Each reporting year is one table: a row for each place or group, a column for each day; its rows,
 * its columns and the year as a whole are taken to be known to the reader, from a report or from adding up. What one person
 * said is in no row: records of one day, place and group are one row, and single answers are not listed (decision 20).
 */
export function sharedMeasure(
  measure: Measure,
  observations: Iterable<ExportedObservation>,
  options: ShareOptions,
): Shareable<SharedMeasure> {
  const all = Array.from(observations, one => withoutPersonal(one, options.personal ?? new Set()))
  return passed(recordsShared(measure, all, options))
}

function withoutPersonal(one: ExportedObservation, personal: ReadonlySet<string>): ExportedObservation {
  if (personal.size === 0) return one
  const kept = Object.entries(one.dimensions).filter(([name]) => !personal.has(name))
  return { ...one, dimensions: Object.fromEntries(kept) }
}

function recordsShared(measure: Measure, all: readonly ExportedObservation[], options: ShareOptions): SharedMeasure {
  // One person's answer, or one person's story: whether or not the measure says that it counts people.
  if (measure.kind === 'scale' || measure.kind === 'rubric' || measure.kind === 'story') return notListed(measure, all)
  if (areAnswers(measure, all) || (measure.countsPeople && aggregationUsed(measure) === 'count')) {
    const years = byYear(all, options.yearStart)
    const few = (period: PeriodKey): boolean =>
      isSmall((years.get(period) ?? []).filter(({ flag }) => flag === 'value').length, options.threshold)
    return { ...notListed(measure, all), hiddenTotals: period => ({ year: few(period), day: () => true }) }
  }
  // A milestone is no number of people.
  if (measure.kind === 'milestone') return { ...notListed(measure, []), observations: all.map(open) }
  const rows = oneRowEach(all, measure)
  if (!measure.countsPeople) return { ...notListed(measure, []), observations: rows.map(open) }

  const hidden = new Set<ExportedObservation>()
  const totals = new Map<PeriodKey, HiddenTotals>()
  for (const [period, own] of byYear(rows, options.yearStart)) {
    for (const [answer, family] of families(own, measure)) {
      const parts = addsParts(measure) ? family : coarseParts(family, measure, options, hidden)
      const found = hideInYear(parts, { measure, countsOf: countsIn(measure), threshold: options.threshold }, hidden)
      if (answer === '') totals.set(period, found)
    }
  }
  if (isCumulative(measure)) hideSmallRises(rows, options.threshold, hidden)
  // Of a list of people even a hidden row would say that there is somebody of that day, place and group.
  const listed = isListOfPeople(all, rows, measure) ? rows.filter(one => !hidden.has(one)) : rows
  return {
    measure,
    observations: listed.map(one =>
      hidden.has(one)
        ? { ...open(one), value: null, denominator: null, marks: '', source: '', hidden: true }
        : open(one),
    ),
    notListed: rows.length - listed.length,
    hiddenTotals: period => totals.get(period) ?? nothing,
  }
}

const arePeople = (measure: Measure): boolean => acrossUsed(measure) === 'people'

/**
 * Records that add up with each other. Of people who could give several answers those of one answer do, and those of none; answers
 * overlap, and have no total.
 */
function families(rows: readonly ExportedObservation[], measure: Measure): Map<string, ExportedObservation[]> {
  const byAnswer = new Map<string, ExportedObservation[]>([['', []]])
  for (const row of rows) {
    const answer = arePeople(measure) ? (row.dimensions[answerDimension] ?? '') : ''
    const there = byAnswer.get(answer)
    if (there) there.push(row)
    else byAnswer.set(answer, [row])
  }
  return byAnswer
}

/** True where records of parts are summed to the whole, be it of all people or of those who gave one answer. */
function addsParts(measure: Measure): boolean {
  const across = acrossUsed(measure)
  return across === null || across === 'sum' || across === 'people'
}

/**
 * Where parts are not summed, what is of the whole stands beside them as their total does: it is no part of the table. Of what is
 * recorded finer still (the groups of places) nothing is shown where any of it is small, as the coarser would give it away.
 */
function coarseParts(
  own: readonly ExportedObservation[],
  measure: Measure,
  { threshold }: ShareOptions,
  hidden: Set<ExportedObservation>,
): ExportedObservation[] {
  const countsOf = countsIn(measure)
  const few = (one: ExportedObservation): boolean =>
    countsOf(one).some(count => count !== null && isSmall(count, threshold))
  const depth = ({ dimensions }: ExportedObservation): number =>
    Object.values(dimensions).filter(word => word.trim() !== '').length
  const parts = own.filter(one => depth(one) > 0)
  const coarsest = parts.reduce((least, one) => Math.min(least, depth(one)), Number.POSITIVE_INFINITY)
  const finer = parts.filter(one => depth(one) > coarsest)
  const whole = own.filter(one => depth(one) === 0)
  for (const one of [...whole.filter(few), ...(finer.some(few) ? finer : [])]) hidden.add(one)
  return parts.filter(one => depth(one) === coarsest)
}

const open = ({ note: _, ...observation }: ExportedObservation): SharedObservation => ({
  ...observation,
  marks: marksForOthers(observation.marks),
  hidden: false,
})

/** Marks of the closed list, whatever a file from elsewhere calls one. A bound is a small number nearly told. */
const marksForOthers = (marks: string): string => joinedNotes(notesOf(marks).filter(note => !isBound(note)))

const notListed = (measure: Measure, all: readonly ExportedObservation[]): SharedMeasure => ({
  measure,
  observations: [],
  notListed: all.length,
  hiddenTotals: () => nothing,
})

/** The highest number that is taken for a place on an answer's scale: 0 to 10 is the longest in use. */
const highestAnswer = 10

/**
 * True where the records are what people answered, one by one, to be averaged: several of one day, place and group; or whole
 * numbers from 0 to 10 alone, which an average of a group seldom is. Nothing in a measure says so itself.
 */
function areAnswers(measure: Measure, all: readonly ExportedObservation[]): boolean {
  const used = aggregationUsed(measure)
  const values = all.filter(({ value }) => value !== null)
  const several = () => new Set(values.map(seatName)).size < values.length
  if (measure.kind === 'share') return values.some(({ denominator }) => denominator === null) && several()
  if (measure.kind !== 'number') return false
  if (values.some(({ fromSurvey }) => fromSurvey) && several()) return true
  if (used !== 'mean' && used !== 'median') return false
  const isPlace = (value: number | null) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= highestAnswer
  return (values.length > 0 && values.every(({ value }) => isPlace(value))) || several()
}

/** Records of one day, place and group as one row with their sum (of a rate, their mean), which is what every figure makes of them. */
function oneRowEach(all: readonly ExportedObservation[], measure: Measure): ExportedObservation[] {
  if (aggregationUsed(measure) === 'count') return [...all]
  const bySeat = new Map<string, ExportedObservation[]>()
  for (const one of all) {
    const key = one.value === null ? `${seatName(one)} ${bySeat.size}` : seatName(one)
    const there = bySeat.get(key)
    if (there) there.push(one)
    else bySeat.set(key, [one])
  }
  return [...bySeat.values()].flatMap(records => {
    const [first, second] = records
    if (!first || !second) return records
    const total = sumOf(records.map(({ value }) => value))
    const sources = new Set(records.map(({ source }) => source))
    const files = new Set(records.map(({ importFile }) => importFile))
    return {
      ...first,
      value: addsRecords(measure) ? total : total / records.length,
      denominator: records.every(({ denominator }) => denominator === null)
        ? null
        : sumOf(records.map(({ denominator }) => denominator)),
      marks: joinedNotes(records.flatMap(({ marks }) => notesOf(marks))),
      source: [...sources].filter(source => source !== '').join('; '),
      importFile: files.size === 1 ? first.importFile : null,
      line: null,
    }
  })
}

/** Records of a rate are averaged, as every figure does that is made of them. */
const addsRecords = (measure: Measure): boolean =>
  addsParts(measure) || measure.kind === 'share' || aggregationUsed(measure) === 'sum'

const seatName = ({ day, dimensions }: ExportedObservation): string => `${day} ${rowNameOf(dimensions)}`

/** True of a file (or of what was typed) that has a record for each person: nobody, or one, in every one of them. */
function isListOfPeople(
  all: readonly ExportedObservation[],
  rows: readonly ExportedObservation[],
  measure: Measure,
): boolean {
  const people = all.map(({ value, denominator }) => (isShare(measure) ? denominator : value)).filter(count => !!count)
  const several = rows.length < all.length || all.some(({ origin }) => origin !== 'hand')
  return several && people.length > 0 && people.every(count => count === 1)
}

function byYear(all: readonly ExportedObservation[], yearStart: YearStart): Map<PeriodKey, ExportedObservation[]> {
  const years = new Map<PeriodKey, ExportedObservation[]>()
  for (const observation of all) {
    const { key } = periodOfDay(observation.day, yearStart)
    const own = years.get(key)
    if (own) own.push(observation)
    else years.set(key, [observation])
  }
  return years
}

/**
 * Of running totals, what rose by few people since the last one that is shown: the difference of the two would say how few.
 */
function hideSmallRises(
  observations: readonly ExportedObservation[],
  threshold: number,
  hidden: Set<ExportedObservation>,
): void {
  const shown = new Map<string, number>()
  for (const observation of observations.toSorted((a, b) => a.day - b.day)) {
    const { value, dimensions } = observation
    if (value === null || hidden.has(observation)) continue
    const row = rowNameOf(dimensions)
    const before = shown.get(row)
    if (before !== undefined && isSmall(value - before, threshold)) hidden.add(observation)
    else shown.set(row, value)
  }
}

/** The numbers of people an observation speaks of: those counted and of how many; or, of a share, those in it, not in it, and all. */
function countsIn(measure: Measure): (observation: ExportedObservation) => readonly Count[] {
  if (!isShare(measure)) return ({ value, denominator }) => (arePeople(measure) ? [value, denominator] : [value])
  return ({ value, denominator }) =>
    value === null || denominator === null ? [] : [value, denominator - value, denominator]
}
