import { legalText, withTexts } from '@core/export/xml'
import { Document, type FileChild, Paragraph } from 'docx'
import { withoutFields } from '../field-syntax'
import type { ReportBlock } from '../model'
import { captionNumbers, withReferences } from '../references'
import { WordPackage } from '../template/word-package'
import { childOf, childrenOf, textIn, type XmlElement } from '../template/xml-tree'
import { documentStyles, numbering, reportSizes } from './document-styles'
import { finishedPackage } from './finished-package'
import { font } from './page'
import { blockParts } from './write-report'

export type BlocksToWrite = {
  readonly blocks: readonly ReportBlock[]
  readonly widthTwips: number
  readonly heightTwips: number
}

/** Blocks as elements of Word, with the small document of ours they were written in: its charts, lists and styles. */
export type WrittenBlocks = { readonly from: WordPackage; readonly pieces: readonly (readonly XmlElement[])[] }

/** Private use: no text of a report is this alone. */
const divider = '\uE0C3'

/** Each of `requests` as a piece. Captions are numbered through all of them, and sentences refer to them by these numbers. */
export async function writtenBlocks(requests: readonly BlocksToWrite[], madeAt: string): Promise<WrittenBlocks> {
  const counted = { figure: 0, table: 0, lists: 0 }
  const numbers = captionNumbers(requests.flatMap(({ blocks }) => blocks))
  const children: FileChild[] = requests.flatMap(({ blocks, ...size }) => [
    new Paragraph(divider),
    ...blockParts(
      withTexts(withReferences(blocks, numbers), text => withoutFields(legalText(text))),
      { ...size, chartPoints: reportSizes.tiny },
      { counted },
    ),
  ])
  const document = new Document({
    styles: documentStyles(reportSizes),
    numbering,
    theme: { fonts: { headings: font, body: font } },
    sections: [{ children }],
  })
  const opened = WordPackage.open(finishedPackage(document, madeAt))
  if (!opened.ok) throw new Error(`docx wrote a document that is ${opened.problem}`)
  const from = opened.value
  const pieces: XmlElement[][] = []
  for (const each of childrenOf(childOf(from.tree(from.main), 'w:body'))) {
    if (each.name === 'w:sectPr') continue
    if (each.name === 'w:p' && textIn(each) === divider) pieces.push([])
    else pieces.at(-1)?.push(each)
  }
  return { from, pieces }
}
