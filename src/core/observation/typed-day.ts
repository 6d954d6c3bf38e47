import { monthNames } from '@core/words/format'
import { withoutAccents } from '../same-text'
import { type Day, dayOf } from './day'

const patterns = {
  yearFirst: /^(?<year>\d{4})[-/. ](?<month>\d{1,2})[-/. ](?<day>\d{1,2})$/,
  numbers: /^(?<first>\d{1,2})[-/. ](?<second>\d{1,2})[-/. ](?<year>\d{4}|\d{2})$/,
  dayWordYear: /^(?<day>\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?<word>\p{L}{3,})[-/., ]*(?<year>\d{4}|\d{2})$/u,
  wordDayYear: /^(?<word>\p{L}{3,})[-/. ]*(?<day>\d{1,2})(?:st|nd|rd|th)?[, ]+(?<year>\d{4})$/u,
}

/**
 * The day that a person typed: `31/12/2026`, `2026-12-31`, `31 Dec 2026`. Months may be called as in English and in the language that is
 * shown. `monthFirst`: the person's dates begin with the month; where that cannot be meant, they are read day first, and the other
 * way round. Null: it is no day.
 */
export function dayFromTyped(text: string, monthFirst = false): Day | null {
  const plain = folded(text)
  const yearFirst = patterns.yearFirst.exec(plain)?.groups
  const named = (patterns.dayWordYear.exec(plain) ?? patterns.wordDayYear.exec(plain))?.groups
  const numbers = patterns.numbers.exec(plain)?.groups
  if (yearFirst) return dayOrNull(yearFirst.year, Number(yearFirst.month), yearFirst.day)
  if (named) return dayOrNull(named.year, monthCalled(named.word ?? ''), named.day)
  if (!numbers) return null
  const dayFirst = dayOrNull(numbers.year, Number(numbers.second), numbers.first)
  const monthBefore = dayOrNull(numbers.year, Number(numbers.first), numbers.second)
  return monthFirst ? (monthBefore ?? dayFirst) : (dayFirst ?? monthBefore)
}

function dayOrNull(year = '', month: number, dayOfMonth = ''): Day | null {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  const day = dayOf(full, month, Number(dayOfMonth))
  return day.ok ? day.value : null
}

/** 1 to 12, of a name or how it begins. 0: none, or several begin so. */
function monthCalled(word: string): number {
  const found = new Set(
    [monthNames('en-GB'), monthNames()].flatMap(names =>
      names.flatMap((name, month) => (folded(name).startsWith(word) ? [month + 1] : [])),
    ),
  )
  const [only = 0] = found
  return found.size === 1 ? only : 0
}

/** Arabic digits as 0 to 9, and without the marks that set the direction of a text. */
const folded = (text: string): string =>
  withoutAccents(text)
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u061c\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
