import { isOwnExport } from '@core/export/observation-headings'
import { hasLevels } from '@core/measure/adding-up'
import { flags } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import { isPersonalHeading } from '@core/privacy/personal-columns'
import { sameText } from '@core/same-text'
import { placeOfCode } from './area-codes'
import type { PeriodUnit } from './cell-period'
import { createDictionary, type Dictionary, labelSet, type RowLabel } from './dictionary'
import { levelNamesOf, levelsNamed } from './levels'
import { hasOwnWhole, type Mapping } from './mapping'
import { markMeaning, marksFrom, meaningOfNotes } from './marks'
import { joinedNotes, notesAlone, notesOf } from './notes'
import { plainNumber } from './number-cell'
import { measureNamed, plannedColumns, type ValueColumn } from './plan'
import { type Rejection, type RejectionReason, rowText } from './rejections'
import { rowDays } from './row-days'
import { createRowKinds } from './row-kinds'
import type { QuestionAccount } from './survey/survey-tally'
import { type CellReading, readValueCell, type ValueCellProblem, type ValueKind } from './value-cell'

/** One cell that became an observation. `measure` is the place in `mapping.measures`. Filled again for every cell. */
export type ObservedCell = CellReading & { measure: number; day: Day }

/** Where what a row says goes. `codes` is one array used again for every row: copy what you keep. */
export type RowOutcome = {
  observation: (cell: ObservedCell, codes: Uint32Array, line: number) => void
  /** `cells`: the whole row. It is used again: copy what you keep. */
  leftOut: (leftOut: Rejection, cells: readonly string[]) => void
  /** True: the project has it, and it is to be left out. */
  isDuplicate?: (cell: ObservedCell, codes: Uint32Array, line: number) => boolean
  /** A figure of which the file says something that could not be read: it is listed as left out, and the figure is known to lack it. */
  unread?: (cell: ObservedCell, codes: Uint32Array, line: number) => void
  /** Figures of a row that was left out as a total, to be held against the sum of its parts. */
  totalCell?: (label: string, cell: ObservedCell, line: number) => void
}

/** A value column's cell of the row that is being read. `problem`: it makes no observation. */
export type ValueReading = ObservedCell & { problem: ValueCellProblem | 'total-row' | null }

export type Interpreter = {
  /** Used: it made at least one observation. Otherwise it has been left out with a reason, or is the header. */
  read: (cells: readonly string[], line: number) => 'used' | 'left-out' | 'header'
  readonly dimensions: readonly {
    readonly place: number
    readonly name: string
    readonly required: boolean
    readonly dictionary: Dictionary
  }[]
  /** How long the periods are that rows were of so far, those skipped for their length too. */
  readonly periodUnits: ReadonlySet<PeriodUnit>
}

/** Reads rows one after the other. What they come to may wait for the last: then `finish` gives it. */
export type RowReader = Interpreter & {
  readonly finish: () => void
  /** How each question was answered; empty where the file is no survey. */
  readonly accounts: () => readonly QuestionAccount[]
}

