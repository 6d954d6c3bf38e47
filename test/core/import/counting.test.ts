import { readFileSync } from 'node:fs'
import { looksNotAddable } from '@core/import/counting'
import { measuresToAdd } from '@core/import/import-record'
import { figureForPeriod } from '@core/observation/aggregate'
import { dayFromIso } from '@core/observation/day'
import { type Period, reportingYear } from '@core/observation/period'
import { readMeasure } from '@core/observation/reading'
import { describe, expect, it } from 'vitest'
import { observationOn } from '../observation/build'
import { goodImportOf } from './import-of'

const caseFile = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/cases/${name}.csv`))
const csv = (...lines: string[]): string => `${lines.join('\n')}\n`
const calendar = (year: number): Period => reportingYear(year, 1)

/** The figure of each new measure in a period, as a new project would show it. */
async function figuresOf(source: Uint8Array | string, period: Period) {
  const { mapping, observations } = await goodImportOf(source)
  const added = measuresToAdd(mapping, { id: () => 'measure', firstOrder: 0 })
  return added.map(({ key, measure }) => {
    const target = mapping.measures.find(mapped => mapped.key === key)?.target
    const title = target?.as === 'new' ? target.title : ''
    const own = observations.filter(one => one.measure === title || one.measure === key)
    const told = own.map(({ day, value, denominator, dimensions }) =>
      observationOn(day, typeof value === 'number' ? value : null, { denominator, dimensions }),
    )
    const reading = readMeasure({ measure, segments: [], blocks: [], observations: told })
    return { title, measure, figure: figureForPeriod(reading, measure, period) }
  })
}

describe('figures that cannot be added over places', () => {
  it('are the mean of a rate in columns of years, said to be one, and count nobody', async () => {
    const [rate] = await figuresOf(caseFile('k01a-rate-wide'), calendar(2021))
    expect(rate?.measure).toMatchObject({ across: 'mean', countsPeople: false })
    expect([4.1, 4.125]).toContain(Number(rate?.figure?.value.toFixed(3)))
  })

  it('are means of averages, medians and numbers per 1,000', async () => {
    const found = await figuresOf(caseFile('k01b-average-columns'), calendar(2023))
    expect(found.map(({ figure }) => Number(figure?.value.toFixed(2)))).toEqual([120, 716.67, 2.47])
    expect(found.map(({ figure }) => figure?.meanOf)).toEqual([3, 3, 3])
    expect(found.map(({ measure }) => measure.countsPeople)).toEqual([false, false, false])
  })

  it('are means of a density, also where nothing but codes tells places apart', async () => {
    const years = await Promise.all([2022, 2023].map(year => figuresOf(caseFile('k01e-density-codes'), calendar(year))))
    const found = years.flat().flatMap(({ figure }) => figure ?? [])
    expect(found.map(({ value }) => Number(value.toFixed(3)))).toEqual([153.25, 154.275])
    expect(found.every(({ meanOf }) => meanOf === 4)).toBe(true)
  })

  it('are read with their raised notes in a workbook, where 1,042 among whole numbers is a thousand and some', async () => {
    const bytes = new Uint8Array(readFileSync('test/fixtures/cases/k07a-superscript-in-figures.xlsx'))
    const [found] = await figuresOf(bytes, calendar(2022))
    // 12 + 22 + 32 + 42 + 1042
    expect(found?.figure?.value).toBe(1150)
  })

  it('are not people of all ages, or of bands of age, whose number is added', async () => {
    const [population] = await figuresOf(
      csv(
        'Code,Name,Date,All ages',
        'E07000001,Ashby,2024-06-30,250',
        'E07000002,Barton,2024-06-30,350',
        'E07000003,Corley,2024-06-30,150',
        'E07000004,Denby,2024-06-30,250',
      ),
      calendar(2024),
    )
    expect(population?.figure?.value).toBe(1000)
    // 39 + 55 + 44 + 19.
    const [bands] = await figuresOf(
      csv('Year,0-4,5-10,11-15,16-17', '2023,39,55,44,19', '2024,41,52,38,17'),
      calendar(2023),
    )
    expect(bands?.figure?.value).toBe(157)
    const [ages] = await figuresOf(csv('Hostel,Year,Average age', 'Ashby,2023,34', 'Barton,2023,40'), calendar(2023))
    expect(ages?.figure).toMatchObject({ value: 37, meanOf: 2 })
  })

  it('are ratios, scores and ages, beside counts and money that are added', async () => {
    const found = await figuresOf(
      csv(
        'Council,Year,Staff to client ratio,Wellbeing score,Number of people helped',
        'Ashby,2023,0.2,6.1,30',
        'Barton,2023,0.4,7.3,50',
      ),
      calendar(2023),
    )
    expect(found.map(({ figure }) => Number(figure?.value.toFixed(2)))).toEqual([0.3, 6.7, 80])
    expect(found.map(({ measure }) => measure.across)).toEqual(['mean', 'mean', 'sum'])
    expect(found.map(({ measure }) => measure.countsPeople)).toEqual([false, false, true])
    const others = await figuresOf(
      csv('Council,Year,Mean age,Grants spent (£)', 'Ashby,2023,41.5,1200.50', 'Barton,2023,38.5,800.25'),
      calendar(2023),
    )
    expect(others.map(({ figure }) => figure?.value)).toEqual([40, 2000.75])
    expect(others.map(({ measure }) => measure.countsPeople)).toEqual([false, false])
  })

  it('are per cents without their wholes, a plain mean that says so', async () => {
    const [share] = await figuresOf(
      csv('Area,Year,Still housed (%)', 'Ashby,2023,75', 'Barton,2023,50'),
      calendar(2023),
    )
    expect(share?.figure).toMatchObject({ value: 0.625, meanOf: 2 })
  })

  it('are shown each where decimals are all that tells, of several places; not where there is one', async () => {
    const rows = ['Ashby,2023-03-31,1.5', 'Barton,2023-03-31,2.25']
    const [each] = await figuresOf(csv('Area,Date,Result', ...rows), calendar(2023))
    expect(each?.measure).toMatchObject({ across: 'none', countsPeople: false })
    expect(each?.figure).toBeNull()
    const [one] = await figuresOf(csv('Date,Result', '2023-03-31,1.5', '2022-03-31,2.25'), calendar(2023))
    expect(one?.figure?.value).toBe(1.5)
    const kilograms = await figuresOf(csv('Area,Date,Food given (kg)', ...rows), calendar(2023))
    expect(kilograms[0]?.figure?.value).toBe(3.75)
  })
})

describe('how many there are, and what happened', () => {
  it('is the newest of each place for people staying, and a sum for those who moved on', async () => {
    const found = await figuresOf(caseFile('u-B-monthly-hostels'), reportingYear(2025, 4))
    const staying = found.find(({ title }) => title === 'People staying')
    const moved = found.find(({ title }) => title.startsWith('Moved on'))
    expect(staying?.measure).toMatchObject({ aggregation: 'latest', across: 'sum', countsPeople: true })
    expect(moved?.measure).toMatchObject({ aggregation: 'sum', across: 'sum' })
  })

  it('is read from the title of the table too', async () => {
    const [households] = await figuresOf(
      csv(
        'Table 2: Households in temporary accommodation at the end of each quarter',
        'Area,Date,Households',
        'Ashby,2023-03-31,10',
        'Ashby,2023-06-30,12',
        'Barton,2023-03-31,20',
        'Barton,2023-06-30,21',
      ),
      calendar(2023),
    )
    expect(households?.measure.aggregation).toBe('latest')
    expect(households?.figure?.value).toBe(33)
  })

  it('is each partner’s newest, on whatever day', async () => {
    const [shelter] = await figuresOf(caseFile('k03a-partners-report-on-different-days'), reportingYear(2023, 4))
    const oldest = dayFromIso('2024-03-28')
    expect(shelter?.figure).toMatchObject({ value: 107, oldest: oldest.ok ? oldest.value : null })
  })
})

describe('a title', () => {
  const notAdded = (titles: readonly string[]) => titles.filter(title => looksNotAddable({ title, unit: '' }))

  it('names what is counted last, whatever stands before it: sessions, surveys returned and parcels are added up', () => {
    expect(
      notAdded([
        ...[
          'People helped',
          'Calls answered',
          'Wellbeing sessions',
          'Satisfaction surveys returned',
          'Distance learning courses',
        ],
        ...[
          'Temperature checks',
          'Rate rebates paid',
          'Score cards returned',
          'Price checks done',
          'Position papers written',
        ],
        ...[
          'Wellbeing sessions (Leeds)',
          'Rating sheets filled in',
          'Press mentions',
          'Bags of food',
          'Women aged 16-24',
        ],
      ]),
    ).toEqual([])
  })

  it('of a rate, an average, a score or so much per something is of figures that nobody adds up', () => {
    const titles = [
      ...[
        'Satisfaction with sessions',
        'Average visits',
        'Sessions per worker',
        'Sessions (%)',
        'Median rent',
        'Length of stay',
      ],
      ...[
        'Household size',
        'Caseload per worker',
        'Spend per pupil',
        'Residents per bathroom',
        'Inflation',
        'CPI',
        'BMI',
      ],
      ...[
        'Response time',
        'Standard error',
        'Time to first appointment (days)',
        'Waiting time before assessment (weeks)',
        'Satisfaction after sessions',
        'Waiting times: appointments',
        'Wellbeing score, sessions',
        'Avg price, visits',
        'Retention',
        'Life expectancy',
        'League position',
        'IMD score',
        'NPS',
      ],
    ]
    expect(notAdded(titles)).toEqual(titles)
    expect(looksNotAddable({ title: 'Wellbeing sessions', unit: '%' })).toBe(true)
  })
})
