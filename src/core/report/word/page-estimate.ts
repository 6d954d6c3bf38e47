import type { KeyFigures, ReportBlock, ReportCover, ReportTable, Statements } from '../model'
import { captionName } from '../references'
import { termLead } from '../text'
import { cellMargins, columnWidths } from './column-widths'
import { type ContentsPlace, fewestHeadings, type ReportLists } from './contents'
import { coverTopWithContents, listIndent, type Sizes, type TextLooks, textLooks, titlePoints } from './document-styles'
import { chartHeight, scaledToFit } from './drawn-parts'
import { cardsAcross, chartHeight as smallChartHeight } from './key-figure-parts'
import { type Room, twipsPerPixel } from './page'
import { statementMargin, statementPictureTwips, statementWidths } from './statement-parts'
import { keepsNextRow } from './table-part'
import { captionSpacing, spacerTwips } from './text-parts'
import { arialLineHeight, linesOf } from './text-width'

/** A piece that stays on one page, or text of several lines. Twips. */
type Lump = {
  readonly height: number
  readonly before: number
  readonly after: number
  readonly lines: number
  readonly keepNext: boolean
  readonly startsPage: boolean
  /** Goes before what is left of a table on the next page. */
  readonly again: number
}

const nothing = { before: 0, after: 0, lines: 1, keepNext: false, startsPage: false, again: 0 }
/** Lines of a paragraph that Word leaves alone on neither side of a page's end. */
const fewestLines = 2

/**
 * The page on which each block of a report begins, counted from the file's first. It is worked out from the blocks themselves, by the widths
 * of Arial's letters and the heights of our styles: Word may put a line elsewhere, and then says so when the lists are updated.
 * `before`: the pages before the report, cover and contents.
 */
export function estimatePages(
  blocks: readonly ReportBlock[],
  { room, sizes, before }: { room: Room; sizes: Sizes; before: number },
): ReadonlyMap<ReportBlock, number> {
  const looks = textLooks(sizes)
  const pages = new Map<ReportBlock, number>()
  const placed = blocks.map(block => ({ block, lumps: lumpsOf(block, room, looks) }))
  const all = placed.flatMap(({ lumps }) => lumps)
  const firstPages = pagesOfLumps(all, room.heightTwips)
  let at = 0
  for (const { block, lumps } of placed) {
    pages.set(block, before + (firstPages[at] ?? firstPages.at(-1) ?? 1))
    at += lumps.length
  }
  return pages
}

type Setting = { readonly room: Room; readonly sizes: Sizes }

/** The contents stand on the cover where the whole of them fit there, and what follows begins a page of its own. */
export function placeOfContents(
  cover: ReportCover,
  { headings }: ReportLists,
  [first]: readonly ReportBlock[],
  { room, sizes }: Setting,
): ContentsPlace {
  if (headings.length < fewestHeadings) return 'nowhere'
  if (first?.kind !== 'heading' || !first.startsPage) return 'page'
  const contents = contentsLumps(headings, textLooks(sizes).ReportList, { room, sizes })
  const height = coverHeight(cover, { room, sizes }) + coverTopWithContents * 20 + heightOfAll(contents)
  return height <= room.heightTwips * fullestCover ? 'cover' : 'page'
}
/** Other letters than Arial's may be wider. */
const fullestCover = 0.92

const heightOfAll = (lumps: readonly Lump[]): number =>
  lumps.reduce((sum, lump) => sum + lump.before + lump.height + lump.after, 0)

/** Without the air above its first line. Twips. */
function coverHeight(cover: ReportCover, { room: { widthTwips }, sizes }: Setting): number {
  const looks = textLooks(sizes)
  return heightOfAll([
    text(cover.kicker, { ...looks.ReportKicker, before: 0 }, widthTwips),
    text(cover.title, { ...looks.Title, points: titlePoints(cover.title) }, widthTwips),
    text(cover.period, looks.ReportPeriod, widthTwips),
    ...cover.purpose.map(said => text(said, looks.ReportLead, widthTwips)),
    text(cover.made, looks.ReportMade, widthTwips),
  ])
}

/** Points above a cover's first line, where no contents stand below: as its style has it, or as few as leave the cover on one page. */
export function coverTop(cover: ReportCover, setting: Setting): number {
  const free = setting.room.heightTwips * fullestCover - coverHeight(cover, setting)
  return Math.max(0, Math.min(textLooks(setting.sizes).ReportKicker.before, Math.floor(free / 20)))
}

