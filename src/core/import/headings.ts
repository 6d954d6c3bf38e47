import type { Day } from '@core/observation/day'
import { comparableText, tidyText } from '@core/same-text'
import type { CellPeriod } from './cell-period'
import { type DateStyle, dateOrderShown } from './date-cell'
import type { DateOrder } from './full-date'
import { totalsAmong } from './nested-words'
import { periodInHeading, spansInHeadings } from './period-heading'
import { type Groups, held, numberOf, type Part } from './sums-of-parts'
import type { Table } from './table'
import { isOtherCountry, saysAll, widthOfPlace } from './total-words'

/** What a heading says of the figures below it. */
export type Heading = {
  /** What the column is called, without its group and its time. */
  readonly name: string
  /** The last day of the time it names. */
  readonly day: Day | null
  /** That time. Absent: it names none. */
  readonly period?: CellPeriod | undefined
  /** Words that tell it from its neighbours, by dimension: `{ sex: 'Women' }`. */
  readonly words: Readonly<Record<string, string>> | null
  /** True where its figures add up those of its neighbours. */
  readonly isTotal: boolean
}

const longestWord = 500
const mostCrossed = 200

/** `order`: of day and month in headings; null: nothing says. */
export function headingsOf(
  table: Table,
  order: DateOrder | null,
  { yearEndsIn = 12, financialYearStart }: Partial<Pick<DateStyle, 'yearEndsIn' | 'financialYearStart'>> = {},
): Heading[] {
  const spans = spansInHeadings(table.columns.map(({ name }) => name))
  const timeIn: TimeIn = text => {
    if (order === null && dateOrderShown(text) === 'either') return null
    const found = periodInHeading(text, {
      ...{ order: order ?? 'day-first', yearEndsIn, spans, financialYearStart },
    })
    return found && { day: found.period.lastDay, ...found }
  }
  if (table.groups) return underGroups(table, table.groups, timeIn)
  const ages = areAges(table.columns.map(({ name }) => name))
  const headings = table.columns.map(({ name }): Heading => ungrouped(name, ages.has(name) ? null : timeIn(name)))
  return withTimesTakenOut(headings, table, timeIn, ages)
}

const ungrouped = (name: string, time: Time | null): Heading =>
  time?.rest === ''
    ? { name: '', day: time.day, period: time.period, words: null, isTotal: false }
    : { name, day: null, words: null, isTotal: false }

type Time = { readonly day: Day; readonly period: CellPeriod; readonly rest: string }
type TimeIn = (text: string) => Time | null

/**
 * Headings of several rows: a year over sexes, sexes over years, a year over its quarters, a year over sexes over ages. What is no time
 * tells groups of the same figures apart where the words are sexes, ages or places or add up to a total beside them; otherwise it names measures.
 */
function underGroups(table: Table, groups: NonNullable<Table['groups']>, timeIn: TimeIn): Heading[] {
  const said = table.columns.map(({ name }, place) => {
    const above = groups[place]
    return above ? timeAmong([...above, name.slice(above.join(': ').length + 2)], timeIn) : null
  })
  const namesPlaces = table.columns.some(
    ({ filled, numbers, dates }, place) => !groups[place] && filled > 0 && numbers + dates < filled / 2,
  )
  const headings = table.columns.map(({ name }, place): Heading => {
    const own = said[place]
    return own
      ? { name: '', day: own.day, period: own.period, words: null, isTotal: false }
      : ungrouped(name, timeIn(name))
  })
  for (let level = 0; level < Math.max(0, ...said.map(own => own?.labels.length ?? 0)); level++) {
    const sets = new Map<string, { place: number; label: string }[]>()
    for (const [place, own] of said.entries()) {
      const label = own?.labels[level] ?? ''
      if (!own || label === '') continue
      const beside = JSON.stringify([own.day, own.labels.toSpliced(level, 1)])
      sets.set(beside, [...(sets.get(beside) ?? []), { place, label }])
    }
    const labels = [...new Set([...sets.values()].flat().map(({ label }) => label))]
    const group = labels.length > 1 ? groupsAmong(labels, partsByRow([...sets.values()], table), !namesPlaces) : null
    for (const { place, label } of [...sets.values()].flat()) {
      const heading = headings[place] ?? ungrouped('', null)
      const { name, words, isTotal } = heading
      headings[place] = group
        ? {
            ...heading,
            words: withWord(words, group.dimension, label),
            isTotal: isTotal || group.totals.has(label),
          }
        : { ...heading, name: name === '' ? label : `${name}: ${label}` }
    }
  }
  return headings
}

