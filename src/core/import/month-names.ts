import { welshMonths, welshShortMonths } from '@core/words/welsh'
import { withoutAccents } from '../same-text'

/** Languages of participants, and of forms that come in; the words for months are the platform's (Unicode CLDR). */
const languages = ['en', 'ar', 'ar-SY', 'cy', 'pl', 'ro', 'uk', 'fr', 'es', 'de', 'it', 'pt', 'nl', 'sv', 'ru', 'tr']
/** Words of other languages that headings in English are full of. */
const misleading: ReadonlySet<string> = new Set(['out'])
/** What people write that no list has. */
const misspelt: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['febuary', 2],
  ['feburary', 2],
  ['januray', 1],
  ['septmber', 9],
]

/** What the platform calls the months or the days of the week that these days are of, folded: the names of each day. */
function namesOf(part: 'month' | 'weekday', days: readonly Date[]): string[][] {
  const styles: Intl.DateTimeFormatOptions[] = [
    { [part]: 'long' },
    { [part]: 'short' },
    // In some languages a month is called otherwise beside its day.
    { [part]: 'long', day: 'numeric' },
  ]
  // Made once and not for each day: all workers that read dates wait for it.
  const formats = languages.flatMap(language =>
    styles.map(style => new Intl.DateTimeFormat(language, { ...style, calendar: 'gregory', timeZone: 'UTC' })),
  )
  return days.map(day =>
    formats.flatMap(format =>
      format
        .formatToParts(day)
        .flatMap(({ type, value }) => (type === part ? [withoutAccents(value).replace(/\.$/, '')] : [])),
    ),
  )
}

const firstDays = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2023, index, 1)))
/** The week of Monday, 2 January 2023. */
const week = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2023, 0, 2 + index)))

const monthOfName: ReadonlyMap<string, number> = new Map([
  ...namesOf('month', firstDays).flatMap((names, index) => names.map(name => [name, index + 1] as const)),
  ...[welshMonths, welshShortMonths].flatMap(names =>
    names.map((name, index) => [withoutAccents(name), index + 1] as const),
  ),
  ...misspelt,
])

/** 1 to 12, of a folded name that `monthPattern` found. */
export const monthNamed = (name: string): number => monthOfName.get(name.replace(/\.$/, '')) ?? Number.NaN

const anyOf = (names: Iterable<string>): string =>
  [...new Set(names)]
    .filter(name => /^[^\d]+$/.test(name) && !misleading.has(name))
    .sort((a, b) => b.length - a.length)
    .join('|')

/** For a pattern of folded text: any name of a month, the longest first. */
export const monthPattern = `(?:${anyOf(monthOfName.keys())})(?!\\p{L})\\.?`

export const weekdayPattern = `(?:${anyOf(namesOf('weekday', week).flat())})(?!\\p{L})`
