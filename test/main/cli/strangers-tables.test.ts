import { expect, it } from 'vitest'
import { projectOfCases } from './cases'

/** Tables as strangers lay them out: figures by measure and year, worked out by hand; a project whose year begins in January. */
it.each<[string, Record<string, Record<string, number>>]>([
  ['n1-quote-je-1000.csv', { 'Tabelle 2: Wohnungslose je 1.000 Einwohner': { 2021: 2.4, 2022: 2.5, 2023: 2.8 } }],
  ['n2-ensemble.csv', { 'Personnes hébergées': { 2022: 121 } }],
  [
    'n3-percentage-in-title.csv',
    { 'Table 7. Percentage of tenants satisfied with repairs, by landlord': { 2022: 71, 2023: 73 } },
  ],
  ['n4-ytd.csv', { 'Households helped': { 2023: 45 }, 'Households helped (YTD)': { 2023: 45 } }],
  ['n5-fy20.csv', { 'n5-fy20': { 2020: 30, 2021: 32, 2022: 34 } }],
  ['n6-months-and-total.csv', { 'n6-months-and-total': { 2023: 24 } }],
  ['n7-rolling-years.csv', { 'Rough sleepers helped': { 2023: 430 } }],
  ['n8-rolling-quarters.csv', { 'People unemployed': { 2023: 122 } }],
  ['n9-rolling-in-heading.csv', { 'Referrals (rolling 12 months)': { 2023: 420 } }],
  ['n10-last-row.csv', { 'n10-last-row': { 2022: 60, 2023: 69 } }],
  ['n11-three-rows-below.csv', { 'n11-three-rows-below': { 2022: 60, 2023: 69 } }],
  ['n12-months-and-ytd.csv', { 'People housed': { 2023: 26 }, 'Calls answered': { 2023: 260 } }],
  ['n13-months-by-years.csv', { 'n13-months-by-years': { 2021: 10, 2022: 14, 2023: 18 } }],
  ['n14-quarters-across.csv', { 'n14-quarters-across': { 2022: 18, 2023: 18 } }],
  ['n15-age-overlap.csv', { People: { 2022: 90, 2023: 100 } }],
  ['n16-ethnic-groups.csv', { 'n16-ethnic-groups': { 2022: 102, 2023: 106 } }],
  ['n17-semestres.csv', { Personas: { 2023: 65 } }],
  [
    'n18-target-and-actual.csv',
    { 'People housed': { 2022: 90, 2023: 125 }, 'Calls answered': { 2022: 1100, 2023: 1150 } },
  ],
  ['n19-target-rows.csv', { 'People housed': { 2022: 90, 2023: 125 } }],
  ['n20-budget-rows.csv', { 'Amount (£)': { 2023: 2000 } }],
  ['n21-niveau.csv', { 'n21-niveau': { 2021: 1000, 2022: 1100 } }],
  ['n22-full-year.csv', { Referrals: { 2022: 18, 2023: 17 } }],
  ['n23-klienten.csv', { Beratungen: { 2024: 10 } }],
  ['n24-total-as-blank.csv', { 'n24-total-as-blank': { 2022: 32 } }],
  ['n25-stichtag.csv', { 'Personen in Unterkunft': { 2023: 118 } }],
  ['n26-kwartaly.csv', { 'n26-kwartaly': { 2023: 72 } }],
  ['n27-stat-xplore.csv', { 'Housing Benefit claimants': { 2023: 320 } }],
  ['n28-ukrainian-totals.csv', { Осіб: { 2023: 50 } }],
  ['n29-arabic-total.csv', { 'عدد الأسر': { 2023: 42 } }],
  ['n30-welsh-totals.csv', { Nifer: { 2023: 80 } }],
  ['n31-estimates.csv', { Estimate: { 2023: 300 } }],
  [
    'o1-number-and-rate-with-england.csv',
    {
      'Homeless households (Rate per 10 000)': { 2022: 21.4, 2023: 22 },
      'Homeless households (Number)': { 2022: 52000, 2023: 53500 },
    },
  ],
  ['o2-footnotes-in-brackets.csv', { 'o2-footnotes-in-brackets': { 2022: 3299, 2023: 3502 } }],
  ['o4-shares-of-answers.csv', { Percentage: {} }],
  ['o5-two-tables.csv', { 'Table 1: Households assessed': { 2022: 300, 2023: 320 } }],
  ['o6-two-tables-of-years.csv', { 'Table 1': { 2022: 300, 2023: 320 } }],
  [
    'o7-years-ending-in-title.csv',
    { 'Evictions by landlord, years ending 31 March': { 2021: 30, 2022: 34, 2023: 38 } },
  ],
  ['o8-months-of-nothing-said.csv', { Value: {} }],
  ['o12-number-and-per-cent-of-years.csv', { Number: { 2022: 40, 2023: 40 } }],
  ['o13-world-over-countries.csv', { 'o13-world-over-countries': { 2022: 35 } }],
  [
    'o14-einheit.csv',
    {
      'Wohnungslose Personen': { 2021: 178, 2022: 262 },
      'Anteil Frauen': { 2021: 0.37, 2022: 0.382 },
      Durchschnittsalter: { 2021: 38.1, 2022: 32.4 },
    },
  ],
  ['o16-unique-guests.csv', { 'Nights of accommodation provided': { 2023: 890 }, 'Unique guests': {} }],
  ['o17-world-among-rates.csv', { 'Poverty headcount ratio (% of population)': { 2020: 9.1, 2021: 8.9 } }],
])('%s comes to the right figures', async (name, figures) => {
  const project = await projectOfCases({ yearStart: 1 })
  const { code, err } = await project.import(name)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(await project.figures()).toEqual(figures)
  project.remove()
})

