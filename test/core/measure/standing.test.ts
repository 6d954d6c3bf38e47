import { standingOfMeasure } from '@core/measure/standing'
import { reportingYear } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith, readingWith } from '../observation/build'

const year = reportingYear(2016, 1)
const baselineAt = (value: number, iso = '2015-06-30') => ({ value, day: dayAt(iso) })
const target = (value: number) => [{ period: '2016', value }]

function standingAt(value: number | null, fields: Partial<Measure>, settings?: { maintainWithin: number }) {
  const measure = measureWith(fields)
  return standingOfMeasure(measure, readingWith(measure, [['2016-06-30', value]]), year, settings)
}
const codeAt = (...given: Parameters<typeof standingAt>) => standingAt(...given).code

describe('a measure that should fall', () => {
  const falling = { direction: 'decrease', baseline: baselineAt(100) } as const
  it('meets a target at it and below', () => {
    expect(codeAt(50, { ...falling, targets: target(50) })).toBe('target-met')
    expect(codeAt(40, { ...falling, targets: target(50) })).toBe('target-met')
  })
  it('is on its way above the target and below the baseline', () =>
    expect(codeAt(60, { ...falling, targets: target(50) })).toBe('towards'))
  it('has not moved at the baseline', () => expect(codeAt(100, falling)).toBe('no-change'))
  it('has moved away above the baseline', () => expect(codeAt(101, falling)).toBe('away'))
})

describe('a measure that should rise', () => {
  const rising = { direction: 'increase', baseline: baselineAt(100) } as const
  it('meets a target at it and above', () => {
    expect(codeAt(150, { ...rising, targets: target(150) })).toBe('target-met')
    expect(codeAt(149, { ...rising, targets: target(150) })).toBe('towards')
  })
  it('has moved away below the baseline', () => expect(codeAt(99, rising)).toBe('away'))
})

describe('a measure to be maintained', () => {
  const kept = { direction: 'maintain', baseline: baselineAt(100) } as const
  it('is held within the tolerance of its baseline, on either side', () => {
    expect(codeAt(105, kept)).toBe('held')
    expect(codeAt(95, kept)).toBe('held')
  })
  it('has moved away outside it, on either side', () => {
    expect(codeAt(106, kept)).toBe('away')
    expect(codeAt(94, kept)).toBe('away')
  })
  it('takes the tolerance it is given', () => expect(codeAt(94, kept, { maintainWithin: 0.1 })).toBe('held'))
  it('meets a target within the tolerance, and otherwise is nearer to it or further than the baseline was', () => {
    expect(codeAt(79, { ...kept, targets: target(80) })).toBe('target-met')
    expect(codeAt(90, { ...kept, targets: target(80) })).toBe('towards')
    expect(codeAt(60, { ...kept, targets: target(80) })).toBe('no-change')
    expect(codeAt(120, { ...kept, targets: target(80) })).toBe('away')
  })
})

describe('what there is to compare with', () => {
  it('is nothing without baseline and target', () => expect(codeAt(50, {})).toBe('no-comparison'))

  it('without a baseline can only tell whether the target is met', () => {
    expect(codeAt(60, { targets: target(50) })).toBe('not-there-yet')
    expect(codeAt(50, { targets: target(50) })).toBe('target-met')
  })

  it('is not the target of another period', () =>
    expect(codeAt(60, { targets: [{ period: '2017', value: 50 }] })).toBe('no-comparison'))

  it('is not a baseline that came later', () => {
    const standing = standingAt(60, { baseline: baselineAt(100, '2018-06-30') })
    expect(standing).toMatchObject({ code: 'no-comparison', baseline: null })
  })

  it('is given with the standing, for a sentence', () =>
    expect(standingAt(60, { baseline: baselineAt(100), targets: target(50) })).toMatchObject({
      code: 'towards',
      figure: { value: 60 },
      baseline: { value: 100 },
      target: { period: '2016', value: 50 },
    }))

  it('is no figure where nothing was recorded, whatever the targets', () => {
    expect(standingAt(null, { baseline: baselineAt(100), targets: target(50) })).toMatchObject({
      code: 'no-figure',
      figure: null,
    })
  })
})

it('decimals that miss each other by a hair are no change and no miss', () => {
  const kind = { kind: 'share', aggregation: 'share', direction: 'increase' } as const
  expect(codeAt(0.1 + 0.2, { ...kind, baseline: baselineAt(0.3) })).toBe('no-change')
  expect(codeAt(0.3, { ...kind, targets: target(0.1 + 0.2) })).toBe('target-met')
})

it('what is towards for a rise is away for a fall', () =>
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), (baseline, value) => {
      const rising = codeAt(value, { direction: 'increase', baseline: baselineAt(baseline) })
      const falling = codeAt(value, { direction: 'decrease', baseline: baselineAt(baseline) })
      const mirrored = { towards: 'away', away: 'towards', 'no-change': 'no-change' }
      expect(falling).toBe(mirrored[rising as keyof typeof mirrored])
    }),
  ))
