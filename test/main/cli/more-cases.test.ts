import { expect, it } from 'vitest'
import { projectOfCases } from './cases'

/** Figures by measure and year; a project whose year begins in January. */
it.each<[string, Record<string, Record<string, number>>]>([
  // A median is never added up, in no language.
  ['m1-revenu-median.csv', { 'Revenu médian (€)': { 2021: 64_060 / 3 } }],
  // Each place's newest of a running total.
  ['m2-running-total.csv', { 'Cumulative people reached': { 2023: 69, 2024: 40 } }],
  // A day of birth is no date of a figure.
  ['m3-referrals.csv', { 'Support hours': { 2023: 12 } }],
  // A column of years is the date under any heading.
  ['m4-greek-years.csv', { Νοικοκυριά: { 2022: 240 } }],
  // `0012` is a place.
  ['m5-codes-behind-guards.csv', { Households: { 2023: 27 } }],
  // Under years stand measures, and they are not added to each other.
  ['m6-years-over-measures.csv', { Applications: { 2022: 30, 2023: 34 }, Decisions: { 2022: 23, 2023: 27 } }],
  ['m7-measures-over-years.csv', { Applications: { 2022: 30, 2023: 34 }, Decisions: { 2022: 23, 2023: 27 } }],
  ['m8-number-and-rate-under-years.csv', { Number: { 2022: 30, 2023: 34 }, 'Rate per 1000': { 2022: 1.7, 2023: 1.9 } }],
  // 1 and 2 are sexes.
  ['m9-sex-in-numbers.csv', { Clients: { 2022: 30, 2023: 34 } }],
  [
    'm10-end-of-quarter.csv',
    {
      'Households in temporary accommodation at end of quarter': { 2023: 150 },
      'Households assessed as homeless': { 2023: 111 },
    },
  ],
  ['m11-three-rows.csv', { 'm11-three-rows': { 2022: 110, 2023: 286 } }],
  ['m12-three-rows-sparse.csv', { 'Households in temporary accommodation': { 2022: 110, 2023: 286 } }],
  // One kind of code, and the row of everything last.
  ['m13-england-last.csv', { 'Households in temporary accommodation': { 2023: 220 } }],
  ['m14-kwartal.csv', { Osoby: { 2022: 46 } }],
  ['m15-answers-in-any-case.csv', { 'What did you use? (tick all that apply)': { 2023: 6 } }],
  ['m16-encuesta.csv', { '¿Qué apoyo recibió?': { 2023: 5 }, '¿Está satisfecho?': { 2023: 0.8 } }],
  ['m17-tausend.csv', { Haushalte: { 2023: 4080 } }],
  ['m18-marks.csv', { 'm18-marks': { 2021: 1245, 2022: 1660 } }],
  ['m20-decimals.csv', { Load: {} }],
  ['m21-start-and-end.csv', { Served: { 2023: 100, 2024: 120 } }],
  // Years beside their quarters are told once: added up, as the last of them, or the years alone where neither holds.
  ['m22-years-and-quarters.csv', { 'm22-years-and-quarters': { 2022: 140, 2023: 164 } }],
  ['m23-year-is-last-quarter.csv', { 'm23-year-is-last-quarter': { 2022: 40 } }],
  ['m24-some-quarters.csv', { 'm24-some-quarters': { 2022: 140, 2023: 164 } }],
  // Only one year has quarters, and the others are not lost for them.
  ['m31-quarters-of-one-year.csv', { 'm31-quarters-of-one-year': { 2021: 128, 2022: 140, 2023: 164 } }],
  ['m32-rates-halves-and-quarters.csv', { Rate: { 2022: 4.5 } }],
  // Flags and notes in columns of their own break nothing down.
  ['m25-obs-flag.csv', { OBS_VALUE: { 2021: 32, 2022: 14 } }],
  ['m26-notes-columns.csv', { 'm26-notes-columns': { 2021: 20, 2022: 31 } }],
  ['m27-nil-in-the-legend.csv', { 'Homelessness by area': { 2021: 8, 2022: 12 } }],
  ['m28-yearmonth.csv', { Cases: { 2023: 15, 2024: 7 } }],
  ['m29-key-workers.csv', { Visits: { 2023: 20 } }],
  ['m30-windows-1253.csv', { Άτομα: { 2022: 22 } }],
])('%s comes to the right figures', async (name, figures) => {
  const project = await projectOfCases({ yearStart: 1 })
  const { code, err } = await project.import(name)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const made = await project.figures()
  const rounded = (all: Record<string, Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(all).map(([title, years]) => [
        title,
        Object.fromEntries(Object.entries(years).map(([year, value]) => [year, Math.round(value * 1e6) / 1e6])),
      ]),
    )
  expect(rounded(made)).toEqual(rounded(figures))
  project.remove()
})

