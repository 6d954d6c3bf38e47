import { added, removed } from '@core/change/change'
import {
  canReplace,
  correctChanges,
  correctLater,
  isSameThere,
  readAgain,
  rowToCorrect,
} from '@core/import/correct-later'
import { type CellCorrection, correctionsFrom } from '@core/import/corrections'
import { correctionsOf, createDuplicateIndex } from '@core/import/duplicate-index'
import { tableInFile } from '@core/import/file'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { importInMemory } from '@core/import/in-memory'
import { previewImport } from '@core/import/preview'
import { proposeMapping } from '@core/import/propose'
import { remainingRejections } from '@core/import/rejections'
import type { ImportRecord, Measure, Observation } from '@core/project/entities'
import { importSchema } from '@core/project/entities'
import { rowsInFile } from '@core/table/file'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const utf8 = (text: string) => new TextEncoder().encode(text)
const file = utf8(
  [
    'Date,Place,People,Tents',
    '2016-01-31,Leeds,5,1',
    '2016-02-30,York,7,2',
    '2016-01-31,Hull,many,3',
    '2016-01-31,Bath',
    '2016-01-31,Ely,6,4,and more',
    ',Total,26,15',
  ].join('\n'),
)

async function brought(bytes: Uint8Array, corrections: readonly CellCorrection[] = []) {
  const found = tableInFile(bytes, { headerLine: 1 })
  if (!found.ok) throw new Error(found.problem)
  const { mapping } = proposeMapping(found.value.table, { encoding: 'utf-8', title: 'the file' })
  const preview = await previewImport({
    rows: rowsInFile(bytes, mapping),
    table: found.value.table,
    mapping,
    corrections,
  })
  if (!preview.ok || !preview.value.reading) throw new Error('no preview')
  const added = measuresToAdd(mapping, { id: sequence(), firstOrder: 0 })
  const made = await importInMemory({
    bytes,
    fileName: 'file.csv',
    source: '',
    mapping,
    corrections,
    measureIds: measureIdsOf(mapping, added),
    importId: 'i1',
    now: '2026-01-01T00:00:00.000Z',
  })
  if (!made.ok) throw new Error(made.problem)
  return { mapping, reading: preview.value.reading, measures: added.map(({ measure }) => measure), ...made.value }
}
const sequence = () => {
  let count = 0
  return () => `m${++count}`
}
const reasons = (record: ImportRecord) => record.leftOut.map(({ line, reason, cell }) => [line, reason, cell])

