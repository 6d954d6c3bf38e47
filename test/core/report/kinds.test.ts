import { namedPeriod } from '@core/observation/period'
import type { ReportingPeriod } from '@core/project/entities'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import { measureWith, modelWith, observationOn, saidUnder, textOfModel, under } from './build'

const measureSaid = (rows: Parameters<typeof modelWith>[0], period?: Parameters<typeof modelWith>[1]) =>
  saidUnder(modelWith(rows, period), 'Meetings held')
const meetings = (fields: Parameters<typeof measureWith>[0] = {}) =>
  measureWith({
    id: 'm',
    title: 'Meetings held',
    unit: 'meetings',
    direction: 'increase',
    countsPeople: false,
    ...fields,
  })

describe('the sheet of a measure', () => {
  it('says what was filled in, and nothing of what was not', () => {
    const sheetSaid = (rows: Parameters<typeof modelWith>[0]) =>
      saidUnder(modelWith(rows), 'How each measure is gathered')
    const said = sheetSaid({
      measure: [
        meetings({
          definition: 'Meetings with minutes.',
          frequency: 'quarterly',
          collectedBy: 'The panel',
          possibleHarm: 'Minutes name people; they are kept locked.',
          reviewOn: dayAt('2027-03-31'),
          milestones: [
            { id: 'a', title: 'Ten meetings', day: dayAt('2016-06-30'), value: 10, reachedOn: dayAt('2016-05-20') },
            {
              id: 'b',
              title: 'A venue with a lift',
              day: dayAt('2016-12-31'),
              value: null,
              reachedOn: dayAt('2017-06-01'),
            },
          ],
          targets: [{ period: '2016', value: 7, of: { dimension: 'place', word: 'Leeds' } }],
        }),
      ],
    })
    expect(said).toContain('What is counted: Meetings with minutes.')
    expect(said).toContain('Gathered: every three months')
    expect(said).toContain('Who collects: The panel')
    expect(said).toContain('To be reviewed on: 31 March 2027')
    expect(said).toContain('Ten meetings (10), by 30 June 2016: reached on 20 May 2016')
    // At the end of the reported year it was not reached yet.
    expect(said).toContain('A venue with a lift, by 31 December 2016: not reached')
    expect(said).toContain('Targets by place or group: Leeds, 2016: 7.')
    expect(said).not.toContain('Who decided')
    expect(sheetSaid({ measure: [meetings()] })).not.toContain('More about this measure')
  })

  it('says what each place came to where places are not added up, and not that nothing was recorded', () => {
    const at = (day: string, value: number, place: string) =>
      observationOn(day, value, { id: `${place} ${day}`, measureId: 'm', dimensions: { place } })
    const said = measureSaid({
      measure: [meetings({ aggregation: 'latest', across: 'none' })],
      observation: [
        at('2015-05-01', 3.2, 'Ashby'),
        at('2016-05-01', 3.5, 'Ashby'),
        at('2016-06-01', 4.6, 'Barton'),
        at('2017-06-01', 9.9, 'Barton'),
      ],
    })
    expect(said).not.toContain('Nothing was recorded')
    expect(said).toContain('Places and groups are not made into one figure for 2016.')
    expect(said).toMatch(/Meetings held, by place[\s\S]*Ashby[\s\S]*3\.5[\s\S]*Barton[\s\S]*4\.6/)
    expect(said).not.toContain('9.9')
  })

  it('tells a reader what to beware of beside the figure', () => {
    const observation = [observationOn('2016-05-01', 12, { id: 'o', measureId: 'm', firstDay: dayAt('2015-05-02') })]
    expect(measureSaid({ measure: [meetings()], observation })).toContain('None is divided')
  })
})

describe('kinds that are no number', () => {
  it('a story is not printed and not counted, and says that some was gathered', () => {
    const rows = {
      measure: [meetings({ kind: 'story' as const })],
      observation: [observationOn('2016-05-01', null, { id: 'o', measureId: 'm', note: 'We moved four times.' })],
    }
    const model = modelWith(rows)
    expect(saidUnder(model, 'Meetings held')).toContain('Stories were gathered in 2016')
    expect(textOfModel(model)).not.toContain('We moved four times')
    expect(under(model, 'Meetings held').some(({ kind }) => kind === 'chart')).toBe(false)
    expect(textOfModel(model)).toContain('1 is a narrative')
  })

  it('a milestone says on which day it was reached', () => {
    const rows = {
      measure: [meetings({ kind: 'milestone' as const })],
      observation: [observationOn('2016-03-04', 1, { id: 'o', measureId: 'm' })],
    }
    expect(measureSaid(rows)).toContain('It was reached on 4 March 2016.')
    expect(measureSaid({ measure: [meetings({ kind: 'milestone' })] })).toContain(
      'nobody had recorded whether it was reached',
    )
  })
})

describe('a report on a named period', () => {
  const row = (id: string, title: string, first: string, last: string): ReportingPeriod => ({
    id,
    title,
    kind: 'campaign-phase',
    firstDay: dayAt(first),
    lastDay: dayAt(last),
  })
  const launch = row('p1', 'Launch', '2015-10-10', '2016-02-20')
  const spread = row('p2', 'Spread', '2016-02-21', '2016-09-15')
  const quarter = { ...row('p3', 'Summer quarter', '2016-07-01', '2016-09-30'), kind: 'quarter' as const }
  const rows = {
    reportingPeriod: [launch, spread, quarter],
    measure: [meetings({ targets: [{ period: 'p2', value: 9 }] })],
    observation: [
      observationOn('2016-02-20', 4, { id: 'a', measureId: 'm' }),
      observationOn('2016-02-21', 5, { id: 'b', measureId: 'm' }),
      observationOn('2016-09-15', 6, { id: 'c', measureId: 'm' }),
      observationOn('2016-09-16', 100, { id: 'd', measureId: 'm' }),
    ],
    narrative: [{ id: 'n', period: 'p2', elementId: null, text: 'We went to four towns.' }],
  }
  const model = modelWith(rows, namedPeriod(spread))

  it('holds its own days, its own target and the words written for it', () => {
    expect(model.cover?.period).toBe('Spread: 21 February 2016 to 15 September 2016')
    expect(saidUnder(model, 'Meetings held')).toContain('In Spread it was 11 meetings. That meets the target of 9.')
    expect(textOfModel(model)).toContain('We went to four towns.')
  })

  it('stands beside the named periods of its kind, and not beside years', () => {
    const table = under(model, 'Meetings held').find(({ kind }) => kind === 'table')
    expect(table?.kind === 'table' && table.rows.map(({ cells }) => cells.map(({ text }) => text).slice(0, 3))).toEqual(
      [
        ['Launch', '4', '–'],
        ['Spread', '11', '9'],
      ],
    )
  })
})