/** A purpose may be long. */
export const pagesOfCover = (cover: ReportCover, setting: Setting): number =>
  Math.max(1, Math.ceil(coverHeight(cover, setting) / setting.room.heightTwips))

/** How many pages the contents take up. */
export const pagesOfContents = ({ headings }: ReportLists, setting: Setting): number =>
  pagesOfLumps(contentsLumps(headings, textLooks(setting.sizes).ReportContents, setting), setting.room.heightTwips).at(
    -1,
  ) ?? 1

/** Whether the lists of figures and tables have room on the page that the contents are on. */
export function captionsFitContents({ headings, figures, tables }: ReportLists, setting: Setting): boolean {
  const { room, sizes } = setting
  const looks = textLooks(sizes)
  const listOf = (entries: ReportLists['figures']): Lump[] =>
    entries.length === 0
      ? []
      : [
          text('x', looks.ReportList, room.widthTwips),
          ...entries.map(entry => text(entry.text, looks.TableofFigures, room.widthTwips - 700)),
        ]
  const lumps = [...contentsLumps(headings, looks.ReportContents, setting), ...listOf(figures), ...listOf(tables)]
  return heightOfAll(lumps) <= room.heightTwips * fullestCover
}

function contentsLumps(headings: ReportLists['headings'], title: TextLooks, { room, sizes }: Setting): Lump[] {
  const looks = textLooks(sizes)
  // The page's number and the dots before it.
  const widthTwips = room.widthTwips - 700
  return [text('x', title, widthTwips), ...headings.map(entry => text(entry.text, looks[entry.style], widthTwips))]
}

/** Where each lump begins. */
function pagesOfLumps(lumps: readonly Lump[], heightTwips: number): number[] {
  const pages: number[] = []
  let [page, used] = [1, 0]
  const turn = () => {
    page += 1
    used = 0
  }
  for (let first = 0; first < lumps.length; ) {
    // What is kept with what follows goes over together, if it fits one page at all.
    let last = first
    while (last + 1 < lumps.length && lumps[last]?.keepNext && !lumps[last + 1]?.startsPage) last += 1
    const chain = lumps.slice(first, last + 1)
    const end = chain.at(-1)
    if (chain[0]?.startsPage && used > 0) turn()
    const needed =
      chain.slice(0, -1).reduce((sum, lump) => sum + heightOf(lump, 0), 0) + (end ? end.before + leastOf(end) : 0)
    if (used > 0 && used + needed > heightTwips && needed <= heightTwips) turn()
    for (const lump of chain) {
      const least = lump.before + leastOf(lump)
      if (used > 0 && used + least > heightTwips) {
        turn()
        used = lump.again
      }
      pages.push(page)
      used += heightOf(lump, used)
      while (used - lump.after > heightTwips) {
        page += 1
        used -= heightTwips
      }
    }
    first = last + 1
  }
  return pages
}

/** At the top of a page nothing is left free above. */
const heightOf = ({ height, before, after }: Lump, used: number): number => (used === 0 ? 0 : before) + height + after
const leastOf = ({ height, lines }: Lump): number => (lines < 2 * fewestLines ? height : (height / lines) * fewestLines)

const lineTwips = ({ points, line }: TextLooks): number => points * 20 * arialLineHeight * line

function text(said: string, looks: TextLooks, widthTwips: number): Lump {
  const { points, bold = false, start = 0, end = 0, before, after, keepNext = false, keepLines = false } = looks
  const lines = linesOf(said, { points, bold }, widthTwips - (start + end) * 20)
  return {
    ...nothing,
    height: lines * lineTwips(looks),
    before: before * 20,
    after: after * 20,
    lines: keepLines ? 1 : lines,
    keepNext,
  }
}

const tones = { body: 'Normal', typed: 'Normal', lead: 'ReportLead', note: 'ReportNote' } as const
const headings = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3' } as const
type Looks = ReturnType<typeof textLooks>

