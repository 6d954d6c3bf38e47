import type { Rows } from '@core/project/contents'
import type { Measure } from '@core/project/entities'
import { writeReport } from '@core/report/word/write-report'
import { describe, expect, it } from 'vitest'
import { dayAt } from '../observation/build'
import { campaign, measureWith, modelWith, observationOn, tallyOf, workshopWith, yearly } from './build'
import { everythingIn } from './package-problems'

const unnumbered = (rows: Partial<Rows>) => writeReport(modelWith(rows), { pageNumbers: false })

describe('small numbers of people leave no trace', () => {
  // If two hidden numbers give the same bytes, no part of the file, its workbooks included, tells one from the other.
  const sameBytes = async (rowsOf: (hidden: number) => Partial<Rows>, hidden: readonly number[]) => {
    const [first, ...others] = await Promise.all(hidden.map(async each => Buffer.from(await unnumbered(rowsOf(each)))))
    return others.every(other => first?.equals(other))
  }
  const people = (fields = {}) => measureWith({ id: 'people', countsPeople: true, outcomeIds: ['heard'], ...fields })

  it('in a figure', async () => {
    const rows = (hidden: number) => ({
      ...campaign,
      measure: [people({ baseline: { value: 12, day: 0 }, targets: [{ period: '2016', value: 8 }] })],
      observation: yearly('people', 2014, [20, hidden, hidden]),
    })
    expect(await sameBytes(rows, [1, 2, 3, 4])).toBe(true)
    expect(await sameBytes(rows, [4, 5])).toBe(false)
  })

  it('of a place, where places are not added up', async () => {
    const rows = (hidden: number) => ({
      measure: [people({ aggregation: 'latest', across: 'none' })],
      observation: [
        observationOn('2016-05-01', 20, { id: 'a', measureId: 'people', dimensions: { place: 'Ashby' } }),
        observationOn('2016-05-01', hidden, { id: 'b', measureId: 'people', dimensions: { place: 'Barton' } }),
      ],
    })
    expect(await sameBytes(rows, [1, 2, 3, 4])).toBe(true)
    expect(await sameBytes(rows, [4, 5])).toBe(false)
  })

  it('beside a target or a baseline that would tell which it is', async () => {
    const target = (hidden: number) => ({
      measure: [people({ targets: [{ period: '2016', value: 2 }] })],
      observation: yearly('people', 2016, [hidden]),
    })
    expect(await sameBytes(target, [1, 2, 3, 4])).toBe(true)
    const baseline = (hidden: number) => ({
      measure: [people({ baseline: { value: 3, day: 0 } })],
      observation: yearly('people', 2016, [hidden]),
    })
    expect(await sameBytes(baseline, [1, 2, 3, 4])).toBe(true)
  })

  it('in a baseline', async () => {
    const rows = (hidden: number) => ({
      measure: [people({ baseline: { value: hidden, day: 0 } })],
      observation: yearly('people', 2016, [40]),
    })
    expect(await sameBytes(rows, [1, 2, 3, 4])).toBe(true)
  })

  it('in a share, whether few are in it or few are not', async () => {
    const rows = (numerator: number) => ({
      measure: [people({ kind: 'share', aggregation: 'share', targets: [{ period: '2016', value: 0.05 }] })],
      observation: [observationOn('2016-05-01', numerator, { id: 'o', measureId: 'people', denominator: 40 })],
    })
    expect(await sameBytes(rows, [1, 2, 3, 4])).toBe(true)
    expect(await sameBytes(rows, [36, 37, 38, 39])).toBe(true)
    expect(await sameBytes(rows, [20, 21])).toBe(false)
  })

  it('in a workshop: the size of a small group, its ratings, and few ratings in a larger one', async () => {
    const rows = (inGroup: number) => ({
      ...campaign,
      workshop: [
        workshopWith({
          taking: [
            { perspectiveId: 'lived', people: inGroup },
            { perspectiveId: 'learnt', people: 20 - inGroup },
            { perspectiveId: 'both', people: 30 },
          ],
          tallies: [
            tallyOf('item', 'lived', [inGroup]),
            tallyOf('item', 'learnt', [20 - inGroup]),
            tallyOf('item', 'both', [30]),
          ],
        }),
      ],
    })
    expect(await sameBytes(rows, [2, 3, 4])).toBe(true)
    const few = (notNeeded: number) => ({
      ...campaign,
      workshop: [
        workshopWith({
          taking: [{ perspectiveId: 'lived', people: 60 }],
          tallies: [tallyOf('item', 'lived', [50, 10 - notNeeded, notNeeded])],
        }),
      ],
    })
    expect(await sameBytes(few, [2, 3, 4])).toBe(true)
  })

  it('in a number of people who assessed, and not in what is a share or a level', () => {
    const figures = (fields: Partial<Measure>, value: number) =>
      modelWith({ measure: [people(fields)], observation: yearly('people', 2016, [value, value]) }).blocks.flatMap(
        block => (block.kind === 'chart' ? [block.figures.values] : []),
      )
    const rubric = [
      { name: 'Told', words: '' },
      { name: 'Asked', words: '' },
    ]
    expect(figures({ kind: 'share', aggregation: 'count' }, 0.5)).toEqual([])
    expect(figures({ kind: 'rubric', rubric, aggregation: 'count' }, 2)).toEqual([])
    expect(figures({ kind: 'rubric', rubric, aggregation: 'latest' }, 2)).toEqual([[2]])
    expect(figures({ kind: 'share', aggregation: 'share' }, 0.5)).toEqual([[0.5]])
    expect(figures({ kind: 'number', aggregation: 'share' }, 0.5)).toEqual([[0.5]])
  })

  it('in how groups assessed a rubric: their counts, the level they come out on, and what some saw differently', async () => {
    const levels = ['Told', 'Asked', 'Deciding'].map(name => ({ name, words: '' }))
    const rubric = measureWith({
      id: 'power',
      kind: 'rubric',
      aggregation: 'median',
      rubric: levels,
      countsPeople: false,
    })
    const judging = (perspectiveId: string, counts: number[], dissent: string) => ({
      id: perspectiveId,
      measureId: 'power',
      day: dayAt('2016-12-10'),
      perspectiveId,
      counts,
      dontKnow: 0,
      reason: 'We were asked in June.',
      dissent,
    })
    const rows = (place: number) => ({
      measure: [rubric],
      rubricJudging: [
        judging('lived', [0, 0, 0].with(place, 4), `${place}: one of us disagrees.`),
        judging('learnt', [0, 9, 0], ''),
      ],
    })
    expect(await sameBytes(rows, [0, 1, 2])).toBe(true)
    const said = everythingIn(await unnumbered(rows(0)))
    expect(said).toContain('We were asked in June.')
    expect(said).toContain('Lived experience')
    const alone = (place: number) => ({ measure: [rubric], rubricJudging: rows(place).rubricJudging.slice(0, 1) })
    expect(await sameBytes(alone, [0, 1, 2])).toBe(true)
  })

  it('in the answers on a scale, whether few answered or few chose one answer', async () => {
    const levels = ['Disagree', 'Neither', 'Agree'].map(name => ({ name, words: '' }))
    const scale = measureWith({
      id: 'scale',
      kind: 'scale',
      aggregation: 'median',
      rubric: levels,
      countsPeople: false,
    })
    const answered = (levels: number[]) =>
      levels.map((value, index) => observationOn('2016-05-01', value, { id: `answer-${index}`, measureId: 'scale' }))
    const few = (level: number) => ({ measure: [scale], observation: answered([level, level, level, level]) })
    expect(await sameBytes(few, [1, 2, 3])).toBe(true)
    const rare = (disagree: number) => ({
      measure: [scale],
      observation: answered([
        ...Array.from({ length: disagree }, () => 1),
        ...Array.from({ length: 10 - disagree }, () => 2),
        ...Array.from({ length: 30 }, () => 3),
      ]),
    })
    expect(await sameBytes(rare, [1, 2, 3, 4])).toBe(true)
  })

  it('in how far a running total rose', async () => {
    const rows = (rise: number) => ({
      measure: [people({ cumulative: true })],
      observation: yearly('people', 2015, [40, 40 + rise]),
    })
    expect(await sameBytes(rows, [1, 2, 3, 4])).toBe(true)
    expect(await sameBytes(rows, [4, 5])).toBe(false)
  })

  it('shows nobody at all, and numbers of other things', async () => {
    const said = everythingIn(await unnumbered({ measure: [people()], observation: yearly('people', 2015, [0, 0]) }))
    expect(said).not.toContain('hidden: fewer than 5')
    const things = { measure: [people({ countsPeople: false })], observation: yearly('people', 2016, [3]) }
    expect(everythingIn(await unnumbered(things))).toContain('it was 3 people')
  })
})