const withWord = (words: Heading['words'], dimension: string, label: string): Heading['words'] => ({
  ...words,
  [words && dimension in words ? `${dimension} 2` : dimension]: label.slice(0, longestWord),
})

/** The time that one of these texts names, or two together (a year over its quarters), and what the others say; '' where it was the time. */
function timeAmong(texts: readonly string[], timeIn: TimeIn): Pick<Heading, 'day' | 'period'> & { labels: string[] } {
  const times = texts.map(timeIn)
  const isTime = (at: number): boolean => times[at]?.rest === ''
  for (const [at, text] of texts.entries()) {
    const below = texts[at + 1]
    if (below === undefined || isTime(at + 1)) continue
    const both = [`${below} ${text}`, `${text} ${below}`].map(timeIn).find(time => time?.rest === '')
    if (both)
      return {
        day: both.day,
        period: both.period,
        labels: texts.map((each, place) => (place - at < 2 && place >= at ? '' : each)),
      }
  }
  const whole = texts.findLastIndex((_, at) => isTime(at))
  if (whole !== -1) return { ...timeOf(times[whole]), labels: texts.map((text, at) => (isTime(at) ? '' : text)) }
  // `Men 2021` over `Housed`: the time and the group are in one.
  const part = times.findIndex(time => time !== null)
  return {
    ...timeOf(times[part]),
    labels: texts.map((text, at) => (at === part ? (times[at]?.rest ?? '') : text)),
  }
}

const timeOf = (time: Time | null | undefined) => ({ day: time?.day ?? null, period: time?.period })

const sexWord =
  /^(männlich|weiblich|masculin|féminin|masculino|femenino|feminino|maschi|femmine|maschile|femminile|män|kvinnor|menn|kvinner|mænd|kvinder|mannen|vrouwen|muži|ženy|férfi|nő|men|women|males?|females?|boys?|girls?|m|f|man|woman|all sexes|persons|both sexes|non-?binary|transgender|trans (men|women|people)|kobiety|mężczyźni|femei|bărbați|жінки|чоловіки|menywod|dynion|نساء|رجال|إناث|ذكور|frauen|männer|femmes|hommes|mujeres|hombres)$/iu
const ageWord =
  /^(ages? |aged )?(\d{1,3} ?(-|–|to|\+|and over|or over|and above|years|plus)( ?\d{1,3})?|(under|over|below|up to) \d{1,3}|\d{1,3} (and|or) (under|over|older|younger))/i
const otherGroup =
  /^(other|others|unknown|not (known|stated|specified|recorded|disclosed|provided)|prefer not to say|did not say|missing|no answer|refused to say|don.?t know|unspecified|self-described?)( \(.*\))?$/i

export const dimensionOfWord = (word: string): string => {
  if (sexWord.test(word)) return 'sex'
  return ageWord.test(word) ? 'age' : 'group'
}

/** Headings that are bands of age, of which `16-17` could be a year as well. */
function areAges(names: readonly string[]): ReadonlySet<string> {
  const found = names.filter(name => dimensionOfWord(tidyText(name)) === 'age')
  const isYears = (name: string) => {
    const [, from, to] = /^(\d{2})[-–/](\d{2})$/.exec(name.trim()) ?? []
    return from !== undefined && Number(to) === (Number(from) + 1) % 100
  }
  return new Set(found.length > 1 && !found.every(isYears) ? found : [])
}

