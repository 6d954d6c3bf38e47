import type { Role } from '@core/import/mapping'

/** What a person can say a column is, as one value of a select. A denominator goes with the measure of that key. */
export type ColumnChoice =
  | 'ignore'
  | 'date'
  | 'value'
  | 'value-at'
  | 'measure-name'
  | 'answer'
  | `dimension ${string}`
  | `denominator ${string}`

export function choiceOf(role: Role): ColumnChoice {
  switch (role.as) {
    case 'dimension':
      return `dimension ${role.dimension}`
    case 'denominator':
      return `denominator ${role.measure ?? ''}`
    default:
      return role.as
  }
}

export const afterPrefix = (choice: ColumnChoice, prefix: 'dimension' | 'denominator'): string | null =>
  choice.startsWith(`${prefix} `) ? choice.slice(prefix.length + 1) : null
