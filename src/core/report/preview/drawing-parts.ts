import { xmlElement } from '@core/export/xml'
import { childOf, childrenOf, type XmlElement } from '../template/xml-tree'

/** Sizes in a drawing of Office: 914,400 to the inch, of which a screen has 96 pixels. */
export const pixelsOfEmu = (emu: string | number | undefined): number => Math.round(Number(emu ?? 0) / 95.25) / 100

export type DrawnSize = { readonly width: number; readonly height: number }

/** A colour as Office writes it, of the theme or its own; null: none is said, or it is said to be none. */
export function colourOf(parent: XmlElement | undefined, theme: Theme): string | null {
  const fill = childOf(parent, 'a:solidFill')
  const own = childOf(fill, 'a:srgbClr')?.attributes.val ?? childOf(fill, 'a:sysClr')?.attributes.lastClr
  const named = theme.get(childOf(fill, 'a:schemeClr')?.attributes.val ?? '')
  const hex = own ?? named
  return hex !== undefined && /^[0-9a-f]{6}$/i.test(hex) ? `#${hex}` : null
}

/** The colours of the document by their names: `accent1`. */
export type Theme = ReadonlyMap<string, string>

const alias: Readonly<Record<string, string>> = { tx1: 'dk1', bg1: 'lt1', tx2: 'dk2', bg2: 'lt2' }

export function themeOf(root: XmlElement | null): Theme {
  const scheme = childOf(root ?? undefined, 'a:themeElements', 'a:clrScheme')
  const colours = new Map(
    childrenOf(scheme).flatMap(each => {
      const [colour] = childrenOf(each)
      const hex = colour?.attributes.lastClr ?? colour?.attributes.val
      return hex === undefined ? [] : [[each.name.replace('a:', ''), hex] as const]
    }),
  )
  for (const [name, real] of Object.entries(alias)) {
    const hex = colours.get(real)
    if (hex !== undefined) colours.set(name, hex)
  }
  return colours
}

/** Letters that every computer has something like. */
const family = 'Arial, Helvetica, "Liberation Sans", sans-serif'

/** A picture of a drawing, of its own: no style, font or file from elsewhere. Sizes in pixels. */
export const pictureOfDrawing = ({ width, height }: DrawnSize, parts: readonly string[]): string =>
  xmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(width),
      height: String(height),
      viewBox: `0 0 ${width} ${height}`,
      'font-family': family,
    },
    [...parts],
  )