const change = /\bchange|\bdifference|\bvariation|\bgrowth|\bincrease\b|\bdecrease\b|\brank\b/i

/** `Women 2021`, `People per sq km 2022`: the time goes, and what is left names a group or the measure. */
function withTimesTakenOut(
  headings: readonly Heading[],
  table: Table,
  timeIn: TimeIn,
  ages: ReadonlySet<string>,
): Heading[] {
  const found = new Map<number, Time>()
  for (const [place, column] of table.columns.entries()) {
    const time = ages.has(column.name) || change.test(column.name) ? null : timeIn(column.name)
    const hasFigures = column.numbers >= Math.max(1, column.filled * 0.5) && column.dates < Math.max(1, column.filled)
    if (time && time.rest !== '' && hasFigures) found.set(place, time)
  }
  // Beside plain years other headings with a year are of something else: a rate of the last one.
  if (headings.some(({ day }) => day !== null)) return [...headings]
  const days = new Set([...found.values()].map(({ day }) => day))
  const rests = new Map<string, string>()
  for (const { rest } of found.values()) rests.set(comparableText(rest), rests.get(comparableText(rest)) ?? rest)
  const hasDate = table.columns.some(
    ({ dates, filled, numbers }) => filled > 0 && dates >= filled * 0.8 && numbers < filled,
  )
  if (found.size < 2 && hasDate) return [...headings]
  if (days.size < 2 && rests.size < 2 && hasDate) return [...headings]
  const labels = [...rests.values()]
  const places = new Map<Day, { place: number; label: string }[]>()
  for (const [place, { day, rest }] of found) {
    const label = rests.get(comparableText(rest)) ?? rest
    places.set(day, [...(places.get(day) ?? []), { place, label }])
  }
  const group = labels.length > 1 ? groupsAmong(labels, partsByRow([...places.values()], table), false) : null
  return headings.map((heading, place): Heading => {
    const time = found.get(place)
    if (!time) return heading
    const label = rests.get(comparableText(time.rest)) ?? time.rest
    const isPlainTotal = labels.length === 1 && saysAll(label, [])
    const { day, period } = time
    if (!group) return { ...heading, name: isPlainTotal ? '' : label, day, period }
    return {
      name: '',
      ...{ day, period },
      words: { [group.dimension]: label.slice(0, longestWord) },
      isTotal: group.totals.has(label),
    }
  })
}

/** What each label comes to in each row: a column is to a row what a row is to a column. */
function partsByRow(sets: readonly (readonly { place: number; label: string }[])[], table: Table): Groups {
  const groups = new Map<string, Map<string, Part>>()
  for (const [index, row] of table.sample.rows.slice(0, 500).entries()) {
    for (const [set, columns] of sets.entries()) {
      const group = new Map<string, Part>()
      for (const { place, label } of columns) {
        const text = (row[place] ?? '').trim()
        if (text === '') continue
        const value = numberOf(text, table.columns[place]?.decimal === 'comma' ? 'comma' : 'point')
        group.set(label, Number.isNaN(value) ? { value: 0, without: 1 } : { value, without: 0 })
      }
      if (group.size > 1) groups.set(`${index} ${set}`, group)
    }
  }
  return groups
}

type GroupOfColumns = { readonly dimension: string; readonly totals: ReadonlySet<string> }

