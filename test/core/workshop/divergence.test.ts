import { cliffsDelta, divergenceBetween, divergences } from '@core/workshop/divergence'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tallyWith } from './build'

const between = (x: number[], y: number[]) => divergenceBetween(tallyWith('lived', x), tallyWith('learnt', y))
const delta = (x: number[], y: number[]) => cliffsDelta(tallyWith('', x).ratings, tallyWith('', y).ratings)
const ratings = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 })

describe('Cliff’s delta', () => {
  it('is 0.96 for the published example', () => expect(delta([9, 8, 9, 7, 8], [5, 6, 4, 7, 5])).toBeCloseTo(0.96, 10))
  it('is nothing where one side is silent', () => expect(delta([], [5])).toBeNull())
  it('is what counting every pair gives', () =>
    fc.assert(
      fc.property(ratings, ratings, (x, y) => {
        const balance = x.flatMap(a => y.map(b => Math.sign(a - b) as number)).reduce((sum, sign) => sum + sign, 0)
        expect(delta(x, y)).toBeCloseTo(balance / (x.length * y.length), 10)
      }),
    ))
})

describe('seeing things differently', () => {
  it('is said where the difference is large, the bands differ and nobody alone makes it', () =>
    expect(between([9, 8, 9, 7, 8], [5, 6, 4, 5, 5])).toMatchObject({ code: 'differently' }))

  it('is not said where both lie in one band, however clearly ordered', () =>
    expect(between([9, 9, 9], [7, 7, 7])).toMatchObject({ code: 'alike', delta: 1 }))

  it('is not said where one person makes it', () =>
    expect(between([8, 8, 8, 2, 2], [2, 2, 2, 2, 2]).code).toBe('rests-on-one'))

  it('is not said of a median split between two bands, from either of them', () => {
    expect(between([8, 8, 5, 5], [5, 5, 5, 5]).code).toBe('alike')
    expect(between([8, 8, 5, 5], [8, 8, 8, 8]).code).toBe('alike')
  })

  it('is not said from one rating', () => {
    expect(between([9], [1, 1, 1]).code).toBe('not-enough-ratings')
    expect(between([], [1, 1, 1])).toMatchObject({ code: 'not-enough-ratings', delta: null })
  })

  it('holds after leaving out any one person, tried one by one', () =>
    fc.assert(
      fc.property(ratings, ratings, (x, y) => {
        if (between(x, y).code !== 'differently') return
        const leftOut = (list: number[]) => list.map((_, index) => list.filter((_, other) => other !== index))
        for (const fewer of leftOut(x)) expect(Math.abs(delta(fewer, y) ?? 0)).toBeGreaterThanOrEqual(0.474)
        for (const fewer of leftOut(y)) expect(Math.abs(delta(x, fewer) ?? 0)).toBeGreaterThanOrEqual(0.474)
      }),
      { numRuns: 500 },
    ))

  it('does not depend on who is named first', () =>
    fc.assert(
      fc.property(ratings, ratings, (x, y) => {
        const [one, other] = [between(x, y), between(y, x)]
        expect(one.code).toBe(other.code)
        expect((one.delta ?? 0) + (other.delta ?? 0)).toBeCloseTo(0, 10)
      }),
    ))
})

it('every pair of groups is looked at once', () =>
  expect(
    divergences([tallyWith('a', [1]), tallyWith('b', [1]), tallyWith('c', [1])]).map(({ perspectiveIds }) =>
      perspectiveIds.join(),
    ),
  ).toEqual(['a,b', 'a,c', 'b,c']))
