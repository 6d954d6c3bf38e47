import { strFromU8, unzipSync } from 'fflate'
import { WordPackage } from '../template/word-package'
import { childOf, childrenOf, elementsIn, isElement, textIn, type XmlElement } from '../template/xml-tree'

/**
 * What makes Word complain of a document that fits the schema, each after a real bug of other programs: drawings of one number over all
 * parts, cells that do not end in a paragraph, fields without a result, parts that are registered and empty or not there, fields of ours that
 * were left, bookmarks without their other half, charts that draw something else than their workbook says. Empty: nothing found. Each finding
 * is a line for engineers.
 */
export function documentProblems(bytes: Uint8Array): string[] {
  const opened = WordPackage.open(bytes)
  if (!opened.ok) return [opened.problem]
  const document = opened.value
  const texts = document.textParts()
  return [
    ...drawingProblems(texts.map(path => document.tree(path))),
    ...texts.flatMap(path => partProblems(document.tree(path)).map(text => `${path}: ${text}`)),
    ...registrationProblems(document),
    ...relationProblems(document),
    ...document.paths().flatMap(path => (/\/charts\/chart[^/]*\.xml$/.test(path) ? chartProblems(document, path) : [])),
  ]
}

const twice = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)
const idsOf = (part: XmlElement, name: string, attribute: string): string[] =>
  elementsIn(part, name).map(({ attributes }) => attributes[attribute] ?? '')

const drawingProblems = (parts: readonly XmlElement[]): string[] =>
  twice(parts.flatMap(part => idsOf(part, 'wp:docPr', 'id'))).map(id => `drawing ${id} twice`)

function partProblems(part: XmlElement): string[] {
  const problems: string[] = []
  for (const cell of elementsIn(part, 'w:tc')) {
    const last = childrenOf(cell).findLast(({ name }) => !name.startsWith('w:bookmark'))
    if (last?.name !== 'w:p' && last?.name !== 'w:sdt') problems.push('a cell that does not end in a paragraph')
  }
  const [starts, ends] = [idsOf(part, 'w:bookmarkStart', 'w:id'), idsOf(part, 'w:bookmarkEnd', 'w:id')]
  if (starts.toSorted().join() !== ends.toSorted().join()) problems.push('a bookmark without its other half')
  problems.push(...twice(starts).map(id => `bookmark ${id} twice`))
  problems.push(...emptyBookmarks(part), ...fieldProblems(part))
  for (const text of elementsIn(part, 'w:t')) {
    if (text.children.some(child => typeof child === 'string' && child.includes('\u0275')))
      problems.push('a split token')
  }
  for (const paragraph of elementsIn(part, 'w:p')) {
    const said = elementsIn(paragraph, 'w:t').map(textIn).join('')
    if (/\{\{|\}\}/.test(said)) problems.push(`left: ${said.slice(0, 80)}`)
  }
  for (const { attributes } of elementsIn(part, 'wp:docPr')) {
    if (/\{\{|\}\}/.test(`${attributes.descr ?? ''}${attributes.title ?? ''}`)) problems.push('left in an alt text')
  }
  return problems
}

/** Bookmarks that a program of ours made (`_Toc1`, `_cm_`) and that hold nothing. Word keeps such ones of its own (`_GoBack`). */
function emptyBookmarks(part: XmlElement): string[] {
  const problems: string[] = []
  const visit = (each: XmlElement) => {
    for (const [at, child] of each.children.entries()) {
      if (!isElement(child)) continue
      const next = each.children[at + 1]
      const isEmpty = isElement(next, 'w:bookmarkEnd') && next.attributes['w:id'] === child.attributes['w:id']
      const name = child.attributes['w:name'] ?? ''
      if (child.name === 'w:bookmarkStart' && /^_(Toc\d+$|cm_)/.test(name) && isEmpty)
        problems.push(`bookmark ${name} is empty`)
      visit(child)
    }
  }
  visit(part)
  return problems
}

const showsNothing = /^\s*(TC|XE|RD|SET|PRINT|ASK|TA)\b/i

function fieldProblems(part: XmlElement): string[] {
  const problems: string[] = []
  const open: { code: string; separated: boolean; result: boolean }[] = []
  for (const node of elementsIn(
    part,
    'w:fldChar',
    'w:instrText',
    'w:t',
    'w:tab',
    'w:drawing',
    'w:pict',
    'w:fldSimple',
  )) {
    const field = open.at(-1)
    const kind = node.attributes['w:fldCharType']
    if (node.name === 'w:fldSimple') {
      if (childrenOf(node, 'w:r').length === 0) problems.push(`no result: ${node.attributes['w:instr'] ?? ''}`)
    } else if (node.name === 'w:instrText') {
      if (field && !field.separated) field.code += textIn(node)
    } else if (kind === 'begin') open.push({ code: '', separated: false, result: false })
    else if (kind === 'separate') {
      if (field) field.separated = true
    } else if (kind === 'end') {
      open.pop()
      if (!field) problems.push('a field that ends and did not begin')
      else if (!field.result && !showsNothing.test(field.code)) problems.push(`no result: ${field.code.trim()}`)
      const outer = open.at(-1)
      if (outer?.separated) outer.result = true
    } else if (field?.separated) field.result ||= node.name !== 'w:t' || textIn(node) !== ''
  }
  if (open.length > 0) problems.push('a field that does not end')
  return problems
}

