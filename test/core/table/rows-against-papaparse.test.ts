import { readFileSync } from 'node:fs'
import { readRows } from '@core/table/rows'
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'

const papaRows = (text: string, newline: '\n' | '\r\n' | '\r') => Papa.parse(text, { delimiter: ',', newline }).data

const ours = (text: string) => {
  const read = readRows(text, 'comma')
  if (!read.ok) throw new Error(read.problem)
  return read.value.rows
}

describe('our row reader against PapaParse, where PapaParse reads right', () => {
  it('reads what PapaParse writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', ',', '"', '\n', ';') })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n' as const, '\r\n' as const), (rows, newline) => {
        expect(ours(Papa.unparse(rows, { newline }))).toEqual(rows)
      }),
    )
  })

  it.each([
    ['rough-sleeping-england-2010-2016-wide.csv', '\n'],
    ['section-e2-priority-need-2014-q3.csv', '\r'],
    ['participants-votes.csv', '\n'],
    ['comments.csv', '\n'],
  ] as const)('reads %s alike, cell by cell', (name, newline) => {
    const text = readFileSync(`resources/data/${name}`, 'latin1').replace(/[\r\n]+$/, '')
    const end = text.includes('\r\n') ? '\r\n' : newline
    expect(ours(text)).toEqual(papaRows(text, end))
  })
})
