import { t } from '@core/words/words'
import {
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { withLegalTexts } from '../../export/xml'
import type { ReportBlock, ReportCover, ReportModel } from '../model'
import { shortened } from '../text'
import { documentStyles, numbering, paperSizes, reportSizes } from './document-styles'
import { chartPart, theoryPart } from './drawn-parts'
import { finishedPackage } from './finished-package'
import { keyFigureParts } from './key-figure-parts'
import { colours, font, page, type Room, textWidthTwips } from './page'
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

/** Reports of up to so many pieces (some 60 pages) get page numbers unless told otherwise. */
const piecesWithPageNumbers = 400

/**
 * The report as a .docx file. The same model always gives the same bytes. Needs neither screen nor disk: Node, a worker and
 * a page do it alike; a page had better use a worker.
 *
 * `pageNumbers`: work out the page of each heading for the contents list. That takes ten times as long as the rest (some
 * 80 ms a page); without it the list names the sections alone, until Word is asked to update it.
 */
export async function writeReport(given: ReportModel, options: { pageNumbers?: boolean } = {}): Promise<Uint8Array> {
  const model = withLegalTexts(given)
  const numbered = model.cover !== null && (options.pageNumbers ?? model.blocks.length <= piecesWithPageNumbers)
  const sizes = model.print ? paperSizes[model.print] : reportSizes
  const document = new Document({
    title: model.title,
    creator: t('report:program'),
    lastModifiedBy: t('report:program'),
    description: model.cover
      ? t('report:documentDescription', { title: model.cover.title, period: model.cover.period })
      : model.title,
    styles: documentStyles(sizes),
    numbering,
    // Half of all the code a report needs: read only when it is used.
    ...(numbered ? { pageNumbers: (await import('docx/layout')).estimatePageNumbers } : {}),
    theme: { fonts: { headings: font, body: font } },
    sections: [
      {
        properties: {
          titlePage: model.cover !== null,
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { first: new Footer({ children: [new Paragraph({})] }), default: footer(model) },
        children: [
          ...(model.cover
            ? [...coverParts(model.cover), ...contentsParts(numbered)]
            : [headingPart({ kind: 'heading', level: 1, text: model.title }, 'first')]),
          ...blockParts(model.blocks, { widthTwips: textWidthTwips, chartPoints: sizes.tiny }),
        ],
      },
    ],
  })
  return finishedPackage(await Packer.pack(document, 'uint8array'), model.madeAt)
}

/** In half points: a long title is set smaller, so that the cover stays one page. */
const titleSize = (title: string): number => (title.length <= 80 ? 60 : title.length <= 200 ? 44 : 32)

function coverParts(cover: ReportCover): FileChild[] {
  return [
    styled('ReportKicker', cover.kicker),
    new Paragraph({ style: 'Title', ...typed(cover.title, { size: titleSize(cover.title) }) }),
    new Paragraph({
      style: 'ReportPeriod',
      border: { top: { style: BorderStyle.SINGLE, size: 24, space: 14, color: colours.teal } },
      ...typed(cover.period),
    }),
    ...cover.purpose.map(text => styled('ReportLead', text)),
    styled('ReportMade', cover.made),
  ]
}

function contentsParts(numbered: boolean): FileChild[] {
  return [
    new Paragraph({ style: 'ReportContents', pageBreakBefore: true, text: t('report:contents') }),
    new TableOfContents(t('report:contents'), {
      hyperlink: true,
      headingStyleRange: '1-2',
      beginDirty: false,
      tabLeader: numbered ? LeaderType.DOT : LeaderType.NONE,
    }),
  ]
}

/** As much of a title as stands beside the page's number on one line. */
const footerLetters = { plain: 56, large: 30 } as const

function footer(model: ReportModel): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'ReportNote',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidthTwips }],
        children: [
          ...sentence(shortened(model.title, model.print ? footerLetters[model.print] : 90)),
          new TextRun({ children: ['\t', `${t('report:page')} `, PageNumber.CURRENT] }),
        ],
      }),
    ],
  })
}

/** How many figures and tables there are already: their captions count on. `lists`: each has numbers of its own. */
type Counted = { figures: number; tables: number; lists?: number }

export function blockParts(
  blocks: readonly ReportBlock[],
  room: Room,
  counted: Counted = { figures: 0, tables: 0 },
): FileChild[] {
  const parts: FileChild[] = []
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        parts.push(headingPart(block))
        break
      case 'paragraph':
        parts.push(paragraphPart(block))
        break
      case 'list':
        counted.lists = (counted.lists ?? 0) + 1
        parts.push(...listParts(block, counted.lists))
        break
      case 'quote':
        parts.push(...quoteParts(block))
        break
      case 'table':
        if (block.caption === '') {
          parts.push(tablePart(block, room), spacerPart())
          break
        }
        counted.tables += 1
        parts.push(
          captionPart(t('report:table'), counted.tables, block.caption, 'above'),
          tablePart(block, room),
          spacerPart(),
        )
        break
      case 'key-figures':
        parts.push(...keyFigureParts(block, room))
        break
      case 'chart':
        counted.figures += 1
        parts.push(chartPart(block, room), captionPart(t('report:figure'), counted.figures, block.caption, 'below'))
        break
      case 'theory-picture':
        counted.figures += 1
        parts.push(theoryPart(block, room), captionPart(t('report:figure'), counted.figures, block.caption, 'below'))
        break
    }
  }
  return parts
}
