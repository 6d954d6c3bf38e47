import { t } from '@core/words/words'
import {
  BuilderElement,
  FileChild,
  InternalHyperlink,
  LeaderType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import type { ReportBlock } from '../model'
import { captionKind, captionName } from '../references'
import { fieldEnd, fieldParts, fieldStart, isPlain, sentence, sequences } from './text-parts'
import { filled, hole, WrittenBlock } from './written-xml'

/** A line of a list: what it leads to, by the bookmark there, and the page that is on. */
export type ListedPlace = {
  readonly text: string
  readonly style: 'TOC1' | 'TOC2' | 'TableofFigures'
  readonly place: string
}

/** What the lists of a report hold. `places`: the bookmark of each block that one of them leads to. */
export type ReportLists = {
  readonly headings: readonly ListedPlace[]
  readonly figures: readonly ListedPlace[]
  readonly tables: readonly ListedPlace[]
  readonly places: ReadonlyMap<ReportBlock, string>
}

/** One figure or table needs no list. */
const fewest = 2

/** `captions`: with lists of figures and tables. */
export function listsOf(blocks: readonly ReportBlock[], captions: boolean): ReportLists {
  const places = new Map<ReportBlock, string>()
  const found = { headings: [] as ListedPlace[], figure: [] as ListedPlace[], table: [] as ListedPlace[] }
  const list = (block: ReportBlock, to: ListedPlace[], text: string, style: ListedPlace['style']) => {
    const place = `_Toc${places.size + 1}`
    places.set(block, place)
    to.push({ text, style, place })
  }
  const kinds = (['figure', 'table'] as const).filter(
    kind => captions && blocks.filter(block => captionKind(block) === kind).length >= fewest,
  )
  const counted = { figure: 0, table: 0 }
  for (const block of blocks) {
    const kind = captionKind(block)
    if (block.kind === 'heading' && block.level < 3) {
      list(block, found.headings, block.text, block.level === 1 ? 'TOC1' : 'TOC2')
    }
    if (kind === null || !('caption' in block)) continue
    counted[kind] += 1
    if (!kinds.includes(kind)) continue
    list(block, found[kind], `${captionName({ kind, number: counted[kind] })}. ${block.caption}`, 'TableofFigures')
  }
  return { headings: found.headings, figures: found.figure, tables: found.table, places }
}

/** A contents list as Word has it: in a control of its gallery, with "Update Table". */
class ContentsControl extends FileChild {
  constructor(children: readonly FileChild[]) {
    super('w:sdt')
    const named = (name: string, value: string) =>
      new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } })
    const gallery = new BuilderElement({
      name: 'w:docPartObj',
      children: [
        named('w:docPartGallery', 'Table of Contents'),
        new BuilderElement({ name: 'w:docPartUnique', attributes: {} }),
      ],
    })
    this.root.push(
      new BuilderElement({ name: 'w:sdtPr', children: [named('w:alias', t('report:contents')), gallery] }),
      new BuilderElement({ name: 'w:sdtContent', children: [...children] }),
    )
  }
}

/** The page of each place; where nobody worked them out, lists have no numbers. */
export type PageOf = ((place: string) => number) | null

/** Where the contents stand: a short list below the title, a longer one on pages of its own; fewer headings than that need none. */
export type ContentsPlace = 'cover' | 'page' | 'nowhere'
export const fewestHeadings = 3

/** The contents, filled in, with the field that Word updates them by. */
export function contentsParts(
  { headings }: ReportLists,
  pageOf: PageOf,
  { at, widthTwips }: { readonly at: ContentsPlace; readonly widthTwips: number },
): FileChild[] {
  if (at === 'nowhere') return []
  return [
    new Paragraph({
      ...(at === 'page' ? { style: 'ReportContents', pageBreakBefore: true } : { style: 'ReportList' }),
      text: t('report:contents'),
    }),
    new ContentsControl(listed('TOC \\o "1-2" \\h \\z', headings, pageOf, widthTwips)),
  ]
}

/** Longer lists of figures and tables than this, together, begin a page. */
const shortList = 8

/**
 * The lists of figures and tables, filled in alike: below the contents where these have a page with room for them, else at the end: who looks for
 * one finds it, and nobody else has to pass it.
 */
export function captionLists(
  { figures, tables }: ReportLists,
  pageOf: PageOf,
  { widthTwips, belowContents }: { readonly widthTwips: number; readonly belowContents: boolean },
): FileChild[] {
  const startsPage = !belowContents && figures.length + tables.length > shortList
  const filled = [{ kind: 'figure', entries: figures } as const, { kind: 'table', entries: tables } as const].filter(
    ({ entries }) => entries.length > 0,
  )
  return filled.flatMap(({ kind, entries }, index) => [
    new Paragraph({
      style: 'ReportList',
      pageBreakBefore: startsPage && index === 0,
      text: t(`report:listOf.${kind}`),
    }),
    ...listed(`TOC \\h \\z \\c "${sequences[kind]}"`, entries, pageOf, widthTwips),
  ])
}

function listed(code: string, entries: readonly ListedPlace[], pageOf: PageOf, widthTwips: number): FileChild[] {
  const right = [{ type: TabStopType.RIGHT, position: widthTwips, leader: LeaderType.DOT }]
  return entries.map(({ text, style, place }, index) => {
    const number = pageOf?.(place)
    const [starts, ends] = [index === 0, index === entries.length - 1]
    const entry = (said: { text: string; place: string; page: string }) => {
      const page: ParagraphChild[] =
        number === undefined
          ? []
          : [
              new TextRun({ children: [new Tab()] }),
              ...fieldParts(`PAGEREF ${said.place} \\h`, [new TextRun(said.page)]),
            ]
      return new Paragraph({
        style,
        ...(number === undefined ? {} : { tabStops: right }),
        children: [
          ...(starts ? fieldStart(code) : []),
          new InternalHyperlink({ anchor: said.place, children: [...sentence(said.text), ...page] }),
          ...(ends ? [fieldEnd()] : []),
        ],
      })
    }
    const page = String(number)
    if (!isPlain(text)) return entry({ text, place, page })
    const look = `entry ${JSON.stringify([style, widthTwips, starts && code, ends, number === undefined])}`
    const make = () => entry({ text: hole, place: hole, page: hole })
    return new WrittenBlock(filled(look, make, [place, text, place, page]))
  })
}