function lumpsOf(block: ReportBlock, room: Room, looks: Looks): Lump[] {
  const { widthTwips } = room
  switch (block.kind) {
    case 'heading': {
      const lump = text(block.text, looks[headings[block.level]], widthTwips)
      return [block.startsPage ? { ...lump, before: 0, startsPage: true } : lump]
    }
    case 'paragraph':
      return [{ ...text(block.text, looks[tones[block.tone]], widthTwips), keepNext: block.keepNext === true }]
    case 'list':
      return block.items.map(({ term, text: said, level = 0 }) => ({
        ...text(
          term === undefined ? said : `${termLead(term)}${said}`,
          { ...looks.ListParagraph, start: listIndent(level) },
          widthTwips,
        ),
        keepNext: block.keepNext === true,
      }))
    case 'quote':
      return [
        { ...text(block.text, looks.ReportQuote, widthTwips), keepNext: block.from !== '' },
        ...(block.from === '' ? [] : [text(block.from, looks.ReportQuoteSource, widthTwips)]),
      ]
    case 'table':
      return [
        ...(block.caption === '' ? [] : [caption('table', block.caption, 'above', looks, widthTwips)]),
        ...tableLumps(block, looks, widthTwips),
        { ...nothing, height: spacerTwips, keepNext: block.keepNext === true },
      ]
    case 'key-figures':
      return keyFigureLumps(block, looks, room)
    case 'statements':
      return statementLumps(block, looks, room)
    case 'chart':
      return [picture(chartHeight, looks), caption('figure', block.caption, 'below', looks, widthTwips)]
    case 'theory-picture':
      return [
        picture(scaledToFit(block, room).height, looks),
        caption('figure', block.caption, 'below', looks, widthTwips),
      ]
  }
}

const picture = (pixels: number, { ReportPicture: { before } }: Looks): Lump => ({
  ...nothing,
  height: pixels * twipsPerPixel,
  before: before * 20,
  keepNext: true,
})

function caption(
  kind: 'figure' | 'table',
  said: string,
  at: 'above' | 'below',
  looks: Looks,
  widthTwips: number,
): Lump {
  const whole = text(`${captionName({ kind, number: 10 })}. ${said}`, { ...looks.Caption, keepLines: true }, widthTwips)
  return { ...whole, ...captionSpacing[at], keepNext: at === 'above' }
}

function tableLumps(table: ReportTable, { ReportCell: looks }: Looks, widthTwips: number): Lump[] {
  const { columns, rows } = table
  const widths = columnWidths(table, looks.points, widthTwips)
  const rowHeight = (cells: readonly { readonly text: string }[], bold: boolean) => {
    const lines = cells.map(({ text: said }, index) =>
      linesOf(said, { points: looks.points, bold }, (widths[index] ?? 0) - cellMargins.left - cellMargins.right),
    )
    return Math.max(1, ...lines) * lineTwips(looks) + cellMargins.top + cellMargins.bottom
  }
  const header = rowHeight(
    columns.map(({ label }) => ({ text: label })),
    true,
  )
  return [
    { ...nothing, height: header, keepNext: true },
    ...rows.map(({ cells, emphasis = false }, place) => ({
      ...nothing,
      height: rowHeight(cells, emphasis),
      keepNext: keepsNextRow(place, table),
      again: header,
    })),
  ]
}

function statementLumps({ statements }: Statements, looks: Looks, room: Room): Lump[] {
  const [, width = room.widthTwips] = statementWidths(room)
  const rows = statements.map(({ figure, lines }): Lump => {
    const words = [
      ...(figure === '' ? [] : [text(figure, looks.ReportStatementFigure, width)]),
      ...lines.map(({ text: said, bold }) =>
        text(said, { ...looks.ReportStatement, ...(bold ? { bold } : {}) }, width),
      ),
    ].reduce((sum, { height, before, after }) => sum + before + height + after, 0)
    return { ...nothing, height: Math.max(statementPictureTwips, words) + 2 * statementMargin, keepNext: figure !== '' }
  })
  return [...rows, { ...nothing, height: spacerTwips }]
}

function keyFigureLumps({ figures }: KeyFigures, looks: Looks, room: Room): Lump[] {
  const { across, width, gap, margin } = cardsAcross(room)
  const inside = width - gap
  const card = ({ title, line }: KeyFigures['figures'][number]): number =>
    [
      text(title, looks.ReportKeyTitle, inside),
      text('1', looks.ReportKeyFigure, inside),
      text(line, looks.ReportNote, inside),
      picture(smallChartHeight, looks),
    ].reduce((sum, { height, before, after }) => sum + before + height + after, 2 * margin)
  const rows = Array.from({ length: Math.ceil(figures.length / across) }, (_, row) =>
    Math.max(...figures.slice(row * across, (row + 1) * across).map(card)),
  )
  return [...rows.map(height => ({ ...nothing, height })), { ...nothing, height: spacerTwips }]
}
