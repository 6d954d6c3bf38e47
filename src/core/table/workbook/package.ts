import { unpacked, type ZipEntry, zipEntries } from '@core/project/file/zip'
import { ok, problem, type Result } from '@core/result'
import { textChunks } from '@core/table/decode'
import { textOf } from '@core/table/encodings'
import { builtInFormat, formatOfCode, type NumberFormat } from './number-format'
import { createRichText } from './rich-text'
import { attribute, MalformedXmlError, readXml, withExcelSigns, type XmlHandlers } from './xml'

/**
 * `workbook`: of another kind (.xls, .xlsb, .ods). `locked-workbook`: it asks for a password. `damaged-workbook`: cut short, or
 * it contradicts itself. `workbook-too-large`: it unpacks to more than is read. `no-sheets`: none with cells (charts only, or
 * none at all). `no-such-sheet`, `empty-sheet`: `detail` is its name.
 */
export const workbookProblems = [
  'workbook',
  'locked-workbook',
  'damaged-workbook',
  'workbook-too-large',
  'no-sheets',
  'no-such-sheet',
  'empty-sheet',
] as const
export type WorkbookProblem = (typeof workbookProblems)[number]

export type SheetPart = { readonly name: string; readonly isHidden: boolean; readonly part: string }

/** A workbook's parts, all but the sheets read. */
export type WorkbookPackage = {
  readonly sheets: readonly SheetPart[]
  readonly strings: readonly string[]
  /** By a cell's style. */
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
  /** Its formulas are worked out when it is opened: the program that wrote it may not have done so. */
  readonly isRecalculated: boolean
  /** A part, unpacked; the last one asked for is kept. Throws `MalformedXmlError` where it is missing or damaged, or `TooLarge`. */
  readonly bytesOf: (part: string) => Uint8Array
}

const mostParts = 20_000
/** Unpacked. The largest sheet that Excel itself opens with ease is about a third of it. */
const mostBytesInPart = 512 * 1024 * 1024
const mostBytesInSheets = 1024 * 1024 * 1024
const mostBytesInStrings = 128 * 1024 * 1024
const mostSheets = 1000

/** Opens a zip as a workbook. Sizes are looked at as told and again as they come out, before anything is read. */
export function workbookPackage(
  bytes: Uint8Array,
  mostBytes = mostBytesInPart,
): Result<WorkbookPackage, WorkbookProblem> {
  const entries = zipEntries(bytes, mostParts)
  if (!entries.ok) return problem(entries.problem === 'too-large' ? 'workbook-too-large' : 'damaged-workbook')
  try {
    return packageOf(entries.value, mostBytes)
  } catch (error) {
    if (error instanceof TooLarge) return problem('workbook-too-large')
    if (error instanceof MalformedXmlError) return problem('damaged-workbook')
    throw error
  }
}

export class TooLarge extends Error {}

function packageOf(
  entries: ReadonlyMap<string, ZipEntry>,
  mostBytes: number,
): Result<WorkbookPackage, WorkbookProblem> {
  let kept: { readonly part: string; readonly bytes: Uint8Array } | null = null
  const bytesOf = (part: string): Uint8Array => {
    if (kept?.part === part) return kept.bytes
    const entry = entries.get(part)
    if (!entry) throw new MalformedXmlError(`${part} is missing`)
    const content = unpacked(entry, mostBytes)
    if (!content.ok) throw content.problem === 'too-large' ? new TooLarge(part) : new MalformedXmlError(part)
    kept = { part, bytes: inUtf8(content.value) }
    return kept.bytes
  }
  const read: Read = (part, handlers) => readXml(textChunks(bytesOf(part), 'utf-8'), handlers)
  const main = mainPart(read, entries)
  if (main === null) return problem(entries.has('xl/workbook.bin') ? 'workbook' : 'damaged-workbook')
  const relations = relationsOf(main, read, entries)
  const { named, from1904, isRecalculated } = contentsOf(read, main)
  const sheets = named.flatMap(({ name, isHidden, id }) => {
    const relation = relations.get(id)
    return relation?.type === 'worksheet' ? [{ name, isHidden, part: relation.part }] : []
  })
  if (sheets.length === 0) return problem('no-sheets')
  const bytes = sheets.reduce((sum, { part }) => sum + (entries.get(part)?.bytes ?? 0), 0)
  const isTooLarge = bytes > Math.min(mostBytesInSheets, 2 * mostBytes) || sheets.length > mostSheets
  if (isTooLarge) return problem('workbook-too-large')
  const partOf = (type: string) => [...relations.values()].find(relation => relation.type === type)?.part
  const [strings, styles] = [partOf('sharedStrings'), partOf('styles')]
  if ((entries.get(strings ?? '')?.bytes ?? 0) > mostBytesInStrings) return problem('workbook-too-large')
  return ok({
    sheets,
    strings: strings === undefined ? [] : sharedStrings(read, strings),
    formats: styles === undefined ? [] : cellFormats(read, styles),
    from1904,
    isRecalculated,
    bytesOf,
  })
}

