import { stableOrder } from '@core/observation/stable-order'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('orders as a comparison would: equal keys as they stood, what is no number last', () => {
  const key = fc.oneof(fc.double({ noNaN: false }), fc.constantFrom(0, -0, 1, Number.NaN, Infinity, -Infinity))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), keys => {
      const expected = keys
        .map((_, index) => index)
        .sort((a, b) => {
          const [left = Number.NaN, right = Number.NaN] = [keys[a], keys[b]]
          if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right))
          return left < right ? -1 : left > right ? 1 : 0
        })
      expect([...stableOrder(Float64Array.from(keys))]).toEqual(expected)
    }),
  )
})
