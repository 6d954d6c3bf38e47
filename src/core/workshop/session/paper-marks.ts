import { codeAsMeant, codeInFours, codeLetters, lettersOf } from './withdrawal-code'

// What is printed on paper by chance, so that a slip of the pen shows where it is typed.

/** Bytes of chance for the code on a sheet of words: 55 bits of them are used. */
export const paperCodeBytes = 11

/** `7K2M-9QXD-41TR`: like every code that takes words back, but its last letter checks those before it. */
export function paperCodeFrom(randomBytes: Uint8Array): string {
  if (randomBytes.length !== paperCodeBytes) throw new Error(`a code on paper is made from ${paperCodeBytes} bytes`)
  const letters = lettersOf(randomBytes)
  return codeInFours(letters + (codeLetters[twice(remainderOf(letters))] ?? ''))
}

/** The code that was typed from paper; null: a letter is wrong, or missing. */
export function paperCodeTyped(typed: string): string | null {
  const code = codeAsMeant(typed)
  const isWhole = code.length === paperCodeBytes + 1 && [...code].every(letter => codeLetters.includes(letter))
  return isWhole && remainderOf(code) === 0 ? codeInFours(code) : null
}

/** Twice a number in the field of 32 numbers (x⁵ + x² + 1): any one wrong letter shows, and any two that changed places. */
const twice = (number: number): number => (number << 1) ^ (number & 16 ? 0b100101 : 0)
const remainderOf = (code: string): number =>
  [...code].reduce((rest, letter) => twice(rest) ^ codeLetters.indexOf(letter), 0)

/** Six digits, and a multiple of this: then one wrong digit, or two that changed places, are no number of a slip. */
const slipStep = 11
const firstSlip = 100_001
const lastSlip = 999_999

export const isSlipNumber = (number: number): boolean =>
  Number.isInteger(number) && number >= firstSlip && number <= lastSlip && number % slipStep === 0

/** Numbers for the slips of one vote, each once. `random`: whole numbers from 0 that nobody can guess. */
export function slipNumbers(count: number, random: () => number): number[] {
  const numbers = new Set<number>()
  while (numbers.size < count) numbers.add(firstSlip + slipStep * (random() % ((lastSlip - firstSlip) / slipStep + 1)))
  return [...numbers]
}
