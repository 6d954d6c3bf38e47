import { strFromU8, unzipSync } from 'fflate'

/**
 * What Microsoft's own validator lets pass and Word does not, or readers would miss: axes, point counts, charts against their
 * workbooks, ids, bookmarks, header rows, alternative texts, language. Empty: nothing found.
 */
export function packageProblems(bytes: Uint8Array): string[] {
  const parts = unzipSync(bytes)
  const text = (path: string) => (parts[path] ? strFromU8(parts[path]) : '')
  const document = text('word/document.xml')
  const charts = Object.keys(parts).filter(path => /^word\/charts\/chart\d+\.xml$/.test(path))
  return [
    ...documentProblems(document),
    ...referenceProblems(parts),
    ...charts.flatMap(path => chartProblems(path, text(path), workbookOf(parts, path))),
    ...(text('docProps/core.xml').includes('<dc:language>en-GB</dc:language>') ? [] : ['no document language']),
    ...(/<dc:title>[^<]+<\/dc:title>/.test(text('docProps/core.xml')) ? [] : ['no title']),
    ...(text('word/styles.xml').includes('w:val="en-GB"') ? [] : ['no language in the styles']),
  ]
}

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([, group]) => group ?? '')
const twice = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index)

function documentProblems(xml: string): string[] {
  const problems: string[] = []
  const drawings = [...all(xml, /<wp:docPr id="(\d+)"/g), ...all(xml, /<w[pg][sg]:cNvPr id="(\d+)"/g)]
  for (const id of twice(all(xml, /<wp:docPr id="(\d+)"/g))) problems.push(`drawing id ${id} twice`)
  for (const end of all(xml, /<a:(?:st|end)Cxn id="(\d+)"/g)) {
    if (!drawings.includes(end)) problems.push(`a connector ends at ${end}, which is not there`)
  }
  for (const tag of xml.match(/<wp:docPr [^>]*>/g) ?? []) {
    if (!/ descr="[^"]+"/.test(tag)) problems.push(`no alternative text: ${tag.slice(0, 80)}`)
  }
  const starts = all(xml, /<w:bookmarkStart[^>]* w:id="(\d+)"/g)
  const ends = all(xml, /<w:bookmarkEnd[^>]* w:id="(\d+)"/g)
  if (starts.toSorted().join() !== ends.toSorted().join()) problems.push('bookmarks not paired')
  for (const id of twice(starts)) problems.push(`bookmark id ${id} twice`)
  const names = all(xml, /<w:bookmarkStart[^>]* w:name="([^"]+)"/g)
  for (const anchor of all(xml, /<w:hyperlink[^>]* w:anchor="([^"]+)"/g)) {
    if (!names.includes(anchor)) problems.push(`a link to ${anchor}, which is not there`)
  }
  for (const table of xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []) {
    // A grid that holds figures side by side is no table of data, and says so.
    if (table.includes('w:firstRow="false"')) continue
    const firstRow = /<w:tr>.*?<\/w:tr>/s.exec(table)?.[0] ?? ''
    if (!firstRow.includes('<w:tblHeader/>')) problems.push('a table without a header row')
    if (!/<w:tblCaption w:val="[^"]+"\/><w:tblDescription w:val="[^"]+"\/>/.test(table))
      problems.push('a table unnamed')
    const rows = table.match(/<w:tr>/g)?.length ?? 0
    if ((table.match(/<w:cantSplit\/>/g)?.length ?? 0) !== rows) problems.push('a row that may be split')
  }
  const jumps = all(xml, /<w:pStyle w:val="Heading(\d)"\/>/g).map(Number)
  jumps.forEach((level, index) => {
    if (level > (jumps[index - 1] ?? 0) + 1) problems.push(`heading ${level} after heading ${jumps[index - 1] ?? 0}`)
  })
  return problems
}

