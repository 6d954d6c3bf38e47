import { attachedToValue } from '@core/attachment/attached-to'
import { own } from '@core/names'
import { type Block, type Dictionaries, flags } from '@core/observation/block'
import { type AttachedTo, flagNames, type Observation } from '@core/project/entities'

/** What one recorded value says, wherever it comes from. */
export type Recorded = Pick<Observation, 'day' | 'flag' | 'value' | 'denominator' | 'dimensions'>

/** A value as its file has it, and where in the file. */
export type ImportedCell = Recorded & {
  readonly measureId: string
  readonly at: NonNullable<Observation['corrects']>
  readonly line: number
  /** What the publisher marked it with, joined. */
  readonly marks: string
}

/** One recorded value: entered by hand, or imported and perhaps corrected. */
export type ListedObservation = (
  | { readonly from: 'hand'; readonly observation: Observation }
  | { readonly from: 'import'; readonly cell: ImportedCell; readonly correction: Observation | null }
) & {
  /** The import whose value stands in for this one, which does not count meanwhile. Absent: it counts. */
  readonly replacedBy?: string
}

/** What counts: the correction where there is one. */
export const recordedIn = (row: ListedObservation): Recorded =>
  row.from === 'hand' ? row.observation : (row.correction ?? row.cell)

/** The row that was entered by hand: the value itself, or the correction laid over it. Null: an imported value as it came. */
export const byHandIn = (row: ListedObservation): Observation | null =>
  row.from === 'hand' ? row.observation : row.correction

export const measureIdOf = (row: ListedObservation): string =>
  row.from === 'hand' ? row.observation.measureId : row.cell.measureId

export const attachedToCell = ({ measureId, at }: ImportedCell): AttachedTo => ({
  kind: 'imported-value',
  measureId,
  ...at,
})

/** Where files and links of a row are attached: what is attached to an imported value stays there when it is corrected. */
export const attachedToRow = (row: ListedObservation): AttachedTo =>
  row.from === 'hand' ? attachedToValue(row.observation) : attachedToCell(row.cell)

/** Tells a row from every other. */
export const keyOfRow = (row: ListedObservation): string =>
  row.from === 'hand' ? row.observation.id : cellKey(row.cell.measureId, row.cell.at)

export const cellKey = (measureId: string, { importId, seq, index }: NonNullable<Observation['corrects']>): string =>
  `${measureId} ${importId} ${seq} ${index}`

export function cellAt(block: Block, index: number, dictionaries: Dictionaries): ImportedCell {
  const value = block.value[index] ?? Number.NaN
  const denominator = block.denominator?.[index] ?? Number.NaN
  const dimensions = Object.entries(block.dimensions).flatMap(([dimension, codes]) => {
    const word = own(dictionaries, dimension)?.[(codes[index] ?? 0) - 1]
    return word === undefined ? [] : [[dimension, word] as const]
  })
  return {
    measureId: block.measureId,
    at: { importId: block.importId, seq: block.seq, index },
    day: block.day[index] ?? 0,
    flag: flagNames[block.flag[index] ?? flags.missing] ?? 'missing',
    value: Number.isNaN(value) ? null : value,
    denominator: Number.isNaN(denominator) ? null : denominator,
    dimensions: Object.fromEntries(dimensions),
    line: block.line[index] ?? 0,
    marks: block.notes?.words[(block.notes.code[index] ?? 0) - 1] ?? '',
  }
}
