import { observationsOfMeasure } from '@core/export/exported-observation'
import { sharedCsv } from '@core/export/shared-csv'
import { recordsForOthers } from '@core/privacy/project'
import { sharedMeasure } from '@core/privacy/records'
import { emptyRows, type ProjectContents } from '@core/project/contents'
import type { Measure, Observation } from '@core/project/entities'
import { readRows } from '@core/table/rows'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import { measureOf, observationOf, project } from '../project/sample-contents'

const contentsWith = (measure: Measure, observations: readonly Observation[]): ProjectContents => ({
  rows: { ...emptyRows, project: [project], measure: [measure], observation: observations },
  imported: [],
  commits: [],
})
const count = (place: string, iso: string, value: number, fields: Partial<Observation> = {}) =>
  observationOf(`${place}-${iso}-${value}`, 'm', { day: dayAt(iso), value, dimensions: { place }, ...fields })

function shared(measure: Measure, observations: readonly Observation[]) {
  const contents = contentsWith(measure, observations)
  return sharedMeasure(measure, observationsOfMeasure(contents, measure), { threshold: 5, yearStart: 4 })
}
const shownIn = (measure: Measure, observations: readonly Observation[]) =>
  shared(measure, observations).observations.map(({ dimensions, value }) => [dimensions.place, value])

const people = measureOf('m')

