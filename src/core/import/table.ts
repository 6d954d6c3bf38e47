import { ok, problem, type Result } from '@core/result'
import { tidyText } from '@core/same-text'
import type { Delimiter, ReadProblem, RowBatch } from '@core/table/rows'
import { type Hidden, uncalculated } from '@core/table/workbook/sheet-rows'
import { type ColumnSurvey, type ColumnSurveyor, createColumnSurveyor } from './column-survey'
import { cellKind, groupRowOf, headerRowIndex, nextTable, surveyHeaderOf } from './header'

/**
 * `no-header`: the first full row already holds figures; name the line, or say that there is none. `no-rows`: a header and nothing
 * below. `too-many-columns`: more than a mapping holds.
 */
export const tableProblems = ['no-header', 'no-rows', 'no-such-line', 'too-many-columns'] as const
export type TableProblem = (typeof tableProblems)[number] | ReadProblem

/** A file as a table, before anything is decided about what it means. */
export type Table = {
  readonly delimiter: Delimiter
  /** Null: there are no column names. */
  readonly headerLine: number | null
  /** First words above the header, where there are any: often the table's title. */
  readonly titleAbove: string | null
  /** The rows above the header, each as one text. */
  readonly above: readonly string[]
  readonly columns: readonly ColumnSurvey[]
  /** By column what stands over its name, from the top, where the header is several rows: a year over sexes. Null: it is one row. */
  readonly groups: readonly (readonly string[] | null)[] | null
  /** Under it, in the same sheet, another: the first of its lines, the line that names its columns, its title. */
  readonly next: { readonly line: number; readonly headerLine: number; readonly title: string } | null
  /** The first rows below the header. */
  readonly sample: RowBatch
  /** True where the sample is the whole table. */
  readonly sampleIsAll: boolean
  /** Of a sheet, where anything is hidden; `skip` null: nobody said yet whether it is to be passed over. */
  readonly hidden?: HiddenPart | undefined
  /** Cells of the sample that hold a formula without its result, by column. */
  readonly uncalculated: readonly { readonly place: number; readonly cells: number }[]
}
export type HiddenPart = Hidden & { readonly skip: boolean | null }

type TableOptions = {
  readonly delimiter: Delimiter
  /** Null: the person said that there are no column names. Absent: find it. */
  readonly headerLine?: number | null | undefined
  readonly hidden?: Hidden | null | undefined
  readonly skipHidden?: boolean | null | undefined
}

