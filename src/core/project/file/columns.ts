import { idPattern } from '@core/names'
import type { Block, Breakdown, ImportedObservations, MonthlySummary, Segment } from '@core/observation/block'
import { ok, problem, type Result } from '@core/result'
import { z } from 'zod'
import { dimensionName } from '../entities/fields'

/**
 * Columns on disk. A part begins with one line of JSON that lists its tables; then, from the next place divisible by eight,
 * every column of every table in the order listed, little-endian, each from a place divisible by eight; zeros between.
 */
const columnTypes = { i32: Int32Array, u32: Uint32Array, f64: Float64Array, u8: Uint8Array } as const
type ColumnType = keyof typeof columnTypes
type Column = Int32Array | Uint32Array | Float64Array | Uint8Array

const alignment = 8
const newline = 10
const longestHeaderBytes = 64 * 1024 * 1024

const summaryColumns = {
  month: 'i32',
  n: 'u32',
  sum: 'f64',
  numeratorSum: 'f64',
  denominatorSum: 'f64',
  min: 'f64',
  max: 'f64',
  lastDay: 'i32',
  lastN: 'u32',
  lastSum: 'f64',
  lastNumerator: 'f64',
  lastDenominator: 'f64',
  missing: 'u32',
  suppressed: 'u32',
} as const satisfies Record<keyof MonthlySummary, ColumnType>

const key = z.string().regex(idPattern)
const count = z.number().int().min(0).max(0xffffffff)
const dimension = dimensionName
/** `rows`: entries in every column of the table. */
const tableSchema = z.discriminatedUnion('table', [
  z.object({
    table: z.literal('block'),
    measureId: key,
    seq: count,
    rows: z.number().int().min(1).max(4096),
    denominator: z.boolean(),
    dimensions: z.array(dimension).max(1000),
    /** Absent: no value is marked. */
    notes: z.array(z.string().min(1).max(200)).max(4096).optional(),
  }),
  z.object({ table: z.literal('segment'), measureId: key, blocks: count, count, rows: count }),
  z.object({ table: z.literal('breakdown'), measureId: key, dimension, rows: count }),
])
type TableHeader = z.infer<typeof tableSchema>
const headerSchema = z.object({ importId: key, tables: z.array(tableSchema) })

/** Which columns a table has, in their order on disk. A dimension's column has a name of its own, apart from the others. */
function columnsOf(header: TableHeader): [name: string, type: ColumnType][] {
  if (header.table === 'segment') return Object.entries(summaryColumns)
  if (header.table === 'breakdown') return [['code', 'u32'], ...Object.entries(summaryColumns)]
  return [
    ['day', 'i32'],
    ['value', 'f64'],
    ...(header.denominator ? [['denominator', 'f64'] as [string, ColumnType]] : []),
    ['flag', 'u8'],
    ['line', 'u32'],
    ...(header.notes ? [['notes', 'u32'] as [string, ColumnType]] : []),
    ...header.dimensions.map((name): [string, ColumnType] => [`dimension ${name}`, 'u32']),
  ]
}

type Table = { readonly header: TableHeader; readonly columns: Readonly<Record<string, Column>> }

/** The part `observations.bin`. Columns of one table that differ in length are a bug, and throw. */
export function observationBytes({
  importId,
  blocks,
  segments,
  breakdowns,
}: ImportedObservations): Uint8Array<ArrayBuffer> {
  const tables: Table[] = [
    ...segments.map(tableOfSegment),
    ...breakdowns.map(({ measureId, breakdown }) => tableOfBreakdown(measureId, breakdown)),
    ...blocks.map(tableOfBlock),
  ]
  const header = { importId, tables: tables.map(table => table.header) }
  const headerLine = new TextEncoder().encode(`${JSON.stringify(header)}\n`)
  const placed: { at: number; column: Column }[] = []
  let end = headerLine.length
  for (const { header, columns } of tables) {
    for (const [name] of columnsOf(header)) {
      const column = columns[name]
      if (column?.length !== header.rows) throw new Error(`${importId}: column ${name} is not ${header.rows} long`)
      const at = aligned(end)
      placed.push({ at, column })
      end = at + column.byteLength
    }
  }
  const bytes = new Uint8Array(end)
  bytes.set(headerLine)
  for (const { at, column } of placed) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
  }
  return bytes
}

