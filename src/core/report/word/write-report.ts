import { t } from '@core/words/words'
import { BorderStyle, Document, type FileChild, Footer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx'
import { withLegalTexts } from '../../export/xml'
import type { ReportBlock, ReportCover, ReportModel } from '../model'
import { captionKind } from '../references'
import { shortened } from '../text'
import { withCompanyAtEnd } from './company-at-end'
import { type ContentsPlace, captionLists, contentsParts, listsOf, type PageOf, type ReportLists } from './contents'
import {
  coverTopWithContents,
  documentStyles,
  numbering,
  paperSizes,
  reportSizes,
  type Sizes,
  titlePoints,
} from './document-styles'
import { chartPart, theoryPart } from './drawn-parts'
import { finishedPackage } from './finished-package'
import { keyFigureParts } from './key-figure-parts'
import { colours, font, type Paper, papers, type Room, roomOn } from './page'
import {
  captionsFitContents,
  coverTop,
  estimatePages,
  pagesOfContents,
  pagesOfCover,
  placeOfContents,
} from './page-estimate'
import { statementParts } from './statement-parts'
import { tablePart } from './table-part'
import {
  captionPart,
  headingPart,
  listParts,
  paragraphPart,
  quoteParts,
  sentence,
  spacerPart,
  styled,
  typed,
} from './text-parts'

/** `pageNumbers`: in the lists. A copy that is to be edited does without. */
export type WritingOptions = { readonly paper?: Paper; readonly pageNumbers?: boolean }

/**
 * The report as a .docx file. The same model always gives the same bytes. Needs neither screen nor disk: Node, a worker and
 * a page do it alike; a page had better use a worker.
 */
export async function writeReport(
  given: ReportModel,
  { paper = 'a4', pageNumbers = true }: WritingOptions = {},
): Promise<Uint8Array> {
  const legal = withLegalTexts(given)
  const model = { ...legal, blocks: withCompanyAtEnd(legal.blocks) }
  const sizes = model.print ? paperSizes[model.print] : reportSizes
  const { width, height, margin } = papers[paper]
  const room = roomOn(paper, sizes.tiny)
  const lists = model.cover ? listsOf(model.blocks, pageNumbers) : null
  const setting = { room, sizes }
  const at = model.cover && lists ? placeOfContents(model.cover, lists, model.blocks, setting) : 'nowhere'
  const belowContents = at === 'page' && lists !== null && captionsFitContents(lists, setting)
  const captions = () => (lists ? captionLists(lists, pageOf, { widthTwips: room.widthTwips, belowContents }) : [])
  const coverPages = model.cover ? pagesOfCover(model.cover, setting) : 0
  const pageOf = lists && pageNumbers ? pagesIn(model.blocks, lists, { ...setting, at, coverPages }) : null
  const document = new Document({
    title: model.title,
    creator: t('report:program'),
    lastModifiedBy: t('report:program'),
    description: model.cover
      ? t('report:documentDescription', { title: model.cover.title, period: model.cover.period })
      : model.title,
    styles: documentStyles(sizes),
    numbering,
    theme: { fonts: { headings: font, body: font } },
    sections: [
      {
        properties: {
          titlePage: model.cover !== null,
          page: {
            size: { width, height },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        footers: { first: new Footer({ children: [new Paragraph({})] }), default: footer(model, room) },
        children: [
          ...(model.cover && lists
            ? [
                ...coverParts(model.cover, at === 'cover' ? coverTopWithContents : coverTop(model.cover, setting)),
                ...contentsParts(lists, pageOf, { at, widthTwips: room.widthTwips }),
                ...(belowContents ? captions() : []),
              ]
            : [headingPart({ kind: 'heading', level: 1, text: model.title }, { isFirst: true })]),
          ...blockParts(model.blocks, room, { places: lists?.places }),
          ...(belowContents ? [] : captions()),
        ],
      },
    ],
  })
  return finishedPackage(document, model.madeAt)
}

/** After the cover come the contents, if they do not stand there. */
function pagesIn(
  blocks: readonly ReportBlock[],
  lists: ReportLists,
  {
    at,
    coverPages,
    ...setting
  }: { readonly room: Room; readonly sizes: Sizes; readonly at: ContentsPlace; readonly coverPages: number },
): PageOf {
  const before = coverPages + (at === 'page' ? pagesOfContents(lists, setting) : 0)
  const pages = estimatePages(blocks, { ...setting, before })
  const byPlace = new Map([...lists.places].map(([block, place]) => [place, pages.get(block) ?? 1]))
  return place => byPlace.get(place) ?? 1
}

function coverParts(cover: ReportCover, topPoints: number): FileChild[] {
  return [
    new Paragraph({
      style: 'ReportKicker',
      spacing: { before: topPoints * 20 },
      ...typed(cover.kicker),
    }),
    new Paragraph({ style: 'Title', ...typed(cover.title, { size: titlePoints(cover.title) * 2 }) }),
    new Paragraph({
      style: 'ReportPeriod',
      border: { top: { style: BorderStyle.SINGLE, size: 24, space: 14, color: colours.teal } },
      ...typed(cover.period),
    }),
    ...cover.purpose.map(text => styled('ReportLead', text)),
    styled('ReportMade', cover.made),
  ]
}

/** As much of a title as stands beside the page's number on one line. */
const footerLetters = { plain: 56, large: 30, 'easy-read': 42 } as const

function footer(model: ReportModel, { widthTwips }: Room): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'ReportNote',
        tabStops: [{ type: TabStopType.RIGHT, position: widthTwips }],
        children: [
          ...sentence(shortened(model.title, model.print ? footerLetters[model.print] : 90)),
          new TextRun({ children: ['\t', `${t('report:page')} `, PageNumber.CURRENT] }),
        ],
      }),
    ],
  })
}

/**
 * `counted`: how many figures and tables there are already: captions count on, and lists with numbers begin again. `places`: bookmarks of what
 * lists lead to.
 */
export type Numbering = {
  readonly counted?: { figure: number; table: number; lists: number }
  readonly places?: ReadonlyMap<ReportBlock, string> | undefined
}

export function blockParts(
  blocks: readonly ReportBlock[],
  room: Room,
  { counted = { figure: 0, table: 0, lists: 0 }, places }: Numbering = {},
): FileChild[] {
  const caption = (block: ReportBlock & { readonly caption: string; readonly id?: string }, at: 'above' | 'below') => {
    const kind = captionKind(block) ?? 'figure'
    counted[kind] += 1
    const place = places?.get(block)
    return captionPart({ kind, number: counted[kind] }, block.caption, {
      at,
      isReferredTo: block.id !== undefined,
      ...(place === undefined ? {} : { place }),
    })
  }
  return blocks.flatMap(block => partsOf(block))

  function partsOf(block: ReportBlock): FileChild[] {
    switch (block.kind) {
      case 'heading': {
        const place = places?.get(block)
        return [headingPart(block, place === undefined ? {} : { place })]
      }
      case 'paragraph':
        return [paragraphPart(block)]
      case 'list':
        counted.lists += 1
        return listParts(block, counted.lists)
      case 'quote':
        return quoteParts(block)
      case 'table':
        return [
          ...(block.caption === '' ? [] : [caption(block, 'above')]),
          tablePart(block, room),
          spacerPart(block.keepNext),
        ]
      case 'key-figures':
        return keyFigureParts(block, room)
      case 'statements':
        return statementParts(block, room)
      case 'chart':
        return [chartPart(block, room), caption(block, 'below')]
      case 'theory-picture':
        return [theoryPart(block, room), caption(block, 'below')]
    }
  }
}
