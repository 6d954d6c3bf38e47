/** Languages of participants, and of forms that come in; the words for months are the platform's (Unicode CLDR). */
const languages = ['en', 'ar', 'ar-SY', 'cy', 'pl', 'ro', 'uk', 'fr', 'es', 'de', 'it']
/** What people write that no list has. */
const misspelt: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['febuary', 2],
  ['feburary', 2],
  ['januray', 1],
  ['septmber', 9],
]

/** A text as names of months are looked up: without accents, points and case. */
export const foldedText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What the platform calls a month or a day of the week on a day, folded. */
function namesOf(part: 'month' | 'weekday', day: Date): string[] {
  const styles: Intl.DateTimeFormatOptions[] = [
    { [part]: 'long' },
    { [part]: 'short' },
    // In some languages a month is called otherwise beside its day.
    { [part]: 'long', day: 'numeric' },
  ]
  return languages.flatMap(language =>
    styles.flatMap(style =>
      new Intl.DateTimeFormat(language, { ...style, calendar: 'gregory', timeZone: 'UTC' })
        .formatToParts(day)
        .flatMap(({ type, value }) => (type === part ? [foldedText(value).replace(/\.$/, '')] : [])),
    ),
  )
}

const monthOfName: ReadonlyMap<string, number> = new Map([
  ...Array.from({ length: 12 }, (_, index) => index + 1).flatMap(month =>
    namesOf('month', new Date(Date.UTC(2023, month - 1, 1))).map(name => [name, month] as const),
  ),
  ...misspelt,
])

/** 1 to 12, of a folded name that `monthPattern` found. */
export const monthNamed = (name: string): number => monthOfName.get(name.replace(/\.$/, '')) ?? Number.NaN

const anyOf = (names: Iterable<string>): string =>
  [...new Set(names)]
    .filter(name => /^[^\d]+$/.test(name))
    .sort((a, b) => b.length - a.length)
    .join('|')

/** For a pattern of folded text: any name of a month, the longest first. */
export const monthPattern = `(?:${anyOf(monthOfName.keys())})(?!\\p{L})\\.?`

export const weekdayPattern = `(?:${anyOf(
  // The week of Monday, 2 January 2023.
  Array.from({ length: 7 }, (_, index) => namesOf('weekday', new Date(Date.UTC(2023, 0, 2 + index)))).flat(),
)})(?!\\p{L})`