const aligned = (at: number): number => Math.ceil(at / alignment) * alignment

function tableOfBlock({ measureId, seq, count, denominator, dimensions, notes, ...columns }: Block): Table {
  const names = Object.keys(dimensions)
  const codes = Object.fromEntries(Object.entries(dimensions).map(([name, column]) => [`dimension ${name}`, column]))
  const { day, value, flag, line } = columns
  return {
    header: {
      ...{ table: 'block', measureId, seq, rows: count, denominator: denominator !== null, dimensions: names },
      ...(notes ? { notes: [...notes.words] } : {}),
    },
    columns: {
      ...{ day, value, flag, line },
      ...(denominator ? { denominator } : {}),
      ...(notes ? { notes: notes.code } : {}),
      ...codes,
    },
  }
}

function tableOfSegment({ measureId, blocks, count, summary }: Segment): Table {
  return {
    header: { table: 'segment', measureId, blocks, count, rows: summary.month.length },
    columns: { ...summary },
  }
}

function tableOfBreakdown(measureId: string, { dimension, ...columns }: Breakdown): Table {
  return { header: { table: 'breakdown', measureId, dimension, rows: columns.month.length }, columns }
}

/** Reads what `observationBytes` wrote. The detail of a problem says what does not fit. */
export function observationsFromBytes(
  bytes: Uint8Array,
  importId: string,
): Result<Omit<ImportedObservations, 'dictionaries'>, 'not-valid'> {
  const headerEnd = bytes.indexOf(newline)
  if (headerEnd < 0 || headerEnd > longestHeaderBytes) return problem('not-valid', 'header')
  const header = headerSchema.safeParse(jsonIn(bytes.subarray(0, headerEnd)))
  if (!header.success) return problem('not-valid', `header ${header.error.issues[0]?.path.join('.') ?? ''}`)
  if (header.data.importId !== importId) return problem('not-valid', 'header importId')

  const read: Omit<ImportedObservations, 'dictionaries'> & { segments: Segment[]; blocks: Block[] } = {
    importId,
    segments: [],
    breakdowns: [],
    blocks: [],
  }
  const breakdowns: { importId: string; measureId: string; breakdown: Breakdown }[] = []
  let end = headerEnd + 1
  for (const table of header.data.tables) {
    const columns: Record<string, Column> = Object.create(null)
    for (const [name, type] of columnsOf(table)) {
      const at = aligned(end)
      end = at + table.rows * columnTypes[type].BYTES_PER_ELEMENT
      if (end > bytes.length) return problem('not-valid', `${table.measureId} ${name}`)
      columns[name] = new columnTypes[type](bytes.slice(at, end).buffer)
    }
    if (table.table === 'block') read.blocks.push(blockOf(importId, table, columns))
    else if (table.table === 'segment') read.segments.push(segmentOf(importId, table, columns))
    else breakdowns.push({ importId, measureId: table.measureId, breakdown: breakdownOf(table.dimension, columns) })
  }
  return end === bytes.length ? ok({ ...read, breakdowns }) : problem('not-valid', 'length')
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

type Columns = Readonly<Record<string, Column>>

function blockOf(importId: string, header: TableHeader & { table: 'block' }, columns: Columns): Block {
  const { measureId, seq, rows, dimensions } = header
  // The columns were made with the types that `columnsOf` names.
  const { day, value, flag, line, denominator } = columns as unknown as Block
  const codes = dimensions.map(name => [name, columns[`dimension ${name}`] as Uint32Array])
  return {
    importId,
    measureId,
    seq,
    count: rows,
    day,
    value,
    denominator: denominator ?? null,
    flag,
    dimensions: Object.fromEntries(codes),
    line,
    ...(header.notes ? { notes: { code: columns.notes as Uint32Array, words: header.notes } } : {}),
  }
}

const segmentOf = (importId: string, header: TableHeader & { table: 'segment' }, columns: Columns): Segment => ({
  importId,
  measureId: header.measureId,
  blocks: header.blocks,
  count: header.count,
  summary: { ...columns } as unknown as MonthlySummary,
})

const breakdownOf = (dimension: string, columns: Columns): Breakdown => ({
  ...({ ...columns } as unknown as MonthlySummary),
  dimension,
  code: columns.code as Uint32Array,
})
