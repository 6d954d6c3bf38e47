import { progressShare } from '@core/measure/target'
import { ok, problem } from '@core/result'
import { expect, it } from 'vitest'

it('is none at the baseline and whole at the target', () => {
  expect(progressShare({ baseline: 10, target: 30 }, 10)).toEqual(ok(0))
  expect(progressShare({ baseline: 10, target: 30 }, 30)).toEqual(ok(1))
})

it('counts a fall towards a lower target as progress', () =>
  expect(progressShare({ baseline: 80, target: 40 }, 60)).toEqual(ok(0.5)))

it('says how much ground was lost', () => expect(progressShare({ baseline: 10, target: 30 }, 0)).toEqual(ok(-0.5)))

it('is not clipped at the target', () => expect(progressShare({ baseline: 10, target: 30 }, 50)).toEqual(ok(2)))

it('has no distance to go where target equals baseline', () =>
  expect(progressShare({ baseline: 10, target: 10 }, 10)).toEqual(problem('no-distance')))
