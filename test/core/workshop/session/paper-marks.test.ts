import {
  isSlipNumber,
  paperCodeBytes,
  paperCodeFrom,
  paperCodeTyped,
  slipNumbers,
} from '@core/workshop/session/paper-marks'
import { codeLetters } from '@core/workshop/session/withdrawal-code'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const code = fc.uint8Array({ minLength: paperCodeBytes, maxLength: paperCodeBytes }).map(paperCodeFrom)

describe('the code on a sheet', () => {
  it('ends in a letter that checks it: 1 doubled is 2, and G (16) doubled is 32, which is 5 in a field of 32', () => {
    const last = (byte: number) => paperCodeFrom(Uint8Array.from({ length: 11 }, (_, n) => (n === 10 ? byte : 0)))
    expect([last(0), last(1), last(16)]).toEqual(['0000-0000-0000', '0000-0000-0012', '0000-0000-00G5'])
  })

  it('is read as it was meant, however it was typed', () =>
    fc.assert(
      fc.property(code, printed => {
        expect(paperCodeTyped(printed)).toBe(printed)
        expect(paperCodeTyped(printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o'))).toBe(printed)
      }),
    ))

  it('is none with any one letter wrong, any two beside each other swapped, or one missing', () =>
    fc.assert(
      fc.property(code, fc.nat(11), fc.integer({ min: 1, max: 31 }), (printed, place, by) => {
        const letters = [...printed.replaceAll('-', '')]
        const wrong = codeLetters[(codeLetters.indexOf(letters[place] ?? '') + by) % 32] ?? ''
        expect(paperCodeTyped(letters.with(place, wrong).join(''))).toBeNull()
        const [one = '', other = ''] = [letters[place], letters[place + 1]]
        if (other !== '' && one !== other)
          expect(
            paperCodeTyped(
              letters
                .with(place, other)
                .with(place + 1, one)
                .join(''),
            ),
          ).toBeNull()
        expect(paperCodeTyped(letters.toSpliced(place, 1).join(''))).toBeNull()
      }),
    ))
})

describe('the numbers of slips', () => {
  it('are multiples of 11 with six digits, each once, in no order', () => {
    let next = 0
    const numbers = slipNumbers(4, () => [5, 0, 5, 81_818, 2][next++] ?? 0)
    expect(numbers).toEqual([100_056, 100_001, 999_999, 100_023])
    expect(numbers.every(isSlipNumber)).toBe(true)
  })

  it('are none with a digit wrong or two beside each other swapped', () =>
    fc.assert(
      fc.property(fc.nat(), fc.nat(5), fc.integer({ min: 1, max: 9 }), (random, place, by) => {
        const digits = [...String(slipNumbers(1, () => random)[0])]
        const wrong = digits.with(place, String((Number(digits[place]) + by) % 10))
        expect(isSlipNumber(Number(wrong.join('')))).toBe(false)
        const [one = '', other = ''] = [digits[place], digits[place + 1]]
        if (other !== '' && one !== other)
          expect(
            isSlipNumber(
              Number(
                digits
                  .with(place, other)
                  .with(place + 1, one)
                  .join(''),
              ),
            ),
          ).toBe(false)
      }),
    ))
})
