import { t } from '@core/words/words'
import type { ReportBlock, ReportModel, Run } from '../model'
import type { TextPlace } from '../narratives'
import { bookmarkOf, figureTag, hashOf, placeId, tagOf } from '../take-back/anchors'
import { anchorsXml } from '../take-back/read-anchors'
import { appTag, readWord } from '../take-back/read-word'
import { figuresIn } from '../take-back/to-markdown'
import { WordPackage } from '../template/word-package'
import { childOf, copyOf, element, elementsIn, isElement, textIn, type XmlElement } from '../template/xml-tree'
import { writeReport } from './write-report'

/** A text as it is when the copy is made. */
export type TextInCopy = TextPlace & { readonly text: string }

/** Marks in the document as `docx` writes it, each alone in its paragraph or its run. Private use: taken out of whatever people typed. */
const [openText, openApp, close, figureMark] = ['\uE0C4', '\uE0C5', '\uE0C6', '\uE0C7']
const anyMark = /[\uE0C4-\uE0C7]/g

function withoutMarks<T>(data: T): T {
  if (typeof data === 'string') return data.replace(anyMark, '') as T
  if (Array.isArray(data)) return data.map(withoutMarks) as T
  if (data === null || typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withoutMarks(value)])) as T
}

type Placed = { readonly id: string; readonly heading: string; readonly isBelowHeading: boolean }
type Figure = { readonly tag: string; readonly words: string }

const isDrawn = ({ kind }: ReportBlock): boolean =>
  kind === 'table' || kind === 'chart' || kind === 'theory-picture' || kind === 'key-figures'

/**
 * A report that is edited in Word and read back in (`take-back`): each text in a control of its own, with a bookmark, and in a part of the file
 * the hashes of its paragraphs; live figures in controls too; tables and charts of the app locked. `model`: made for it (`working`). The same
 * report under the same id always gives the same bytes.
 */
export async function writeWorkingCopy(
  given: ReportModel,
  { exportId, texts }: { exportId: string; texts: readonly TextInCopy[] },
): Promise<Uint8Array> {
  const model = withoutMarks(given)
  const { blocks, places, figures } = markedBlocks(model.blocks, exportId, texts)
  const note: ReportBlock = { kind: 'paragraph', tone: 'note', text: t('report:working.note') }
  const written = await writeReport({ ...model, blocks: [note, ...blocks] }, { pageNumbers: false })
  const opened = WordPackage.open(written)
  if (!opened.ok) throw new Error(`docx wrote a document that is ${opened.problem}`)
  const document = opened.value
  const body = childOf(document.tree(document.main), 'w:body')
  if (!body) throw new Error('docx wrote no body')
  const controlOf = controlMaker()
  putFigures(body, figures, controlOf)
  putControls(body, places, controlOf)
  addAnchors(document, exportId, places)
  return document.write()
}

function markedBlocks(blocks: readonly ReportBlock[], exportId: string, texts: readonly TextInCopy[]) {
  const made: ReportBlock[] = []
  const places: Placed[] = []
  const figures: Figure[] = []
  const mark = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'note', text })
  const seen = new Set<string>()
  let heading = ''
  let open: string | null = null
  for (const [at, block] of blocks.entries()) {
    const id = block.place ? placeId(exportId, block.place) : null
    const text = texts.find(each => id !== null && placeId(exportId, each) === id)?.text ?? ''
    // A text that stands in the report twice comes back from its first place.
    const own: string | null = id !== null && (open === id || !seen.has(id)) ? id : null
    const wanted: string | null = own ?? (isDrawn(block) ? openApp : null)
    if (open !== null && open !== wanted) made.push(mark(close))
    if (wanted !== null && open !== wanted) {
      made.push(mark(own === null ? openApp : openText))
      if (own !== null) {
        seen.add(own)
        const before = blocks[at - 1]
        places.push({ id: own, heading, isBelowHeading: before?.kind === 'heading' && before.place === undefined })
      }
    }
    open = wanted
    const calls = figuresIn(text)
    made.push(own === null ? block : withFigureMarks(block, run => figures.push(figureOf(own, calls, run))))
    if (block.kind === 'heading' && own === null) heading = block.text
  }
  if (open !== null) made.push(mark(close))
  return { blocks: made, places, figures }
}

const figureOf = (id: string, calls: readonly string[], { text, figure = '' }: Run): Figure => ({
  tag: figureTag(id, Math.max(0, calls.indexOf(figure)), text),
  words: text,
})

