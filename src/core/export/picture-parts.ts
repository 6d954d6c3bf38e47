import { readsRightToLeft, xmlElement, xmlText } from '@core/export/xml'
import { shortened } from '@core/report/text'
import type { Box, Size } from '@core/theory/box'

export type Picture = Size & { readonly svg: string }

/** The page's own font where it is installed, then ones that every system has. */
const pictureFont = "'Atkinson Hyperlegible Next', Verdana, 'DejaVu Sans', sans-serif"

export const ink = {
  text: '#221f1b',
  quiet: '#5f5648',
  line: '#857a68',
  faint: '#e0d6c6',
  lane: '#f4eee4',
  other: '#faf6ef',
  paper: '#fffdf9',
} as const

type Said = { readonly title: string; readonly description: string }

/** A picture of its own on paper, named and described for those who do not see it. Sizes in pixels. */
export function pictureOf({ title, description }: Said, { width, height }: Size, parts: readonly string[]): Picture {
  const svg = xmlElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(width),
      height: String(height),
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
      'font-family': pictureFont,
    },
    [
      xmlElement('title', { id: 'title' }, [xmlText(title)]),
      xmlElement('desc', { id: 'desc' }, [xmlText(description)]),
      xmlElement('rect', { width: '100%', height: '100%', fill: ink.paper }),
      ...parts,
    ],
  )
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`, width, height }
}

export const rect = ({ x, y, width, height }: Box, look: Readonly<Record<string, string | null>>): string =>
  xmlElement('rect', { x: short(x), y: short(y), width: short(width), height: short(height), ...look })

/** `anchor`: which end of the text stands at `x`, as a reader from left to right sees it. */
type TextLook = {
  readonly size: number
  readonly weight?: number
  readonly fill?: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

const otherEnd = { start: 'end', middle: 'middle', end: 'start' } as const

/** A line of words, in the direction of its script: an Arabic name keeps its place, and its marks stand on the right side of it. */
export function text(said: string, x: number, y: number, look: TextLook): string {
  const { size, weight = 400, fill = ink.text, anchor = 'start' } = look
  const backwards = readsRightToLeft(said)
  const end = backwards ? otherEnd[anchor] : anchor
  return xmlElement(
    'text',
    {
      x: short(x),
      y: short(y),
      'font-size': String(size),
      'font-weight': String(weight),
      fill,
      'text-anchor': end === 'start' ? null : end,
      direction: backwards ? 'rtl' : null,
    },
    [xmlText(said)],
  )
}

const short = (pixels: number): string => String(Math.round(pixels * 10) / 10)

/** As wide as the widest of the fonts, Verdana, makes most words; capitals and wide scripts count for more. In pixels. */
export function widthOf(said: string, size: number): number {
  let letters = 0
  for (const letter of said) letters += letter > '\u2E80' ? 1.7 : letter !== letter.toLowerCase() ? 1.25 : 1
  return letters * size * 0.58
}

/** Cut where its room ends, in pixels. */
export function cutTo(said: string, room: number, size: number): string {
  let most = [...said].length
  let cut = said
  while (widthOf(cut, size) > room && most > 4) {
    most = Math.max(4, Math.min(most - 1, Math.floor((most * room) / widthOf(cut, size))))
    cut = shortened(said, most)
  }
  return cut
}

/** Words in lines that fit the room, in pixels; `most` lines, of which the last is cut. */
export function linesIn(said: string, room: number, size: number, most = 6): string[] {
  const lines: string[] = []
  let open = ''
  for (const word of said.split(/\s+/).filter(each => each !== '')) {
    const longer = open === '' ? word : `${open} ${word}`
    if (open === '' || widthOf(longer, size) <= room) open = longer
    else {
      lines.push(open)
      open = word
    }
  }
  if (open !== '') lines.push(open)
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')] : lines
  return kept.map(line => cutTo(line, room, size))
}
