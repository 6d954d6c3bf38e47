import type { Rule } from '@core/project/entities'
import { bandCounts, bands, ratingOfBand } from '@core/workshop/ratings'
import { defaultRule, ruleOutcome } from '@core/workshop/rule'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tallyOfWords, tallyWith } from './build'

const code = (tallies: Parameters<typeof ruleOutcome>[0], rule: Partial<Rule> = {}) =>
  ruleOutcome(tallies, { ...defaultRule, ...rule }).code

it('ratings 1-3, 4-6 and 7-9 are the three words', () =>
  expect(bandCounts([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({
    'not-needed': 6,
    useful: 15,
    'must-have': 24,
    ratings: 45,
  }))

it('a word is kept as a rating of its own band', () => {
  for (const band of bands) {
    const counts = bandCounts(tallyWith('lived', [ratingOfBand[band]]).ratings)
    expect(counts[band]).toBe(1)
  }
})

describe('in every group', () => {
  it('is in at exactly 70 % must have in every group', () =>
    expect(
      code([tallyOfWords('lived', { mustHave: 7, useful: 3 }), tallyOfWords('learnt', { mustHave: 14, useful: 6 })]),
    ).toBe('in'))

  it('is to discuss where 15 % of one group say not needed', () =>
    expect(
      code([tallyOfWords('lived', { mustHave: 17, notNeeded: 3 }), tallyOfWords('learnt', { mustHave: 20 })]),
    ).toBe('to-discuss'))

  it('is out only where at most half of every group say must have', () => {
    const half = tallyOfWords('lived', { mustHave: 5, useful: 5 })
    expect(code([half, tallyOfWords('learnt', { mustHave: 1, useful: 9 })])).toBe('out')
    expect(code([half, tallyOfWords('learnt', { mustHave: 6, useful: 4 })])).toBe('to-discuss')
  })

  it('does not let a large group carry a small one', () =>
    expect(code([tallyOfWords('lived', { useful: 3, mustHave: 1 }), tallyOfWords('learnt', { mustHave: 200 })])).toBe(
      'to-discuss',
    ))

  it('does not count a group that gave no rating against anything', () => {
    const outcome = ruleOutcome(
      [tallyOfWords('lived', {}, { dontKnow: 4 }), tallyOfWords('learnt', { mustHave: 9 })],
      defaultRule,
    )
    expect(outcome.code).toBe('in')
    expect(code([tallyOfWords('lived', {}, { dontKnow: 4 })])).toBe('to-discuss')
    expect(outcome.groups[0]).toMatchObject({ verdict: 'no-ratings', mustHaveShare: null, dontKnow: 4 })
  })
})

describe('don’t know and skipped', () => {
  it('never count as disagreement', () =>
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(20), fc.nat(20), (dontKnow, skipped, mustHave, notNeeded) => {
        const votes = { mustHave, notNeeded }
        expect(code([tallyOfWords('lived', votes, { dontKnow, skipped })])).toBe(code([tallyOfWords('lived', votes)]))
      }),
    ))
})

describe('a small group', () => {
  it('of six or fewer is warned about: one not needed breaks the limit', () => {
    const breaks = (people: number) =>
      ruleOutcome([tallyOfWords('lived', { mustHave: people })], defaultRule).groups[0]?.oneNotNeededBreaks
    expect(breaks(6)).toBe(true)
    expect(breaks(7)).toBe(false)
    expect(code([tallyOfWords('lived', { mustHave: 5, notNeeded: 1 })])).toBe('to-discuss')
    expect(code([tallyOfWords('lived', { mustHave: 6, notNeeded: 1 })])).toBe('in')
  })
})

describe('the other variants', () => {
  const tallies = [tallyOfWords('lived', { mustHave: 8, useful: 2 }), tallyOfWords('learnt', { useful: 10 })]
  it('any group: one group is enough for in, all are needed for out', () => {
    expect(code(tallies, { variant: 'any-group' })).toBe('in')
    expect(code(tallies.slice(1), { variant: 'any-group' })).toBe('out')
  })
  it('pooled: everybody in one', () => {
    expect(code(tallies, { variant: 'pooled' })).toBe('out')
    expect(
      code([tallyOfWords('lived', { useful: 3 }), tallyOfWords('learnt', { mustHave: 27 })], { variant: 'pooled' }),
    ).toBe('in')
  })
  it('leave an item nobody rated to be discussed', () => {
    for (const variant of ['every-group', 'any-group', 'pooled'] as const) {
      expect(code([tallyOfWords('lived', {})], { variant })).toBe('to-discuss')
      expect(code([], { variant })).toBe('to-discuss')
    }
  })
})
