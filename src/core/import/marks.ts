import { uncalculated } from '@core/table/workbook/sheet-rows'
import { boundIn, isNote, joinedNotes, notesBehind } from './notes'

/**
 * Cells that hold no number but say something, as most publishers use them: what a sign means is each publisher's own. Compared
 * without regard to case or surrounding spaces; `#` stands for digits.
 */
export const usualMissingMarks = [
  '',
  '-',
  '–',
  '—',
  'NA',
  'N/A',
  '#N/A',
  'null',
  'NaN',
  'no data',
  'no return',
  'not available',
  'not collected',
  'not supplied',
  'data not supplied',
  'data not available',
  'n/d',
  'n.d.',
  'n.a.',
  'k. a.',
  'b.d.',
  'brak danych',
  '…',
  ':',
  '..',
  'x',
  '[x]',
  '[w]',
  uncalculated,
]
export const usualSuppressedMarks = [
  '.',
  '*',
  'c',
  '[c]',
  '<#',
  '< #',
  '<=#',
  '≤#',
  '≤ #',
  '>#',
  '> #',
  '≥#',
  'fewer than #',
  '# or fewer',
  '# or less',
  'less than #',
  '[low]',
  'suppressed',
]
/** Where there is nothing that a number could be of. */
export const usualNotApplicableMarks = ['z', '[z]', 'not applicable']

/** What a cell that holds no number says: why there is none, or that it is nought. */
export const markMeanings = ['missing', 'suppressed', 'not-applicable', 'zero'] as const
export type MarkMeaning = (typeof markMeanings)[number]

/** The lists that a mapping holds. */
export type MarkLists = {
  readonly missing: readonly string[]
  readonly suppressed: readonly string[]
  /** Absent: none, as in mappings of before. */
  readonly notApplicable?: readonly string[] | undefined
  /** Absent: none; no publisher's dash is a nought unless its own notes say so. */
  readonly zero?: readonly string[] | undefined
}

export const usualMarkLists = {
  missing: usualMissingMarks,
  suppressed: usualSuppressedMarks,
  notApplicable: usualNotApplicableMarks,
} as const satisfies MarkLists

/** By mark. */
export type Marks = ReadonlyMap<string, MarkMeaning>

/** The lists made quick to ask. A mark in several lists is suppressed before it is not applicable, and that before it is missing. */
export const marksFrom = ({ missing, suppressed, notApplicable = [], zero = [] }: MarkLists): Marks =>
  new Map([
    ...zero.map(mark => [plainMark(mark), 'zero'] as const),
    ...missing.map(mark => [plainMark(mark), 'missing'] as const),
    ...notApplicable.map(mark => [plainMark(mark), 'not-applicable'] as const),
    ...suppressed.map(mark => [plainMark(mark), 'suppressed'] as const),
  ])

export const usualMarks = marksFrom(usualMarkLists)

/** Of shorthand beside a mark or instead of a number, the letters that say why there is none. */
const meaningOfNote: Readonly<Record<string, Exclude<MarkMeaning, 'zero'>>> = {
  c: 'suppressed',
  low: 'suppressed',
  z: 'not-applicable',
  x: 'missing',
  w: 'missing',
}

/** What a cell without a number says, and the notes beside that (see `isNote`). */
export type Mark = { readonly meaning: MarkMeaning; readonly note: string }

/** Null: the cell is no mark at all. */
export function markInCell(text: string, marks: Marks): Mark | null {
  if (text.length > 60) return null
  const listed = meaningOf(text, marks)
  if (listed) return { meaning: listed, note: joinedNotes(ownNotes(text)) }
  const { text: rest, notes } = notesBeside(text)
  if (notes.length === 0) return null
  const meaning = meaningOfNotes(notes) ?? meaningOf(rest, marks)
  const isMark = rest === '' || meaningOf(rest, marks) !== null
  return isMark && meaning ? { meaning, note: joinedNotes([...ownNotes(rest), ...notes]) } : null
}

/** Why there is no number, as notes beside it say. Null: they do not. */
export function meaningOfNotes(notes: readonly string[]): Exclude<MarkMeaning, 'zero'> | null {
  const said = notes.flatMap(note => meaningOfNote[note] ?? [])
  return said.includes('suppressed') ? 'suppressed' : (said[0] ?? null)
}

/** What a cell without a number says, or null where it is no mark at all. */
export const markMeaning = (text: string, marks: Marks): MarkMeaning | null => markInCell(text, marks)?.meaning ?? null

function meaningOf(text: string, marks: Marks): MarkMeaning | null {
  const mark = plainMark(text)
  const found = marks.get(mark)
  if (found) return found
  const anyDigits = mark.replace(/\d+(?:\.\d+)?/g, '#')
  return anyDigits === '#' || anyDigits === mark ? null : (marks.get(anyDigits) ?? null)
}

/** What a mark tells beside its meaning: its bound, or the shorthand it is. */
function ownNotes(text: string): string[] {
  const bound = boundIn(text)
  if (bound) return [bound]
  const [, code] = /^\[([a-z]{1,3})\]$/i.exec(text.trim()) ?? []
  return code && meaningOfNote[code.toLowerCase()] ? [code.toLowerCase()] : []
}

/** `: u` and `[c] [note 1]`: Eurostat's letter behind its colon, and shorthand behind shorthand. */
function notesBeside(text: string) {
  const behind = notesBehind(text)
  const [, mark, letters] = /^(:|\.\.|-|–)\s?([a-z]{1,2})$/i.exec(behind.text) ?? []
  if (mark !== undefined && letters) {
    return { text: mark, notes: [...letters.toLowerCase(), ...behind.notes].filter(isNote) }
  }
  const [, code] = /^\[([a-z]{1,3})\]$/i.exec(behind.text) ?? []
  return code && behind.notes.length === 0 ? { text: '', notes: [code.toLowerCase()] } : behind
}

function plainMark(text: string): string {
  return text.trim().toLowerCase()
}
