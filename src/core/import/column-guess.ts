import type { Day } from '@core/observation/day'
import type { MeasureKind } from '@core/project/entities'
import { isAreaCode } from './area-codes'
import { type ColumnSurvey, namesMeasures } from './column-survey'
import { dateOrderShown } from './date-cell'
import type { DateOrder } from './full-date'
import type { DecimalMark } from './number-cell'
import type { Table } from './table'

/** What a column most probably is, from its heading and what its cells look like. */
export type ColumnGuess =
  | { readonly as: 'nothing' }
  | { readonly as: 'row-number' }
  | { readonly as: 'code'; readonly shape: string }
  | { readonly as: 'words'; readonly dimension: string; readonly isLong: boolean }
  | { readonly as: 'measure-name' }
  | { readonly as: 'date'; readonly order: DateOrder | null; readonly spans: boolean }
  | {
      readonly as: 'numbers-at'
      readonly day: Day
      readonly decimal: DecimalMark | null
      readonly kind: MeasureKind
      readonly perCent: boolean
    }
  | {
      readonly as: 'numbers'
      readonly decimal: DecimalMark | null
      readonly kind: MeasureKind
      readonly perCent: boolean
      /** False for columns that hold numbers but hardly figures to follow: identifiers, rates of change, populations. */
      readonly isFigure: boolean
    }

const placeNames =
  /\b(local )?authorit|council|\bla ?name|\barea|\bplace|region|count(y|ry)\b|district|\bward|\bcit(y|ies)\b|\btown|borough|location|\bsite\b|^org(anisation)?[ _]?units?|\bparish|\bstate\b|province|\bnation\b|\bsettlement|^geo(graphy)?([ _](name|label))?$|^[a-z]{2,5}\d{2}nmw?$|miejsce|miasto|obszar|gmina|powiat|województwo|miejscowość|^loc(ul|alitate)|județ|oraș|comun[aă]\b|ardal|^lle\b|місто|район|область|громада|المنطقة|المدينة|المكان|البلدية|commune|département|gemeinde|bezirk|ort\b/iu
/** Beside a column of codes of places these name the places. */
const namesOfCodes = /^(names?|labels?|titles?|descriptions?)$|[ _](name|label)$/i
const dateNames =
  /\b(date|day|month|year|period|quarter|week|when|time|timestamp|last ?updated|created|rok|data|miesiąc|kwartał|okres|an|anul|luna|trimestru(l)?|perioada|blwyddyn|mis|dyddiad|chwarter)\b|^(рік|дата|місяць|квартал|період|السنة|سنة|التاريخ|تاريخ|الشهر|jahr|datum|monat|quartal|année|mois|trimestre|fecha|año|mes|stichtag|per[ií]odo|période|periode|zeitraum|έτος|ημερομηνία|год|месяц|metai|data|yıl|tarih|ay|jaar|maand|år|vuosi|anno|mese|ano|mês|aasta|gads|év|leto|godina|година)$/iu
/** `reporting_period`, `YearMonth`. */
const namesDates = (name: string): boolean =>
  dateNames.test(name.replace(/_/g, ' ').replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))
/** Headings of what tells rows apart, in whatever signs: `Ward 12`, 1 for men. */
const kindNames =
  /^(local authority|council|area|place|region|count(y|ry)|district|ward|city|town|borough|location|site|parish|state|province|zone|sector|cluster|sex|gender|ethnic(ity| group)|nationality|tenure|age[ _-]?(group|band)|category|type|group|cohort|wave|round|phase|status|service|team|project|partner|programme|provider|level|grade|band|decile|quintile)([ _](id|code|no\.?|number|key))?$/i
const notFigures =
  /\b(id|code|no\.?|ref|postcode|phone|uprn|easting|northing|lat(itude)?|lng|long?(itude)?|index|rank|participant|respondent)$|^(id|code)\b|^(plz|postleitzahl|cp|c\.p\.|c[oó]d(e|igo) postale?|cap|kod pocztowy|cod poștal|(поштовий )?індекс|postnummer|zip|psč|irányítószám|الرمز البريدي|(numer |nr )?telefon\p{L}*( nr\.?)?|tel\.?|t[ée]l[ée]ph?on[eo]|m[óo]vil|handy(nummer)?|mobil\p{L}*|telefoon\p{L}*|телефон|الهاتف|\p{L}+nummer|\p{L}+-?nr\.?)$/iu
