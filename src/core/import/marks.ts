import { uncalculated } from '@core/table/workbook/sheet-rows'

/** Cells that hold no number but say something. Compared without regard to case or surrounding spaces; `#` stands for digits. */
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
  'not available',
  '…',
  ':',
  uncalculated,
]
export const usualSuppressedMarks = [
  '.',
  '..',
  '*',
  'c',
  'x',
  '[c]',
  '[x]',
  '<#',
  '< #',
  '≤#',
  '≤ #',
  'fewer than #',
  'less than #',
  '[low]',
  'suppressed',
]

export type Marks = { readonly missing: ReadonlySet<string>; readonly suppressed: ReadonlySet<string> }

/** The lists a mapping holds, made quick to ask. A mark in both lists counts as suppressed. */
export function marksFrom(missing: readonly string[], suppressed: readonly string[]): Marks {
  return { missing: new Set(missing.map(plainMark)), suppressed: new Set(suppressed.map(plainMark)) }
}

export const usualMarks = marksFrom(usualMissingMarks, usualSuppressedMarks)

/** What a cell without a number says, or null where it is no mark at all. */
export function markMeaning(text: string, marks: Marks): 'missing' | 'suppressed' | null {
  if (text.length > 40) return null
  const mark = plainMark(text)
  const anyDigits = mark.replace(/\d+/g, '#')
  if (marks.suppressed.has(mark) || marks.suppressed.has(anyDigits)) return 'suppressed'
  return marks.missing.has(mark) || (anyDigits !== '#' && marks.missing.has(anyDigits)) ? 'missing' : null
}

function plainMark(text: string): string {
  return text.trim().toLowerCase()
}
