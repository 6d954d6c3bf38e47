import type { CorrectedCell } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { sameText } from '@core/same-text'
import type { RowBatch } from '@core/table/rows'

/** What a person types in place of a cell of the file. `column` is its place, from 0. */
export type CellCorrection = Omit<CorrectedCell, 'was'>

/** Most cells of one file that can be put right on their way in (as in `importSchema`). */
export const mostCorrections = 10_000
const longestCell = 2000

export type Corrector = {
  /** The same rows with what was typed laid over. A row that is put right has as many cells as there are columns. */
  readonly corrected: (batch: RowBatch) => RowBatch
  /** What was laid over until now, with what the file has there. */
  readonly done: readonly CorrectedCell[]
}

/** Lays corrections over rows as they come. Of two for one cell the later in the list counts. */
export function createCorrector(corrections: readonly CellCorrection[], width: number): Corrector {
  const byLine = new Map<number, Map<number, string>>()
  for (const { line, column, text } of corrections) {
    const ofLine = byLine.get(line) ?? new Map<number, string>()
    byLine.set(line, ofLine.set(column, text))
  }
  const waiting = [...byLine.keys()].sort((a, b) => a - b)
  const done: CorrectedCell[] = []

  function correctedRow(cells: readonly string[], line: number): string[] {
    const row = Array.from({ length: width }, (_, place) => cells[place] ?? '')
    for (const [column, text] of byLine.get(line) ?? []) {
      if (column >= width) continue
      done.push({ line, column, was: (cells[column] ?? '').slice(0, longestCell), text })
      row[column] = text
    }
    return row
  }

  return {
    done,
    corrected: batch => {
      const last = batch.lines.at(-1) ?? 0
      if (waiting.length === 0 || (waiting[0] ?? 0) > last) return batch
      while ((waiting[0] ?? Number.POSITIVE_INFINITY) <= last) waiting.shift()
      const rows = batch.rows.map((row, index) => {
        const line = batch.lines[index] ?? 0
        return byLine.has(line) ? correctedRow(row, line) : row
      })
      return { rows, lines: batch.lines }
    },
  }
}

/** `no-such-column` names the column as it was written. `not-a-correction`: the line of the table of corrections. */
export const correctionProblems = ['no-such-column', 'not-a-correction', 'too-many-corrections'] as const
export type CorrectionProblem = (typeof correctionProblems)[number]

/** A correction as it is written down, its column by heading or by place, from 1. */
export type WrittenCorrection = { readonly line: number; readonly column: string; readonly text: string }

/** Finds the columns: by heading, without regard to case; where several or none have it, by place, from 1. */
export function correctionsFrom(
  written: readonly WrittenCorrection[],
  columns: readonly { readonly name: string }[],
): Result<CellCorrection[], CorrectionProblem> {
  if (written.length > mostCorrections) return problem('too-many-corrections')
  const corrections: CellCorrection[] = []
  for (const { line, column, text } of written) {
    const named = columns.flatMap(({ name }, place) => (sameText(name, column) ? [place] : []))
    const place = named.length === 1 ? named[0] : /^\d{1,5}$/.test(column.trim()) ? Number(column) - 1 : undefined
    if (place === undefined || !columns[place]) return problem('no-such-column', column)
    if (text.length > longestCell) return problem('not-a-correction', String(line))
    corrections.push({ line, column: place, text })
  }
  return ok(corrections)
}
