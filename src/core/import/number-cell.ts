import { joinedNotes, notesAround } from './notes'

/** Where the ten digits of a script begin: Arabic, Persian, Devanagari, Bengali and so on, and the wide ones of East Asia. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10,
]
/** Marks of direction, and spaces without width. */
const unseen = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** The text with digits of every script as 0 to 9 and without signs that nobody sees. */
export const plainDigits = (text: string): string => (isLatin(text) ? text : inLatinDigits(text))

/** True for nearly every cell there is, and asked of every cell. */
function isLatin(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0xff) return false
  return true
}

const inLatinDigits = (text: string): string =>
  text.replace(unseen, '').replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0
    const zero = zeros.find(first => code >= first && code < first + 10)
    return zero === undefined ? digit : String(code - zero)
  })

/** `point`: 1,234.5. `comma`: 1.234,5. Spaces and apostrophes part thousands in both. */
export const decimalMarks = ['point', 'comma'] as const
export type DecimalMark = (typeof decimalMarks)[number]

/** `note`: marks beside it, joined (`joinedNotes`). */
export type NumberCell = { readonly value: number; readonly perCent: boolean; readonly note: string }
/** `number-too-large`: it cannot be kept exactly (over 15 digits) or at all. */
export type NumberCellProblem = 'not-a-number' | 'number-too-large'

/**
 * Reads what people write for a number: £1,234.50, (12), −3, 45 %, 1 234, 1.5e6, 1.234,5. A per cent is left as it stands
 * (45 for `45 %`) and said so. `£1.2bn`, `3.4k` and `1,2 Mio. €` are what they are short for. Words (`Infinity`), formulas, dates and
 * wrongly grouped thousands are no number, nor is `12m`, which may be months. Marks of publishers beside it (`567 p`, `1,318*`,
 * `66 [note 1]`, `~15`) are its notes.
 */
export function numberInCell(text: string, decimal: DecimalMark): NumberCell | NumberCellProblem {
  if (decimal === 'point' || !text.includes('.')) {
    const plain = plainNumber(text)
    if (!Number.isNaN(plain)) return { value: plain, perCent: false, note: '' }
  }
  if (text.length > 60 || !/\p{Nd}/u.test(text)) return 'not-a-number'
  const whole = numberAlone(text, decimal)
  if (whole !== 'not-a-number') return whole
  const { text: alone, notes } = notesAround(text)
  if (notes.length === 0) return 'not-a-number'
  const noted = numberAlone(alone, decimal)
  return typeof noted === 'string' ? noted : { ...noted, note: joinedNotes(notes) }
}

function numberAlone(text: string, decimal: DecimalMark): NumberCell | NumberCellProblem {
  let core = plainSigns(text, decimal).replace(/\s/g, ' ').trim().replace(/^[−–]/, '-')
  const bracketed = /^\((.*)\)$/.exec(core)?.[1]
  if (bracketed !== undefined) core = bracketed.trim()
  const perCent = perCentSign.test(core)
  const bare = core.replace(perCentSign, '').replace(currencySign, '$1')
  const [, sign = '', unsigned = ''] = /^([-+−–]?) ?(.*)$/.exec(bare) ?? []
  if (bracketed !== undefined && sign !== '') return 'not-a-number'
  const short = scaled(unsigned, currencySign.test(core))
  const { whole = '', decimals = '', exponent = '' } = numberPatterns[decimal].exec(short.number)?.groups ?? {}
  if ((whole === '' && decimals === '') || (exponent !== '' && short.power !== '')) return 'not-a-number'
  const digits = whole.replace(/\D/g, '')
  const value = Number(`${digits || '0'}.${decimals || '0'}${exponent}${short.power}`)
  if (digits.replace(/^0+/, '').length > 15 || !Number.isFinite(value)) return 'number-too-large'
  const isNegative = bracketed !== undefined || (sign !== '' && sign !== '+')
  return { value: isNegative && value !== 0 ? -value : value, perCent, note: '' }
}

const perCentSign = /^% ?| ?%$| ?per ?cent$/i
const currencies =
  '(?:(?:US|AU?|CA?|NZ)?\\$|[£€¥₴₺₽₹₦]|(?:GBP|EUR|USD|CHF|PLN|RON|UAH|SEK|NOK|DKK|CZK|HUF|ISK|AUD|CAD|NZD|euros?|pounds?|kr|zł|zl|kč|ft|lei|грн|руб)(?!\\p{L})\\.?)'
