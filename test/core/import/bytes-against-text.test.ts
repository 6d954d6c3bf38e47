import { readdirSync, readFileSync } from 'node:fs'
import { createByteRowReader } from '@core/import/byte-rows'
import { createByteTable } from '@core/import/byte-table'
import { decodeBytes, type Encoding } from '@core/import/decode'
import { rowsInFile, tableInFile } from '@core/import/file'
import { type Mapping, questionsAbout } from '@core/import/mapping'
import { plainNumber } from '@core/import/number-cell'
import { previewImport } from '@core/import/preview'
import { proposeMapping } from '@core/import/propose'
import { type Delimiter, type RowSource, readRows } from '@core/import/rows'
import { runImport } from '@core/import/run'
import type { Block } from '@core/observation/block'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostileFiles } from './hostile-files'

type ByteWise = Extract<Encoding, 'utf-8' | 'windows-1252'>

/** What the quick way reads, in pieces of the sizes given, again and again. */
function rowsOfBytes(bytes: Uint8Array, encoding: ByteWise, delimiter: Delimiter, sizes: readonly number[]) {
  const rows: string[][] = []
  const lines: number[] = []
  const reader = createByteRowReader({ encoding, delimiter }, row => {
    rows.push(row.texts())
    lines.push(row.line)
  })
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    const read = reader.read(bytes.subarray(at, at + size))
    if (!read.ok) return read
    at += size
  }
  const last = reader.finish()
  return last.ok ? { ok: true, value: { rows, lines } } : last
}

describe('rows read from bytes', () => {
  const mark = fc.constantFrom('"', '"', ',', ',', '\n', '\r', '\r\n', ';', '\t', ' ', '""')
  const letter = fc.constantFrom('a', '1', 'é', '€', '\u{1F4CA}', '\u0081', '\ufeff', '\u00a0', 'ß')
  const text = fc
    .array(fc.oneof({ weight: 2, arbitrary: mark }, letter), { maxLength: 60 })
    .map(parts => parts.join(''))
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
  const delimiter = fc.constantFrom<Delimiter>('comma', 'semicolon', 'tab', 'none')

  it('are the rows of the text, whatever quotes and line ends, wherever the pieces part', () => {
    fc.assert(
      fc.property(text, delimiter, sizes, (written, parts, pieces) => {
        const bytes = new TextEncoder().encode(written)
        const decoded = new TextDecoder().decode(bytes)
        expect(rowsOfBytes(bytes, 'utf-8', parts, pieces)).toEqual(readRows(decoded, parts))
      }),
      { numRuns: 3000 },
    )
  })

  it('are the rows of the text in Windows-1252 and in bytes that are no UTF-8', () => {
    const byte = fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(34, 34, 44, 10, 13, 32) },
      fc.integer({ min: 32, max: 255 }),
    )
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 60 }), sizes, (written, pieces) => {
        const bytes = Uint8Array.from(written)
        for (const encoding of ['windows-1252', 'utf-8'] as const) {
          const whole = decodeBytes(bytes, encoding)
          if (!whole.ok) continue
          expect(rowsOfBytes(bytes, encoding, 'comma', pieces)).toEqual(readRows(whole.value.text, 'comma'))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('grow with the row: ten thousand cells are ten thousand cells', () => {
    const cells = Array.from({ length: 10_000 }, (_, index) => String(index))
    expect(rowsOfBytes(new TextEncoder().encode(cells.join()), 'utf-8', 'comma', [777])).toMatchObject({
      value: { rows: [cells], lines: [1] },
    })
  })
})

describe('a table of texts by their bytes', () => {
  it('numbers each different text once, in the order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 400 }), texts => {
        const table = createByteTable()
        const numbers = new Map<string, number>()
        for (const text of texts) {
          const bytes = new TextEncoder().encode(`<${text}>`)
          const expected = numbers.get(text) ?? -1
          expect(table.find(bytes, 1, bytes.length - 1)).toBe(expected)
          if (expected !== -1) continue
          const added = table.add(bytes, 1, bytes.length - 1)
          expect(added).toBe(numbers.size)
          numbers.set(text, added)
        }
      }),
    )
  })
})

/** Everything that comes of a mapping and rows, as plain values. */
async function outcomeOf(rows: () => RowSource, mapping: Mapping, bytes: Uint8Array) {
  const blocks: Block[] = []
  const run = await runImport({
    rows: rows(),
    mapping,
    importId: 'import',
    measureIds: Object.fromEntries(mapping.measures.map(({ key }) => [key, key])),
    keepBlock: block => void blocks.push(block),
  })
  const table = tableInFile(bytes, mapping)
  const preview = table.ok ? await previewImport({ rows: rows(), table: table.value.table, mapping }) : null
  return { run, blocks, preview }
}

/** Both ways, and the same. False: the file cannot be read byte by byte, or leaves questions. */
async function holdTheTwoAgainstEachOther(bytes: Uint8Array, mapping: Mapping): Promise<boolean> {
  const rows = () => rowsInFile(bytes, mapping)
  if (rows().bytes === undefined || questionsAbout(mapping).length > 0) return false
  const slow = (): RowSource => {
    const source = rows()
    if (!(Symbol.iterator in source)) throw new Error('rows of text that come later')
    return { [Symbol.iterator]: () => source[Symbol.iterator]() }
  }
  expect(await outcomeOf(rows, mapping, bytes)).toEqual(await outcomeOf(slow, mapping, bytes))
  return true
}

const encoded = (content: Uint8Array | string) =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

