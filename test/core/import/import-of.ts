import { type FileOptions, type FileProblem, type TableInFile, tableInFile } from '@core/import/file'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import type { Mapping } from '@core/import/mapping'
import { type Preview, type PreviewProblem, previewImport } from '@core/import/preview'
import { proposeMapping } from '@core/import/propose'
import type { MappingQuestion } from '@core/import/questions'
import type { Rejection, RowCounts } from '@core/import/rejections'
import { type ImportOutcome, type RunProblem, runImport } from '@core/import/run'
import { type Block, flags } from '@core/observation/block'
import { isoFromDay } from '@core/observation/day'
import type { Measure } from '@core/project/entities'
import { rowsInFile } from '@core/table/file'

/** One observation as a person would read it back. */
export type ReadObservation = {
  readonly measure: string
  readonly day: string
  /** A number, or why there is none. */
  readonly value: number | 'missing' | 'suppressed' | 'not-applicable'
  readonly denominator: number | null
  readonly dimensions: Readonly<Record<string, string>>
  readonly line: number
}

export type ImportResult =
  | { readonly problem: FileProblem | PreviewProblem | RunProblem; readonly detail: string | undefined }
  | { readonly questions: readonly MappingQuestion[]; readonly file: TableInFile; readonly mapping: Mapping }
  | {
      readonly file: TableInFile
      readonly mapping: Mapping
      readonly preview: Preview
      readonly outcome: ImportOutcome
      readonly observations: readonly ReadObservation[]
      readonly blocks: readonly Block[]
      /** The measures it made. */
      readonly added: readonly Measure[]
      readonly counts: RowCounts
      readonly leftOut: readonly Rejection[]
    }

export type Answers = FileOptions & {
  /** What a person changes in the proposed mapping. */
  readonly change?: (mapping: Mapping) => Mapping
}

/** The whole way of a file, as screen and command line go it: table, proposal, preview, run. */
export async function importOf(source: Uint8Array | string, answers: Answers = {}): Promise<ImportResult> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const file = tableInFile(bytes, answers)
  if (!file.ok) return { problem: file.problem, detail: file.detail }
  const { table, encoding, sheet } = file.value
  const proposed = proposeMapping(table, { encoding, sheet, title: 'the file' }).mapping
  const mapping = answers.change ? answers.change(proposed) : proposed
  const preview = await previewImport({ rows: rowsInFile(bytes, mapping), table, mapping })
  if (!preview.ok) return { problem: preview.problem, detail: preview.detail }
  if (!preview.value.reading) return { questions: preview.value.questions, file: file.value, mapping }

  const blocks: Block[] = []
  let ids = 0
  const added = measuresToAdd(mapping, { id: () => `measure-${++ids}`, firstOrder: 0 })
  const run = await runImport({
    rows: rowsInFile(bytes, mapping),
    mapping,
    importId: 'import-1',
    measureIds: measureIdsOf(mapping, added),
    keepBlock: block => void blocks.push(block),
  })
  if (!run.ok) return { problem: run.problem, detail: run.detail }
  const titles = new Map(added.map(({ measure }) => [measure.id, measure.title]))
  return {
    file: file.value,
    mapping,
    preview: preview.value,
    outcome: run.value,
    blocks,
    added: added.map(({ measure }) => measure),
    observations: blocks.flatMap(block => observationsIn(block, run.value, titles)),
    counts: run.value.counts,
    leftOut: run.value.leftOut,
  }
}

/** The import that a file must make; fails the test where it makes none. */
export async function goodImportOf(source: Uint8Array | string, answers: Answers = {}) {
  const result = await importOf(source, answers)
  if (!('outcome' in result)) throw new Error(`no import: ${JSON.stringify(result)}`)
  return result
}

function observationsIn(block: Block, outcome: ImportOutcome, titles: Map<string, string>): ReadObservation[] {
  // What could not be read is in the list of what was left out, and in no test of what came in.
  const read = Array.from(block.flag.subarray(0, block.count).keys()).filter(
    index => block.flag[index] !== flags.unread,
  )
  return read.map(index => {
    const flag = block.flag[index]
    const number = block.value[index] ?? Number.NaN
    const denominator = block.denominator?.[index] ?? Number.NaN
    const words = Object.entries(block.dimensions).flatMap(([name, codes]) => {
      const word = outcome.dictionaries[name]?.[(codes[index] ?? 0) - 1]
      return word === undefined ? [] : [[name, word]]
    })
    return {
      measure: titles.get(block.measureId) ?? block.measureId,
      day: isoFromDay(block.day[index] ?? 0),
      value: flag === flags.value ? number : withoutNumber(flag),
      denominator: Number.isNaN(denominator) ? null : denominator,
      dimensions: Object.fromEntries(words),
      line: block.line[index] ?? 0,
    }
  })
}

const withoutNumber = (flag: number | undefined): 'missing' | 'suppressed' | 'not-applicable' =>
  flag === flags.suppressed ? 'suppressed' : flag === flags['not-applicable'] ? 'not-applicable' : 'missing'