function registrationProblems(document: WordPackage): string[] {
  const types = document.tree('[Content_Types].xml')
  const named = childrenOf(types, 'Override').map(({ attributes }) => attributes.PartName ?? '')
  const problems = named.filter(name => !document.has(name.slice(1))).map(name => `${name} is registered and not there`)
  problems.push(...twice(named).map(name => `${name} registered twice`))
  const comments = document.beside('comments')
  if (comments !== null && childrenOf(document.tree(comments), 'w:comment').length === 0) {
    problems.push('comments without a comment')
  }
  return [
    ...problems,
    ...document.paths().flatMap(path => (document.contentType(path) === '' ? [`${path} of no type`] : [])),
  ]
}

function relationProblems(document: WordPackage): string[] {
  return document.paths().flatMap(path => {
    if (!path.endsWith('.xml') || path === '[Content_Types].xml') return []
    const relations = document.relationships(path)
    const ids = relations.map(({ id }) => id)
    const used = elementsIn(document.tree(path)).flatMap(({ attributes }) =>
      ['r:id', 'r:embed', 'r:link', 'r:pict'].flatMap(name => attributes[name] || []),
    )
    return [
      ...twice(ids).map(id => `${path}: ${id} twice`),
      ...used.filter(id => !ids.includes(id)).map(id => `${path}: ${id} leads nowhere`),
      ...relations.flatMap(({ target, external }) =>
        external || document.has(target) ? [] : [`${path}: no ${target}`],
      ),
    ]
  })
}

/** The cells of a chart's workbook by name: `B2`. Null: it has none here. */
function workbookOf(document: WordPackage, chart: string): Map<string, string> | null {
  const target = document.relationships(chart).find(({ type, external }) => type === 'package' && !external)?.target
  const bytes = target === undefined ? undefined : document.bytes(target)
  if (!bytes || !target?.endsWith('.xlsx')) return null
  const inside = unzipSync(bytes)
  const sheets = Object.keys(inside).filter(path => /^xl\/worksheets\/[^/]+\.xml$/.test(path))
  const [sheet] = sheets
  // Which of several is drawn is for Excel to say.
  if (sheet === undefined || sheets.length > 1) return null
  const read = (path: string) => (inside[path] ? strFromU8(inside[path]) : '')
  const strings = [...read('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) =>
    [...text.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, part]) => part).join(''),
  )
  const cells = read(sheet).matchAll(
    /<c ([^>]*)>(?:<f>[^<]*<\/f>)?(?:<v>([^<]*)<\/v>|<is>.*?<t[^>]*>([^<]*)<\/t>.*?<\/is>)<\/c>/gs,
  )
  return new Map(
    [...cells].map(([, attributes = '', value = '', inline]) => {
      const name = /r="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? ''
      return [name, inline ?? (/t="s"/.test(attributes) ? (strings[Number(value)] ?? '') : value)]
    }),
  )
}

function chartProblems(document: WordPackage, path: string): string[] {
  const cells = workbookOf(document, path)
  if (cells === null) return []
  const problems: string[] = []
  for (const reference of elementsIn(document.tree(path), 'c:numRef', 'c:strRef')) {
    const cache = childOf(reference, 'c:numCache') ?? childOf(reference, 'c:strCache')
    const range = /\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(textIn(childOf(reference, 'c:f') ?? reference))
    if (!cache || !range) continue
    const [, column = '', first = '', last = first] = range
    const points = new Map(
      childrenOf(cache, 'c:pt').map(point => [Number(point.attributes.idx), textIn(childOf(point, 'c:v') ?? point)]),
    )
    for (let at = 0; at <= Number(last) - Number(first); at += 1) {
      const cell = cells.get(`${column}${Number(first) + at}`)
      const drawn = points.get(at)
      if (!isSame(cell, drawn)) problems.push(`${path}: ${column}${Number(first) + at} is ${cell}, drawn as ${drawn}`)
    }
  }
  return problems
}

/** Excel and Word write the same number in their own ways, and an empty text as none. */
function isSame(cell: string | undefined, drawn: string | undefined): boolean {
  const [a, b] = [plain(cell), plain(drawn)]
  return a === b || (a !== '' && b !== '' && Math.abs(Number(a) - Number(b)) <= Math.abs(Number(a)) * 1e-9)
}
const plain = (text = ''): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
