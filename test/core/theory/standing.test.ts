import type { MeasureStanding, StandingCode } from '@core/measure/standing'
import { standingOfElement } from '@core/theory/standing'
import { expect, it } from 'vitest'
import { measureWith } from '../observation/build'

const outcome = { id: 'outcome' }
const watching = (id: string) => measureWith({ id, outcomeIds: ['outcome'] })
const standing = (code: StandingCode): MeasureStanding => ({ code, figure: null, baseline: null, target: null })
const standingOf = (codes: Record<string, StandingCode>) =>
  standingOfElement(outcome, Object.keys(codes).map(watching), ({ id }) => standing(codes[id] ?? 'no-figure'))

it('is its measures’ own where all agree', () =>
  expect(standingOf({ a: 'towards', b: 'towards' })).toEqual({
    code: 'towards',
    counts: [{ code: 'towards', measures: 2 }],
    measureIds: ['a', 'b'],
  }))

it('is mixed, with counts, where they differ: one that got worse is never averaged away', () =>
  expect(standingOf({ a: 'away', b: 'towards', c: 'away' })).toEqual({
    code: 'mixed',
    counts: [
      { code: 'towards', measures: 1 },
      { code: 'away', measures: 2 },
    ],
    measureIds: ['a', 'b', 'c'],
  }))

it('is not mixed of one that tells something and one that tells nothing: only part of it is known', () => {
  for (const nothing of ['no-figure', 'no-comparison', 'incomplete', 'other-places', 'not-added'] as const) {
    expect(standingOf({ a: 'towards', b: nothing })).toMatchObject({
      code: 'partly-known',
      counts: [
        { code: 'towards', measures: 1 },
        { code: nothing, measures: 1 },
      ],
    })
  }
  expect(standingOf({ a: 'towards', b: 'away', c: 'no-figure' }).code).toBe('mixed')
})

it('of measures that tell nothing is what tells most, and a narrative disagrees with none', () => {
  expect(standingOf({ a: 'no-figure', b: 'no-comparison' }).code).toBe('no-comparison')
  expect(standingOf({ a: 'in-words', b: 'away' }).code).toBe('away')
  expect(standingOf({ a: 'in-words', b: 'no-figure' }).code).toBe('no-figure')
  expect(standingOf({ a: 'in-words' }).code).toBe('in-words')
})

it('is not measured where no measure watches it', () =>
  expect(standingOfElement(outcome, [measureWith({ outcomeIds: ['another'] })], () => standing('towards'))).toEqual({
    code: 'not-measured',
    counts: [],
    measureIds: [],
  }))

it('is no figure, not unmeasured, where a measure waits for its first', () =>
  expect(standingOf({ a: 'no-figure' }).code).toBe('no-figure'))
