import { withPictures } from '@core/report/preview/with-pictures'
import { parseAsync, renderDocument } from 'docx-preview'
import { strToU8, zipSync } from 'fflate'
import { type DrawnDocument, partsOfPage } from './drawn-node'
import { drawn, type MakingNode, makeNode, textOf } from './making-node'
import { holdTrees, provideXmlReader } from './xml-dom'

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
  const { texts, release } = holdTrees(document.trees)
  try {
    // docx-preview takes an archive alone. Of XML it has in it what the trees are found by.
    const parts = [...document.files, ...[...texts].map(([path, text]) => [path, strToU8(text)] as const)]
    const archive = zipSync(Object.fromEntries(parts), { level: 0 })
    return await pagesOf(await parseAsync(archive, options), document.alts)
  } finally {
    release()
  }
}

async function pagesOf(parsed: Parsed, saidOf: ReadonlyMap<string, string>): Promise<DrawnDocument> {
  const alts = new Map<string, string>()
  const load = parsed.loadDocumentImage.bind(parsed)
  parsed.loadDocumentImage = async (id, part) => {
    const src = await load(id, part)
    const alt = saidOf.get(`${(part ?? parsed.documentPart).path} ${id}`)
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
    parts: sheets.flatMap(sheet => drawn(sheet, pictureOf)).flatMap(partsOfPage),
    width: Math.max(...sheets.map(({ style }) => pixelsOf(style.width)), 320),
  }
}

/** Of a length in points, as docx-preview writes it. */
const pixelsOf = (length: string | undefined): number => Math.ceil((Number.parseFloat(length ?? '') || 0) * (96 / 72))
