import { tableInFile } from '@core/import/file'
import { type Mapping, mappingSchema } from '@core/import/mapping'
import { proposeMapping } from '@core/import/propose'
import { runImport } from '@core/import/run'
import { type Block, blockSize } from '@core/observation/block'
import { breakdownBlocks, summariseBlocks } from '@core/observation/summary'
import { rowBatches } from '@core/table/rows'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { goodImportOf } from './import-of'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const csvOf = (rows: readonly (readonly string[])[]): string => rows.map(row => row.map(quoted).join(',')).join('\n')
const place = fc.constantFrom('Leeds', 'York', 'Hull', 'Total', '', 'NA', 'Kingston upon Hull, City of')
const number = fc.oneof(fc.integer({ min: -9999, max: 99_999 }).map(String), fc.constantFrom('1.5', '0', '(3)'))
const cell = fc.oneof(
  { weight: 3, arbitrary: number },
  fc.constantFrom('', 'NA', '..', '-', 'x', 'lots', '<5', '1e400'),
)
const longRow = fc.tuple(place, fc.constantFrom('2016', '2017', '2016-02-30', '', 'soon', '2016-17'), cell)
const anyRow = fc.oneof(
  { weight: 8, arbitrary: longRow.map(row => [...row]) },
  fc.array(fc.string(), { minLength: 1, maxLength: 5 }),
)

/** The mapping a clean table gets, whatever garbage follows in the one under test. */
function cleanMapping(rows: readonly (readonly string[])[]): Mapping {
  const table = tableInFile(new TextEncoder().encode(csvOf(rows)))
  if (!table.ok) throw new Error(table.problem)
  return proposeMapping(table.value.table, { encoding: 'utf-8', title: 'the file' }).mapping
}

/** Whatever looks like a code for no answer is a number, as a person would say here. */
const asNumbers = (mapping: Mapping): Mapping => ({
  ...mapping,
  columns: mapping.columns.map(({ name, role }) => {
    if (role.as !== 'value') return { name, role }
    const { noAnswer: _, ...rest } = role
    return { name, role: rest }
  }),
})

describe('every row is accounted for', () => {
  it('in a long table: used or left out, each with its reason', async () => {
    const clean = [
      ['place', 'year', 'people'],
      ['Leeds', '2016', '7'],
      ['York', '2017', '8'],
    ]
    const mapping = cleanMapping(clean)
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 40 }), async rows => {
        const { counts, leftOut, observations } = await goodImportOf(csvOf([...clean, ...rows]), {
          delimiter: 'comma',
          headerLine: 1,
          change: () => mapping,
        })
        expect(counts.rowsIn).toBe(rows.length + 2)
        expect(counts.rowsIn).toBe(counts.rowsUsed + counts.rowsLeftOut)
        expect(sum(Object.values(counts.rowsByReason))).toBe(counts.rowsLeftOut)
        expect(sum(Object.values(counts.cellsByReason))).toBe(counts.cellsLeftOut)
        expect(counts.observations).toBe(observations.length)
        expect(new Set(observations.map(({ line }) => line)).size).toBe(counts.rowsUsed)
        expect(leftOut.filter(({ cellOnly }) => !cellOnly)).toHaveLength(counts.rowsLeftOut)
        expect(leftOut.filter(({ cellOnly }) => cellOnly)).toHaveLength(counts.cellsLeftOut)
      }),
      { numRuns: 200 },
    )
  })

  it('in a wide table: every cell of a used row is an observation or is left out', async () => {
    const clean = [
      ['place', '2015', '2016', '2017'],
      ['Ripon', '1', '2', '3'],
    ]
    const mapping = cleanMapping(clean)
    const wideRow = fc.tuple(fc.constantFrom('Leeds', 'York', 'Hull'), cell, cell, cell)
    await fc.assert(
      fc.asyncProperty(fc.array(wideRow, { minLength: 1, maxLength: 30 }), async rows => {
        const { counts } = await goodImportOf(csvOf([...clean, ...rows]), { headerLine: 1, change: () => mapping })
        expect(counts.rowsUsed * 3).toBe(counts.observations + counts.cellsLeftOut)
        expect(counts.rowsIn).toBe(counts.rowsUsed + counts.rowsLeftOut)
      }),
      { numRuns: 150 },
    )
  })

  it('sums to the source', async () => {
    // A column of numbers of ten digits, each another, is one of people's telephones.
    const number = fc.integer({ min: -999_999_999, max: 999_999_999 })
    const row = fc.tuple(fc.constantFrom('Leeds', 'York', 'Hull'), fc.integer({ min: 1990, max: 2030 }), number)
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async rows => {
        const { observations } = await goodImportOf(
          csvOf([['place', 'year', 'people'], ...rows.map(row => row.map(String))]),
          { change: asNumbers },
        )
        expect(observations.map(({ value }) => value)).toEqual(rows.map(([, , value]) => value))
        expect(observations.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 2))
      }),
      { numRuns: 100 },
    )
  })
})