describe('a row that is left out', () => {
  it('is kept with the cells that count, so that it can be put right', async () => {
    const { record } = await brought(file)
    expect(reasons(record)).toEqual([
      [3, 'no-such-day', undefined],
      [4, 'not-a-number', 2],
      [5, 'too-few-cells', undefined],
      [6, 'too-many-cells', undefined],
      [7, 'total-row', undefined],
    ])
    expect(record.leftOut[0]).toMatchObject({ cells: { 0: '2016-02-30', 1: 'York', 2: '7', 3: '2' }, column: 0 })
    expect(importSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record)
  })

  it('goes in before, laid over the file: the record keeps what was typed and what the file has', async () => {
    const typed = [
      { line: 3, column: 0, text: '2016-02-29' },
      { line: 4, column: 2, text: '4' },
      { line: 5, column: 2, text: '1' },
      { line: 5, column: 3, text: '[c]' },
      { line: 6, column: 2, text: '6' },
    ]
    const { record, imported, reading } = await brought(file, typed)
    expect(reasons(record)).toEqual([[7, 'total-row', undefined]])
    expect(record.corrected).toEqual([
      { line: 3, column: 0, was: '2016-02-30', text: '2016-02-29' },
      { line: 4, column: 2, was: 'many', text: '4' },
      { line: 5, column: 2, was: '', text: '1' },
      { line: 5, column: 3, was: '', text: '[c]' },
      { line: 6, column: 2, was: '6', text: '6' },
    ])
    expect(reading.counts).toMatchObject({ rowsIn: 6, rowsUsed: 5, rowsLeftOut: 1, observations: 10, suppressed: 1 })
    const people = imported.blocks.find(({ measureId }) => measureId === 'm1')
    expect([...(people?.value ?? [])]).toEqual([5, 7, 4, 1, 6])
    expect([...(people?.line ?? [])]).toEqual([2, 3, 4, 5, 6])
    expect(record.mapping).toMatchObject({ measures: [{ target: { as: 'existing', measureId: 'm1' } }, {}] })
  })

  it('goes in afterwards as figures entered by hand, by the same rules', async () => {
    const { record, measures } = await brought(file)
    const later = (line: number, typed: Record<string, string>) => {
      const entry = record.leftOut.find(each => each.line === line)
      const row = entry && rowToCorrect(record, entry)
      if (!row) throw new Error('cannot be put right')
      return correctLater({ record, row, typed, measures })
    }
    expect(later(3, { 0: '29/02/2016' })).toMatchObject({
      ok: true,
      value: [
        { measureId: 'm1', value: 7, flag: 'value', dimensions: { place: 'York' }, denominator: null },
        { measureId: 'm2', value: 2 },
      ],
    })
    expect(later(3, { 0: '2016-02-31' })).toEqual({ ok: false, problem: 'no-such-day', detail: '0' })
    // The rest of its row is in: only the cell that was left out makes a figure.
    expect(later(4, { 2: '4' })).toMatchObject({ ok: true, value: [{ measureId: 'm1', value: 4 }] })
    expect(later(4, { 2: '[c]' })).toMatchObject({ ok: true, value: [{ flag: 'suppressed', value: null }] })
    expect(later(4, {})).toEqual({ ok: false, problem: 'not-a-number', detail: '2' })
    expect(later(6, {})).toMatchObject({ ok: true, value: [{ value: 6 }, { value: 4 }] })
    const others: Measure[] = measures.map(measure => ({ ...measure, kind: 'share' }))
    const entry = record.leftOut[0]
    const row = entry && rowToCorrect(record, entry)
    expect(row && correctLater({ record, row, typed: { 0: '2016-02-29' }, measures: others })).toMatchObject({
      problem: 'measure-gone',
    })
  })

  it('leaves the list while the figure is there', async () => {
    const { record } = await brought(file)
    const [first] = record.leftOut
    if (!first) throw new Error('none')
    const observation = {
      id: 'o',
      measureId: 'm1',
      day: 1,
      flag: 'value' as const,
      value: 1,
      denominator: null,
      dimensions: {},
      note: '',
      source: '',
      corrects: null,
      leftOutOf: { importId: 'i1', line: 3, column: null },
    }
    const others = record.leftOut.slice(1)
    const rows = others.filter(({ cell }) => cell === undefined).length
    expect(remainingRejections(record, [observation])).toEqual({ entries: others, rows, rowsNotListed: 0 })
    expect(remainingRejections({ ...record, rowsLeftOut: 1000 }, [observation]).rows).toBe(999)
    const ofCell = { ...observation, leftOutOf: { importId: 'i1', line: 3, column: 2 } }
    const ofAnother = { ...observation, leftOutOf: { importId: 'i2', line: 3, column: null } }
    expect(remainingRejections(record, [ofCell, ofAnother])).toEqual({
      entries: record.leftOut,
      rows: rows + 1,
      rowsNotListed: 0,
    })
  })
})

describe('a row put right that the project has already', () => {
  const byHand = (id: string, value: number, over: Partial<Observation> = {}): Observation => ({
    id,
    measureId: 'm1',
    day: 16_831, // 31 January 2016
    flag: 'value',
    value,
    denominator: null,
    dimensions: { place: 'Leeds' },
    note: '',
    source: '',
    corrects: null,
    ...over,
  })
  const own = (value: number) => byHand('new', value, { leftOutOf: { importId: 'i1', line: 3, column: null } })

  /** The file's own Leeds, of that day, has 5 people; `hand` is entered beside it. */
  async function held(value: number, hand: readonly Observation[]) {
    const { imported } = await brought(file)
    const there = createDuplicateIndex()
    const corrections = correctionsOf('i1', hand)
    for (const block of imported.blocks) {
      if (block.measureId === 'm1') there.addBlock(block, imported.dictionaries, corrections)
    }
    for (const each of hand) if (each.corrects === null) there.addByHand(each)
    const observation = own(value)
    return [{ observation, there: there.at('m1', observation.day, observation.dimensions) }]
  }
  const cell = { importId: 'i1', seq: 0, index: 0 }

  it('is found whether it came from a file or a hand, and in whatever order its words stand', async () => {
    const figures = await held(6, [byHand('h1', 8), byHand('h2', 9, { day: 16_832 })])
    expect(figures[0]?.there).toMatchObject([
      { value: 5, place: cell },
      { value: 8, place: { observationId: 'h1' } },
    ])
    const there = createDuplicateIndex()
    there.addByHand(byHand('h', 1, { dimensions: { place: 'Leeds', sex: 'men' } }))
    expect(there.at('m1', 16_831, { sex: 'men', place: 'Leeds' })).toHaveLength(1)
    expect(there.at('m1', 16_831, { place: 'Leeds' })).toEqual([])
    expect(there.at('m2', 16_831, { sex: 'men', place: 'Leeds' })).toEqual([])
  })

  it('is left out, or added beside', async () => {
    const figures = await held(6, [])
    expect(correctChanges(figures, 'skip', [])).toEqual([])
    expect(correctChanges(figures, 'add', [])).toEqual([added('observation', own(6))])
  })

  it('stands in for the value of a file, which counts again when it goes', async () => {
    const [figure] = await held(6, [])
    if (!figure) throw new Error('none')
    expect(correctChanges([figure], 'replace', [])).toEqual([added('observation', { ...own(6), corrects: cell })])
    const before = byHand('c1', 7, { corrects: cell })
    const corrected = await held(6, [before])
    expect(corrected[0]?.there).toMatchObject([{ value: 7, place: cell }])
    // Of two corrections of one value one would not count: the older goes.
    expect(correctChanges(corrected, 'replace', [before])).toEqual([
      removed('observation', before),
      added('observation', { ...own(6), corrects: cell }),
    ])
  })

  it('takes the place of what was entered by hand', async () => {
    const there = createDuplicateIndex()
    const hand = [byHand('h1', 8), byHand('h2', 9)]
    for (const each of hand) there.addByHand(each)
    const figures = [{ observation: own(6), there: there.at('m1', 16_831, { place: 'Leeds' }) }]
    expect(correctChanges(figures, 'replace', [...hand, byHand('h3', 1)])).toEqual([
      ...hand.map(each => removed('observation', each)),
      added('observation', own(6)),
    ])
  })

  it('is not brought in to replace the very same value, nor several values of files', async () => {
    const figures = await held(5, [])
    expect(figures.every(isSameThere)).toBe(true)
    expect(correctChanges(figures, 'replace', [])).toEqual([])
    expect(correctChanges(figures, 'add', [])).toHaveLength(1)
    const twice = figures.map(figure => ({ ...figure, there: [...figure.there, ...figure.there] }))
    expect([canReplace(figures), canReplace(twice)]).toEqual([true, false])
  })
})