const ofRows =
  /^(last ?page|collector ?id|duration \(in seconds\)|time spent|room( no\.?| number)?|zimmer(nummer)?|chambre|habitación|pokój|kamer)$/i
/** What the tools of surveys call how a form was filled in. Elsewhere so many people have finished. */
const ofForms = /^(progress|finished|seed)$/i
const ofSurveyTools = /^(last ?page|collector ?id|duration \(in seconds\)|response ?id)$/i

/** Tells the headings of numbers that tell rows or people apart, or say how a form was filled in, from those of figures. */
export function rowNumbersIn({ columns }: Table): (heading: string) => boolean {
  const isOfForms = columns.some(({ name }) => ofSurveyTools.test(name.trim()))
  return heading => ofRows.test(heading.trim()) || (isOfForms && ofForms.test(heading.trim()))
}
/** True for a heading of numbers that are nobody's figures. */
export const isNoFigure = (heading: string): boolean => notFigures.test(heading)
const derived =
  /change|\brate\b|per ?cent|percentage|%|population|number of households|denominator|\bbase\b|margin|confidence|\b(lower|upper)( 95%?)? (ci|limit|bound)\b|\b[lu]?ci( (lower|upper))?$|\b[lu]cl$/i
const perCentNames = /%|per ?cent|percentage/i

/** What the file as a whole tells about a column that does not tell itself. */
export type FileEvidence = {
  readonly decimal: DecimalMark | null
  /** The order of day and month in headings that are dates; null: nothing says, or they disagree. */
  readonly headingOrder: DateOrder | null
  /** The same of dates in cells of which none tells: as other columns have it, or as people write it where the file is from. */
  readonly usualOrder: DateOrder | null
  readonly numbersRows: (heading: string) => boolean
  /** True where `1.234` may be thousands as well as decimals: in text. A workbook's numbers are no text. */
  readonly doubtsPoints: boolean
  /** Commas part the cells (whoever writes decimals with one parts them otherwise), or numbers are no text (in a workbook). */
  readonly commasPartCells: boolean
  /** As spreadsheets write where a comma is the decimal mark. */
  readonly semicolonsPartCells: boolean
}

/** What the file's unmistakable numbers and headings say, where they agree. */
export function evidenceOf(table: Table, isText: boolean): FileEvidence {
  const marks = new Set(table.columns.map(column => column.decimal))
  const orders = new Set(table.columns.map(column => dateOrderShown(column.name)))
  const dayFirst = orders.has('day-first')
  const commasPartCells = !isText || table.delimiter === 'comma'
  const semicolonsPartCells = isText && table.delimiter === 'semicolon'
  const thousands = table.columns.filter(({ decimal, wholes }) => decimal === 'either' && wholes > 0)
  // `"1,730"` among whole numbers, in a file whose cells are parted by commas or in a workbook, is a thousand and some; `1.730` in one
  // whose cells are parted by semicolons likewise.
  const doubtful = table.columns.filter(({ decimal }) => decimal === 'either')
  // Where the other columns hold whole numbers this one hardly holds thousandths.
  const areWholes = table.columns.some(({ decimal, wholes, years }) => decimal === null && wholes > 1 && years === 0)
  const isEnglish = table.columns.some(({ name }) => englishWord.test(name))
  const hasCommas =
    (commasPartCells && thousands.some(({ hasDoubtfulComma }) => hasDoubtfulComma)) ||
    (isEnglish && thousands.some(column => column.hasDoubtfulComma && !column.hasBareThousands)) ||
    (doubtful.length > 0 && doubtful.every(({ samples }) => samples.every(cell => /[£$]|\b(GBP|USD)\b/.test(cell))))
  const hasPoints =
    semicolonsPartCells &&
    (thousands.some(({ hasDoubtfulComma }) => !hasDoubtfulComma) ||
      (areWholes && doubtful.some(({ hasDoubtfulComma }) => !hasDoubtfulComma)))
  const ofThousands = hasCommas ? 'point' : hasPoints ? 'comma' : null
  return {
    decimal:
      marks.has('both') || (marks.has('point') && marks.has('comma'))
        ? null
        : marks.has('point')
          ? 'point'
          : marks.has('comma')
            ? 'comma'
            : ofThousands,
    headingOrder: dayFirst === orders.has('month-first') ? null : dayFirst ? 'day-first' : 'month-first',
    usualOrder: usualOrderIn(table, semicolonsPartCells),
    numbersRows: rowNumbersIn(table),
    doubtsPoints: isText,
    commasPartCells,
    semicolonsPartCells,
  }
}