const sampleCells = 400_000
const sampleRows = 5000
/** As many as `mappingSchema` takes; a workbook has 16,384. */
const mostColumns = 20_000
/** Reads as many rows as it takes to know their table. Reads on, to the end if need be, while a column is unsettled. */
export function surveyRows(
  batches: Iterable<Result<RowBatch, ReadProblem>>,
  { delimiter, headerLine, hidden, skipHidden = null }: TableOptions,
): Result<Table, TableProblem> {
  const rows: string[][] = []
  const lines: number[] = []
  const iterator = batches[Symbol.iterator]()
  let cells = 0
  let isAll = true
  for (let next = iterator.next(); !next.done; next = iterator.next()) {
    if (!next.value.ok) return next.value
    const batch = next.value.value
    for (const [index, row] of batch.rows.entries()) {
      rows.push(row)
      lines.push(batch.lines[index] ?? 0)
      cells += row.length
    }
    if (rows.length >= sampleRows || cells >= sampleCells) {
      isAll = false
      break
    }
  }
  const unseenLines = new Set(hidden?.lines)
  const visible = rows.map((row, index) => (unseenLines.has(lines[index] ?? 0) ? [] : row))
  const ofTool = surveyHeaderOf(visible)
  const isOfTool = ofTool !== null && (headerLine === undefined || headerLine === lines[ofTool.below])
  const found = isOfTool ? ok(ofTool.below) : headerAt(visible, lines, headerLine)
  if (!found.ok) return found
  const grouped = found.value === null ? null : groupRowOf(visible, found.value, headerLine === undefined)
  const upper = isOfTool ? ofTool : grouped
  const header = upper === null ? found : ok(upper.below)
  const bodyStart = header.value === null ? 0 : header.value + 1
  const next = header.value === null ? null : nextTable(rows, header.value)
  const sample = { rows: rows.slice(bodyStart, next?.first), lines: lines.slice(bodyStart, next?.first) }
  if (next) isAll = true
  if (!sample.rows.some(row => row.some(cell => cell.trim() !== ''))) return problem('no-rows')
  if (rows.slice(0, bodyStart + 1).some(row => row.length > mostColumns)) return problem('too-many-columns')
  const names = upper?.names ?? (header.value === null ? [] : (rows[header.value] ?? []))
  const groups = upper?.groups ?? null
  const surveyors = columnNames(names, sample.rows).map((name, place) =>
    createColumnSurveyor([...(groups?.[place] ?? []), name].join(groupEnd), place),
  )
  // What nobody sees is not proposed for anything, until a person says that it is to be kept.
  const unseen = new Set(skipHidden === false ? [] : hidden?.columns)
  const seen = surveyors.filter(({ place }) => !unseen.has(place))
  for (const row of sample.rows) for (const surveyor of seen) surveyor.see(row[surveyor.place] ?? '')

  for (let open = seen.filter(isOpen); open.length > 0 && !isAll; open = open.filter(isOpen)) {
    const next = iterator.next()
    if (next.done) break
    if (!next.value.ok) return next.value
    for (const row of next.value.value.rows) for (const surveyor of open) surveyor.settle(row[surveyor.place] ?? '')
  }
  const top = Math.max(0, (header.value ?? 0) - (upper?.rowsAbove ?? 0))
  // Above a table under another stands that other.
  const figuresAbove = rows
    .slice(0, top)
    .findLastIndex(row => row.filter(cell => cellKind(cell) === 'number').length > 1)
  const above = rows.slice(figuresAbove + 1, top)
  return ok({
    delimiter,
    headerLine: header.value === null ? null : (lines[header.value] ?? null),
    titleAbove:
      above
        .flat()
        .map(oneLine)
        .find(
          text =>
            text !== '' &&
            !/^(sep=|(foot)?notes?\b|source\b|contact\b|published\b|next (release|publication)\b|back to\b)/i.test(
              text,
            ),
        ) ?? null,
    above: above.map(row => oneLine(row.join(' '))),
    columns: surveyors.map(surveyor => surveyor.finish()),
    groups,
    next: next && {
      line: lines[next.first] ?? 0,
      headerLine: lines[next.header] ?? 0,
      title: next.title,
    },
    sample,
    sampleIsAll: isAll,
    ...(hidden && { hidden: { ...hidden, skip: skipHidden } }),
    uncalculated: surveyors.flatMap(({ place }) => {
      const cells = sample.rows.filter(row => row[place] === uncalculated).length
      return cells > 0 ? [{ place, cells }] : []
    }),
  })
}

/** What a mapping keeps of another table under it. */
export const nextTableOf = ({ next }: Pick<Table, 'next'>) =>
  next ? { nextTable: { ...next, title: next.title.slice(0, 500) } } : {}

/** Between a group and what stands below it, in a column's name. */
const groupEnd = ': '

const isOpen = (surveyor: ColumnSurveyor): boolean => surveyor.isUnsettled()

function headerAt(
  rows: readonly string[][],
  lines: readonly number[],
  asked: number | null | undefined,
): Result<number | null, TableProblem> {
  if (asked === null) return ok(null)
  if (asked !== undefined) {
    const index = lines.indexOf(asked)
    return index === -1 ? problem('no-such-line', String(asked)) : ok(index)
  }
  const index = headerRowIndex(rows)
  return index === null ? problem('no-header', String(lines[0] ?? 1)) : ok(index)
}

/** Spaces at the ends and line ends within a heading mean nothing. Cells beyond the last heading count only where rows fill them. */
function columnNames(header: readonly string[], body: readonly string[][]): string[] {
  const names = header.map(oneLine)
  if (names.length === 0)
    return Array.from({ length: body.reduce((most, row) => Math.max(most, row.length), 0) }, () => '')
  return names
}

const oneLine = tidyText