it('reads a row again exactly as the file’s own row would have been read', async () => {
  const cell = fc.oneof(fc.constantFrom('5', '1.5', 'many', '', '..', 'NA', '(3)', '45 %'), fc.string({ maxLength: 6 }))
  const date = fc.constantFrom('2016-01-31', '2016-02-30', '', 'soon', '2016')
  const place = fc.constantFrom('Leeds', '', 'Total', 'NA')
  const { mapping } = await brought(file)
  await fc.assert(
    fc.asyncProperty(fc.tuple(date, place, cell, cell), async cells => {
      const quoted = cells.map(text => `"${text.replaceAll('"', '""')}"`).join(',')
      const bytes = utf8(`Date,Place,People,Tents\n2016-01-31,Leeds,5,1\n2016-01-31,York,7,2\n${quoted}\n`)
      const table = tableInFile(bytes, { delimiter: 'comma', headerLine: 1 })
      if (!table.ok) throw new Error(table.problem)
      const preview = await previewImport({ rows: rowsInFile(bytes, mapping), table: table.value.table, mapping })
      if (!preview.ok || !preview.value.reading) throw new Error('no preview')
      const { observations, leftOut } = preview.value.reading
      const row = { line: 4, cells: Object.fromEntries(cells.map((text, index) => [index, text])), cell: null }
      const again = readAgain(mapping, row, {})
      const own = observations.filter(({ line }) => line === 4)
      if (again.ok)
        expect(again.value.map(({ measure, value }) => [measure, value])).toEqual(
          own.map(({ measure, value }) => [measure, value]),
        )
      else expect([own.length, leftOut.find(({ line }) => line === 4)?.reason]).toEqual([0, again.problem])
    }),
    { numRuns: 150 },
  )
})

describe('corrections that are written down', () => {
  const columns = [{ name: 'Date' }, { name: 'People' }, { name: 'People' }, { name: '2' }]
  it('find their column by heading, or by place where headings are no help', () => {
    expect(correctionsFrom([{ line: 2, column: ' date', text: 'x' }], columns)).toEqual({
      ok: true,
      value: [{ line: 2, column: 0, text: 'x' }],
    })
    expect(correctionsFrom([{ line: 2, column: '3', text: 'x' }], columns)).toMatchObject({ value: [{ column: 2 }] })
    expect(correctionsFrom([{ line: 2, column: '2', text: 'x' }], columns)).toMatchObject({ value: [{ column: 3 }] })
    expect(correctionsFrom([{ line: 2, column: 'People', text: 'x' }], columns)).toMatchObject({
      problem: 'no-such-column',
    })
    expect(correctionsFrom([{ line: 2, column: '9', text: 'x' }], columns)).toMatchObject({ problem: 'no-such-column' })
  })
})

it('lays a correction over the right row of a file in many pieces', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `2016-01-31,Place ${index},${index}`)
  const bytes = utf8(['Date,Place,People', ...rows].join('\n'))
  const { record, imported } = await brought(bytes, [
    { line: 20_002, column: 2, text: '7' },
    { line: 2, column: 2, text: '1' },
  ])
  expect(record.corrected).toEqual([
    { line: 2, column: 2, was: '0', text: '1' },
    { line: 20_002, column: 2, was: '20000', text: '7' },
  ])
  const sum = imported.segments[0]?.summary.sum[0] ?? 0
  expect(sum).toBe((30_000 * 29_999) / 2 + 1 - 20_000 + 7)
})