function referenceProblems(parts: Record<string, Uint8Array>): string[] {
  return Object.entries(parts)
    .filter(([path]) => path.endsWith('.rels'))
    .flatMap(([path, bytes]) => {
      const rels = strFromU8(bytes)
      const ids = all(rels, / Id="([^"]+)"/g)
      const source = path.replace('_rels/', '').replace(/\.rels$/, '')
      const used = parts[source] ? all(strFromU8(parts[source]), / r:(?:id|embed|link)="([^"]+)"/g) : []
      return [
        ...twice(ids).map(id => `${path}: ${id} twice`),
        ...used.filter(id => !ids.includes(id)).map(id => `${source}: ${id} is not in ${path}`),
      ]
    })
}

/** The cells of a chart's embedded workbook, by name: `B2`. */
function workbookOf(parts: Record<string, Uint8Array>, chart: string): Map<string, string> {
  const rels = parts[chart.replace('charts/', 'charts/_rels/').concat('.rels')]
  const target = rels && /Target="\.\.\/(embeddings\/[^"]+)"/.exec(strFromU8(rels))?.[1]
  const workbook = parts[`word/${target}`]
  if (!workbook) return new Map()
  const inside = unzipSync(workbook)
  const read = (path: string) => (inside[path] ? strFromU8(inside[path]) : '')
  const strings = all(read('xl/sharedStrings.xml'), /<si><t[^>]*>([^<]*)<\/t><\/si>/g)
  const cells = read('xl/worksheets/sheet1.xml').matchAll(/<c r="([A-Z]+\d+)"( t="s")?><v>([^<]*)<\/v>/g)
  return new Map(
    [...cells].map(([, name = '', isText, value = '']) => [name, isText ? (strings[Number(value)] ?? '') : value]),
  )
}

function chartProblems(path: string, xml: string, cells: ReadonlyMap<string, string>): string[] {
  const problems: string[] = []
  if (cells.size === 0) problems.push(`${path}: no workbook`)
  const axes = all(xml, /<c:(?:cat|val|date|ser)Ax><c:axId val="(\d+)"/g)
  const used = all(xml.replace(/<c:(cat|val|date|ser)Ax>.*?<\/c:\1Ax>/gs, ''), /<c:axId val="(\d+)"/g)
  if (axes.length === 0 || [...used, ...all(xml, /<c:crossAx val="(\d+)"/g)].some(id => !axes.includes(id))) {
    problems.push(`${path}: an axis that is not there`)
  }
  if (!xml.includes('<c:lang val="en-GB"/>') || xml.includes('en-US')) problems.push(`${path}: not in British English`)
  for (const [, reference = '', cache = ''] of xml.matchAll(
    /<c:f>([^<]+)<\/c:f><c:(?:num|str)Cache>(.*?)<\/c:(?:num|str)Cache>/gs,
  )) {
    const range = /\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(reference)
    const [, column = '', first = '', last = first] = range ?? []
    const length = Number(last) - Number(first) + 1
    if (Number(/<c:ptCount val="(\d+)"/.exec(cache)?.[1]) !== length)
      problems.push(`${path}: ${reference} of another length`)
    const points = new Map(
      [...cache.matchAll(/<c:pt idx="(\d+)"[^>]*><c:v>([^<]*)<\/c:v>/g)].map(([, at, value]) => [Number(at), value]),
    )
    for (let index = 0; index < length; index++) {
      const cell = cells.get(`${column}${Number(first) + index}`)
      if (points.get(index) !== cell)
        problems.push(`${path}: ${column}${Number(first) + index} is ${cell}, drawn as ${points.get(index)}`)
    }
  }
  return problems
}

/** All text in the file, workbooks included, as one string. */
export function everythingIn(bytes: Uint8Array): string {
  return Object.entries(unzipSync(bytes))
    .map(([path, part]) => (path.endsWith('.xlsx') ? everythingIn(part) : strFromU8(part)))
    .join('\n')
}