describe('an import from bytes', () => {
  it('is the import from text, for every hostile file that can be read', async () => {
    let held = 0
    for (const { content, answers } of hostileFiles) {
      const bytes = encoded(content)
      const table = tableInFile(bytes, answers)
      if (!table.ok) continue
      const { encoding, sheet } = table.value
      const proposed = proposeMapping(table.value.table, { encoding, sheet, title: 'the file' }).mapping
      const mapping = answers?.change ? answers.change(proposed) : proposed
      if (await holdTheTwoAgainstEachOther(bytes, mapping)) held++
    }
    expect(held).toBeGreaterThan(30)
  })

  it('is the import from text, for every real file', async () => {
    const names = readdirSync('resources/data').filter(name => name.endsWith('.csv'))
    for (const name of names) {
      const bytes = new Uint8Array(readFileSync(`resources/data/${name}`))
      const table = tableInFile(bytes)
      if (!table.ok) throw new Error(`${name}: ${table.problem}`)
      const { mapping } = proposeMapping(table.value.table, { encoding: table.value.encoding, title: name })
      await holdTheTwoAgainstEachOther(bytes, mapping)
    }
    expect(names.length).toBeGreaterThan(2)
  })

  it('is the import from text, for any table, mapping and marks', async () => {
    const cellText = fc.oneof(
      fc.constantFrom('', ' ', '-', '..', 'x', 'NA', '999', '0', '-0', '-0.0', '1.', '.5', '1,5', '1 234', '45%', '£7'),
      fc.constantFrom(
        '2016',
        '2016-03-31',
        '31/03/2016',
        '2016-02-30',
        'soon',
        'Leeds',
        'York ',
        'Total',
        '% of all',
        'é€',
      ),
      fc.constantFrom(
        '123456789012345',
        '1234567890123456',
        '0.1234567890123456',
        '1234567890.12345',
        '"quoted"',
        'a "b"',
      ),
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map(String),
      fc.integer({ min: -999, max: 99_999 }).map(String),
    )
    const quoted = (text: string) =>
      text.includes('"') || text.includes(',') ? `"${text.replaceAll('"', '""')}"` : text
    const place = fc.constantFrom('Leeds', 'York', 'Hull', 'Kingston upon Hull, City of', '', 'Total', 'Zürich')
    const date = fc.constantFrom('2016', '2017', '2016-05-05', '2016-02-30', '', 'date')
    const ordinary = fc.tuple(place, date, fc.integer({ min: 0, max: 100 }).map(String), cellText).map(row => [...row])
    const anyRow = fc.oneof(
      { weight: 5, arbitrary: ordinary },
      fc.array(cellText, { minLength: 1, maxLength: 6 }),
      fc.constant(['place', 'date', 'out of', 'people']),
    )
    const mappingParts = fc.record({
      numbers: fc.constantFrom('point' as const, 'comma' as const),
      perCent: fc.boolean(),
      kind: fc.constantFrom('number' as const, 'share' as const, 'rubric' as const),
      isOutOf: fc.boolean(),
      mayBeEmpty: fc.boolean(),
      required: fc.boolean(),
      missing: fc.constantFrom<string[]>(['', '-', 'NA'], ['', '999', '2016'], []),
      keepTotals: fc.boolean(),
      code: fc.constantFrom(null, { column: 0, shape: 'AAAA' }),
      encoding: fc.constantFrom('utf-8' as const, 'windows-1252' as const),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 25 }), mappingParts, async (rows, parts) => {
        const { numbers, isOutOf, mayBeEmpty } = parts
        const outOf = { as: 'denominator', measure: 'people', numbers, mayBeEmpty } as const
        const mapping: Mapping = {
          encoding: parts.encoding,
          delimiter: 'comma',
          headerLine: 1,
          columns: [
            { name: 'place', role: { as: 'dimension', dimension: 'place', required: parts.required } },
            { name: 'date', role: { as: 'date', order: 'day-first', spans: true } },
            { name: 'out of', role: isOutOf ? outOf : { as: 'dimension', dimension: 'group', required: false } },
            { name: 'people', role: { as: 'value', measure: 'people', numbers, perCent: parts.perCent } },
          ],
          measures: [
            {
              key: 'people',
              kind: parts.kind,
              named: null,
              target: {
                as: 'new',
                title: 'People',
                unit: '',
                direction: 'increase',
                aggregation: 'sum',
                countsPeople: true,
              },
            },
          ],
          day: null,
          yearEndsIn: 12,
          missing: parts.missing,
          suppressed: ['..', 'x'],
          rows: { code: parts.code, totalLabels: [], keepTotals: parts.keepTotals, keepPercentages: false },
        }
        const lines = [['place', 'date', 'out of', 'people'], ...rows].map(row => row.map(quoted).join(','))
        expect(await holdTheTwoAgainstEachOther(encoded(lines.join('\n')), mapping)).toBe(true)
      }),
      { numRuns: 700 },
    )
  })

  it('reads plain numbers to the last digit', async () => {
    const numbers = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => value.toFixed(6)),
      fc.tuple(fc.nat(), fc.nat()).map(([whole, decimals]) => `${whole}.${decimals}`),
      fc.integer().map(String),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(numbers, { minLength: 1, maxLength: 40 }), async texts => {
        const bytes = encoded(['year,people', ...texts.map(text => `2016,${text}`)].join('\n'))
        const table = tableInFile(bytes)
        if (!table.ok) throw new Error(table.problem)
        const { mapping } = proposeMapping(table.value.table, { encoding: 'utf-8', title: 'the file' })
        if (!(await holdTheTwoAgainstEachOther(bytes, mapping))) return
        const { blocks } = await outcomeOf(() => rowsInFile(bytes, mapping), mapping, bytes)
        const plain = texts.map(plainNumber)
        if (plain.some(Number.isNaN) || blocks.length !== 1) return
        expect([...(blocks[0]?.value ?? [])]).toEqual(plain)
      }),
      { numRuns: 200 },
    )
  })
})