it('keeps nobody’s name, number or day of birth', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  await project.import('m3-referrals.csv')
  expect(await project.exported()).not.toMatch(/Smith|A-1001|1980|AB123456C/)
  project.remove()
})

it('tells three rows of headings apart by sex and age', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  await project.import('m11-three-rows.csv')
  const rows = (await project.exported()).split(/\r?\n/)
  expect(rows.filter(row => /Women/.test(row) && /Under 25/.test(row)).length).toBe(4)
  project.remove()
})

it('counts an answer once, however it is spelled', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  const { out } = await project.import('m15-answers-in-any-case.csv')
  expect(out).toContain('Food 4 · Advice 3 · Bed 2')
  project.remove()
})

it('dates each quarter of a Polish year', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  await project.import('m14-kwartal.csv')
  const table = await project.exported()
  for (const day of ['2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31']) expect(table).toContain(day)
  project.remove()
})

it('averages an age over rows that are people’s', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  expect((await project.import('m19-row-a-person.csv')).code).toBe(1)
  expect((await project.import('m19-row-a-person.csv', '--answer-codes', 'missing')).code).toBe(0)
  expect((await project.figures()).Age).toEqual({ 2023: (34 + 28 + 51) / 3 })
  project.remove()
})

it('shows on a dry run what it would come to, though questions are open, and writes nothing', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  const { code, out } = await project.import('m19-row-a-person.csv', '--dry-run')
  expect(code).toBe(0)
  expect(out).toContain('if numbers that look like codes for no answer are missing values')
  expect(out).toMatch(/Nights slept out +2023 +5\b/)
  expect(out).toContain('2 questions are open')
  expect(await project.figures()).toEqual({})
  project.remove()
})

it('says of which measure there is no figure for the whole, and takes the way that is said', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  expect((await project.import('m20-decimals.csv', '--dry-run')).out).toContain('No figure for the whole of “Load”')
  await project.import('m20-decimals.csv', '--across', 'sum')
  expect(await project.figures()).toEqual({ Load: { 2023: 20.75 } })
  project.remove()
})

it('keeps how a measure is added up in its own table, for whoever reads that again', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  await project.import('m8-number-and-rate-under-years.csv')
  await project.command('export', 'p.commonmeasure', '--as', 'csv', '--out', 'exact.csv', '--force')
  const [head = '', ...rows] = new TextDecoder().decode(project.read('exact.csv')).split(/\r?\n/)
  expect(head).toMatch(/added up over time,added up across$/)
  expect(rows.filter(row => row.includes('Rate per 1000')).every(row => row.endsWith('latest,mean'))).toBe(true)
  await project.command('new', 'other.commonmeasure', '--title', 'Other', '--year-start', '1')
  expect((await project.command('import', 'other.commonmeasure', 'exact.csv')).code).toBe(0)
  const { value } = await project.json('show', 'other.commonmeasure', '--all')
  const [, rate] = value.measures as { periods: { figure: { value: number } }[] }[]
  expect(rate?.periods.map(({ figure }) => figure.value.toFixed(6))).toEqual(['1.700000', '1.900000'])
  project.remove()
})

it('keeps what stands in columns of flags and notes beside the figures they are about', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  await project.import('m25-obs-flag.csv')
  await project.import('m26-notes-columns.csv')
  await project.import('m27-nil-in-the-legend.csv')
  await project.import('m29-key-workers.csv')
  const csv = await project.exported()
  const cellsOf = (place: string) =>
    csv
      .split('\n')
      .filter(line => line.includes(place))
      .join('\n')
  expect(cellsOf('Cyprus')).toMatch(/suppressed.*c|c.*suppressed/)
  expect(csv).not.toMatch(/obs_flag|Smith|Neil/i)
  expect(cellsOf('Corley')).toMatch(/,e,?/)
  project.remove()
})