describe('observations that leave the room', () => {
  it('hide a small number, and the next smallest with it, as the year’s total would give it away', () =>
    expect(
      shownIn(people, [
        count('Leeds', '2016-05-01', 3),
        count('York', '2016-05-01', 9),
        count('Hull', '2016-05-01', 40),
      ]),
    ).toEqual([
      ['Leeds', null],
      ['York', null],
      ['Hull', 40],
    ]))

  it('show zeros, and everything of a measure that does not count people', () => {
    expect(shownIn(people, [count('Leeds', '2016-05-01', 0), count('York', '2016-05-01', 9)])).toEqual([
      ['Leeds', 0],
      ['York', 9],
    ])
    const meetings = measureOf('m', { countsPeople: false })
    expect(shownIn(meetings, [count('Leeds', '2016-05-01', 2)])).toEqual([['Leeds', 2]])
  })

  it('hide both parts of a share where those in it, those not in it or all of them are few', () => {
    const share = measureOf('m', { kind: 'share', aggregation: 'share' })
    const hidden = shared(share, [
      count('A', '2016-05-01', 3, { denominator: 60 }),
      count('B', '2016-05-01', 58, { denominator: 60 }),
      count('C', '2016-05-01', 30, { denominator: 60 }),
      count('D', '2016-05-01', 31, { denominator: 62 }),
      count('E', '2017-05-01', 0.5, { denominator: null }),
    ]).observations
    expect(hidden.map(one => one.hidden)).toEqual([true, true, true, false, false])
    expect(hidden.filter(one => one.hidden).map(({ value, denominator }) => [value, denominator])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
  })

  it('hide of running totals the one by which few people can be told, until enough have come', () => {
    const total = measureOf('m', { cumulative: true })
    expect(
      shownIn(total, [
        count('Leeds', '2016-05-01', 40),
        count('Leeds', '2016-06-01', 42),
        count('Leeds', '2016-07-01', 44),
        count('Leeds', '2016-08-01', 45),
        count('Leeds', '2016-09-01', 45),
      ]),
    ).toEqual([
      ['Leeds', 40],
      ['Leeds', null],
      ['Leeds', null],
      ['Leeds', 45],
      ['Leeds', 45],
    ])
  })

  it('do not list what is one person’s answer or story, whatever the measure says it counts', () => {
    for (const kind of ['scale', 'rubric', 'story'] as const) {
      const told = shared(measureOf('m', { kind, countsPeople: false }), [count('Leeds', '2016-05-01', 3)])
      expect(told).toMatchObject({ observations: [], notListed: 1 })
    }
  })

  it('do not list answers that are averaged, by whatever they can be told', () => {
    const score = (fields: Partial<Measure>) => measureOf('m', { countsPeople: false, aggregation: 'mean', ...fields })
    const answers = [2, 5, 4, 1].map((value, index) => count('Leeds', '2016-05-01', value, { id: `a${index}` }))
    expect(shared(score({}), answers)).toMatchObject({ observations: [], notListed: 4 })
    expect(shared(score({ aggregation: 'median' }), answers.slice(0, 1))).toMatchObject({ observations: [] })
    expect(shared(score({}), [...answers, count('York', '2016-05-01', 61.5)]).observations).toEqual([])
    expect(shared(score({}), answers).hiddenTotals('2016').year).toBe(true)
    // Averages of places: nobody's answer.
    const rents = [count('Leeds', '2016-05-01', 612.5), count('York', '2016-05-01', 703)]
    expect(shared(score({}), rents).observations.map(({ value }) => value)).toEqual([612.5, 703])
    expect(shared(measureOf('m', { countsPeople: false, kind: 'share', aggregation: 'share' }), answers)).toMatchObject(
      {
        observations: [],
      },
    )
  })

  it('are one row of a day, place and group; where each record is one person, only enough of them are a row', () => {
    const person = (place: string, index: number) => count(place, '2016-05-01', 1, { id: `${place}${index}` })
    const list = ['Leeds', 'York', 'York', 'York', 'York', 'York', 'Hull', ...Array(9).fill('Bath')].map(person)
    const told = shared(people, list)
    // York is enough, but without it Leeds and Hull would be known to be one each.
    expect(told.observations.map(({ dimensions, value, line }) => [dimensions.place, value, line])).toEqual([
      ['Bath', 9, null],
    ])
    expect(told.notListed).toBe(3)
    const meetings = measureOf('m', { countsPeople: false, unit: 'hours' })
    expect(shownIn(meetings, [count('Leeds', '2016-05-01', 2), count('Leeds', '2016-05-01', 3)])).toEqual([
      ['Leeds', 5],
    ])
  })

  it('say nothing of a hidden number but that it is hidden: no note, no source', () => {
    const few = [count('Leeds', '2016-05-01', 3, { source: 'Anna of number 4', note: 'Anna said so' })]
    const told = shared(people, [...few, count('Hull', '2016-05-01', 90, { note: 'Bob', source: 'A register' })])
    expect(JSON.stringify(told.observations)).not.toMatch(/Anna|Bob/)
    expect(told.observations.map(({ source }) => source)).toContain('')
  })

  it('do not list records that are one person each', () => {
    const records = measureOf('m', { aggregation: 'count' })
    const { observations, notListed } = shared(records, [count('Leeds', '2016-05-01', 2)])
    expect([observations, notListed]).toEqual([[], 1])
  })

  it('say a missing or suppressed value as it is', () => {
    const missing = count('Leeds', '2016-05-01', 0, { flag: 'missing', value: null })
    expect(shared(people, [missing]).observations).toMatchObject([{ flag: 'missing', hidden: false }])
  })

  it('never leave one hidden number alone in its year, its day or its place', () => {
    const cell = fc.record({
      place: fc.constantFrom('A', 'B', 'C', 'D'),
      iso: fc.constantFrom('2016-05-01', '2016-06-01', '2016-07-01'),
      value: fc.nat(30),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(cell, { selector: ({ place, iso }) => `${place} ${iso}`, minLength: 1, maxLength: 12 }),
        cells => {
          const { observations, hiddenTotals } = shared(
            people,
            cells.map(({ place, iso, value }) => count(place, iso, value)),
          )
          const small = observations.filter((_, index) => isSmall(sorted(cells)[index]?.value ?? 0))
          expect(small.every(one => one.hidden)).toBe(true)
          const totals = hiddenTotals('2016')
          for (const iso of ['2016-05-01', '2016-06-01', '2016-07-01']) {
            const hidden = observations.filter(one => one.hidden && one.day === dayAt(iso))
            if (hidden.length === 1) expect(totals.day(dayAt(iso))).toBe(true)
          }
          if (observations.filter(one => one.hidden).length === 1) expect(totals.year).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('hide whole places in a table too large to search, and never one alone', () => {
    const many = Array.from({ length: 4500 }, (_, index) => {
      const place = Math.floor(index / 9)
      const iso = `2016-${String(4 + (index % 9)).padStart(2, '0')}-01`
      return count(`Place ${place}`, iso, index === 66 ? 2 : 20 + place)
    })
    const { observations, hiddenTotals } = shared(people, many)
    const places = new Set(observations.filter(one => one.hidden).map(({ dimensions }) => dimensions.place))
    expect([...places].sort()).toEqual(['Place 0', 'Place 7'])
    expect(observations.filter(({ dimensions }) => dimensions.place === 'Place 7').every(one => one.hidden)).toBe(true)
    expect([hiddenTotals('2016').year, hiddenTotals('2016').day(dayAt('2016-04-01'))]).toEqual([false, false])
  })
})

const isSmall = (value: number): boolean => value > 0 && value < 5
/** By hand entered values come oldest first, those of a day in their own order. */
const sorted = <T extends { iso: string }>(cells: readonly T[]): T[] =>
  cells.toSorted((a, b) => dayAt(a.iso) - dayAt(b.iso))

describe('the CSV for spreadsheets', () => {
  const measure = measureOf('m', { title: '=HYPERLINK("http://x","y")', unit: '@people' })
  const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    sharedCsv(
      recordsForOthers(
        contentsWith(measure, [
          count('+Leeds', '2016-05-01', 3, { note: 'Anna said so', source: '-A count' }),
          count('York', '2016-05-01', 900, { source: '\t=1' }),
          count('Hull', '2016-05-01', 7),
        ]),
      ),
    ),
  )
  const read = readRows(csv.slice(1), 'comma')
  if (!read.ok) throw new Error(read.problem)

  it('begins with the mark by which Excel knows UTF-8', () => expect(csv.charCodeAt(0)).toBe(0xfeff))

  it('has no text in it that could run', () =>
    expect(read.value.rows.flat().filter(cell => /^\s*[=+\-@\t\r]/.test(cell))).toEqual([]))

  it('hides small numbers and leaves notes out, and says so', () => {
    expect(csv).not.toContain('Anna')
    expect(read.value.rows.map(row => row.slice(5, 8))).toEqual([
      ['value', 'denominator', 'known'],
      ['', '', 'hidden: fewer than 5 people, or would give them away'],
      ['900', '', 'value'],
      ['', '', 'hidden: fewer than 5 people, or would give them away'],
    ])
  })
})
