import { createRowReader, longestRow, type RowBatch, readRows } from '@core/table/rows'
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

  /** What PapaParse alone reads as other cells, or as fewer rows. */
  it.each([
    [
      'a space before a quote',
      'a, "b", "c, d"\n1, "2","3"',
      [
        ['a', 'b', 'c, d'],
        ['1', '2', '3'],
      ],
    ],
    ['spaces on both sides', 'a,  "b, c"  ,d', [['a', 'b, c', 'd']]],
    ['a space before an empty quoted cell', 'a, "",b', [['a', '', 'b']]],
    ['doubled quotes after a space', 'a, "b ""c"", d"', [['a', 'b "c", d']]],
    ['a guard, of zeros and of commas', '="007",="1,200", ="b"', [['007', '1,200', 'b']]],
    ['a guard within quotes', '"=""007""",a', [['007', 'a']]],
    ['text behind a guard: it is a formula', '="a"&"b",c', [['="a"&"b"', 'c']]],
    [
      'a cell that begins with a space and has quotes later',
      'a, 5" pipe,b\n a "b",c',
      [
        ['a', ' 5" pipe', 'b'],
        [' a "b"', 'c'],
      ],
    ],
    ['a quoted word behind a space, with more behind it', 'a, "b" c,d', [['a', ' "b" c', 'd']]],
    [
      'ditto marks',
      'Leeds, 20\n ", 21\n ", ", 22',
      [
        ['Leeds', ' 20'],
        [' "', ' 21'],
        [' "', ' "', ' 22'],
      ],
    ],
    ['what looks like it within a quoted cell', '"x, ""y"", =""z"""," w"', [['x, "y", ="z"', ' w']]],
    [
      'a line end within quotes beside it',
      '"a\n, ""b""", "c"\nd,e',
      [
        ['a\n, "b"', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      'text behind a closing quote, again and again',
      '"a"b,"c"d\n"e"f,g',
      [
        ['ab', 'cd'],
        ['ef', 'g'],
      ],
    ],
  ])('reads %s', (_, text, rows) => expect(rowsOf(text).rows).toEqual(rows))

  it('reads semicolons, tabs and pipes with a space before a quote', () => {
    expect(rowsOf('a; "b; c"; d', 'semicolon').rows).toEqual([['a', 'b; c', ' d']])
    expect(rowsOf('a\t "b\tc"\td', 'tab').rows).toEqual([['a', 'b\tc', 'd']])
    expect(rowsOf('a| "b|c"|d', 'pipe').rows).toEqual([['a', 'b|c', 'd']])
    expect(rowsOf('a, "b"\n"c, d"', 'none').rows).toEqual([['a, "b"'], ['c, d']])
  })

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
        // Line ends are one kind from here on, within cells too.
        expect(rowsOf(text).rows).toEqual(rows.map(row => row.map(cell => cell.replace(/\r\n?/g, '\n'))))
      }),
    )
  })

  it('reads the same rows wherever the pieces of the text are cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '='), maxLength: 60 })
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
