import { readFileSync } from 'node:fs'
import { dayOf } from '@core/observation/day'
import { describe, expect, it } from 'vitest'
import { goodImportOf, importOf } from './import-of'

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(`resources/data/${name}`))

describe('rough sleeping by council, years as columns', () => {
  const bytes = read('rough-sleeping-england-2010-2016-wide.csv')
  // The same figures by a few lines of plain code.
  const councils = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map(line => line.replace(/"[^"]*"/g, text => text.slice(1, -1).replace(',', ';')).split(','))
    .filter(cells => /^[EWSN]\d{8}$/.test(cells[1] ?? ''))

  it('needs no answer, and sums to the published totals for every year', async () => {
    const { observations } = await goodImportOf(bytes)
    const sumOf = (year: number): number =>
      observations
        .filter(({ day }) => day === `${year}-12-31`)
        .reduce((sum, { value }) => sum + (typeof value === 'number' ? value : Number.NaN), 0)
    const published = [1768, 2181, 2309, 2414, 2744, 3569, 4134]
    for (const [index, total] of published.entries()) {
      expect(sumOf(2010 + index)).toBe(total)
      expect(councils.reduce((sum, cells) => sum + Number(cells[3 + index]), 0)).toBe(total)
    }
    expect(observations).toHaveLength(326 * 7)
  })

  it('keeps every council with its own figures and line', async () => {
    const { observations } = await goodImportOf(bytes)
    const leeds = observations.filter(({ dimensions }) => dimensions.place === 'Leeds')
    const source = councils.find(cells => cells[2] === 'Leeds') ?? []
    expect(leeds.map(({ value }) => value)).toEqual(source.slice(3, 10).map(Number))
    expect(new Set(leeds.map(({ line }) => line))).toEqual(new Set([Number(source[0]) + 1]))
    expect(new Set(observations.map(({ dimensions }) => dimensions.place)).size).toBe(326)
  })

  it('leaves out empty rows, percentages, totals and notes, and says which is which', async () => {
    const { counts, leftOut } = await goodImportOf(bytes)
    expect(counts.rowsByReason).toEqual({
      'empty-row': 8,
      'percentage-row': 5,
      'total-row': 3,
      'no-values': 17,
      'no-code': 1,
    })
    expect(counts).toMatchObject({ rowsIn: 360, rowsUsed: 326, rowsLeftOut: 34, cellsLeftOut: 0 })
    const totals = leftOut.filter(({ reason }) => reason === 'total-row')
    expect(totals.map(({ line, text }) => [line, text.split(', ')[2]])).toEqual([
      [3, 'England'],
      [6, 'London'],
      [9, 'Rest of England'],
    ])
    expect(leftOut.find(({ reason }) => reason === 'no-code')).toMatchObject({ line: 356 })
  })

  it('holds the England row against the sum of the councils', async () => {
    const { preview } = await goodImportOf(bytes)
    const england = preview.reading?.totalChecks.filter(({ label }) => label === 'England') ?? []
    expect(england.map(({ stated, sumOfParts, agrees }) => [stated, sumOfParts, agrees])).toEqual(
      [1768, 2181, 2309, 2414, 2744, 3569, 4134].map(total => [total, total, true]),
    )
    expect(preview.warnings).not.toContain('total-differs')
  })

  it('brings totals in when asked, and warns that they count twice', async () => {
    const { observations, preview } = await goodImportOf(bytes, {
      change: mapping => ({ ...mapping, rows: { ...mapping.rows, keepTotals: true } }),
    })
    const in2016 = observations.filter(({ day }) => day === '2016-12-31')
    expect(in2016.find(({ dimensions }) => dimensions.place === 'England')?.value).toBe(4134)
    expect(preview.warnings).toContain('totals-kept')
  })
})

describe('priority need by council, CR line ends', () => {
  const bytes = read('section-e2-priority-need-2014-q3.csv')
  const councils = new TextDecoder()
    .decode(bytes)
    .split('\r')
    .slice(1)
    .map(line => line.split(','))
    .filter(cells => /^[EWSN]\d{8}$/.test(cells[0] ?? ''))
  const endOfQuarter = dayOf(2014, 9, 30)
  const withDay = {
    change: <M extends { day: number | null }>(mapping: M): M => ({
      ...mapping,
      day: endOfQuarter.ok ? endOfQuarter.value : null,
    }),
  }

  it('asks only for the day, as no column says it', async () => {
    const result = await importOf(bytes)
    expect('questions' in result && result.questions).toEqual([{ code: 'ask-day', column: null }])
  })

  it('takes in the total of each council, with missing and suppressed kept as facts', async () => {
    const { observations, counts, mapping } = await goodImportOf(bytes, withDay)
    expect(mapping.measures.map(({ target }) => target.as === 'new' && target.title)).toEqual(['Total households'])
    const last = councils.map(cells => cells.at(-1) ?? '')
    const isNumber = (text: string): boolean => /^\d+$/.test(text)
    expect(observations).toHaveLength(326)
    expect(observations.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0)).toBe(
      last.filter(isNumber).reduce((sum, text) => sum + Number(text), 0),
    )
    // As the file’s own notes say: `..` no data received, `-` a total of less than 5.
    expect(counts.missing).toBe(last.filter(text => text === '..').length)
    expect(counts.suppressed).toBe(last.filter(text => text === '-' || text === '.').length)
    expect(observations.every(({ day }) => day === '2014-09-30')).toBe(true)
  })

  it('sees that the published total is not the sum: it is rounded, and parts are missing', async () => {
    const { preview } = await goodImportOf(bytes, withDay)
    const england = preview.reading?.totalChecks.find(({ label }) => label === 'England')
    expect(england).toMatchObject({ stated: 13_900, partsWithoutNumber: 30, agrees: false })
    expect(preview.warnings).toContain('total-differs')
  })

  it('gives lines as an editor counts them, though they end in CR', async () => {
    const { observations, counts } = await goodImportOf(bytes, withDay)
    expect(observations.find(({ dimensions }) => dimensions.place === 'Adur')?.line).toBe(2)
    expect(counts).toMatchObject({ rowsIn: 342, rowsUsed: 326, rowsLeftOut: 16 })
  })
})
