import { type CellCorrection, correctionsFrom, type WrittenCorrection } from '@core/import/corrections'
import { decodeBytes } from '@core/import/decode'
import { delimiterOf } from '@core/import/delimiter'
import type { Mapping } from '@core/import/mapping'
import { readRows } from '@core/import/rows'
import { ok, problem, type Result } from '@core/result'
import { bytesOfFile } from './files'
import type { CliProblem } from './words'

export type CorrectionOptions = { correct?: string[]; corrections?: string }

/** What is to be read in place of cells of the file: from `--correct`, and from a file of corrections before it. */
export async function correctionsFromOptions(
  options: CorrectionOptions,
  { columns }: Mapping,
  cwd: string,
): Promise<Result<CellCorrection[], CliProblem>> {
  const written: WrittenCorrection[] = []
  if (options.corrections !== undefined) {
    const bytes = await bytesOfFile(options.corrections, cwd)
    if (!bytes.ok) return bytes
    const listed = correctionsInFile(bytes.value, options.corrections)
    if (!listed.ok) return listed
    written.push(...listed.value)
  }
  for (const text of options.correct ?? []) {
    const [, line, column, value] = /^([1-9]\d{0,8}):([^=]+)=(.*)$/s.exec(text) ?? []
    if (line === undefined || column === undefined || value === undefined) return problem('not-a-correction', text)
    written.push({ line: Number(line), column: column.trim(), text: value })
  }
  return correctionsFrom(written, columns)
}

function correctionsInFile(bytes: Uint8Array, name: string): Result<WrittenCorrection[], CliProblem> {
  const decoded = decodeBytes(bytes)
  if (!decoded.ok) return problem('corrections-not-valid', name)
  const { text } = decoded.value
  const rows = readRows(text, delimiterOf(text.slice(0, 65_536)))
  if (!rows.ok) return problem('corrections-not-valid', name)
  const [header = [], ...body] = rows.value.rows
  const place = (heading: string): number => header.findIndex(cell => cell.trim().toLowerCase() === heading)
  const [line, column, value] = [place('line'), place('column'), place('value')]
  if (line === -1 || column === -1 || value === -1) return problem('corrections-not-valid', name)
  const written: WrittenCorrection[] = []
  for (const row of body) {
    if (row.every(cell => cell.trim() === '')) continue
    const at = (row[line] ?? '').trim()
    if (!/^[1-9]\d{0,8}$/.test(at)) return problem('not-a-correction', row.join(', '))
    written.push({ line: Number(at), column: (row[column] ?? '').trim(), text: row[value] ?? '' })
  }
  return ok(written)
}
