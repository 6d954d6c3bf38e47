import type { Rows } from '@core/project/contents'
import type { Measure } from '@core/project/entities'
import { writeReport } from '@core/report/word/write-report'
import { describe, expect, it } from 'vitest'
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

  it('in a number of people who judged, and not in what is a share or a level', () => {
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

  it('shows nobody at all, and numbers of other things', async () => {
    const said = everythingIn(await unnumbered({ measure: [people()], observation: yearly('people', 2015, [0, 0]) }))
    expect(said).not.toContain('hidden: fewer than 5')
    const things = { measure: [people({ countsPeople: false })], observation: yearly('people', 2016, [3]) }
    expect(everythingIn(await unnumbered(things))).toContain('it was 3 people')
  })
})
