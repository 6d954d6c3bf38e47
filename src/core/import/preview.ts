import type { Flag } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import type { YearStart } from '@core/observation/period'
import type { CorrectedCell } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import type { ReadProblem, RowSource } from '@core/table/rows'
import type { PeriodUnit } from './cell-period'
import { type CellCorrection, createCorrector } from './corrections'
import { periodLengths } from './date-columns'
import { type DuplicateIndex, isRejected, isUnread } from './duplicate-index'
import {
  createRepeatFinder,
  type DuplicateChoice,
  type DuplicateDecision,
  duplicateKey,
  forAll,
  type Repeats,
} from './duplicates'
import {
  createFiguresToCome,
  type FigureToCome,
  type MeasureThere,
  notAddedOverTime,
  notAddedUp,
} from './figures-to-come'
import type { ObservedCell } from './interpret'
import { createReader, createTally, interpretRows, placesThatCount } from './interpret-rows'
import type { Mapping } from './mapping'
import { breakdownsLeftOut } from './nested-rows'
import { dimensionsInHeadings } from './plan'
import { columnWarnings, firstOtherColumn, type PreviewColumn, previewColumns } from './preview-columns'
import { type MappingQuestion, questionsAbout } from './questions'
import type { Rejection, RowCounts } from './rejections'
import type { QuestionAccount } from './survey/survey-tally'
import type { Table } from './table'
import { createTotalChecker, type TotalCheck } from './total-checks'

/** `other-columns`: the mapping was made for a table with other columns; `detail` is the first that differs, from 0. */
export type PreviewProblem = ReadProblem | 'other-columns' | 'cancelled'

export const previewWarnings = [
  'repeated-observations',
  'same-column-names',
  'missing-column-names',
  'totals-kept',
  'total-differs',
  'half-left-out',
  'figures-not-used',
  'breakdown-left-out',
  'not-added-up',
  'not-added-over-time',
  'periods-differ',
  'other-table',
] as const
export type PreviewWarning = (typeof previewWarnings)[number]

export type PreviewObservation = {
  readonly line: number
  /** Key within the mapping. */
  readonly measure: string
  readonly day: Day
  readonly flag: Flag
  /** Null where there is no number. */
  readonly value: number | null
  readonly denominator: number | null
  /** Marks beside the value, joined (`joinedNotes`). */
  readonly note: string
  readonly dimensions: Readonly<Record<string, string>>
}

/** Observations of the file of which the project has one of the same measure, day and words. */
export type Duplicates = {
  readonly count: number
  /** Of these, those whose value is another. */
  readonly different: number
  /** The first ones, those whose value is another before the rest. */
  readonly first: readonly Duplicate[]
  /** What the counts go by. Where nobody chose, they are left out; the person has to say so where any value is another. */
  readonly choice: DuplicateChoice
  readonly hasToChoose: boolean
  /** Values of the project that count now and would not any more. */
  readonly replaced: number
}
export type Duplicate = {
  readonly observation: PreviewObservation
  readonly there: Pick<PreviewObservation, 'flag' | 'value' | 'denominator'>
  readonly isSame: boolean
  /** By which a choice for this one alone is kept (see `DuplicateDecision`). */
  readonly key: string
  readonly choice: DuplicateChoice
}

/** What would happen, before anything is written. */
export type Preview = {
  readonly columns: readonly PreviewColumn[]
  /** What has to be settled first. While there is anything, no row has been read and `reading` is null. */
  readonly questions: readonly MappingQuestion[]
  readonly reading: {
    readonly counts: RowCounts
    readonly leftOut: readonly Rejection[]
    /** The first ones, as they would be. */
    readonly observations: readonly PreviewObservation[]
    readonly repeats: Repeats
    readonly duplicates: Duplicates
    /** Totals the file states against the sums of their parts. Only for numbers, and where rows are told apart by one column, or it is known which add up all. */
    readonly totalChecks: readonly TotalCheck[]
    /** Observations by measure, in the order of `mapping.measures`. */
    readonly observationsByMeasure: readonly number[]
    /** What was typed over the file. */
    readonly corrected: readonly CorrectedCell[]
    /** What each measure comes to by year, by this file alone. */
    readonly figures: readonly FigureToCome[]
    /** Of a survey: how each question was answered. */
    readonly answers: readonly QuestionAccount[]
  } | null
  readonly warnings: readonly PreviewWarning[]
}

