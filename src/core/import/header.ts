import { dayInCell } from './date-cell'
import { markMeaning, usualMarks } from './marks'
import { numberInCell } from './number-cell'
import { looksLikeYear } from './year-cell'

export type CellKind = 'empty' | 'mark' | 'year' | 'number' | 'date' | 'text'

/** What one cell looks like on its own. */
export function cellKind(text: string): CellKind {
  if (text.trim() === '') return 'empty'
  if (markMeaning(text, usualMarks)) return 'mark'
  if (looksLikeYear(text)) return 'year'
  // What a column of shares of a year is called.
  if (/^(19|20)\d{2} ?%$/.test(text.trim())) return 'text'
  if (typeof numberInCell(text, 'point') !== 'string' || typeof numberInCell(text, 'comma') !== 'string')
    return 'number'
  return typeof dayInCell(text, { order: 'day-first', yearEndsIn: 12, spans: true }) === 'number' ? 'date' : 'text'
}

const rowsLookedAt = 200
const rowsBelow = 30

/**
 * Which of the first rows names the columns: the first that is nearly as wide as the table and speaks where the rows below
 * it count, or that holds nothing but words and years. Null: the first such row already holds figures, so there is none.
 */
export function headerRowIndex(rows: readonly string[][]): number | null {
  const looked = rows.slice(0, rowsLookedAt)
  const width = usualWidth(looked)
  const isWide = (row: readonly string[]): boolean =>
    row.filter(cell => cell.trim() !== '').length >= Math.max(1, width * 0.6)
  // What stands over no column of figures is a word and its meaning above the table.
  const isOverFigures = (row: readonly string[], at: number): boolean =>
    row.some((cell, column) => cell.trim() !== '' && countsBelow(looked.slice(at + 1, at + 1 + rowsBelow), column))
  const over = looked.findIndex((row, at) => isWide(row) && isOverFigures(row, at))
  const index = over === -1 ? looked.findIndex(isWide) : over
  const row = looked[index]
  if (!row) return null
  const kinds = row.map(cellKind)
  const below = looked.slice(index + 1, index + 1 + rowsBelow)
  const speaks = kinds.filter((kind, column) => kind === 'text' && countsBelow(below, column)).length
  const figures = row.filter((_, column) => kinds[column] === 'number')
  if (figures.length === 0)
    return kinds.some(kind => kind === 'text' || kind === 'year' || kind === 'date') ? index : null
  const areNames = new Set(figures).size === figures.length && figures.every(cell => /^\d+$/.test(cell.trim()))
  return speaks >= 2 && areNames ? index : null
}

/** The lowest row of a header of several, and what stands over each of its columns. */
export type GroupedHeader = {
  readonly below: number
  /** How many rows are above it. */
  readonly rowsAbove: number
  /** Of each column what stands above its name, from the top. Null: it belongs to no group. */
  readonly groups: readonly (readonly string[] | null)[]
  /** Of each column: in the lowest row, or where that says nothing in the one above. */
  readonly names: readonly string[]
}

/**
 * Whether a header is two rows or three: groups above (a year, a year and a sex) and under each of them the same names again. `header`
 * is the row that was found; its groups stand above it, or where `mayLookBelow` it is itself a row of groups. Null: it is one row.
 */
export function groupRowOf(rows: readonly string[][], header: number, mayLookBelow: boolean): GroupedHeader | null {
  const of = (top: number, lower: number): GroupedHeader | null => {
    const above = rows.slice(Math.max(0, top), lower)
    const names = rows[lower]
    if (top < 0 || !names) return null
    const groups = groupsOver(above, names.map(plain))
    const body = rows.slice(lower + 1, lower + 1 + rowsBelow)
    if (!groups?.every((group, column) => group === null || countsBelow(body, column))) return null
    const uppers = above.toReversed()
    return {
      below: lower,
      rowsAbove: lower - top,
      groups,
      names: names.map((name, place) => [name, ...uppers.map(row => row[place] ?? '')].map(plain).find(Boolean) ?? ''),
    }
  }
  const found = of(header - 1, header) ?? of(header - 2, header)
  if (found || !mayLookBelow) return found
  const isWords = (row: number): boolean => rows[row]?.every(cell => cellKind(cell) !== 'number') ?? false
  if (!isWords(header + 1)) return null
  return of(header, header + 1) ?? of(header - 1, header + 1) ?? (isWords(header + 2) ? of(header, header + 2) : null)
}

