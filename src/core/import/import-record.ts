import type { ImportRecord } from '@core/project/entities'
import type { LeftOut } from './left-out'
import type { Mapping } from './mapping'
import type { ImportOutcome } from './run'

export type ImportAbout = Pick<ImportRecord, 'id' | 'fileName' | 'source' | 'importedAt'> & {
  readonly mapping: Mapping
  /** The measure that each of the mapping's measures became, by its key. */
  readonly measureIdByKey: Readonly<Record<string, string>>
}

/** What an import leaves behind beside its values. */
export function importRecord(
  { mapping, measureIdByKey, ...about }: ImportAbout,
  { counts, leftOut, corrected, replaces }: Pick<ImportOutcome, 'counts' | 'leftOut' | 'corrected' | 'replaces'>,
  measureIds: readonly string[],
): ImportRecord {
  return {
    ...about,
    measureIds: [...measureIds],
    rowsIn: counts.rowsIn,
    observationsMade: counts.observations,
    rowsLeftOut: counts.rowsLeftOut,
    leftOut: leftOut.map(leftOutEntry),
    mapping: settledMapping(mapping, measureIdByKey),
    ...(corrected.length > 0 && { corrected: [...corrected] }),
    ...(replaces && { replaces }),
  }
}

function leftOutEntry({ line, reason, text, column, cellOnly, cells }: LeftOut): ImportRecord['leftOut'][number] {
  return {
    line,
    reason,
    text,
    ...(cellOnly && column !== null && { cell: column }),
    ...(column !== null && { column }),
    ...(cells && { cells: { ...cells } }),
  }
}

/** The mapping with the measures it made: the next file, and a row that is put right later, go where this one went. */
const settledMapping = (mapping: Mapping, measureIdByKey: Readonly<Record<string, string>>): Mapping => ({
  ...mapping,
  measures: mapping.measures.map(measure => {
    const measureId = measureIdByKey[measure.key]
    return measureId === undefined ? measure : { ...measure, target: { as: 'existing', measureId } }
  }),
})
