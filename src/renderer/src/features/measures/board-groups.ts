import type { StandingCode } from '@core/measure/standing'

/** What a board answers first. `unknown`: nothing that can be compared. */
export const boardGroups = ['moving', 'notMoving', 'unknown'] as const
export type BoardGroup = (typeof boardGroups)[number]

export const boardGroupOf: Record<StandingCode, BoardGroup> = {
  'target-met': 'moving',
  towards: 'moving',
  held: 'moving',
  'not-there-yet': 'notMoving',
  'no-change': 'notMoving',
  away: 'notMoving',
  'seen-differently': 'unknown',
  'in-words': 'unknown',
  'no-comparison': 'unknown',
  'no-figure': 'unknown',
}