const englishWord =
  /\b(area|count|people|households?|year|month|total|council|authority|spend|value|project|service|client|tenants?)\b/i
const foreignDay = /^(datum|stichtag|tag|fecha|d[ií]a|jour|giorno|dyddiad|dato|dag|d[aá]tum|tarih)\b/i

/** Of those who write English only Americans put the month first: semicolons, pounds, official codes and other languages are not theirs. */
function usualOrderIn({ columns }: Table, semicolonsPartCells: boolean): DateOrder | null {
  const shown = new Set(columns.map(({ order }) => order))
  if (shown.has('both')) return null
  if (shown.has('day-first') !== shown.has('month-first')) return shown.has('day-first') ? 'day-first' : 'month-first'
  if (shown.has('day-first')) return null
  const isElsewhere = columns.some(
    ({ name, samples }) =>
      /[£€]|(?![A-Za-z])\p{L}/u.test(name) ||
      foreignDay.test(name) ||
      samples.some(cell => /[£€]/.test(cell) || isAreaCode(cell)),
  )
  return semicolonsPartCells || isElsewhere ? 'day-first' : null
}

/** What is known of a column before its cells are looked at. */
export type ColumnContext = {
  /** The last day of the time its heading names. */
  readonly day: Day | null
  /** Whether another column holds codes of places. */
  readonly besideCodes: boolean
}

/** `rows` is how many rows the survey saw. */
export function columnGuess(
  column: ColumnSurvey,
  rows: number,
  evidence: FileEvidence,
  { day, besideCodes }: ColumnContext,
): ColumnGuess {
  const { name, filled } = column
  if (filled === 0 && column.missing + column.suppressed === 0) return { as: 'nothing' }
  if (name === '' && column.counts) return { as: 'row-number' }
  if (areMetres(column)) return { as: 'words', dimension: dimensionName(column), isLong: false }
  // `Data` is a date in Polish.
  if (namesMeasures(name) && column.numbers < filled / 2 && !isDate(column)) return { as: 'measure-name' }
  if (isCode(column)) return { as: 'code', shape: column.shape }
  const decimal = decimalOf(column, evidence)
  const perCent = perCentNames.test(name)
  const isShare =
    column.perCents > filled / 2 ||
    // Per cents among parts of one: 45%, 0.45.
    (column.perCents > 0 && column.aboveOne <= column.perCents) ||
    (perCent && !/change/i.test(name))
  const numbers = {
    decimal,
    kind: isShare ? 'share' : 'number',
    perCent: isShare && column.perCents === 0 && column.aboveOne > 0,
  } as const
  const mostlyNumbers = column.numbers >= Math.max(1, filled * 0.5)
  const noText = filled === 0 && column.missing + column.suppressed > 0
  if (day !== null && (mostlyNumbers || noText || column.numbers > 0)) return { as: 'numbers-at', day, ...numbers }
  if (isDate(column)) return { as: 'date', order: orderOf(column, evidence), spans: column.spans }
  if (couldBeSerialDates(column)) return { as: 'date', order: null, spans: true }
  if (mostlyNumbers && !isKind(column)) {
    // `Households at the end of the quarter` is no quarter.
    const isOfTime = namesDates(name) && name.trim().split(/[\s_]+/).length < 3
    return {
      as: 'numbers',
      ...numbers,
      isFigure: !isOfTime && !isNoFigure(name) && !evidence.numbersRows(name) && !derived.test(name),
    }
  }
  if (filled === 0) return { as: 'nothing' }
  const isLong =
    column.averageLength > 60 || (column.distinct > 50 && column.distinct > rows * 0.9 && column.averageLength > 30)
  return { as: 'words', dimension: besideCodes && namesOfCodes.test(name) ? 'place' : dimensionName(column), isLong }
}

