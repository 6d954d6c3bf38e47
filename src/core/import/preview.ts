import type { Flag } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import type { YearStart } from '@core/observation/period'
import type { CorrectedCell } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { comparableText, sameText, tidyText } from '@core/same-text'
import type { ReadProblem, RowSource } from '@core/table/rows'
import { type CellCorrection, createCorrector } from './corrections'
import type { PeriodUnit } from './date-cell'
import { periodLengths, periodOfRow } from './date-columns'
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
import type { Mapping, Role } from './mapping'
import { breakdownsLeftOut } from './nested-rows'
import { dimensionsInHeadings } from './plan'
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

export type PreviewColumn = {
  readonly place: number
  readonly name: string
  readonly role: Role
  readonly samples: readonly string[]
  /** Place of an earlier column of the same name. */
  readonly sameNameAs: number | null
  /** Of the date column, the first different dates and what they are read as. Otherwise empty. */
  readonly dates: readonly { readonly text: string; readonly firstDay: Day; readonly lastDay: Day }[]
}

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
  const warnings = columnWarnings(columns)
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

/** The place of the first column whose heading is not the one the mapping was made for. Null: it fits. */
export function firstOtherColumn(mapping: Mapping, table: Table): number | null {
  if (mapping.columns.length !== table.columns.length) {
    return Math.min(mapping.columns.length, table.columns.length)
  }
  const place = table.columns.findIndex((column, index) => !sameText(column.name, mapping.columns[index]?.name ?? ''))
  return place === -1 ? null : place
}

function previewColumns(mapping: Mapping, table: Table): PreviewColumn[] {
  const first = new Map<string, number>()
  return table.columns.map(({ place, name, samples }) => {
    const sameNameAs = name === '' ? null : (first.get(comparableText(name)) ?? null)
    if (sameNameAs === null) first.set(comparableText(name), place)
    return {
      place,
      name,
      role: mapping.columns[place]?.role ?? { as: 'ignore' },
      samples,
      sameNameAs,
      dates: datesIn(mapping, table, place),
    }
  })
}

const datesShown = 6

function datesIn(mapping: Mapping, { sample }: Table, place: number): PreviewColumn['dates'] {
  const role = mapping.columns[place]?.role
  if (role?.as !== 'date' || role.order === null) return []
  const parts = new Map(
    mapping.columns.flatMap(({ role }, at) => (role.as === 'date-part' ? [[at, role.part] as const] : [])),
  )
  const { yearEndsIn, financialYearStart } = mapping
  const style = { order: role.order, spans: role.spans, yearEndsIn, financialYearStart }
  const found = new Map<string, PreviewColumn['dates'][number]>()
  for (const row of sample.rows) {
    if (found.size >= datesShown) break
    const text = [place, ...parts.keys()].map(at => tidyText(row[at] ?? '')).join(' ')
    if (found.has(text)) continue
    const period = periodOfRow(row, { date: place, parts }, style)
    if (typeof period !== 'string') found.set(text, { text, firstDay: period.firstDay, lastDay: period.lastDay })
  }
  return [...found.values()]
}

function columnWarnings(columns: readonly PreviewColumn[]): PreviewWarning[] {
  const warnings: PreviewWarning[] = []
  if (columns.some(column => column.sameNameAs !== null)) warnings.push('same-column-names')
  if (columns.some(({ role }) => role.as === 'ignore' && role.because === 'figures')) warnings.push('figures-not-used')
  if (columns.some(column => column.name === '' && column.role.as !== 'ignore')) warnings.push('missing-column-names')
  return warnings
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
