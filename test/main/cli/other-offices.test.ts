import { expect, it } from 'vitest'
import { projectOfCases } from './cases'

/** Tables in the layouts of other offices, tools and languages: figures by measure and year, worked out by hand; a project whose year begins in January. */
it.each<[string, Record<string, Record<string, number>>]>([
  ['p1-two-totals.csv', { 'p1-two-totals': { '2022': 100, '2023': 104 } }],
  ['p2-indented.csv', { 'p2-indented': { '2022': 170, '2023': 183 } }],
  ['p3-stat-xplore.csv', { 'Universal Credit Households': { '2023': 365 } }],
  ['p4-eurostat-share.csv', { OBS_VALUE: { '2020': 17.5, '2021': 17.1 } }],
  ['p5-destatis.csv', { 'Tabelle: 22971-0010': { '2022': 3500, '2023': 3800 } }],
  ['p6-ine.csv', { Total: { '2022': 1200 } }],
  ['p7-istat.csv', { Value: { '2021': 1000 } }],
  ['p8-scb.csv', { 'p8-scb': { '2021': 300, '2022': 330 } }],
  ['p9-cso-state.csv', { 'Homeless persons': { '2016': 100 } }],
  ['p10-insee.csv', { Effectif: { '2020': 900 } }],
  ['p11-subtotals.csv', { People: { '2023': 150 } }],
  ['p12-uk-and-nations.csv', { 'p12-uk-and-nations': { '2021': 1000, '2022': 1100 } }],
  ['p13-nested-ages.csv', { 'p13-nested-ages': { '2023': 115 } }],
  [
    'p14-per-cents-of-ages.csv',
    { 'Under 25 (%)': { '2023': 0.225 }, '25 to 54 (%)': { '2023': 0.475 }, '55 and over (%)': { '2023': 0.3 } },
  ],
  ['p15-shares-of-ages.csv', { 'Share of applicants by age': {} }],
  ['p16-fingertips.csv', { 'Homelessness: households in temporary accommodation': { '2022': 4, '2023': 4.2 } }],
  ['p17-beds.csv', { Beds: { '2023': 50 }, 'Average nights stayed': { '2023': 29.5 } }],
  ['p18-months-in-brackets.csv', { 'Time in temporary accommodation (months)': { '2023': 15 } }],
  ['p19-przecietny.csv', { 'Przeciętny dochód (zł)': { '2022': 4050 } }],
  ['p20-cumul.csv', { 'Personnes aidées (cumul depuis janvier)': { '2023': 19 } }],
  ['p21-stichtag.csv', { 'Belegte Plätze': { '2023': 95 } }],
  [
    'p52-bands-and-ends.csv',
    {
      'Children aged 0-5': { '2022': 225 },
      'Stays of 1-7 nights': { '2022': 27 },
      Started: { '2022': 60 },
      Finished: { '2022': 45 },
      Rooms: { '2022': 22 },
      'Staff costs per year': { '2022': 22500 },
      'Volunteer time (hours)': { '2022': 100 },
      'Shares of food given': { '2022': 12 },
    },
  ],
  [
    'p51-surveymonkey.csv',
    { 'What help did you get? (Tick all that apply)': { '2024': 4 }, 'How safe do you feel?': { '2024': 4 } },
  ],
  [
    'p54-surveymonkey-open.csv',
    {
      'How safe do you feel where you sleep?': { '2023': 3.66666666667 },
      'Which of these did you need help with?': { '2023': 5 },
      'What should change first?': { '2023': 2 },
    },
  ],
  [
    'p55-qualtrics.csv',
    { 'How safe do you feel at home?': { '2023': 4 }, 'Which did you need help with?': { '2023': 6 } },
  ],
  [
    'p56-response-id.csv',
    {
      Language: { '2023': 6 },
      'How safe do you feel at home? (1 to 5)': { '2023': 3.83333333333 },
      'Who did you ask first?': { '2023': 6 },
    },
  ],
  ['p53-out-of-ten.csv', { 'Would recommend us (0-10)': { '2022': 7 } }],
  ['p22-typeform.csv', { Food: { '2024': 2 }, Advice: { '2024': 2 }, 'How likely are you to recommend us?': {} }],
  ['p23-pooled-years.csv', { 'p23-pooled-years': { '2018': 12, '2019': 14, '2020': 16 } }],
  ['p24-trimestres.csv', { 'p24-trimestres': {} }],
  ['p25-quarters-by-month.csv', { 'p25-quarters-by-month': {} }],
  ['p26-kwartalen.csv', { 'People helped': { '2022': 60 } }],
  ['p27-meses.csv', { 'People helped': { '2023': 26 } }],
  ['p28-publication-date.csv', { Beds: { '2023': 50, '2024': 52 }, 'Beds occupied': { '2023': 48, '2024': 49 } }],
  ['p29-bewohner.csv', { Nächte: { '2024': 16 } }],
  ['p30-nomis.csv', { '2011 census: KS402EW - Tenure': { '2011': 1500 } }],
  ['p31-sites.csv', { 'p31-sites': {} }],
  ['p32-ags.csv', { 'p32-ags': { '2021': 60, '2022': 67 } }],
  ['p33-staedte.csv', { 'p33-staedte': { '2021': 1560, '2022': 1670 } }],
  ['p34-bounds.csv', { People: { '2023': 35 } }],
  ['p35-nil-dash.csv', { 'p35-nil-dash': { '2021': 10, '2022': 12 } }],
  ['p36-marks-before.csv', { 'p36-marks-before': { '2021': 120, '2022': 280 } }],
  ['p37-utf16.csv', { Νοικοκυριά: { '2023': 30 } }],
  ['p38-pipes.csv', { Count: { '2023': 1213 } }],
  ['p39-short-amounts.csv', { Spend: { '2022': 1102050000 } }],
  ['p40-short-counts.csv', { 'People reached': { '2022': 5450 } }],
  ['p41-euros.csv', { Kosten: { '2022': 1285 } }],
  ['p42-zloty.csv', { Koszt: { '2022': 1285.5 } }],
  ['p43-in-thousands.csv', { 'Unemployed people, thousands': { '2021': 32.6, '2022': 30.9 } }],
  ['p44-tage.csv', { Personen: { '2023': 22 } }],
  ['p45-first-days.csv', { 'People helped': { '2023': 50 } }],
])('%s comes to the right figures', async (name, figures) => {
  const project = await projectOfCases({ yearStart: 1 })
  const { code, err } = await project.import(name)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const shown = await project.figures()
  const rounded = Object.entries(shown).map(([measure, years]) => [
    measure,
    Object.fromEntries(Object.entries(years).map(([year, value]) => [year, Number(value.toPrecision(12))])),
  ])
  expect(Object.fromEntries(rounded)).toEqual(figures)
  project.remove()
})

it.each([
  ['p46-levels.csv', 'ask-level'],
  ['p47-outside-the-scale.csv', 'ask-no-answer'],
  ['p48-codes-of-one-file.csv', 'ask-no-answer'],
  ['p49-fy-quarters.csv', 'ask-day'],
  ['p50-fy-quarters-across.csv', 'ask-day'],
])('%s is asked about: %s', async (name, question) => {
  const project = await projectOfCases({ yearStart: 1 })
  const { code, value } = await project.importJson(name)
  expect(code).toBe(1)
  expect(JSON.stringify(value)).toContain(question)
  project.remove()
})

it('reads quarters of a financial year that is called after its end where the project says when years begin', async () => {
  const project = await projectOfCases({ yearStart: 4 })
  const { code } = await project.import('p49-fy-quarters.csv')
  expect(code).toBe(0)
  expect(await project.figures()).toEqual({ 'People helped': { '2021-22': 26, '2022-23': 34 } })
  project.remove()
})
