import { type Document, Packer } from 'docx'
import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate'
import { chartRelation, piecesOf, type WrittenChart } from './written-xml'

/** New numbers for old ones, from 1 in the order in which they first appear. */
function renumbering(): (old: string) => string {
  const numbers = new Map<string, string>()
  return old => {
    const known = numbers.get(old) ?? String(numbers.size + 1)
    numbers.set(old, known)
    return known
  }
}

/** The end is that of a canvas's own box, which docx names after its number and no option names otherwise. */
const drawing = /<(wp:docPr|wps:cNvPr|wpg:cNvPr|a:stCxn|a:endCxn) id="(\d+)"( name="Canvas \d+">)?/g
const bookmarkIds = /<(w:bookmark(?:Start|End))([^<>]*) w:id="(\d+)"/g
/** Numbers drawings, their connectors' ends and bookmarks anew, so that they do not depend on what was written before. */
export function withStableIds(...pieces: readonly string[]): string {
  const drawings = renumbering()
  const bookmarks = renumbering()
  const withDrawings = (xml: string) =>
    xml.replace(drawing, (_, tag: string, id: string, canvas?: string) => {
      const number = drawings(id)
      return `<${tag} id="${number}"${canvas ? ` name="Canvas ${number}">` : ''}`
    })
  const withBookmarks = (xml: string) =>
    xml.replace(bookmarkIds, (_, tag: string, before: string, id: string) => `<${tag}${before} w:id="${bookmarks(id)}"`)
  // Most of a long report is words, which have neither.
  return pieces
    .map(xml => {
      const drawn = xml.includes(' id="') ? withDrawings(xml) : xml
      return drawn.includes('<w:bookmark') ? withBookmarks(drawn) : drawn
    })
    .join('')
}

const chanceId = / Id="(rId[a-z0-9_-]{21})"/g
/** `docx` makes some relationship ids by chance; here they are numbered in the order the relationships part lists them. */
export function withStableRelationships(part: string, relationships: string): { part: string; relationships: string } {
  const chance = [...relationships.matchAll(chanceId)].flatMap(([, id]) => id ?? [])
  const stable = new Map(chance.map((id, index) => [id, `rIdPart${index + 1}`]))
  const renamed = (xml: string, attribute: RegExp) =>
    xml.replace(attribute, (whole, before: string, id: string) => {
      const name = stable.get(id)
      return name === undefined ? whole : `${before}${name}"`
    })
  return {
    part: renamed(part, /( r:\w+=")(rId[a-z0-9_-]{21})"/g),
    relationships: renamed(relationships, /( Id=")(rId[a-z0-9_-]{21})"/g),
  }
}

/** The parts of a .docx by their path in it. */
export type Parts = Record<string, Uint8Array>

/** fflate writes local time; a date made of local parts is the same bytes in every time zone. Zip knows nothing before 1980. */
const epoch = new Date(1980, 0, 1)

/** The parts of a document as `docx` makes them, before it zips them: they are not finished. */
export function compiled(document: Document): Parts {
  // biome-ignore lint/complexity/useLiteralKeys: private in docx's types; its one public way zips, and we would unzip again
  const parts: ReadonlyMap<string, string | Uint8Array> = Packer['compiler'].compile(document)
  return Object.fromEntries([...parts].map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]))
}

/**
 * The document as a file, with what `docx` leaves undone: what was written without it, the document's language (it says American English),
 * results of fields, and the same bytes for the same report (it counts ids up for as long as the program runs, makes others by chance and dates
 * every part).
 */
export function finishedPackage(document: Document, madeAt: string): Uint8Array {
  const parts = compiled(document)
  edit(parts, 'docProps/core.xml', xml => withLanguageAndDate(xml, madeAt))
  edit(parts, main, xml => {
    const { pieces, charts } = piecesOf(document, xml)
    addCharts(parts, charts)
    return withStableIds(...pieces)
  })
  for (const path of Object.keys(parts)) {
    if (/^word\/(header|footer)\d+\.xml$/.test(path)) edit(parts, path, withFieldResults)
  }
  for (const path of Object.keys(parts)) {
    const relationships = relationshipsPath(path)
    const part = parts[path]
    const rels = parts[relationships]
    if (!part || !rels || !strFromU8(rels).match(chanceId)) continue
    const stable = withStableRelationships(strFromU8(part), strFromU8(rels))
    parts[path] = strToU8(stable.part)
    parts[relationships] = strToU8(stable.relationships)
  }
  return zipped(parts)
}

const main = 'word/document.xml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`

function addCharts(parts: Parts, charts: readonly WrittenChart[]): void {
  if (charts.length === 0) return
  const numbered = charts.map((chart, index) => ({ ...chart, number: index + 1 }))
  for (const { number, space, workbook } of numbered) {
    const book = `embeddings/Microsoft_Excel_Worksheet${number}.xlsx`
    parts[`word/charts/chart${number}.xml`] = strToU8(space)
    parts[`word/charts/_rels/chart${number}.xml.rels`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationship('rIdPart1', 'package', `../${book}`)}</Relationships>`,
    )
    parts[`word/${book}`] = workbook
  }
  edit(parts, relationshipsPath(main), xml =>
    xml.replace(
      '</Relationships>',
      `${numbered.map(({ number }) => relationship(chartRelation(number), 'chart', `charts/chart${number}.xml`)).join('')}$&`,
    ),
  )
  const types = numbered.map(
    ({ number }) =>
      `<Override PartName="/word/charts/chart${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
  )
  const workbooks =
    '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
  edit(parts, '[Content_Types].xml', xml => xml.replace(/<Types[^>]*>/, `$&${workbooks}${types.join('')}`))
}

/** `word/charts/chart1.xml` -> `word/charts/_rels/chart1.xml.rels`. */
function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
}

function edit(parts: Parts, path: string, change: (xml: string) => string): void {
  const part = parts[path]
  if (!part) throw new Error(`docx wrote no ${path}`)
  parts[path] = strToU8(change(strFromU8(part)))
}

const withLanguageAndDate = (xml: string, madeAt: string): string =>
  xml
    .replace(/(<dcterms:(created|modified)[^<>]*>)[^<]*/g, `$1${madeAt}`)
    .replace('<dc:creator>', '<dc:language>en-GB</dc:language><dc:creator>')

/** `docx` writes fields for page numbers without a result; Word has been seen to take such files for damaged. It works them out anyway. */
export const withFieldResults = (xml: string): string =>
  xml.replace(
    /(<w:fldChar w:fldCharType="separate"\/>)((?:<\/w:r><w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)?<w:fldChar w:fldCharType="end"\/>)/g,
    '$1<w:t>1</w:t>$2',
  )

/** Less than this, in bytes, takes longer to be compressed than it is worth. */
const worthCompressing = 600

export function zipped(parts: Parts, { level = 6 }: { level?: 0 | 6 } = {}): Uint8Array {
  const files: Zippable = {}
  for (const [path, part] of Object.entries(parts)) {
    if (!path.endsWith('/')) files[path] = [part, { level: part.length < worthCompressing ? 0 : level }]
  }
  return zipSync(files, { mtime: epoch })
}
