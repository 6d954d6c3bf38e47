import { isAreaCode } from './area-codes'
import { type ColumnSurvey, isUnitHeading } from './column-survey'
import { markMeaning, usualMarks } from './marks'
import { notesAlone } from './notes'
import type { Table } from './table'
import { areKindsOfPlace, saysAll } from './total-words'

const codeHeading =
  /\bcodes?\b|code$|^id$|[_ ]id$|\bgss\b|\bons\b|\bnuts|\bitl\d?\b|\biso\d?\b|^[A-Z]\d{4,}[A-Z]?\d*$|^tlist|^[a-z]{2,4}\d{2}cd$|\bkey$/i
const serviceHeading =
  /^(source|frequency|freq|status|obs[_ ]?status|decimals|footnotes?|notes?|geography( type)?|geography level|area[_ ]?type|type of area|level|entity|dataset|version|publisher|stored ?by|created ?by|updated ?by|attribute ?option ?combo|category ?option ?combo|dataflow|structure(_id|_name)?|action|category type)$/i
/** What says something about a row's figure or its place that nobody breaks figures down by. */
const ofRows =
  /^(recent trend|compared to .*|new data|time period (sortable|range)|parent (name|code)|start ?language)$/i
/** What a column of marks or remarks about figures is called, behind a year or alone; a `status` may well be people's. */
const ofNotes =
  /\b(obs[_ ]?(flags?|status|conf)|flags?|markers?|shorthand|foot ?notes?|notes?|remarks?|comments?)$|^qualifiers?$/i
const rowsLookedAt = 2000
const mostColumns = 500

/**
 * Why a column says nothing of its own. `code`: it says in codes what another says in words. `kinds-of-place`: of which kind each
 * place is. `notes`: marks about the figures beside it. `text`: remarks about them.
 */
export type Aside = 'code' | 'unit' | 'constant' | 'kinds-of-place' | 'notes' | 'text'

/** Columns of words and codes that add nothing to what others say. */
export function asidesOf(table: Table): ReadonlyMap<number, Aside> {
  const asides = new Map<number, Aside>()
  const rows = table.sample.rows.slice(0, rowsLookedAt)
  if (table.columns.length > mostColumns) return asides
  const wordsIn = (place: number): Set<string> => new Set(rows.flatMap(row => (row[place] ?? '').trim() || []))
  for (const [place, { name, numbers, filled }] of table.columns.entries()) {
    if (isUnitHeading(name) && numbers < Math.max(1, filled)) {
      asides.set(place, 'unit')
      continue
    }
    const words = [...wordsIn(place)]
    if (words.length === 0) continue
    if (ofRows.test(name.trim())) {
      asides.set(place, 'text')
      continue
    }
    if (ofNotes.test(name) && numbers === 0) {
      const areMarks = words.every(word => notesAlone(word) !== null || markMeaning(word, usualMarks) !== null)
      asides.set(place, areMarks && words.some(word => notesAlone(word) !== null) ? 'notes' : 'text')
      continue
    }
    if (
      words.length <= 20 &&
      filled > 1 &&
      areKindsOfPlace(words) &&
      (words.length > 1 ||
        /country|region|district|authorit|county|ward|nation|borough|council|lsoa|msoa/i.test(words[0] ?? ''))
    ) {
      asides.set(place, 'kinds-of-place')
    } else if (words.length === 1 && filled > 1 && isService(name, words[0] ?? '', numbers))
      asides.set(place, 'constant')
  }
  for (const place of table.columns.keys()) {
    if (!asides.has(place) && isCodeOfAnother(place, table, rows, asides)) asides.set(place, 'code')
  }
  return asides
}

/** What is the same in every row and says nothing to follow. Where the one place or sex of a file stands, it stays. */
const isService = (heading: string, word: string, numbers: number): boolean =>
  numbers === 0 && (serviceHeading.test(heading.trim()) || saysAll(word, []) || /^(T|TOTAL|_T|_Z)$/.test(word))

function isCodeOfAnother(
  place: number,
  { columns }: Table,
  rows: readonly string[][],
  asides: ReadonlyMap<number, Aside>,
): boolean {
  const own = columns[place]
  if (!own || own.filled === 0 || own.averageLength > 20 || own.samples.some(sample => /\s/.test(sample.trim())))
    return false
  if (own.samples.some(isAreaCode)) return false
  return columns.slice(Math.max(0, place - 3), place + 4).some((other, offset) => {
    const at = Math.max(0, place - 3) + offset
    if (at === place || asides.has(at) || other.name === '' || other.filled === 0) return false
    const isNamed =
      codeHeading.test(own.name) ||
      (other.name.length > own.name.length && startsAs(other.name, own.name)) ||
      (areCodes(own) && areNames(other))
    if (!isNamed || codeHeading.test(other.name)) return false
    // Numbers are no names, but the years of a date may be.
    if (other.numbers >= other.filled && other.dates < other.filled) return false
    if (own.dates >= own.filled * 0.8 && other.dates < other.filled * 0.8) return false
    return goTogether(rows, place, at)
  })
}

/** Signs without small letters, of which some are letters, or digits that begin with a nought: `ITC4`, `05111`. */
const areCodes = ({ samples, distinct }: ColumnSurvey): boolean =>
  distinct > 2 &&
  samples.every(sample => /^[A-Z0-9_.-]{1,12}$/.test(sample.trim())) &&
  samples.some(sample => /[A-Z]\w|^0\d/.test(sample.trim()))
const areNames = ({ samples }: ColumnSurvey): boolean =>
  samples.every(sample => /\p{L}{3}/u.test(sample)) && samples.some(sample => /\p{Ll}/u.test(sample))

const startsAs = (longer: string, shorter: string): boolean =>
  longer.toLowerCase().startsWith(`${shorter.toLowerCase()} `) && /(label|name|title|description)$/i.test(longer)

/** True where each word of one column always stands beside the same word of the other. */
function goTogether(rows: readonly string[][], a: number, b: number): boolean {
  const [there, back] = [new Map<string, string>(), new Map<string, string>()]
  for (const row of rows) {
    const [one, other] = [(row[a] ?? '').trim(), (row[b] ?? '').trim()]
    if (one === '' && other === '') continue
    if ((there.get(one) ?? other) !== other || (back.get(other) ?? one) !== one) return false
    there.set(one, other)
    back.set(other, one)
  }
  return there.size > 0
}