/** A part may be UTF-16, by its mark or by its first sign (XML 1.0, appendix F): it is read as UTF-8 from here on. */
function inUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes
  const isLittle = (first === 0xff && second === 0xfe) || (first === less && second === 0)
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === less)
  return isLittle || isBig ? new TextEncoder().encode(textOf(isLittle ? 'utf-16le' : 'utf-16be')(bytes)) : bytes
}
const less = 0x3c

type Read = (part: string, handlers: XmlHandlers) => void
type Entries = ReadonlyMap<string, ZipEntry>
type Relation = { readonly part: string; readonly type: string }

/** The part that lists the sheets, by the package's own relations; mostly `xl/workbook.xml`. */
function mainPart(read: Read, entries: Entries): string | null {
  const relations = entries.has('_rels/.rels') ? relationsIn(read, '_rels/.rels', '') : new Map<string, Relation>()
  const said = [...relations.values()].find(({ type }) => type === 'officeDocument')?.part
  const part = said ?? 'xl/workbook.xml'
  return part.endsWith('.xml') && entries.has(part) ? part : null
}

function relationsOf(part: string, read: Read, entries: Entries): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf('/') + 1
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
  return entries.has(name) ? relationsIn(read, name, part.slice(0, slash)) : new Map()
}

function relationsIn(read: Read, part: string, folder: string): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  read(part, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const [id, target, type] = ['Id', 'Target', 'Type'].map(each => attribute(attributes, each))
      if (!id || !target || !type) return
      relations.set(id, { part: partAt(folder, target), type: type.slice(type.lastIndexOf('/') + 1) })
    },
  })
  return relations
}

function partAt(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target
  const kept: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') kept.pop()
    else if (step !== '.') kept.push(step)
  }
  return kept.join('/')
}

type NamedSheet = { readonly name: string; readonly isHidden: boolean; readonly id: string }

function contentsOf(read: Read, part: string) {
  const named: NamedSheet[] = []
  let from1904 = false
  let isRecalculated = false
  read(part, {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 ||= isTrue(attribute(attributes, 'date1904'))
      if (element === 'calcPr') isRecalculated ||= isTrue(attribute(attributes, 'fullCalcOnLoad'))
      if (element !== 'sheet') return
      const name = withExcelSigns(attribute(attributes, 'name') ?? '')
      const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
      named.push({ name, isHidden, id: attribute(attributes, 'id') ?? '' })
    },
  })
  return { named, from1904, isRecalculated }
}

export const isTrue = (text: string | null): boolean => text === '1' || text === 'true'

/** Every text once, in the order cells name them. */
function sharedStrings(read: Read, part: string): string[] {
  const strings: string[] = []
  const rich = createRichText()
  read(part, {
    open: rich.open,
    close: name => {
      rich.close(name)
      if (name === 'si') strings.push(rich.take())
    },
    text: rich.add,
  })
  return strings
}

function cellFormats(read: Read, part: string): NumberFormat[] {
  const own = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  read(part, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') own.set(id, formatOfCode(attribute(attributes, 'formatCode') ?? ''))
      if (name === 'xf' && inCells) formats.push(own.get(id) ?? builtInFormat(id))
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}
