/** An upright A4 page. Word measures in twips (1/20 point), drawings in pixels (1/96 inch). */
const twipsPerPixel = 15

export const page = { width: 11_906, height: 16_838, margin: 1304 } as const
export const textWidthTwips = page.width - 2 * page.margin
export const textWidthPixels = Math.floor(textWidthTwips / twipsPerPixel)

/** Every machine has it, or a font of the same widths (Liberation Sans); it draws Arabic and Hebrew too. */
export const font = 'Arial'

/** At most four in a chart. Told apart in grey by their lightness, and always by words, dashes or markers as well. */
export const chartColours = { navy: '12436D', teal: '28A197', plum: '801650', orange: 'F46A25' } as const

export const colours = {
  text: '1F2933',
  quiet: '52606D',
  heading: chartColours.navy,
  rule: 'CBD2D9',
  stripe: 'F5F7FA',
  headerFill: 'E4EAF1',
  ...chartColours,
} as const
