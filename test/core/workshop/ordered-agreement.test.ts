import { orderedAgreement } from '@core/measure/judging'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('gives the published values of van der Eijk’s A', () => {
  expect(orderedAgreement([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.6113333, 7)
  expect(orderedAgreement([10, 0, 0, 0, 10])).toBe(-1)
})

it('is 1 where all say the same and 0 where all places are filled alike', () => {
  expect(orderedAgreement([0, 0, 7, 0, 0])).toBe(1)
  expect(orderedAgreement([4, 4, 4, 4, 4])).toBeCloseTo(0)
})

it('is nothing where nobody answered', () => expect(orderedAgreement([0, 0, 0])).toBeNull())

it('throws for a scale of two places: there is no between', () => expect(() => orderedAgreement([1, 2])).toThrow())

it('lies between -1 and 1, and reads the same from either end', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 3, maxLength: 9 }), counts => {
      const agreement = orderedAgreement(counts)
      if (agreement === null) return
      expect(agreement).toBeGreaterThanOrEqual(-1 - 1e-9)
      expect(agreement).toBeLessThanOrEqual(1 + 1e-9)
      expect(orderedAgreement(counts.toReversed())).toBeCloseTo(agreement, 9)
    }),
  ))
