import type { ElementStandingCode } from '@core/theory/standing'
import { colours } from './page'

/** Colour never speaks alone: the words stand beside it, and fills, dashes and weights differ in grey as well. */
export type StandingLooks = {
  /** Behind a word in a table. */
  readonly tint: string
  readonly fill: string
  readonly text: string
  readonly border: { readonly color: string; readonly width: number; readonly dash: 'solid' | 'dash' | 'shortDot' }
}

const white = 'FFFFFF'

export const standingLooks: Record<ElementStandingCode, StandingLooks> = {
  'target-met': {
    tint: 'C9D6E3',
    fill: colours.navy,
    text: white,
    border: { color: colours.navy, width: 1.25, dash: 'solid' },
  },
  towards: {
    tint: 'D8EFEC',
    fill: 'D8EFEC',
    text: colours.text,
    border: { color: colours.teal, width: 2, dash: 'solid' },
  },
  held: {
    tint: 'C9D6E3',
    fill: 'C9D6E3',
    text: colours.text,
    border: { color: colours.navy, width: 1.25, dash: 'solid' },
  },
  'not-there-yet': {
    tint: 'ECEFF2',
    fill: 'ECEFF2',
    text: colours.text,
    border: { color: colours.quiet, width: 1, dash: 'solid' },
  },
  'no-change': {
    tint: 'ECEFF2',
    fill: 'ECEFF2',
    text: colours.text,
    border: { color: colours.quiet, width: 1, dash: 'solid' },
  },
  away: {
    tint: 'FCDCCB',
    fill: 'FCDCCB',
    text: colours.text,
    border: { color: colours.orange, width: 2, dash: 'solid' },
  },
  mixed: {
    tint: 'EBDCE4',
    fill: 'EBDCE4',
    text: colours.text,
    border: { color: colours.plum, width: 1.25, dash: 'solid' },
  },
  'no-comparison': {
    tint: white,
    fill: white,
    text: colours.text,
    border: { color: colours.quiet, width: 1, dash: 'solid' },
  },
  'no-figure': {
    tint: white,
    fill: white,
    text: colours.text,
    border: { color: colours.quiet, width: 1, dash: 'shortDot' },
  },
  'not-measured': {
    tint: white,
    fill: white,
    text: colours.plum,
    border: { color: colours.plum, width: 2, dash: 'dash' },
  },
}