function isCode({ filled, shape, shapeCount, distinct, samples }: ColumnSurvey): boolean {
  if (samples.length > 0 && samples.every(isAreaCode)) return true
  return filled > 3 && shapeCount >= filled * 0.6 && /^A{1,3}9{4,9}$/.test(shape) && distinct > 3
}

/** True for numbers that only tell rows apart: `007`, and whole numbers under a heading of places or groups. */
const isKind = ({ name, samples }: ColumnSurvey): boolean =>
  samples.every(cell => /^\d+$/.test(cell)) && (kindNames.test(name.trim()) || samples.some(cell => /^0\d/.test(cell)))

/** `1.2m` under `Height` is no million. */
const areMetres = ({ name, samples }: ColumnSurvey): boolean =>
  samples.some(cell => /\d ?m$/.test(cell)) &&
  /height|distance|length|depth|width|metres?|radius|altitude|duration|months|minutes/i.test(name)

function isDate(column: ColumnSurvey): boolean {
  const isNamedSo = namesDates(column.name)
  if (column.filled === 0 || column.dates < column.filled * (isNamedSo ? 0.5 : 0.8)) return false
  const bareNumbers = column.numbers >= column.filled * 0.8
  return !bareNumbers || isNamedSo || (column.years === column.filled && column.name === '')
}

/** Dates as Excel counts them, 1927 to 2119. Whether they are that is for the person to say. */
function couldBeSerialDates({ name, samples }: ColumnSurvey): boolean {
  return namesDates(name) && samples.length > 0 && samples.every(cell => /^[1-7]\d{4}(\.\d+)?$/.test(cell))
}

function orderOf({ order, name, samples }: ColumnSurvey, { usualOrder }: FileEvidence): DateOrder | null {
  if (order === 'both') return null
  if (order !== 'either') return order ?? 'day-first'
  if (usualOrder !== null) return usualOrder
  // The first of each month.
  const areFirsts = (test: RegExp): boolean => samples.length > 1 && samples.every(cell => test.test(cell))
  const ofMonths = /\bmonth\b/i.test(name)
  return ofMonths && areFirsts(/^0?1[-/ ]/)
    ? 'day-first'
    : ofMonths && areFirsts(/^\d+[-/ ]0?1[-/ ]/)
      ? 'month-first'
      : null
}

/**
 * A column's own cells decide; then the rest of the file. Of a column of nothing but `1,234` or `1.234` it is
 * asked: read the other way every number would be a thousand times wrong.
 */
function decimalOf(
  column: ColumnSurvey,
  { decimal, doubtsPoints, commasPartCells, semicolonsPartCells }: FileEvidence,
): DecimalMark | null {
  if (column.decimal === 'both') return null
  if (column.decimal !== 'either') return column.decimal ?? decimal ?? 'point'
  if (decimal) return decimal
  if (column.hasDoubtfulComma && commasPartCells && column.wholes > 0) return 'point'
  if (!column.hasDoubtfulComma && semicolonsPartCells && column.wholes > 0) return 'comma'
  return column.hasDoubtfulComma || doubtsPoints ? null : 'point'
}

/** `place` for councils, regions and the like; otherwise the heading itself. */
function dimensionName({ name, place }: ColumnSurvey): string {
  if (placeNames.test(name)) return 'place'
  return name === '' ? `column ${place + 1}` : name.slice(0, 100).toLowerCase()
}
