import { type Document, FileChild, type IContext, type IXmlableObject, Run, type XmlComponent } from 'docx'

/** What was written without `docx`: XML, or a chart, which is parts of the file too. */
type Written = string | { readonly drawing: string; readonly chart: WrittenChart }
/** A chart's part of the file and its workbook. */
export type WrittenChart = { readonly space: string; readonly workbook: Uint8Array }

/** What each document holds of it, in the order in which `docx` met it. */
const collected = new WeakMap<object, Written[]>()
const markName = 'cm:written'

/** In `docx`'s XML a mark stands for it: `docx` takes objects alone, and many times as long as their text does. */
function markOf(written: Written, { file }: IContext): IXmlableObject {
  const all = collected.get(file) ?? []
  collected.set(file, all)
  all.push(written)
  return { [markName]: { _attr: { at: all.length - 1 } } }
}

/** A paragraph or a table that is XML already. */
export class WrittenBlock extends FileChild {
  constructor(private readonly xml: string) {
    super(markName)
  }
  override prepForXml(context: IContext): IXmlableObject {
    return markOf(this.xml, context)
  }
}

/** A chart that is parts of the file already. `drawing`: the run that shows it, with `chartPlace` for its relationship. */
export class WrittenChartRun extends Run {
  constructor(
    private readonly drawing: string,
    private readonly chart: WrittenChart,
  ) {
    super({})
  }
  override prepForXml(context: IContext): IXmlableObject {
    return markOf({ drawing: this.drawing, chart: this.chart }, context)
  }
}
export const chartPlace = '\uE0C8chart'

const mark = new RegExp(`<${markName} at="(\\d+)"/>`)

/** The document's XML in pieces: those that `docx` wrote, and between them what stands for its marks. Charts in their order. */
export function piecesOf(document: Document, xml: string) {
  const written = collected.get(document) ?? []
  const charts: WrittenChart[] = []
  const pieces = xml.split(mark).map((piece, index) => {
    if (index % 2 === 0) return piece
    const found = written[Number(piece)] ?? ''
    if (typeof found === 'string') return found
    charts.push(found.chart)
    const number = charts.length
    return found.drawing
      .replace(chartPlace, () => chartRelation(number))
      .replace(/<wp:docPr id="\d+"/, `<wp:docPr id="${firstDrawing + number}"`)
  })
  return { pieces, charts }
}
/** Numbers that are no drawing's of `docx`: all are numbered anew in the end. */
const firstDrawing = 1_000_000
export const chartRelation = (number: number): string => `rIdChart${number}`

/** As `docx` writes a text or an attribute. */
export const escaped = (text: string): string =>
  /[&<>"']/.test(text)
    ? text
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&apos;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
    : text

type Xmlable = { readonly [name: string]: unknown }
const isObject = (value: unknown): value is Xmlable => typeof value === 'object' && value !== null

function stringify(data: Xmlable): string {
  const [[name, value] = ['', '']] = Object.entries(data)
  const parts = Array.isArray(value) ? value : [value]
  let [attributes, content] = ['', '']
  for (const part of parts) {
    if (!isObject(part)) content += escaped(String(part ?? ''))
    else if (isObject(part._attr)) {
      for (const [key, text] of Object.entries(part._attr)) attributes += ` ${key}="${escaped(String(text))}"`
    } else if (Object.keys(part).length > 0) content += stringify(part)
  }
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

const nowhere = { stack: [] } as unknown as IContext
/** A component that neither lists nor relationships hang on. */
function xmlOf(component: XmlComponent): string {
  const xml = component.prepForXml(nowhere)
  if (!xml) throw new Error('docx wrote nothing')
  return stringify(xml)
}

/** Where a text goes that is not the same every time. Private use: no text of a report has it. */
export const hole = '\uE0C8hole\uE0C8'

const patterns = new Map<string, readonly string[]>()
const mostPatterns = 2000

const bookmarkNumber = /(<w:bookmark(?:Start|End)[^<>]* w:id=")(\d+)"/g
let bookmarks = 0
/** Bookmarks of a pattern have the numbers of its first; each that is filled gets its own, and all are numbered anew in the end. */
export function withOwnBookmarks(xml: string): string {
  const own = new Map<string, number>()
  return xml.replace(bookmarkNumber, (_, before: string, old: string) => {
    const number = own.get(old) ?? firstBookmark + ++bookmarks
    own.set(old, number)
    return `${before}${number}"`
  })
}
/** Numbers that no bookmark of `docx` has. */
const firstBookmark = 1_000_000_000

/** What `docx` writes for a component of one look, made once and then filled: `texts` take the places of its holes in their order. */
export function filled(look: string, make: () => XmlComponent, texts: readonly string[] = []): string {
  const known = patterns.get(look)
  const pattern = known ?? xmlOf(make()).split(hole)
  if (!known) {
    if (patterns.size >= mostPatterns) patterns.clear()
    patterns.set(look, pattern)
  }
  return pattern.reduce((xml, piece, index) => `${xml}${escaped(texts[index - 1] ?? '')}${piece}`)
}
