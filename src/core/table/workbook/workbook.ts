import { ok, type Problem, problem, type Result } from '@core/result'
import type { ByteSource } from '@core/table/decode'
import type { RowBatch } from '@core/table/rows'
import { type SheetPart, TooLarge, type WorkbookProblem, workbookPackage } from './package'
import { type Hidden, hiddenIn, sheetRows } from './sheet-rows'
import { MalformedXmlError } from './xml'

/** A workbook's sheet as a person would know it again. */
export type SheetInWorkbook = {
  readonly name: string
  readonly isHidden: boolean
  /** Rows that hold anything. */
  readonly rows: number
  /** Columns, to the last that holds anything. */
  readonly columns: number
  /** The first words in it. */
  readonly titles: readonly string[]
  /** Numbers among its first rows that are no years: what tells a table of figures from a page of text. */
  readonly numbers: number
}

export type Workbook = {
  /** Its sheets in their order; none of them is read for that. */
  readonly names: readonly Pick<SheetInWorkbook, 'name' | 'isHidden'>[]
  /** Reads every sheet once, in their order. */
  readonly sheets: () => Result<readonly SheetInWorkbook[], WorkbookProblem>
  /** A sheet's rows, as far as they can be read; `skipHidden`: without hidden and filtered ones. */
  readonly rowsOf: (sheet: string, skipHidden?: boolean) => Iterable<Result<RowBatch, WorkbookProblem>>
  /** What of a sheet a person who looks at it does not see. */
  readonly hiddenIn: (sheet: string) => Result<Hidden, WorkbookProblem>
}

const titlesKept = 3
const longestTitle = 80

/** `mostBytes`: the most that one of its parts may unpack to; absent: what an import of figures can take. */
export function openWorkbook(bytes: Uint8Array, mostBytes?: number): Result<Workbook, WorkbookProblem> {
  const opened = workbookPackage(bytes, mostBytes)
  if (!opened.ok) return opened
  const book = opened.value
  const partOf = (name: string) => book.sheets.find(each => each.name === name)?.part
  const rowsOfPart = function* (part: string, skipHidden = false): Generator<Result<RowBatch, WorkbookProblem>> {
    try {
      for (const batch of sheetRows(book, part, skipHidden)) yield ok(batch)
    } catch (error) {
      yield problemOf(error)
    }
  }
  return ok({
    names: book.sheets,
    sheets: () => {
      const sheets: SheetInWorkbook[] = []
      for (const sheet of book.sheets) {
        const read = describedSheet(sheet, rowsOfPart(sheet.part))
        if (!read.ok) return read
        sheets.push(read.value)
      }
      return ok(sheets)
    },
    rowsOf: function* (name, skipHidden) {
      const part = partOf(name)
      if (part === undefined) yield problem('no-such-sheet', name)
      else yield* rowsOfPart(part, skipHidden)
    },
    hiddenIn: name => {
      const part = partOf(name)
      if (part === undefined) return problem('no-such-sheet', name)
      try {
        return ok(hiddenIn(book, part))
      } catch (error) {
        return problemOf(error)
      }
    },
  })
}

function problemOf(error: unknown): Problem<WorkbookProblem> {
  if (error instanceof TooLarge) return problem('workbook-too-large')
  if (error instanceof MalformedXmlError) return problem('damaged-workbook')
  throw error
}

/** Its size and first words from every row; what it holds from the first ones. */
function describedSheet(
  { name, isHidden }: SheetPart,
  batches: Iterable<Result<RowBatch, WorkbookProblem>>,
): Result<SheetInWorkbook, WorkbookProblem> {
  const start: RowBatch[] = []
  const titles: string[] = []
  let rows = 0
  let columns = 0
  for (const batch of batches) {
    if (!batch.ok) return batch
    if (start.length < 2) start.push(batch.value)
    rows += batch.value.rows.length
    columns = Math.max(columns, batch.value.rows.at(-1)?.length ?? 0)
    for (const row of batch.value.rows) {
      if (titles.length === titlesKept) break
      titles.push(...firstWords(row).slice(0, titlesKept - titles.length))
    }
  }
  const numbers = start.flatMap(batch => batch.rows.flat()).filter(isFigure).length
  return ok({ name, isHidden, rows, columns, titles, numbers })
}

const isFigure = (cell: string): boolean =>
  /^[-+(]?\p{Sc}? ?\d[\d., ]*[%)]?$/u.test(cell) && !/^(19|20)\d\d$/.test(cell)

const firstWords = (row: readonly string[]): string[] =>
  row.flatMap(cell => {
    const words = cell.replace(/\s+/g, ' ').trim()
    if (!/\p{L}/u.test(words)) return []
    return [words.length > longestTitle ? `${words.slice(0, longestTitle - 1)}…` : words]
  })

/** The sheet that most probably holds the figures: the one with most numbers, hidden ones only where no other has any. */
export function likeliestSheet(sheets: readonly SheetInWorkbook[]): SheetInWorkbook | null {
  const inOrder = sheets.toSorted(
    (a, b) => Number(a.isHidden) - Number(b.isHidden) || b.numbers - a.numbers || b.rows - a.rows,
  )
  return inOrder.find(({ numbers }) => numbers > 0) ?? inOrder[0] ?? null
}

/**
 * What kind of workbook the bytes are, by their beginning: `xlsx` is any zip that names a workbook's parts. Old and
 * password-protected ones are the same kind of file, which says what is in it in UTF-16. Null: something else.
 */
export function workbookKind(bytes: ByteSource): 'xlsx' | 'workbook' | 'locked-workbook' | null {
  const start = bytes.subarray(0, Math.min(bytes.length, 65_536))
  if (startsWith(start, [0xd0, 0xcf, 0x11, 0xe0])) {
    const text = new TextDecoder('windows-1252').decode(bytes.subarray(0, bytes.length))
    return text.includes([...'EncryptedPackage'].join('\0')) ? 'locked-workbook' : 'workbook'
  }
  if (!startsWith(start, [0x50, 0x4b, 0x03, 0x04])) return null
  const ends = [start, bytes.subarray(Math.max(0, bytes.length - 65_536), bytes.length)]
  const text = ends.map(part => new TextDecoder('windows-1252').decode(part)).join('')
  if (text.includes('opendocument.spreadsheet')) return 'workbook'
  return /xl\/|\[Content_Types\]\.xml/.test(text) ? 'xlsx' : null
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)
