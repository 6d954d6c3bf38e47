import type { Observation } from '../entities'
import { sampleDay } from './sample-data'

const madeUp = (source: string) => `Made up for the sample: ${source}`

type Entered = {
  measureId: string
  on: string
  value: number
  of?: number
  group?: string
  note?: string
  source: string
}

/** Years with what was counted at the end of each quarter: a number, or a number out of so many. */
type ByQuarter = Record<number, (number | [number, number])[]>
const quarterEnds = ['03-31', '06-30', '09-30', '12-31']

const quarterly = (measureId: string, source: string, years: ByQuarter): Entered[] =>
  Object.entries(years).flatMap(([year, counted]) =>
    counted.map((figure, quarter) => {
      const [value, of] = typeof figure === 'number' ? [figure] : figure
      return { measureId, source, on: `${year}-${quarterEnds[quarter]}`, value, ...(of === undefined ? {} : { of }) }
    }),
  )

const agenda = quarterly('me-agenda', madeUp('minutes of the alliance’s meetings'), {
  2013: [
    [1, 3],
    [0, 3],
    [1, 3],
    [2, 3],
  ],
  2014: [
    [1, 3],
    [2, 3],
    [1, 3],
    [1, 3],
  ],
  2015: [
    [1, 3],
    [2, 3],
    [2, 3],
    [1, 3],
  ],
  2016: [
    [2, 3],
    [2, 3],
    [3, 3],
    [2, 3],
  ],
})

const organisers = quarterly('me-organisers', madeUp('sign-in sheets of the organising sessions'), {
  2013: [0, 3, 4, 5],
  2014: [5, 6, 4, 7],
  2015: [6, 9, 7, 10],
  2016: [9, 12, 11, 14],
})

const repairs = quarterly('me-repairs', madeUp('repairs diaries kept by tenants'), {
  2014: [
    [13, 30],
    [15, 34],
    [18, 36],
    [16, 35],
  ],
  2015: [
    [19, 37],
    [21, 36],
    [18, 35],
    [20, 38],
  ],
  2016: [
    [22, 38],
    [24, 40],
    [23, 37],
    [26, 41],
  ],
})

const paid = quarterly('me-paid', madeUp('the alliance’s payment ledger'), {
  2014: [
    [12, 12],
    [14, 14],
    [11, 11],
    [15, 15],
  ],
  2015: [
    [13, 13],
    [14, 16],
    [16, 16],
    [17, 17],
  ],
  2016: [
    [18, 18],
    [19, 19],
    [16, 16],
    [21, 21],
  ],
})

const askedFirst: Entered[] = [
  { on: '2014-06-30', value: 4, of: 10 },
  { on: '2014-12-31', value: 5, of: 11 },
  { on: '2015-06-30', value: 4, of: 10 },
  {
    on: '2015-12-31',
    value: 4,
    of: 12,
    note: 'Two decisions came the week after tenants were asked: counted as not asked first.',
  },
  { on: '2016-06-30', value: 3, of: 11 },
  { on: '2016-12-31', value: 4, of: 12 },
].map(row => ({ measureId: 'me-asked-first', source: madeUp('the council’s published housing papers'), ...row }))

const candidates: Entered[] = [
  {
    measureId: 'me-candidates',
    on: '2015-05-07',
    value: 11,
    of: 46,
    note: 'Signed by candidates of four parties and two without a party.',
    source: madeUp('signed pages of the homes agreement'),
  },
]

const judgements: { year: number; group: string; level: number; note: string }[] = [
  { year: 2013, group: 'Lived experience', level: 1, note: '“We got the papers the night before. It was decided.”' },
  { year: 2013, group: 'Learnt experience', level: 2, note: '“We asked, and then we ran out of time to act on it.”' },
  { year: 2013, group: 'Both', level: 1, note: '“It depends which hat I wear. Mostly: told.”' },
  { year: 2014, group: 'Lived experience', level: 2, note: '“They ask now. I would like to hear what came of it.”' },
  { year: 2014, group: 'Learnt experience', level: 2, note: '“We are slower, and that is good.”' },
  { year: 2014, group: 'Both', level: 2, note: '“Asked, yes. Early enough? Not yet.”' },
  { year: 2015, group: 'Lived experience', level: 2, note: '“When money came up, the door closed again.”' },
  { year: 2015, group: 'Learnt experience', level: 3, note: '“We decided the year’s plan together.”' },
  { year: 2015, group: 'Both', level: 3, note: '“The plan was ours. The budget was not.”' },
  {
    year: 2016,
    group: 'Lived experience',
    level: 3,
    note: '“We chose the agenda and it stayed ours. Next, the budget.”',
  },
  { year: 2016, group: 'Learnt experience', level: 3, note: '“I was outvoted, and it was the right decision.”' },
  { year: 2016, group: 'Both', level: 3, note: '“Deciding together, nearly everywhere.”' },
]

const power: Entered[] = judgements.map(({ year, group, level, note }) => ({
  measureId: 'me-power',
  on: `${year}-12-10`,
  value: level,
  group,
  note,
  source: madeUp('each group’s own judgement, in its own words'),
}))

const entered: Entered[] = [...agenda, ...power, ...organisers, ...paid, ...askedFirst, ...repairs, ...candidates]

/** What the made-up alliance wrote down itself. Every source says that it is made up. */
export const sampleObservations: Observation[] = entered.map(
  ({ measureId, on, value, of, group, note, source }, index) => ({
    id: `ob-${String(index + 1).padStart(3, '0')}`,
    measureId,
    day: sampleDay(on),
    flag: 'value',
    value,
    denominator: of ?? null,
    dimensions: group === undefined ? {} : { group },
    note: note ?? '',
    source,
    corrects: null,
  }),
)
