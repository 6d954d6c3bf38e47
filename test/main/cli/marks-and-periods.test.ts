import { expect, it } from 'vitest'
import { projectOfCases } from './cases'

type Case = {
  readonly file: string
  readonly yearStart?: number
  readonly figures: Record<string, Record<string, number>>
}

/** Worked out by hand from the files. */
const cases: readonly Case[] = [
  { file: 'k04a-year-and-month.csv', figures: { 'People housed': { '2022-23': 5 + 6 + 1, '2023-24': 7 + 2 + 8 } } },
  { file: 'k04b-last-updated-beside-period.csv', figures: { 'Clients housed': { '2022-23': 1 + 2 + 0 + 13 } } },
  { file: 'c04c-quarter-column.csv', figures: { Visits: { '2022-23': 3 + 4 + 6, '2023-24': 5 } } },
  { file: 'c04d-rok-i-miesiac.csv', yearStart: 4, figures: { Osoby: { '2022-23': 5 + 2, '2023-24': 7 } } },
  { file: 'k05a-year-quarters-and-months.csv', yearStart: 1, figures: { 'People housed': { 2022: 100, 2023: 120 } } },
  // The months are complete: they count, and not the year over again.
  { file: 'c05b-months-and-years.csv', yearStart: 1, figures: { Homes: { 2022: 78 } } },
  { file: 'k10a-shorthand-in-cells.csv', figures: { Households: { '2022-23': 2074 } } },
  { file: 'c08b-eurostat-flags.csv', yearStart: 1, figures: { Homes: { 2020: 12.5 + 7 + 15 + 20 } } },
  {
    file: 'u-E-footnotes-in-year-headers.csv',
    figures: {
      'Table 3: Households in temporary accommodation at 31 March': {
        '2023-24': 1204 + 212 + 498 + 2041,
        '2024-25': 1318 + 530 + 2156 + 387,
        '2025-26': 1402 + 251 + 611 + 2310,
      },
    },
  },
  {
    file: 'k10b-shorthand-in-year-headings.csv',
    figures: { 'k10b-shorthand-in-year-headings': { '2019-20': 101, '2020-21': 105, '2021-22': 110 } },
  },
  { file: 'k10d-year-with-a-code.csv', figures: { 'People in shelter': { '2021-22': 60, '2022-23': 52 } } },
  { file: 'k11b-year-ending.csv', figures: { 'k11b-year-ending': { '2019-20': 30, '2020-21': 32, '2021-22': 34 } } },
  { file: 'c08c-legend.csv', figures: { Households: { '2022-23': 10 + 22 } } },
]

it.each(cases)('$file', async ({ file, yearStart = 4, figures }) => {
  const project = await projectOfCases({ yearStart })
  const { code, err } = await project.import(file)
  expect({ code, err }).toMatchObject({ code: 0 })
  expect(await project.figures()).toEqual(figures)
  project.remove()
})

it('keeps marks beside values, tells why numbers are lacking, and reads its own export back', async () => {
  const project = await projectOfCases()
  const { out } = await project.import('c08c-legend.csv')
  expect(out).toMatch(/- +Hidden at source +1/)
  expect(out).toMatch(/\.\. +Not applicable +1/)
  expect(out).toContain('Figures that could not be read: 1.')
  const rows = (text: string) => text.split('\r\n').map(line => line.split(','))
  const marksIn = (text: string): string[][] => {
    const [headings = [], ...lines] = rows(text)
    const at = (name: string) => headings.indexOf(name)
    return lines.map(cells => ['by place', 'value', 'known', 'marks'].map(name => cells[at(name)] ?? ''))
  }
  const csv = await project.exported()
  const told = marksIn(csv)
  expect(told).toContainEqual(['Fenton', '22', 'value', expect.stringContaining('note 3')])
  expect(told).toContainEqual(['Denby', 'suppressed', 'suppressed', '<5'])
  expect(told).toContainEqual(['Corley', 'not applicable', 'not-applicable', ''])
  expect(told).toContainEqual(['Ely', '', 'unread', ''])

  const again = await projectOfCases()
  again.write('out.csv', csv)
  await again.command('import', 'p.commonmeasure', 'out.csv')
  const back = marksIn(await again.exported())
  expect(back.filter(([place]) => place !== 'Ely')).toEqual(told.filter(([place]) => place !== 'Ely'))
  project.remove()
  again.remove()
})

it('never tells a bound to others', async () => {
  const project = await projectOfCases()
  await project.import('c08c-legend.csv')
  await project.command('export', 'p.commonmeasure', '--as', 'csv-excel', '--out', 'shared.csv', '--force')
  const shared = new TextDecoder().decode(project.read('shared.csv'))
  expect(shared).toContain('Denby')
  expect(shared).not.toContain('<5')
  project.remove()
})

it('dates the quarters of a financial year', async () => {
  const project = await projectOfCases()
  await project.import('k11a-quarter-of-a-financial-year.csv')
  const table = await project.exported()
  for (const day of ['2020-06-30', '2020-09-30', '2020-12-31', '2021-03-31']) expect(table).toContain(day)
  project.remove()
})
