import type { ElementStandingCode } from '@core/theory/standing'

/** Word measures in twips (1/20 point), drawings in pixels (1/96 inch). */
export const twipsPerPixel = 15

/** Upright pages. */
export const papers = {
  a4: { width: 11_906, height: 16_838, margin: 1304 },
  letter: { width: 12_240, height: 15_840, margin: 1304 },
} as const
export type Paper = keyof typeof papers

/**
 * Where blocks are written: how wide a line of text is there and how high a page, in twips, and the size of the words in charts, in points.
 */
export type Room = { readonly widthTwips: number; readonly heightTwips: number; readonly chartPoints: number }

/** What is left of a page between its margins. */
export const roomOn = (paper: Paper, chartPoints: number): Room => ({
  widthTwips: papers[paper].width - 2 * papers[paper].margin,
  heightTwips: papers[paper].height - 2 * papers[paper].margin,
  chartPoints,
})

export const pixelsOf = (twips: number): number => Math.floor(twips / twipsPerPixel)

/** Every machine has it, or a font of the same widths (Liberation Sans); it draws Arabic and Hebrew too. */
export const font = 'Arial'

/** At most four in a chart. Told apart in grey by their lightness, and always by words, dashes or markers as well. */
const chartColours = { navy: '12436D', teal: '28A197', plum: '801650', orange: 'F46A25' } as const

export const colours = {
  text: '1F2933',
  quiet: '3E4C59',
  heading: chartColours.navy,
  rule: 'CBD2D9',
  stripe: 'F5F7FA',
  headerFill: 'E4EAF1',
  /** Columns: those of the reported period, with white on them, and of others, with dark. */
  column: '0B5C55',
  otherColumn: '8CCFC8',
  ...chartColours,
} as const

/** Colour never speaks alone: the words stand beside it, and fills, dashes and weights differ in grey as well. */
type StandingLooks = {
  /** Behind a word in a table. */
  readonly tint: string
  readonly fill: string
  readonly text: string
  readonly border: { readonly color: string; readonly width: number; readonly dash: 'solid' | 'dash' | 'shortDot' }
}

const white = 'FFFFFF'
const tints = { good: 'D8EFEC', plain: 'DFE8F1', bad: 'F1DDE8', none: white } as const

const look = (tint: string, color: string, width: number, dash: StandingLooks['border']['dash'] = 'solid') => ({
  tint,
  fill: tint,
  text: colours.text,
  border: { color, width, dash },
})

/** The screens' colours: teal is good, blue plain, plum bad, orange missing. */
export const standingLooks: Record<ElementStandingCode, StandingLooks> = {
  'target-met': { ...look(tints.good, colours.teal, 2), fill: '0B5C55', text: white },
  reached: look(tints.good, colours.teal, 2),
  towards: look(tints.good, colours.teal, 2),
  held: look(tints.good, colours.teal, 1.25),
  'not-there-yet': look(tints.plain, colours.navy, 1),
  'no-change': look(tints.plain, colours.navy, 1),
  mixed: look(tints.plain, colours.navy, 1.25),
  away: look(tints.bad, colours.plum, 2),
  'seen-differently': look(tints.plain, colours.navy, 1.25),
  'in-words': look(tints.none, colours.navy, 1),
  'no-comparison': look(tints.none, colours.quiet, 1),
  incomplete: look(tints.none, colours.quiet, 1),
  'other-places': look(tints.none, colours.quiet, 1),
  'partly-known': look(tints.none, colours.quiet, 1),
  'not-added': look(tints.none, colours.quiet, 1),
  'no-figure': look(tints.none, colours.quiet, 1, 'shortDot'),
  'not-measured': look(tints.none, colours.orange, 2, 'dash'),
}
