import { withPictures } from '@core/report/preview/with-pictures'
import { parseAsync, renderDocument } from 'docx-preview'
import type { DrawnDocument } from './drawn-node'
import { drawn, type MakingNode, makeNode, textOf } from './making-node'
import { provideXmlReader } from './xml-dom'

provideXmlReader()

const options = {
  h: makeNode as never,
  ignoreFonts: true,
  renderAltChunks: false,
  renderComments: false,
  useBase64URL: true,
}

type Part = { readonly path: string }
/** What docx-preview's own document can do, as far as it is used here. */
type Parsed = {
  readonly documentPart: Part
  loadDocumentImage: (id: string, part: Part | null) => Promise<string | null>
}

/** In a worker: a Word document as pages for the screen. Null: it is none. */
export async function drawDocument(bytes: Uint8Array): Promise<DrawnDocument | null> {
  const document = withPictures(bytes)
  if (!document) return null
  const parsed: Parsed = await parseAsync(document.bytes, options)
  const alts = new Map<string, string>()
  const load = parsed.loadDocumentImage.bind(parsed)
  parsed.loadDocumentImage = async (id, part) => {
    const src = await load(id, part)
    const alt = document.alts.get(`${(part ?? parsed.documentPart).path} ${id}`)
    if (src !== null && alt) alts.set(src, alt)
    return src
  }
  const nodes = (await renderDocument(parsed, options)) as unknown as MakingNode[]
  const styles = nodes.filter(({ tagName }) => tagName === 'style').map(textOf)
  const sheets = nodes.flatMap(node => (node.className === 'docx-wrapper' ? node.children : []))
  const pictureOf = (src: string) =>
    /^data:image\/(png|jpeg|gif|bmp|webp|svg\+xml);/.test(src) ? { src, alt: alts.get(src) ?? '' } : null
  return {
    styles: styles.join('\n'),
    pages: sheets.flatMap(sheet => drawn(sheet, pictureOf)).map(page => JSON.stringify(page)),
    width: Math.max(...sheets.map(({ style }) => pixelsOf(style.width)), 320),
  }
}

/** Of a length in points, as docx-preview writes it. */
const pixelsOf = (length: string | undefined): number => Math.ceil((Number.parseFloat(length ?? '') || 0) * (96 / 72))
