import type { Day } from '@core/observation/day'
import type { ObservedCell } from './interpret'

/**
 * What to do with a figure of which the project has one of the same measure, day and words: leave it out, have it stand in for
 * what is there, or add it beside.
 */
export const duplicateChoices = ['skip', 'replace', 'add'] as const
export type DuplicateChoice = (typeof duplicateChoices)[number]

/** `all` null: nobody chose yet. `each`: for single figures, by `duplicateKey`; they go before. */
export type DuplicateDecision = {
  readonly all: DuplicateChoice | null
  readonly each: Readonly<Record<string, DuplicateChoice>>
}

export const duplicateKey = (line: number, measure: string, day: Day): string => `${line} ${measure} ${day}`

/** One choice for all. */
export const forAll = (all: DuplicateChoice | null): DuplicateDecision => ({ all, each: {} })

/** Observations that repeat an earlier one's measure, day and dimension values. They are kept: perhaps they are meant. */
export type Repeats = {
  readonly count: number
  /** Lines of the first ones. */
  readonly lines: readonly number[]
  /** False where the file has more different observations than are remembered, so that some repeats may go unseen. */
  readonly isComplete: boolean
}

const remembered = 1_000_000
const linesListed = 20
const idSpan = 2 ** 26
const dayOffset = 400_000

/** Looks for repeats exactly: a pair of numbers becomes one, again and again, until measure, day and codes are a single number. */
export function createRepeatFinder(dimensions: number) {
  const levels = Array.from({ length: dimensions + 1 }, () => new Map<number, number>())
  const lines: number[] = []
  let count = 0
  let isComplete = true

  /** The number of the pair, and whether it was there before. Ids and codes stay below 2^26, so the product is exact. */
  function paired(level: number, a: number, b: number): { id: number; isNew: boolean } {
    const known = levels[level]
    const pair = a * idSpan + b
    const id = known?.get(pair)
    if (id !== undefined) return { id, isNew: false }
    const next = known?.size ?? 0
    known?.set(pair, next)
    return { id: next, isNew: true }
  }

  return {
    see: (cell: ObservedCell, codes: Uint32Array, line: number): void => {
      if (!isComplete) return
      let found = paired(0, cell.day + dayOffset, cell.measure)
      for (let index = 0; index < dimensions; index++) found = paired(index + 1, found.id, codes[index] ?? 0)
      if (!found.isNew) {
        count++
        if (lines.length < linesListed) lines.push(line)
      } else if (found.id >= remembered) isComplete = false
    },
    repeats: (): Repeats => ({ count, lines, isComplete }),
  }
}
