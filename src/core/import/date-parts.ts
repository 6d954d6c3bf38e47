import type { CellPeriod, DateCellProblem } from './cell-period'
import { type DateStyle, periodInCell } from './date-cell'
import { withoutNotes } from './notes'
import { plainDigits } from './number-cell'
import { withoutYearLetter } from './year-cell'

/** What one column says beside another that says the year. */
export const dateParts = ['month', 'quarter', 'half-year', 'week', 'day'] as const
export type DatePart = (typeof dateParts)[number]

/** In a column of months or quarters: the row is of all of them. */
export const isWholeYear = (text: string): boolean =>
  /^((full|whole|entire|all) year|year( total)?|annual|totals?|all|gesamtjahr|ganzes jahr|année( entière)?|cały rok|rok|total anual|año|весь рік)$/iu.test(
    text.trim(),
  )

/** The time that several cells mean, one of them the year. */
export function periodOfParts(
  yearCell: string,
  parts: readonly { readonly part: DatePart; readonly text: string }[],
  style: DateStyle,
): CellPeriod | DateCellProblem {
  const year = withoutYearLetter(withoutNotes(plainDigits(yearCell)).trim()).replace(/\.0+$/, '')
  const textOf = (wanted: DatePart): string => {
    const text = parts.find(({ part }) => part === wanted)?.text ?? ''
    if (isWholeYear(text)) return ''
    return plainDigits(withoutNotes(text)).trim().replace(/\.0+$/, '')
  }
  const [month, day, quarter, half, week] = [
    textOf('month'),
    textOf('day'),
    textOf('quarter'),
    textOf('half-year'),
    textOf('week'),
  ]
  const isNumber = (text: string): boolean => /^\d{1,2}$/.test(text)
  if (month !== '') {
    // Of a year from April nobody can say whether its first month is 1 or 4.
    if (isNumber(month) && !/^\d{4}$/.test(year)) return 'not-a-date'
    const named = isNumber(month) ? `${year}-${month.padStart(2, '0')}` : `${month} ${year}`
    if (day === '') return periodInCell(named, { ...style, spans: false })
    return periodInCell(isNumber(month) ? `${named}-${day.padStart(2, '0')}` : `${day} ${named}`, style)
  }
  const lettered = (letter: string, text: string): string =>
    isNumber(text) || /^(iv|i{1,3})$/i.test(text) ? `${letter}${text}` : text
  const said = quarter !== '' ? lettered('Q', quarter) : half !== '' ? lettered('H', half) : lettered('W', week)
  // A row without its part is of the year, as in a table of quarters with the year's own row.
  return periodInCell(said === '' ? year : `${said} ${year}`, style)
}