/** Makes a mapping into a reader of rows. Throws where the mapping has open questions: ask `questionsAbout` first. */
export function createInterpreter(mapping: Mapping, outcome: RowOutcome): Interpreter {
  const marks = marksFrom(mapping)
  const columns = plannedColumns(mapping)
  const totalLabels = labelSet(mapping.rows.totalLabels)
  const isOwn = isOwnExport(mapping.columns.map(({ name }) => name))
  const dimensions = columns.dimensions.map(({ place, dimension, required }) => ({
    place,
    name: dimension,
    required,
    dictionary: createDictionary(marks, totalLabels, { isExact: isOwn }),
  }))
  // A heading's words are the same in every row: their columns have no place in it.
  const firstInHeading = dimensions.length
  for (const name of columns.headingDimensions) {
    dimensions.push({
      place: -1,
      name,
      required: false,
      dictionary: createDictionary(marks, noLabels, { isExact: isOwn }),
    })
  }
  const kinds = mapping.measures.map(
    (measure): ValueKind => ({
      kind: measure.kind,
      levels: hasLevels(measure.kind) ? levelsNamed(levelNamesOf(measure)) : null,
      perCent: measure.perCent,
    }),
  )
  const codes = new Uint32Array(dimensions.length)
  const readings: ValueReading[] = columns.values.map(() => ({
    measure: 0,
    day: 0,
    value: Number.NaN,
    denominator: Number.NaN,
    flag: flags.value,
    note: '',
    said: '',
    problem: null,
  }))
  const periodUnits = new Set<PeriodUnit>()
  const dayOfRow = rowDays(columns, mapping, periodUnits)
  const headerLine = mapping.headerLine ?? 0
  const lastLine = mapping.nextTable?.line ?? Number.POSITIVE_INFINITY
  const width = mapping.columns.length
  const firstValue = columns.values[0]?.place ?? 0
  const firstName = mapping.columns[firstValue]?.name
  const personal = excludedPersonalColumns(mapping)
  const codeColumn = mapping.rows.code?.column
  const takesWhole = mapping.measures.map(hasOwnWhole)
  const saysWhole = (mapping.rows.nested ?? []).some(({ whole }) => whole !== null)
  const someTakeWhole = takesWhole.includes(true)
  const problems: { reason: RejectionReason; column: number }[] = []
  /** Notes behind the words of the row that is read. */
  let rowNote = ''

  const says = (text: string | undefined): boolean => text !== undefined && markMeaning(text, marks) !== 'missing'
  const rowKinds = createRowKinds(mapping, columns, says)

  function leaveOut(
    reason: RejectionReason,
    cells: readonly string[],
    line: number,
    column: number | null,
  ): 'left-out' {
    const told = personal.size === 0 ? cells : cells.map((cell, place) => (personal.has(place) ? '…' : cell))
    outcome.leftOut({ line, reason, text: rowText(told), column, cellOnly: false }, cells)
    return 'left-out'
  }

  function read(cells: readonly string[], line: number): 'used' | 'left-out' | 'header' {
    if (line <= headerLine) return line === headerLine ? 'header' : leaveOut('above-header', cells, line, null)
    if (line >= lastLine) return leaveOut('other-table', cells, line, null)
    // A full row whose first value is a plain number needs no closer look, unless it is a year that names the column.
    const first = cells[firstValue] ?? ''
    if (cells.length !== width || first === firstName || Number.isNaN(plainNumber(first))) {
      const reason = reasonAgainst(cells)
      if (reason) return leaveOut(reason, cells, line, null)
    }
    const label = readDimensions(cells)
    const kind = rowKinds.kindOf(cells, label, codes)
    if (kind === 'total-row' || kind === 'whole-row')
      return readTotals(cells, line, kind === 'whole-row') || leaveOut('total-row', cells, line, null)
    if (kind) return leaveOut(kind, cells, line, null)
    for (const [index, { place, required }] of dimensions.entries()) {
      if (codes[index] === tooLong) return leaveOut('word-too-long', cells, line, place)
      if (required && codes[index] === 0 && !says(cells[place]))
        return leaveOut('no-dimension-value', cells, line, place)
    }
    const day = dayOfRow(cells)
    if (typeof day === 'string') return leaveOut(day, cells, line, columns.date?.place ?? null)
    const named = namedMeasure(cells)
    if (named === -1) return leaveOut('unknown-measure', cells, line, columns.measureName)
    readCells(cells, day, named)
    return settle(line, cells, rowNote)
  }

  function reasonAgainst(cells: readonly string[]): RejectionReason | null {
    if (!columns.used.some(place => says(cells[place]))) return 'empty-row'
    for (let place = width; place < cells.length; place++) if (!isBlank(cells[place])) return 'too-many-cells'
    const hasNoDate = columns.date === null || isBlank(cells[columns.date.place])
    if (hasNoDate && columns.values.every(({ place }) => isBlank(cells[place]))) return 'no-values'
    if (headerLine > 0 && mapping.columns.every(({ name }, place) => sameText(cells[place] ?? '', name))) {
      return 'repeated-header'
    }
    return cells.length < width ? 'too-few-cells' : null
  }

  /** Fills `codes` and says what kind of row the labels announce. */
  function readDimensions(cells: readonly string[]): RowLabel {
    let label: RowLabel = 'ordinary'
    rowNote = ''
    for (let index = 0; index < firstInHeading; index++) {
      const dimension = dimensions[index]
      if (!dimension) continue
      const cell = cells[dimension.place] ?? ''
      const entry = dimension.dictionary.entry(dimension.place === codeColumn ? placeOfCode(cell) : cell)
      codes[index] = entry.code === -1 ? tooLong : entry.code
      if (entry.label !== 'ordinary' && !rowKinds.takesOnlySums(dimension.place)) label = entry.label
      if (entry.note !== '') rowNote = joinedNotes([...notesOf(rowNote), ...notesOf(entry.note)])
    }
    return label
  }

  /** Null: columns say which measure. -1: the row names none that the mapping knows. */
  function namedMeasure(cells: readonly string[]): number | null {
    if (columns.measureName === null) return null
    const unit = mapping.rows.unit === undefined ? undefined : (cells[mapping.rows.unit] ?? '')
    return measureNamed(columns, cells[columns.measureName] ?? '', unit) ?? -1
  }

  /** Every value column's cell into `readings`. */
  function readCells(cells: readonly string[], day: Day, named: number | null): void {
    for (let index = 0; index < readings.length; index++) {
      const [column, reading] = [columns.values[index], readings[index]]
      if (!column || !reading) continue
      reading.measure = column.measure ?? named ?? 0
      reading.day = column.day ?? day
      reading.problem = readValueCell(reading, cells, column, kinds[reading.measure] ?? plainKind, marks)
    }
  }

  function readHeadingWords({ words }: ValueColumn): void {
    for (let word = 0; word < words.length; word++) {
      const text = words[word] ?? null
      codes[firstInHeading + word] =
        text === null ? 0 : (dimensions[firstInHeading + word]?.dictionary.entry(text).code ?? 0)
    }
  }

  /** Notes of the heading, the row's words and a column of them, with the value's own. `c` beside a gap says that it was hidden. */
  function addNotes(reading: ValueReading, { note, notes }: ValueColumn, ofRow: string, cells: readonly string[]) {
    if (note === '' && ofRow === '' && notes === null) return
    const listed = (notes === null ? null : notesAlone(cells[notes] ?? '')) ?? []
    reading.note = joinedNotes([...notesOf(reading.note), ...listed, ...[ofRow, note].flatMap(notesOf)])
    if (reading.flag === flags.missing && listed.length > 0) reading.flag = flags[meaningOfNotes(listed) ?? 'missing']
  }

  function settle(line: number, cells: readonly string[], ofRow = ''): 'used' | 'left-out' {
    let made = 0
    problems.length = 0
    for (let index = 0; index < readings.length; index++) {
      const [valueColumn, reading] = [columns.values[index], readings[index]]
      if (!valueColumn || !reading) continue
      const column = valueColumn.place
      if (reading.problem) {
        problems.push({ reason: reading.problem, column })
        continue
      }
      readHeadingWords(valueColumn)
      addNotes(reading, valueColumn, ofRow, cells)
      if (outcome.isDuplicate?.(reading, codes, line)) problems.push({ reason: 'already-there', column })
      else {
        made++
        outcome.observation(reading, codes, line)
      }
    }
    settleUnread(made > 0 || problems.some(({ column }) => /^\W*\d/.test(cells[column] ?? '')), line)
    if (made === 0) return leaveOut(problems[0]?.reason ?? 'no-values', cells, line, problems[0]?.column ?? null)
    for (const { reason, column } of problems) {
      outcome.leftOut({ line, reason, text: rowText([cells[column] ?? '']), column, cellOnly: true }, cells)
    }
    return 'used'
  }

  /** `areMeant`: in a row across years of which no cell can be read, as in one of units, nothing says that figures are meant. */
  function settleUnread(areMeant: boolean, line: number): void {
    if (!outcome.unread || problems.length === 0) return
    for (const [index, reading] of readings.entries()) {
      const column = columns.values[index]
      if (!reading.problem || reading.problem === 'total-row' || !column || (!areMeant && column.day !== null)) continue
      readHeadingWords(column)
      reading.flag = flags.unread
      reading.value = Number.NaN
      reading.denominator = Number.NaN
      reading.note = ''
      outcome.unread(reading, codes, line)
    }
  }

  /** Holds a total against its parts; where a measure's whole is no sum of them, takes it for the whole. Answers whether anything came of it. */
  function readTotals(cells: readonly string[], line: number, isWhole: boolean): 'used' | null {
    const isOfAll = isWhole && someTakeWhole && columns.headingDimensions.length === 0
    if (!isOfAll && (!outcome.totalCell || (saysWhole ? !isWhole : firstInHeading > 1 && !mapping.rows.code)))
      return null
    const label = (cells[dimensions[0]?.place ?? 0] ?? '').trim()
    const day = dayOfRow(cells)
    const named = namedMeasure(cells)
    if (typeof day === 'string' || named === -1) return null
    readCells(cells, day, named)
    const isWholeSum =
      dimensions.length === firstInHeading || readings.every(({ problem, flag }) => !problem && flag === flags.value)
    for (const reading of readings) {
      if (isOfAll && takesWhole[reading.measure]) continue
      if (isWholeSum && !reading.problem && reading.flag === flags.value) outcome.totalCell?.(label, reading, line)
      reading.problem = 'total-row'
    }
    if (!isOfAll || !readings.some(({ problem }) => problem === null)) return null
    codes.fill(0)
    return settle(line, cells) === 'used' ? 'used' : null
  }

  return { read, dimensions, periodUnits }
}

const plainKind: ValueKind = { kind: 'number', levels: null }
const noLabels: ReadonlySet<string> = new Set()
/** Stands for a word too long to be kept, where a code would. */
const tooLong = 0xffff_ffff
const isBlank = (text: string | undefined): boolean => text === undefined || text === '' || text.trim() === ''

/** Places of columns that say who somebody is and do not come in: what they hold is not listed either. */
const excludedPersonalColumns = (mapping: Mapping): ReadonlySet<number> =>
  new Set(
    mapping.columns.flatMap(({ name, role }, place) =>
      role.as === 'ignore' && (role.personal || isPersonalHeading(name)) ? [place] : [],
    ),
  )