const currencySign = new RegExp(
  `^([-+]?) ?${currencies} ?(?=[\\d.(+−–-])|${currencies} ?(?=[-−–])|(?<=[\\d.\\p{L}]) ?${currencies}$`,
  'iu',
)

/** `£5`, `85 kr`. */
export const hasCurrency = (text: string): boolean => currencySign.test(plainSigns(text, 'point').trim())

/** A number without the sign of what it is money of. */
export const withoutCurrency = (text: string): string => text.replace(currencySign, '$1')

const powers: readonly (readonly [RegExp, string])[] = [
  [/^(?:k|thousands?|tsd\.?|tys\.?|тис\.?)$/i, 'e3'],
  [/^(?:m|mn|mio\.?|mln\.?|millions?|млн\.?)$/i, 'e6'],
  [/^(?:bn|mrd\.?|mld\.?|milliards?|billions?|млрд\.?)$/i, 'e9'],
]

/** `1.2m` as its number and what it is times. `12m` may be months, and `1.2 m` metres, unless they are money. */
function scaled(text: string, isMoney: boolean): { number: string; power: string } {
  const [, number = '', space = '', word = ''] = /^([\d.,'’ ]*\d)( ?)(\p{L}+\.?)$/u.exec(text) ?? []
  const power = powers.find(([words]) => words.test(word))?.[1]
  const isUnsure =
    /^[km]$/i.test(word) && !isMoney && (space !== '' || (/^m$/i.test(word) && !/[.,]\d{1,2}$/.test(number)))
  return power === undefined || isUnsure ? { number: text, power: '' } : { number, power }
}

/** Digits of any script as 0 to 9, with the Arabic marks between them; signs that only say which way to write go. */
const plainSigns = (text: string, decimal: DecimalMark): string =>
  isLatin(text)
    ? text
    : plainDigits(text)
        .replaceAll('٫', decimal === 'point' ? '.' : ',')
        .replaceAll('٬', decimal === 'point' ? ',' : '.')
        .replaceAll('٪', '%')
        .replace(/[﹣－]/g, '-')

const numberPatterns: Record<DecimalMark, RegExp> = {
  point: numberPattern(",'’ ", '\\.'),
  comma: numberPattern(".'’ ", ','),
}

/** The mark between thousands must stay the same throughout, and every group after the first must have three digits; in India two, before the last three. */
function numberPattern(marks: string, decimal: string): RegExp {
  const grouped = `[1-9]\\d{0,2}(?<mark>[${marks}])\\d{3}(?:\\k<mark>\\d{3})*`
  const lakhs = marks.startsWith(',') ? '|[1-9]\\d?(?:,\\d{2})+,\\d{3}' : ''
  return new RegExp(
    `^(?<whole>${grouped}${lakhs}|\\d*)(?:${decimal}(?<decimals>\\d*))?(?<exponent>e[-+]?\\d{1,3})?$`,
    'i',
  )
}

/**
 * Which decimal mark a cell shows: `1.5`, `1,234.5` and `1,234,567` show a point, `1,5`, `1.234,5` and `1.234.567` a comma.
 * `either`: it reads as a number both ways and means different things (`1,234`, `1.234`). Null: it shows neither.
 */
export function decimalMarkShown(text: string): DecimalMark | 'either' | null {
  if (!/[.,٫٬]/.test(text)) return null
  const withPoint = numberInCell(text, 'point')
  const withComma = numberInCell(text, 'comma')
  if (typeof withPoint === 'string') return typeof withComma === 'string' ? null : 'comma'
  if (typeof withComma === 'string') return 'point'
  return withPoint.value === withComma.value ? null : 'either'
}

/**
 * The quick way for the ordinary cell: digits, at most one point, a leading minus. NaN: something else, look closer.
 * Up to 15 digits, so that the value is the very one that `Number` gives.
 */
export function plainNumber(text: string): number {
  const end = text.length
  if (end === 0 || end > 17) return Number.NaN
  let at = text.charCodeAt(0) === 45 ? 1 : 0
  const first = at
  let value = 0
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  if (at === first || at - first > 15) return Number.NaN
  if (at === end) return first === 1 && value !== 0 ? -value : value
  if (text.charCodeAt(at) !== 46 || at + 1 === end) return Number.NaN
  for (let decimals = at + 1; decimals < end; decimals++) {
    const digit = text.charCodeAt(decimals) - 48
    if (digit < 0 || digit > 9) return Number.NaN
  }
  const decimalValue = Number(text)
  return decimalValue === 0 ? 0 : decimalValue
}
