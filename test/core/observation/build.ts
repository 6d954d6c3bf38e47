import { type Block, flags, type Segment } from '@core/observation/block'
import { dayFromIso } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { readMeasure } from '@core/observation/reading'
import { summariseBlocks } from '@core/observation/summary'
import type { FlagName, Measure, Observation } from '@core/project/entities'
import { measureOf, observationOf } from '../project/sample-contents'

export function dayAt(iso: string): number {
  const day = dayFromIso(iso)
  if (!day.ok) throw new Error(iso)
  return day.value
}

export const measureWith = (fields: Partial<Measure> = {}): Measure =>
  measureOf('measure', { title: 'People sleeping rough', order: 0, ...fields })

let made = 0
export const observationOn = (iso: string, value: number | null, fields: Partial<Observation> = {}): Observation =>
  observationOf(`observation-${made++}`, 'measure', {
    day: dayAt(iso),
    flag: value === null ? 'missing' : 'value',
    value,
    ...fields,
  })

export type CellAt = { on: string; value: number | null; denominator?: number; flag?: FlagName }

export function blockWith(cells: readonly CellAt[], fields: Partial<Block> = {}): Block {
  return {
    importId: 'import',
    measureId: 'measure',
    seq: 0,
    count: cells.length,
    day: Int32Array.from(cells, cell => dayAt(cell.on)),
    value: Float64Array.from(cells, cell => cell.value ?? Number.NaN),
    denominator: Float64Array.from(cells, cell => cell.denominator ?? Number.NaN),
    flag: Uint8Array.from(cells, cell => flags[cell.flag ?? (cell.value === null ? 'missing' : 'value')]),
    dimensions: {},
    line: Uint32Array.from(cells, (_, index) => index + 2),
    ...fields,
  }
}

export const segmentOf = (blocks: readonly Block[]): Segment => ({
  importId: blocks[0]?.importId ?? 'import',
  measureId: blocks[0]?.measureId ?? 'measure',
  blocks: blocks.length,
  count: blocks.reduce((sum, { count }) => sum + count, 0),
  summary: summariseBlocks(blocks),
})

/** A measure's reading from values entered by hand: `['2016-03-31', 12]`, or `['2016-03-31', 3, 4]` for 3 of 4. */
export const readingWith = (
  measure: Measure,
  values: readonly (readonly [iso: string, value: number | null, denominator?: number])[],
): MeasureReading =>
  readMeasure({
    measure,
    segments: [],
    blocks: [],
    observations: values.map(([iso, value, denominator]) =>
      observationOn(iso, value, { measureId: measure.id, denominator: denominator ?? null }),
    ),
  })