it.each([
  ['n32-provisional-and-final.csv', 'Status'],
  ['n33-topics.csv', 'Category'],
  ['n34-breakdowns.csv', 'Breakdown'],
  ['n35-totals-between.csv', 'Area'],
  ['o9-poland-among-regions.csv', 'WOJEWÓDZTWO'],
  ['o11-each-person-once.csv', 'Name of service'],
  ['o15-one-district-of-a-region.csv', 'Area code'],
])('%s is not added up before somebody said which rows count', async (name, column) => {
  const project = await projectOfCases({ yearStart: 1 })
  const { code, err } = await project.import(name)
  expect(code).toBe(1)
  expect(err).toContain(`Rows of “${column}”`)
  expect(await project.figures()).toEqual({})
  project.remove()
})

it('reads years that end in March where the heading says so', async () => {
  const project = await projectOfCases({ yearStart: 4 })
  expect((await project.import('o3-year-to-end-march.csv')).out).toContain('“2021” is 2020-04-01 to')
  expect(await project.figures()).toEqual({ Evictions: { '2020-21': 120, '2021-22': 140, '2022-23': 135 } })
  project.remove()
})

it('names a table under the first and reads it where it is asked to', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  const first = await project.import('o5-two-tables.csv')
  expect(first.out).toContain('Another table begins at line 6 (“Table 2: Households in temporary accommodation”)')
  await project.import('o5-two-tables.csv', '--header-line', '8')
  expect(await project.figures()).toEqual({
    'Table 1: Households assessed': { 2022: 300, 2023: 320 },
    'Table 2: Households in temporary accommodation': { 2022: 30, 2023: 32 },
  })
  project.remove()
})

it('adds a year’s months up, or takes the last, once somebody said which', async () => {
  for (const [way, figure] of [
    ['sum', 31],
    ['latest', 9],
  ] as const) {
    const project = await projectOfCases({ yearStart: 1 })
    const { out } = await project.import('o8-months-of-nothing-said.csv', '--over-time', way)
    expect(out).not.toContain('No figure for the whole year')
    expect(await project.figures()).toEqual({ Value: { 2023: figure } })
    project.remove()
  }
})

it('keeps the names of those who answer for organisations out', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  expect((await project.import('o10-contacts-of-partners.csv')).out).toMatch(
    /Name of contact +not used: it may identify somebody/,
  )
  expect(await project.figures()).toEqual({ 'People reached': { 2023: 69 } })
  expect(await project.exported()).not.toContain('Jo Smith')
  project.remove()
})

it('takes the version that somebody chose', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  const { out } = await project.import('n32-provisional-and-final.csv', '--level', 'Final')
  expect(out).toContain('A target, a plan or an earlier version')
  expect(await project.figures()).toEqual({ People: { 2022: 104 } })
  project.remove()
})

it('says which rows and columns are targets', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  expect((await project.import('n18-target-and-actual.csv')).out).toMatch(/Target +not used: a target or a plan/)
  expect((await project.import('n19-target-rows.csv', '--dry-run')).out).toContain('A target, a plan or an earlier')
  project.remove()
})

it('says of each year what its figure is without, ranges and rows of nothing but ranges among it', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  await project.import('n36-ranges.csv')
  expect(await project.figures()).toEqual({ 'n36-ranges': { 2022: 32, 2023: 50 } })
  const shown = await project.command('show', 'p.commonmeasure', '--all')
  expect(shown.out).toContain('n36-ranges: 2022 without 2 missing; 2023 without 1 missing')
  const ofYear = await project.command('show', 'p.commonmeasure', '--period', '2023')
  expect(ofYear.out).toContain('n36-ranges: 2023 without 1 missing')
  project.remove()
})

it('says by what it does not break figures down where a file gives only the margins of a table', async () => {
  const project = await projectOfCases({ yearStart: 1 })
  const { out } = await project.import('l5-margins-alone.csv')
  expect(out).toContain('Figures are not broken down by “Sex”')
  expect(await project.figures()).toEqual({ People: { 2023: 100 } })
  project.remove()
})
