import { type Flag, flags } from '@core/observation/block'
import type { Result } from '@core/result'
import { tidyText } from '@core/same-text'
import type { ReadProblem, RowSource } from '@core/table/rows'
import type { Corrector } from './corrections'
import { createInterpreter, type ObservedCell, type RowOutcome, type RowReader } from './interpret'
import type { Mapping } from './mapping'
import { isBound, notesOf } from './notes'
import { plannedColumns } from './plan'
import { cellsToCorrect, listedRejections, type Rejection, type RejectionReason, type RowCounts } from './rejections'
import { createSurveyReader, placesInSurvey } from './survey/survey-reader'

/** Makes a mapping into a reader of rows. Throws where the mapping has open questions: ask `questionsAbout` first. */
export function createReader(mapping: Mapping, outcome: RowOutcome): RowReader {
  if (mapping.survey) return createSurveyReader(mapping, mapping.survey, outcome)
  return { ...createInterpreter(mapping, outcome), finish: () => undefined, accounts: () => [] }
}

/** The places of the columns that say something in a row, ascending. */
export const placesThatCount = (mapping: Mapping): readonly number[] =>
  mapping.survey ? placesInSurvey(mapping, mapping.survey) : plannedColumns(mapping).used

/** Whether a measure's values may have something they are out of. */
export function hasDenominator(mapping: Mapping, key: string): boolean {
  if (mapping.survey) {
    return mapping.survey.questions.some(({ key: own, use }) => own === key && (use === 'share' || use === 'count'))
  }
  return mapping.columns.some(
    ({ role }) => role.as === 'denominator' && (role.measure === key || role.measure === null),
  )
}

type Tally = {
  row: (fate: 'used' | 'left-out' | 'header') => void
  observation: (cell: ObservedCell) => void
  unread: () => void
  leftOut: (leftOut: Rejection, cells: readonly string[]) => void
  counts: () => RowCounts
  /** The first rows and cells that were left out, in file order. */
  readonly listed: readonly Rejection[]
}

const signsTold = 60

/** Counts what becomes of every row, so that nothing is lost in silence. `used`: the places of cells that count. */
export function createTally(used: readonly number[]): Tally {
  const rowsByReason: Partial<Record<RejectionReason, number>> = {}
  const cellsByReason: Partial<Record<RejectionReason, number>> = {}
  const listed: Rejection[] = []
  let rowsUsed = 0
  let rowsLeftOut = 0
  let cellsLeftOut = 0
  let observations = 0
  let missing = 0
  let suppressed = 0
  let notApplicable = 0
  let unread = 0
  const signs = new Map<string, { sign: string; flag: Flag; count: number }>()
  const notes = new Map<string, number>()
  function seeSign({ said, flag }: ObservedCell): void {
    const sign = tidyText(said)
    const key = `${flag} ${sign}`
    const known = signs.get(key)
    if (known) known.count++
    else if (signs.size < signsTold) signs.set(key, { sign, flag, count: 1 })
  }

  return {
    row: fate => {
      if (fate === 'used') rowsUsed++
      else if (fate === 'left-out') rowsLeftOut++
    },
    observation: cell => {
      observations++
      if (cell.flag === flags.missing) missing++
      else if (cell.flag === flags.suppressed) suppressed++
      else if (cell.flag === flags['not-applicable']) notApplicable++
      if (cell.flag !== flags.value || cell.said !== '') seeSign(cell)
      if (cell.note !== '')
        for (const note of notesOf(cell.note)) if (!isBound(note)) notes.set(note, (notes.get(note) ?? 0) + 1)
    },
    unread: () => {
      unread++
    },
    leftOut: (leftOut, cells) => {
      const byReason = leftOut.cellOnly ? cellsByReason : rowsByReason
      byReason[leftOut.reason] = (byReason[leftOut.reason] ?? 0) + 1
      if (leftOut.cellOnly) cellsLeftOut++
      if (listed.length >= listedRejections) return
      listed.push({ ...leftOut, cells: cellsToCorrect(leftOut.reason, cells, used) })
    },
    counts: () => ({
      rowsIn: rowsUsed + rowsLeftOut,
      rowsUsed,
      rowsLeftOut,
      cellsLeftOut,
      observations,
      missing,
      notApplicable,
      unread,
      signs: [...signs.values()],
      notes: [...notes].map(([note, count]) => ({ note, count })),
      suppressed,
      rowsByReason: { ...rowsByReason },
      cellsByReason: { ...cellsByReason },
    }),
    listed,
  }
}

type Request<P extends string> = {
  readonly rows: RowSource
  readonly reader: RowReader
  /** What was typed over the file. */
  readonly corrector: Corrector
  readonly tally: Tally
  /** Called after every piece of the file, with the rows read so far. Anything but null ends the reading and is the answer. */
  readonly afterPiece: (rowsRead: number) => Promise<Result<never, P> | null>
}

/** Has a reader read all rows. Null: it read them all. */
export async function interpretRows<P extends string>({
  rows,
  reader,
  corrector,
  tally,
  afterPiece,
}: Request<P>): Promise<Result<never, P | ReadProblem> | null> {
  let rowsRead = 0
  for await (const batch of rows) {
    if (!batch.ok) return batch
    const { rows: cells, lines } = corrector.corrected(batch.value)
    for (let index = 0; index < cells.length; index++) tally.row(reader.read(cells[index] ?? [], lines[index] ?? 0))
    rowsRead += cells.length
    const ended = await afterPiece(rowsRead)
    if (ended) return ended
  }
  return null
}
