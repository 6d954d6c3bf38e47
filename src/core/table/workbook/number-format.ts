import { firstDayOfMonth, isoFromDay, monthOf } from '@core/observation/day'

/** What a cell's format makes of its number. */
export type NumberFormat = 'number' | 'per-cent' | 'date' | 'month' | 'year' | 'time'

/** Formats that a workbook names by number alone (ECMA-376 part 1, 18.8.30), East Asian and Thai dates included. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return 'per-cent'
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || id === 75 || id === 76 || (id >= 78 && id <= 80))
    return 'time'
  if (id === 17) return 'month'
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || (id >= 71 && id <= 81))
    return 'date'
  return 'number'
}

/** What a format's code (`dd/mm/yyyy`, `0.0%`, `[$£-809]#,##0`) makes of a number. Its first section speaks for all. */
export function formatOfCode(code: string): NumberFormat {
  if (/^(general|standard)$/i.test(code.trim())) return 'number'
  const isElapsed = /\[[hms]+\]/i.test(code)
  const bare = code
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[[^[\]]*\]/g, '')
    .replace(/am\/pm|a\/p/gi, '')
    .split(';')[0]
  const signs = bare ?? ''
  if (isElapsed) return 'time'
  if (/[hs]/i.test(signs)) return /[yd]/i.test(signs) ? 'date' : 'time'
  if (/d/i.test(signs)) return 'date'
  if (/m/i.test(signs)) return 'month'
  if (/y/i.test(signs)) return 'year'
  return signs.includes('%') ? 'per-cent' : 'number'
}

const secondsADay = 86_400
/** Days of the calendar that begins in 1904 are this many fewer. */
const daysBetweenEpochs = 1462
const lastSerial = 2_958_465

/**
 * The number of a cell as a person would type it, exactly: `0.284` as a per cent is `28.4%`, `42704` as a date is
 * `2016-11-30`, with its time where it has one, and as little of it as its format shows: `Nov 2016`, `2016`. Excel believes in 29 February 1900 (day 60), so days before it count one less.
 */
export function numberAsText(value: number, format: NumberFormat, from1904: boolean): string {
  if (format === 'number') return String(value)
  if (format === 'per-cent') return `${hundredfold(value)}%`
  let serial = Math.floor(value)
  let seconds = Math.round((value - serial) * secondsADay)
  if (seconds === secondsADay) {
    serial++
    seconds = 0
  }
  if (format === 'time') return value < 0 || value >= 1 ? String(value) : timeOfDay(seconds)
  if (from1904) serial += daysBetweenEpochs
  if (serial < 1 || serial > lastSerial) return String(value)
  const day =
    serial === 60 ? '1900-02-29' : isoFromDay(firstDayOfMonth(monthOf(1900, 1)) + serial - (serial < 60 ? 1 : 2))
  if (format === 'year') return day.slice(0, 4)
  if (format === 'month') return `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
  return seconds === 0 ? day : `${day} ${timeOfDay(seconds)}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 0.284 becomes 28.4 to the last digit, which multiplying by 100 does not promise. */
function hundredfold(value: number): number {
  const text = String(value)
  return text.includes('e') ? value * 100 : Number(`${text}e2`)
}

const timeOfDay = (seconds: number): string =>
  [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60]
    .map(part => String(part).padStart(2, '0'))
    .join(':')
