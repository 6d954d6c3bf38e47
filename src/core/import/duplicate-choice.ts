import type { Day } from '@core/observation/day'

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
