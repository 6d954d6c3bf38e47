import { ok, type Result } from '@core/result'
import { decodeProblems, type Encoding, recogniseEncoding, textChunks } from './decode'
import type { Mapping } from './mapping'
import { type RowSource, readProblems, rowBatches } from './rows'
import { surveyText, type Table, type TableOptions, tableProblems } from './table'

/** Everything that can be wrong with a file before its meaning is asked about. `detail`: a line, or the encoding asked for. */
export const fileProblems = [...decodeProblems, ...readProblems, ...tableProblems] as const
export type FileProblem = (typeof fileProblems)[number]

export type TableInFile = {
  readonly encoding: Encoding
  /** False: nothing in the file says its encoding; show how names with accents would read, and let the person choose. */
  readonly encodingIsCertain: boolean
  readonly table: Table
}

/** From a delimited file's bytes to its table. What the person has already said (a mapping, say) goes in `options`. */
export function tableInFile(
  bytes: Uint8Array,
  options: TableOptions & { readonly encoding?: Encoding | undefined } = {},
): Result<TableInFile, FileProblem> {
  const recognised = recogniseEncoding(bytes, options.encoding)
  if (!recognised.ok) return recognised
  const { encoding, certain } = recognised.value
  const table = surveyText(textChunks(bytes, encoding), options)
  return table.ok ? ok({ encoding, encodingIsCertain: certain, table: table.value }) : table
}

/** All rows of a delimited file, read the way the mapping says: what `previewImport` and `runImport` take. */
export const rowsInFile = (bytes: Uint8Array, mapping: Pick<Mapping, 'encoding' | 'delimiter'>): RowSource =>
  rowBatches(textChunks(bytes, mapping.encoding), mapping.delimiter)