/** Whether headings are groups of the same people: sexes, ages, or parts that come to a total beside them. */
function groupsAmong(labels: readonly string[], groups: Groups, mayBePlaces: boolean): GroupOfColumns | null {
  const found = totalsAmong(labels, groups)
  const totals = new Set(found?.totals)
  for (const label of labels) if (labels.length > 2 && saysAll(label, labels)) totals.add(label)
  const parts = labels.filter(label => !totals.has(label))
  if (parts.length < 2) return null
  const told = parts.filter(label => !otherGroup.test(label))
  for (const dimension of ['sex', 'age']) {
    if (told.length > 0 && told.every(label => dimensionOfWord(label) === dimension)) return { dimension, totals }
  }
  const numbered = kindNumbered(parts)
  if (numbered !== null) return { dimension: numbered, totals }
  const arePlaces = mayBePlaces && parts.length > 2 && parts.every(isPlaceName)
  const whole = found?.whole ?? null
  if (whole !== null) {
    const { even, open, all } = held(whole, groups, label => parts.includes(label))
    if (all > 0 && even > 0 && even + open >= all * 0.8) return { dimension: arePlaces ? 'place' : 'group', totals }
  }
  return arePlaces ? { dimension: 'place', totals } : null
}

/** What all of these are, each with a number or a letter of its own: `Site 1`, `Site 2`. Null: nothing that figures are of. */
function kindNumbered(labels: readonly string[]): string | null {
  const kinds = labels.map(label => /^(\p{L}+) ?(?:\d{1,3}|[A-Z])$/u.exec(label)?.[1]?.toLowerCase() ?? '')
  const [kind = ''] = kinds
  const areOfKind =
    /^(site|hostel|ward|team|zone|area|district|house|hub|centre|center|project|partner|school|region|block|shelter|service|cluster|location)$/
  return labels.length > 1 && areOfKind.test(kind) && kinds.every(each => each === kind) ? kind : null
}

const measureWord =
  /\b(people|persons?|households?|number|counts?|rates?|costs?|income|visits?|referrals?|cases|clients|famil(y|ies)|children|adults|beds?|nights?|days|hours|weeks|months|staff|volunteers?|sessions?|calls?|value|amount|total|all|average|mean|median|score|per|spend|spent|budget|[\w-]+(?:ions?|ments?|als|ees|ances?|ants|ents)|deaths?|births?|starts?|ends?|exits?|entries|tenanc(y|ies)|homes|units|other|unknown|owner|rent(ed)?|private|social|single|couples?|yes|no|low|medium|high|new|old|active|open|closed|pending)\b|ed$|%|£|€|\$/i
const properName = /^\p{Lu}[\p{L}'’.()-]*(?: (?:\p{Lu}[\p{L}'’.()-]*|of|and|the|upon|on|le|under|in|by|de|&|y|a))*$/u

const isPlaceName = (label: string): boolean =>
  widthOfPlace(label) !== null || isOtherCountry(label) || (properName.test(label) && !measureWord.test(label))

/** Columns of figures that are groups or places of one measure: their headings as the words that tell them apart. Null: they are not. */
export function crossedHeadings(
  places: readonly number[],
  headings: readonly Heading[],
  table: Table,
  mayBePlaces: boolean,
): ReadonlyMap<number, Heading> | null {
  const named = places.map(place => tidyText(headings[place]?.name ?? '').replace(/; measures: value$/i, ''))
  const shared = sharedBeginning(named)
  const columns = places.map((place, at) => ({ place, label: (named[at] ?? '').slice(shared.length) }))
  const labels = columns.map(({ label }) => label)
  if (labels.length < 2 || labels.length > mostCrossed || new Set(labels).size < labels.length || labels.includes(''))
    return null
  const group = groupsAmong(labels, partsByRow([columns], table), mayBePlaces)
  if (!group) return null
  const said = shared.replace(/: $/, '').slice(0, 100).toLowerCase()
  const dimension = group.dimension === 'group' && said !== '' ? said : group.dimension
  return new Map(
    columns.map(({ place, label }) => [
      place,
      {
        name: '',
        day: null,
        words: { [dimension]: label.slice(0, longestWord) },
        isTotal: group.totals.has(label),
      },
    ]),
  )
}

/** `Tenure: `, where all headings begin so: what the groups are groups of. */
function sharedBeginning(names: readonly string[]): string {
  const beginning = /^[^:]+: /.exec(names[0] ?? '')?.[0] ?? ''
  return names.every(name => name.startsWith(beginning) && name.length > beginning.length) ? beginning : ''
}
