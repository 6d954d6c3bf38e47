import { codeAsMeant, joinCodeFrom, withdrawalCodeFrom, withdrawalMark } from '@core/workshop/session/withdrawal-code'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('writes a code in letters that nobody mistakes', () => {
  expect(withdrawalCodeFrom(Uint8Array.from({ length: 12 }, (_, n) => n * 21))).toMatch(
    /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/,
  )
  expect(joinCodeFrom(new Uint8Array([0, 9, 10, 31, 32, 255]))).toBe('09AZ0Z')
  expect(() => joinCodeFrom(new Uint8Array(5))).toThrow('6 bytes')
})

it('reads it as it was meant, however it was typed', () => {
  for (const typed of ['7k2m-9qxd-41tr', ' 7K2M 9QXD 4ltr', '7K2M–9QXD–4ITR', '7k2m9qxd4Ltr'])
    expect(codeAsMeant(typed)).toBe('7K2M9QXD41TR')
  expect(codeAsMeant('oO0')).toBe('000')
})

it('marks words so that only their own code and id find them', () =>
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), fc.uuid(), fc.uuid(), (randomBytes, one, other) => {
      const code = withdrawalCodeFrom(randomBytes)
      expect(withdrawalMark(code, one)).toBe(withdrawalMark(code.toLowerCase().replaceAll('-', ' '), one))
      expect(withdrawalMark(code, one)).toMatch(/^[0-9a-f]{64}$/)
      if (one !== other) expect(withdrawalMark(code, one)).not.toBe(withdrawalMark(code, other))
    }),
  ))
