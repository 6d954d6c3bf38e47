import { createRowReader, longestRow, type RowBatch, readRows } from '@core/import/rows'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

function rowsOf(text: string, delimiter: Parameters<typeof readRows>[1] = 'comma'): RowBatch {
  const rows = readRows(text, delimiter)
  if (!rows.ok) throw new Error(rows.problem)
  return rows.value
}

describe('reading rows', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2\r\n3,4\r5,6',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ],
    ],
    [
      'a,\n,b',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a,', [['a', '']]],
    ['\n\n', [[''], ['']]],
    ['"a,b",c', [['a,b', 'c']]],
    ['"a ""b"" c"', [['a "b" c']]],
    ['"a\nb",c\nd', [['a\nb', 'c'], ['d']]],
    ['"",""', [['', '']]],
    ['"a" ,b', [['a', 'b']]],
    ['"a" b,c', [['a b', 'c']]],
    ['a "b" c,d', [['a "b" c', 'd']]],
    ['5" pipe,6', [['5" pipe', '6']]],
  ])('%j', (text, rows) => expect(rowsOf(text).rows).toEqual(rows))

  it('counts lines as an editor does, through quoted line ends of every kind', () => {
    expect(rowsOf('a\n"b\nb"\r\n"c\r\nc\rc"\rd\n\ne').lines).toEqual([1, 2, 4, 7, 8, 9])
  })

  it.each([
    ['at the end of the file', 'a,b\n1,2\n"3,4\n5,6\n', '3'],
    ['in a later cell of its row', 'a,b\n1,"2\n3,4\n', '2'],
    ['after a quoted line end', 'a,"b\nb","c\n', '2'],
    ['before another quoted cell', 'a,b\n"x,1\n"y",2\n"z",3\n', '2'],
  ])('finds the line of a quote that was never closed: %s', (_, text, line) => {
    expect(readRows(text, 'comma')).toMatchObject({ ok: false, problem: 'unclosed-quote', detail: line })
  })

  it('gives up on an endless row instead of gathering it for ever', () => {
    const reader = createRowReader('comma')
    const piece = `"${'x'.repeat(longestRow)}\n`
    expect(reader.read(piece)).toMatchObject({ ok: false, problem: 'unclosed-quote', detail: '1' })
    expect(createRowReader('comma').read('y'.repeat(longestRow + 1))).toMatchObject({ problem: 'row-too-long' })
  })

  it('reads back any table it could be written from', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', '"', '\n', '\r', ';', 'é', '🙂') })
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        const text = rows.map(row => row.map(text => `"${text.replaceAll('"', '""')}"`).join(',')).join(lineEnd)
        expect(rowsOf(text).rows).toEqual(rows)
      }),
    )
  })

  it('reads the same rows wherever the pieces of the text are cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 60 })
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }), (text, cuts) => {
        const whole = readRows(text, 'comma')
        const at = [...cuts.filter(cut => cut <= text.length), 0, text.length].sort((a, b) => a - b)
        const reader = createRowReader('comma')
        const rows: string[][] = []
        const lines: number[] = []
        const results = at.slice(1).map((cut, index) => () => reader.read(text.slice(at[index], cut)))
        for (const result of [...results, reader.finish]) {
          const batch = result()
          if (!batch.ok) {
            expect(whole).toEqual(batch)
            return
          }
          rows.push(...batch.value.rows)
          lines.push(...batch.value.lines)
        }
        expect(whole).toEqual({ ok: true, value: { rows, lines } })
      }),
      { numRuns: 500 },
    )
  })
})
