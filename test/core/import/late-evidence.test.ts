import { mostCodesBrokenDown } from '@core/import/block-writer'
import { tableInFile } from '@core/import/file'
import { proposeMapping } from '@core/import/propose'
import { questionsAbout } from '@core/import/questions'
import { describe, expect, it } from 'vitest'
import { goodImportOf, importOf } from './import-of'

/** More rows than the survey keeps, with something at the end that only shows there. */
const long = (header: string, row: (index: number) => string, ...last: string[]): string =>
  [header, ...Array.from({ length: 30_000 }, (_, index) => row(index)), ...last, ''].join('\n')

function mappingOf(text: string) {
  const table = tableInFile(new TextEncoder().encode(text))
  if (!table.ok) throw new Error(table.problem)
  return proposeMapping(table.value.table, { encoding: 'utf-8', title: 'the file' }).mapping
}

describe('what only shows far down a large file', () => {
  it('settles the order of day and month', async () => {
    const text = long('date;people', index => `0${1 + (index % 9)}/02/2016;${index}`, '02/13/2016;7')
    const { observations } = await goodImportOf(text)
    expect(observations[0]?.day).toBe('2016-01-02')
    expect(observations.at(-1)).toMatchObject({ day: '2016-02-13', value: 7 })
  })

  it('settles the decimal mark', async () => {
    const text = long('date;people', index => `2016-01-01;1,${200 + (index % 700)}`, '2016-01-02;0,5')
    const { observations } = await goodImportOf(text)
    expect(observations[0]?.value).toBe(1.2)
    expect(observations.at(-1)?.value).toBe(0.5)
  })

  it('raises a question that the first rows did not', () => {
    const text = long('date;people', index => `2016-01-01;${index}`, '2016-01-02;1,234')
    expect(questionsAbout(mappingOf(text)).map(({ code }) => code)).toEqual(['ask-number-format'])
  })

  it('names a measure', async () => {
    const text = long('date,measure,value', index => `2016-01-01,Asked,${index}`, '2016-01-02,Housed,3')
    const { observations, counts } = await goodImportOf(text)
    expect(observations.at(-1)).toMatchObject({ measure: 'Housed', value: 3 })
    expect(counts.rowsLeftOut).toBe(0)
  })

  it('warns of years after months, which may be the same figures again', async () => {
    const months = (index: number) => `Place ${index},2021-0${1 + (index % 9)},5`
    const { preview } = await goodImportOf(long('place,period,people', months, 'Place 1,2021,60'))
    expect(preview.warnings).toContain('periods-differ')
    const alike = await goodImportOf(long('place,period,people', months))
    expect(alike.preview.warnings).not.toContain('periods-differ')
  })

  it('is an unclosed quote', async () => {
    const text = long('date,people', index => `2016-01-01,${index}`, '"2016-01-02,3')
    expect(await importOf(text)).toEqual({ problem: 'unclosed-quote', detail: '30002' })
  })
})

describe('what nothing in a file settles', () => {
  it('is not guessed in the headings either', () => {
    const mapping = mappingOf('place,03/04/2016,05/06/2016\nLeeds,1,2\nYork,3,4\n')
    expect(mapping.columns.map(({ role }) => role.as)).toEqual(['dimension', 'value', 'value'])
    expect(questionsAbout(mapping).map(({ code }) => code)).toEqual(['ask-day'])
  })

  it('is settled for all headings by one of them', () => {
    const mapping = mappingOf('place,03/04/2016,05/31/2016\nLeeds,1,2\nYork,3,4\n')
    expect(mapping.columns.map(({ role }) => (role.as === 'value-at' ? role.day : role.as))).toEqual([
      'dimension',
      Date.UTC(2016, 2, 4) / 86_400_000,
      Date.UTC(2016, 4, 31) / 86_400_000,
    ])
  })

  it('is asked where 1.234 may be thousands, for a guess would be a thousand times wrong', () => {
    for (const mark of [';', ',', '\t']) {
      const text = ['place,year,people', 'Leeds,2016,1.234', ''].join('\n').replaceAll(',', mark)
      expect(questionsAbout(mappingOf(text)).map(({ code }) => code)).toEqual(['ask-number-format'])
    }
    expect(questionsAbout(mappingOf('place,year,people\nLeeds,2016,1.234\nYork,2016,0.5\n'))).toEqual([])
  })
})

it('makes no breakdown of a dimension that has more words than figures to show', async () => {
  const rows = Array.from({ length: mostCodesBrokenDown + 1 }, (_, index) => `Place ${index},2016,${index}`)
  const few = await goodImportOf(`place,year,people\n${rows.slice(1).join('\n')}\n`)
  expect(few.outcome.breakdowns.map(({ breakdown }) => breakdown.code.length)).toEqual([mostCodesBrokenDown])
  const many = await goodImportOf(`place,year,people\n${rows.join('\n')}\n`)
  expect(many.outcome.breakdowns).toEqual([])
  expect(many.outcome.dictionaries.place).toHaveLength(mostCodesBrokenDown + 1)
})