/** Qualtrics' third row; SurveyMonkey's second row says no more than this where a question has one column. */
const importId = /^\s*\{\s*"ImportId"/
const onlyAnswer = /^((open-ended )?response)?$/i

/**
 * The header of a survey tool's own export, which is more than a row: Qualtrics' short names, questions and ids of columns; SurveyMonkey's
 * questions over the answers that have columns of their own, `question/answer`. Null: it is none of these.
 */
export function surveyHeaderOf(rows: readonly string[][]): GroupedHeader | null {
  const [first = [], second = [], third = []] = rows
  const headerOf = (below: number, names: readonly string[]): GroupedHeader => ({
    below,
    rowsAbove: below,
    groups: names.map(() => null),
    names,
  })
  const ids = third.filter(cell => cell.trim() !== '')
  if (ids.length > 1 && ids.every(cell => importId.test(cell))) return headerOf(2, second.map(plain))
  if (!/^respondent id$/i.test(plain(first[0] ?? '')) || plain(second[0] ?? '') !== '') return null
  let question = ''
  const names = Array.from({ length: Math.max(first.length, second.length) }, (_, place) => {
    question = plain(first[place] ?? '') || question
    const answer = plain(second[place] ?? '')
    return onlyAnswer.test(answer) ? question : `${question}/${answer}`
  })
  return headerOf(1, names)
}

function groupsOver(above: readonly (readonly string[])[], names: readonly string[]): (string[] | null)[] | null {
  const current = above.map(() => '')
  const labels = names.map((name, place): string[] | null => {
    for (const [level, row] of above.entries()) {
      const label = plain(row[place] ?? '')
      if (label !== '') current[level] = label
    }
    return name === '' || current.includes('') ? null : [...current]
  })
  const times = new Map<string, number>()
  for (const name of names) if (name !== '') times.set(name, (times.get(name) ?? 0) + 1)
  // A name that comes once belongs to no group: the place, a total of everything.
  const groups = labels.map((label, place) => ((times.get(names[place] ?? '') ?? 0) > 1 ? label : null))
  const grouped = groups.flatMap((group, place) => (group === null ? [] : [{ group, name: names[place] ?? '' }]))
  // A group stands over two columns or more: names that each stand once over a row of words are an ordinary header.
  const several = new Set(grouped.map(({ group }) => JSON.stringify(group))).size
  if (grouped.length < 4 || several < 2 || several > grouped.length / 2) return null
  const whole = new Set(grouped.map(({ group, name }) => JSON.stringify([...group, name])))
  return whole.size === grouped.length ? groups : null
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Where another table begins under the first: its first row (a title, or the gap above), the row that names its columns, its title or where it has none these names. */
export type NextTable = { readonly first: number; readonly header: number; readonly title: string }

/**
 * Whether another table stands under the first, in the same sheet. It begins behind a gap or a row of one cell, and names its columns as the first does, or in
 * words where the first has figures. `header`: the first table's. Names repeated without a gap are those of the same table, as where files were joined.
 */
export function nextTable(rows: readonly string[][], header: number): NextTable | null {
  const names = (rows[header] ?? []).map(plain)
  const filledIn = (row: readonly string[] | undefined): number => row?.filter(cell => cell.trim() !== '').length ?? 0
  const figuredAbove = (at: number) => (place: number) =>
    rows.slice(Math.max(header + 1, at - rowsBelow), at).some(row => cellKind(row[place] ?? '') === 'number')
  for (let at = header + 1; at < rows.length; at++) {
    const row = rows[at] ?? []
    if (at < header + 3 || filledIn(rows[at - 1]) > 1 || filledIn(row) < 2) continue
    if (!repeats(row, names) && !speaksOverFigures(row, rows[at + 1], figuredAbove(at))) continue
    let first = at
    while (first > header + 1 && filledIn(rows[first - 1]) < 2) first--
    const title = [...rows.slice(first, at).flat(), row.join(', ')].map(plain).find(Boolean) ?? ''
    return { first, header: at, title }
  }
  return null
}

const repeats = (row: readonly string[], names: readonly string[]): boolean =>
  names.every((name, place) => plain(row[place] ?? '') === name)

/** Nothing but words and years, words where there were figures, and figures right below them. */
function speaksOverFigures(
  row: readonly string[],
  below: readonly string[] | undefined,
  figured: (place: number) => boolean,
): boolean {
  const kinds = row.map(cellKind)
  if (kinds.some(kind => kind === 'number' || kind === 'mark')) return false
  const counts = (place: number): boolean => ['number', 'mark'].includes(cellKind(below?.[place] ?? ''))
  return kinds.some((kind, place) => kind === 'text' && counts(place) && figured(place))
}

/** How many cells most rows fill, leaving titles and notes aside. */
function usualWidth(all: readonly string[][]): number {
  const counts = new Map<number, number>()
  const figures = all.filter(
    row =>
      row.filter(cell => cellKind(cell) === 'number').length > 0 && row.filter(cell => cell.trim() !== '').length > 1,
  )
  const rows = figures.length > 1 ? figures : all
  for (const row of rows) {
    const filled = row.filter(cell => cell.trim() !== '').length
    if (filled > 0) counts.set(filled, (counts.get(filled) ?? 0) + (filled > 1 ? 2 : 1))
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

function countsBelow(rows: readonly string[][], column: number): boolean {
  const kinds = rows.map(row => cellKind(row[column] ?? '')).filter(kind => kind !== 'empty' && kind !== 'mark')
  return kinds.length > 0 && kinds.filter(kind => kind !== 'text').length > kinds.length / 2
}
