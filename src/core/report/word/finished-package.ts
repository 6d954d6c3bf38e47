import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

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
export function withStableIds(xml: string): string {
  const drawings = renumbering()
  const bookmarks = renumbering()
  return xml
    .replace(drawing, (_, tag: string, id: string, canvas?: string) => {
      const number = drawings(id)
      return `<${tag} id="${number}"${canvas ? ` name="Canvas ${number}">` : ''}`
    })
    .replace(bookmarkIds, (_, tag: string, before: string, id: string) => `<${tag}${before} w:id="${bookmarks(id)}"`)
}

/** `docx` makes some relationship ids by chance; here they are numbered in the order the relationships part lists them. */
export function withStableRelationships(part: string, relationships: string): { part: string; relationships: string } {
  const chance = [...relationships.matchAll(/ Id="(rId[a-z0-9_-]{21})"/g)].flatMap(([, id]) => id ?? [])
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
type Parts = Record<string, Uint8Array>

/** fflate writes local time; a date made of local parts is the same bytes in every time zone. Zip knows nothing before 1980. */
const epoch = new Date(1980, 0, 1)

/**
 * What `docx` leaves undone: the document's language and the charts' (it says American English), results of fields, and the same bytes for the
 * same report (it counts ids up for as long as the program runs, makes others by chance and dates every part).
 */
export function finishedPackage(bytes: Uint8Array, madeAt: string): Uint8Array {
  const parts = unzipSync(bytes)
  edit(parts, 'docProps/core.xml', xml => withLanguageAndDate(xml, madeAt))
  edit(parts, 'word/document.xml', withStableIds)
  for (const path of Object.keys(parts)) {
    if (/^word\/charts\/chart\d+\.xml$/.test(path)) edit(parts, path, xml => withNumbersUnbroken(inBritishEnglish(xml)))
    if (/^word\/(header|footer)\d+\.xml$/.test(path)) edit(parts, path, withFieldResults)
    if (path.endsWith('.xlsx')) edited(parts, path, workbook => zipped(unzipSync(workbook)))
  }
  for (const path of Object.keys(parts)) {
    const relationships = relationshipsPath(path)
    const part = parts[path]
    const rels = parts[relationships]
    if (!part || !rels) continue
    const stable = withStableRelationships(strFromU8(part), strFromU8(rels))
    parts[path] = strToU8(stable.part)
    parts[relationships] = strToU8(stable.relationships)
  }
  return zipped(parts)
}

/** `word/charts/chart1.xml` -> `word/charts/_rels/chart1.xml.rels`. */
function relationshipsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`
}

const edit = (parts: Parts, path: string, change: (xml: string) => string): void =>
  edited(parts, path, bytes => strToU8(change(strFromU8(bytes))))

function edited(parts: Parts, path: string, change: (bytes: Uint8Array) => Uint8Array): void {
  const part = parts[path]
  if (!part) throw new Error(`docx wrote no ${path}`)
  parts[path] = change(part)
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

const inBritishEnglish = (xml: string): string =>
  xml.replace('<c:lang val="en-US"/>', '<c:lang val="en-GB"/>').replaceAll(' lang="en-US"', ' lang="en-GB"')

/** `docx` lets every label of a chart break; over a narrow bar `33%` would be two lines. Labels of words may. */
const withNumbersUnbroken = (xml: string): string =>
  xml.replace(/(<c:dLbls><c:numFmt formatCode="[#0,.%]*"(?:(?!<\/c:dLbls>).)* wrap=")square"/gs, '$1none"')

function zipped(parts: Parts): Uint8Array {
  const files: Zippable = {}
  for (const [path, part] of Object.entries(parts)) if (!path.endsWith('/')) files[path] = part
  return zipSync(files, { mtime: epoch, level: 6 })
}