export type PreviewRequest = {
  readonly rows: RowSource
  readonly table: Table
  readonly mapping: Mapping
  /** What the project has; null: nothing that could be there twice. */
  readonly duplicateIndex?: DuplicateIndex | null | undefined
  /** Absent: nobody chose yet. */
  readonly duplicates?: DuplicateDecision | undefined
  readonly corrections?: readonly CellCorrection[] | undefined
  /** The project's: what its years are and how its measures are added up. Absent: years begin in January. */
  readonly yearStart?: YearStart | undefined
  readonly measures?: readonly MeasureThere[] | undefined
  readonly isCancelled?: () => boolean
  readonly onProgress?: (rowsRead: number) => void
}

const observationsShown = 20
const duplicatesShown = 50

/** What of one series may be there twice was looked for in the first rows alone: later ones are of other lengths. */
const mayRepeatPeriods = ({ columns }: Mapping, { sampleIsAll }: Table, units: ReadonlySet<PeriodUnit>): boolean =>
  !sampleIsAll &&
  columns.some(({ role }) => role.as === 'date' && role.only === undefined) &&
  periodLengths.filter(unit => units.has(unit)).length > 1

/** Does all that `runImport` does, to the last row, and keeps nothing: its counts are the ones the import will have. */
export async function previewImport(request: PreviewRequest): Promise<Result<Preview, PreviewProblem>> {
  const { mapping, table } = request
  const other = firstOtherColumn(mapping, table)
  if (other !== null) return problem('other-columns', String(other))
  const columns = previewColumns(mapping, table)
  const questions = questionsAbout(mapping)
  if (questions.length > 0) return ok({ columns, questions, reading: null, warnings: columnWarnings(columns) })

  const tally = createTally(placesThatCount(mapping))
  const corrector = createCorrector(request.corrections ?? [], mapping.columns.length)
  const totals = createTotalChecker()
  const observations: PreviewObservation[] = []
  const decision = request.duplicates ?? forAll(null)
  let undecided = 0
  const same: { count: number; first: Duplicate[] } = { count: 0, first: [] }
  const different: { count: number; first: Duplicate[] } = { count: 0, first: [] }
  const byMeasure = mapping.measures.map(() => 0)
  const isCount = mapping.measures.map(measure => measure.kind === 'number')
  const reader = createReader(mapping, {
    observation: (cell, codes, line) => {
      tally.observation(cell)
      byMeasure[cell.measure] = (byMeasure[cell.measure] ?? 0) + 1
      // In a survey many people answer alike.
      if (!mapping.survey) repeatFinder.see(cell, codes, line)
      if (checksTotals) totals.see(cell)
      figures.see(cell, codes)
      if (observations.length < observationsShown) observations.push(observed(cell, codes, line))
    },
    leftOut: tally.leftOut,
    unread: (cell, codes) => {
      if (!judge?.isThere(cell, codes)) tally.unread()
    },
    isDuplicate: (cell, codes, line) => {
      const there = judge?.find(cell, codes, line)
      if (!there) return false
      if (isUnread(there)) return isRejected(there)
      const list = there.isSame ? same : different
      list.count++
      const keyNow = () => duplicateKey(line, mapping.measures[cell.measure]?.key ?? '', cell.day)
      if (!there.isSame && decision.all === null && decision.each[keyNow()] === undefined) undecided++
      if (list.first.length < duplicatesShown) {
        const { flag, value, denominator, isSame, choice } = there
        const valueThere = { flag, value: numberOrNull(value), denominator: numberOrNull(denominator) }
        list.first.push({ observation: observed(cell, codes, line), there: valueThere, isSame, key: keyNow(), choice })
      }
      if (!isRejected(there)) return false
      // It stays a part of what the file's own totals add up.
      if (checksTotals) totals.see(cell)
      return true
    },
    totalCell: (label, cell, line) => {
      if (checksTotals && isCount[cell.measure]) totals.total(label, cell, line)
    },
  })
  const figures = createFiguresToCome(mapping, request.measures ?? [], reader.dimensions.length, codes =>
    Object.entries(wordsOf(codes)),
  )
  const repeatFinder = createRepeatFinder(reader.dimensions.length)
  const judge = request.duplicateIndex?.judgeFor(mapping, reader.dimensions, decision)
  // Where a code tells the rows apart each is one place, whatever else it says.
  const checksTotals =
    reader.dimensions.length - dimensionsInHeadings(mapping).length <= 1 ||
    mapping.rows.code !== null ||
    (mapping.rows.nested ?? []).length > 0

  const observed = (cell: ObservedCell, codes: Uint32Array, line: number): PreviewObservation => ({
    line,
    measure: mapping.measures[cell.measure]?.key ?? '',
    day: cell.day,
    flag: cell.flag,
    value: numberOrNull(cell.value),
    denominator: numberOrNull(cell.denominator),
    note: cell.note,
    dimensions: wordsOf(codes),
  })

  function wordsOf(codes: Uint32Array): Record<string, string> {
    const words: [string, string][] = []
    for (const [index, { name, dictionary }] of reader.dimensions.entries()) {
      const word = dictionary.words[(codes[index] ?? 0) - 1]
      if (word !== undefined) words.push([name, word])
    }
    return Object.fromEntries(words)
  }

  const issue = await interpretRows({
    rows: request.rows,
    reader,
    corrector,
    tally,
    afterPiece: async rowsRead => {
      if (request.isCancelled?.()) return problem('cancelled')
      request.onProgress?.(rowsRead)
      return null
    },
  })
  if (issue) return issue
  reader.finish()
  const counts = tally.counts()
  const repeats = repeatFinder.repeats()
  const totalChecks = totals.checks()
  const figuresThere = figures.figures(request.yearStart ?? 1, totalChecks)
  const warnings: PreviewWarning[] = columnWarnings(columns)
  if (breakdownsLeftOut(mapping).length > 0) warnings.push('breakdown-left-out')
  if (repeats.count > 0) warnings.push('repeated-observations')
  if (mapping.rows.keepTotals) warnings.push('totals-kept')
  if (totalChecks.length > 0 && !totalChecks.some(check => check.agrees)) warnings.push('total-differs')
  if (notAddedUp(mapping, figuresThere).length > 0) warnings.push('not-added-up')
  if (notAddedOverTime(mapping).length > 0) warnings.push('not-added-over-time')
  if (mapping.nextTable) warnings.push('other-table')
  if (mayRepeatPeriods(mapping, table, reader.periodUnits)) warnings.push('periods-differ')
  // What is in already was read well.
  const there = (counts.rowsByReason['already-there'] ?? 0) + (counts.rowsByReason['other-table'] ?? 0)
  const again = (counts.rowsByReason['total-row'] ?? 0) + (counts.rowsByReason['part-row'] ?? 0)
  if (counts.rowsLeftOut - there - again > counts.rowsUsed + there) warnings.push('half-left-out')
  return ok({
    columns,
    questions,
    reading: {
      counts,
      leftOut: tally.listed,
      observations,
      repeats,
      duplicates: {
        count: same.count + different.count,
        different: different.count,
        first: [...different.first, ...same.first].slice(0, duplicatesShown),
        choice: decision.all ?? 'skip',
        hasToChoose: undecided > 0,
        replaced: judge?.replacedCount() ?? 0,
      },
      totalChecks,
      observationsByMeasure: byMeasure,
      corrected: corrector.done,
      figures: figuresThere,
      answers: reader.accounts(),
    },
    warnings,
  })
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
