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
/** Within a tag, or the whole of an instruction: text that people typed cannot look like this, its `<` is escaped. */
const contentsMarks =
  /(<w:bookmarkStart[^<>]* w:name="|<w:hyperlink[^<>]* w:anchor="|<w:instrText xml:space="preserve">PAGEREF )_Toc(\d+)/g

/** Numbers drawings, their connectors' ends and bookmarks anew, so that they do not depend on what was written before. */
export function withStableIds(xml: string): string {
  const drawings = renumbering()
  const bookmarks = renumbering()
  const contents = renumbering()
  return xml
    .replace(drawing, (_, tag: string, id: string, canvas?: string) => {
      const number = drawings(id)
      return `<${tag} id="${number}"${canvas ? ` name="Canvas ${number}">` : ''}`
    })
    .replace(bookmarkIds, (_, tag: string, before: string, id: string) => `<${tag}${before} w:id="${bookmarks(id)}"`)
    .replace(contentsMarks, (_, before: string, id: string) => `${before}_Toc${contents(id)}`)
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
