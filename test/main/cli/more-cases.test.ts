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