describe('what an import writes', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    `2016-${String(1 + (index % 12)).padStart(2, '0')}-15`,
    `Place ${index % 37}`,
    index % 50 === 0 ? '..' : String(index),
  ])
  const text = csvOf([['date', 'place', 'people'], ...rows])
  const table = tableInFile(new TextEncoder().encode(text))
  if (!table.ok) throw new Error(table.problem)
  const { mapping } = proposeMapping(table.value.table, { encoding: 'utf-8', title: 'the file' })
  const chunks = function* (size: number) {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
  }
  const run = (keepBlock: (block: Block) => void | Promise<void>, more: { isCancelled?: () => boolean } = {}) =>
    runImport({
      rows: rowBatches(chunks(10_000), 'comma'),
      mapping,
      importId: 'import-1',
      measureIds: { 'column-3': 'people' },
      keepBlock,
      ...more,
    })

  it('comes in full blocks in order, with summaries that are those of the blocks', async () => {
    const blocks: Block[] = []
    const done = await run(block => void blocks.push(block))
    if (!done.ok) throw new Error(done.problem)
    expect(blocks.map(({ seq, count }) => [seq, count])).toEqual([
      [0, blockSize],
      [1, blockSize],
      [2, 10_000 - 2 * blockSize],
    ])
    expect(
      blocks.every(block => block.day.length === block.count && block.dimensions.place?.length === block.count),
    ).toBe(true)
    expect(done.value.segments).toEqual([
      { importId: 'import-1', measureId: 'people', blocks: 3, count: 10_000, summary: summariseBlocks(blocks) },
    ])
    expect(done.value.breakdowns).toEqual([
      { importId: 'import-1', measureId: 'people', breakdown: breakdownBlocks(blocks, 'place') },
    ])
    expect(done.value.dictionaries.place).toHaveLength(37)
  })

  it('waits for each block to be kept before it reads on', async () => {
    let open = 0
    let most = 0
    await run(async () => {
      open++
      most = Math.max(most, open)
      await Promise.resolve()
      open--
    })
    expect(most).toBe(1)
  })

  it('stops when cancelled', async () => {
    let asked = 0
    const done = await run(() => undefined, { isCancelled: () => ++asked > 3 })
    expect(done).toEqual({ ok: false, problem: 'cancelled' })
  })

  it('gives the same observations wherever the text is cut into pieces', async () => {
    const whole: Block[] = []
    await run(block => void whole.push(block))
    const pieces: Block[] = []
    await runImport({
      rows: rowBatches(chunks(777), 'comma'),
      mapping,
      importId: 'import-1',
      measureIds: { 'column-3': 'people' },
      keepBlock: block => void pieces.push(block),
    })
    expect(pieces).toEqual(whole)
  })

  it('keeps a mapping that reads back from JSON as itself', () => {
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
  })
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