/** Each live figure as a mark alone in its run; `found` is told of each in reading order. */
function withFigureMarks(block: ReportBlock, found: (run: Run) => void): ReportBlock {
  const runs = <T extends { readonly runs?: readonly Run[] }>(said: T): T =>
    said.runs
      ? {
          ...said,
          runs: said.runs.map(run => {
            if (run.figure === undefined) return run
            found(run)
            const { link: _, ...plain } = run
            return { ...plain, text: figureMark }
          }),
        }
      : said
  if (block.kind === 'list') return { ...block, items: block.items.map(runs) }
  if (block.kind === 'table') {
    return { ...block, rows: block.rows.map(row => ({ ...row, cells: row.cells.map(runs) })) }
  }
  return block.kind === 'paragraph' || block.kind === 'quote' ? runs(block) : block
}

type ControlOf = (tag: string, name: string, content: XmlElement[], lock?: boolean) => XmlElement

/** Numbers controls from 1. */
const controlMaker = (): ControlOf => {
  let number = 0
  return (tag, name, content, lock = false) => {
    number += 1
    return element('w:sdt', {}, [
      element('w:sdtPr', {}, [
        element('w:alias', { 'w:val': name }),
        element('w:tag', { 'w:val': tag }),
        element('w:id', { 'w:val': String(number) }),
        ...(lock ? [element('w:lock', { 'w:val': 'sdtContentLocked' })] : []),
      ]),
      element('w:sdtContent', {}, content),
    ])
  }
}

function putFigures(body: XmlElement, figures: readonly Figure[], controlOf: ControlOf): void {
  let next = 0
  const visit = (parent: XmlElement) => {
    parent.children = parent.children.map(each => {
      if (!isElement(each)) return each
      if (each.name !== 'w:r') {
        visit(each)
        return each
      }
      const [text] = elementsIn(each, 'w:t')
      const figure = text && textIn(text) === figureMark ? figures[next++] : undefined
      if (!text || !figure) return each
      text.children = [figure.words]
      return controlOf(figure.tag, figure.tag, [copyOf(each)])
    })
  }
  visit(body)
}

function putControls(body: XmlElement, places: readonly Placed[], controlOf: ControlOf): void {
  const starts = elementsIn(body, 'w:bookmarkStart').map(({ attributes }) => Number(attributes['w:id']))
  let bookmark = Math.max(0, ...starts)
  let next = 0
  const made: XmlElement['children'] = []
  let held: XmlElement[] | null = null
  let place: Placed | null = null
  for (const each of body.children) {
    if (!isElement(each)) continue
    const mark = each.name === 'w:p' ? textIn(each) : ''
    if (mark === openText || mark === openApp) {
      held = []
      place = mark === openText ? (places[next++] ?? null) : null
    } else if (mark === close && held !== null) {
      if (place) {
        const before = made.at(-1)
        const marked = place.isBelowHeading && isElement(before, 'w:p') ? before : elementsIn(held[0] ?? body, 'w:p')[0]
        bookmark += 1
        if (marked) putBookmark(marked, bookmarkOf(place.id), String(bookmark))
        made.push(controlOf(tagOf(place.id), tagOf(place.id), held))
      } else made.push(controlOf(appTag, t('report:working.fromTheApp'), held, true))
      held = null
    } else if (held) held.push(each)
    else made.push(each)
  }
  body.children = made
}

function putBookmark(paragraph: XmlElement, name: string, id: string): void {
  const after = paragraph.children.findIndex(node => !isElement(node, 'w:pPr'))
  const at = after === -1 ? paragraph.children.length : after
  paragraph.children.splice(at, 0, element('w:bookmarkStart', { 'w:id': id, 'w:name': name }))
  paragraph.children.push(element('w:bookmarkEnd', { 'w:id': id }))
}

function addAnchors(document: WordPackage, exportId: string, places: readonly Placed[]): void {
  const pieces = readWord(document, () => '')
  const hashes = (of: typeof pieces) => of.filter(({ text }) => text !== '').map(({ text }) => hashOf(text))
  const item = document.freePath('customXml/item', '.xml')
  const properties = document.freePath('customXml/itemProps', '.xml')
  const known = places.map(({ id, heading }) => ({
    id,
    heading,
    hashes: hashes(pieces.filter(({ control }) => control === id)),
  }))
  const app = [...new Set(hashes(pieces.filter(({ control }) => control === null)))]
  document.addDefaultType('xml', 'application/xml')
  document.add(item, anchorsXml({ exportId, places: known, app }), null)
  document.add(
    properties,
    element('ds:datastoreItem', {
      'ds:itemID': `{${guidOf(exportId)}}`,
      'xmlns:ds': 'http://schemas.openxmlformats.org/officeDocument/2006/customXml',
    }),
    'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
  )
  document.relate(document.main, 'customXml', item)
  document.relate(item, 'customXmlProps', properties)
}

const guidOf = (exportId: string): string => {
  const letters = `${hashOf(exportId)}${hashOf(`${exportId} `)}${hashOf(`again ${exportId}`)}`.toUpperCase()
  return [
    letters.slice(0, 8),
    letters.slice(8, 12),
    letters.slice(12, 16),
    letters.slice(16, 20),
    letters.slice(20, 32),
  ].join('-')
}
