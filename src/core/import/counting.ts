import { acrossesOf } from '@core/measure/adding-up'
import { sameText } from '@core/same-text'
import type { MappedMeasure, Mapping, MeasureTarget, Role } from './mapping'
import { hasCurrency, numberInCell } from './number-cell'
import type { Table } from './table'

type NewTarget = Extract<MeasureTarget, { as: 'new' }>
type Counting = Pick<NewTarget, 'aggregation' | 'across' | 'countsPeople'>

/** What the cells that feed a measure show. `severalParts`: there is more than one place or group. `repeats`: several rows are of one place and date, as where each is a person's. */
type Shown = {
  readonly decimals: boolean
  readonly negatives: boolean
  readonly severalParts: boolean
  readonly repeats: boolean
  /** Shares that come to the whole: those of every answer to a question, whose mean says nothing. */
  readonly comeToAll: boolean
  /** Rows are of days on which was counted. */
  readonly isOfDays: boolean
  /** Cells say that they are money. */
  readonly isMoney: boolean
  /** A year has several figures, and the file does not say what they come to. */
  readonly isOpenOverTime: boolean
} & Pick<Times, 'isRolling' | 'fileTitle'>

/** `isRolling`: periods lie partly over each other. `isWithinYears`: a year has several. `toldOver`: by key the measures of which the file's own years say how they come about. `fileTitle`: what a measure is called after that nothing names. */
type Times = {
  readonly isRolling: boolean
  readonly isWithinYears: boolean
  readonly toldOver: ReadonlyMap<string, unknown>
  readonly fileTitle: string | null
}

/** What can never be added over places: the figure of each stands in a relation of its own. */
const relative = [
  /\brat(e|es|io|ios)\b|\bdensity\b|\bshare of\b|\bproportion\b|\bincidence\b|\bprevalence\b|‰/i,
  /\bper[ -](\d[\d,. ]*|hundred|thousand|million|capita|head|person|people|adult|child|resident|population|household|dwelling|home|family|sq(uare)?|km|kilomet|mile|hectare|acre|bed|place|case|client|member|session|visit|unit|night|nuit|worker|staff|employee|teacher|pupil|student|trainee|participant|patient|tenan|room|bathroom|school|class|team|group|volunteer|officer|advis[eo]r|landlord|caller|visitor|user|donor|wom[ae]n|hour)/i,
  /\/ ?(\d[\d,. ]*0\b|km|sq|capita|head|person|household)/i,
  /%|\bper ?cent(age)?s?\b|\bpct\b|\bnet promoter\b|\bnps\b/i,
  /([£€$] ?|\b(rents?|pay|wages?|income|earnings|prices?)\b.*)\bper (week|month|year|annum|hour|day)\b|\b(pw|pcm)\b/i,
  /^(?!.*\b(volunteer|given|donated|worked|spent|paid|contributed|staff)).*\b(time|waits?|stays?|delays?|age)\b[^()]*\((in )?(hours|days|weeks|months|years|minutes|mins)\)|^(days|weeks|months) (to|from|until|between|waiting)\b/i,
  /\b(average|avg\.?|typical|modal|median)\b|\bmean\b(?![- ]test)|\bpercentile|\bquartile|\bquintile|\bdecile/i,
  /\b(score|scores|index|indices|rating|satisfaction|well-?being|deprivation|quality of life|gini)\b/i,
  /^ages?( in years| \(years\))?$|\bage (at|on|when)\b/i,
  /\b(temperature|price|prices|wages?(?! paid)|salary|salaries|speed|distance|length of (stay|time)|duration|waiting times?|turnaround|lead time|life expectancy|rent level|response time|(household|family|class|group|team) size|inflation|[cr]pih?|bmi|standard (error|deviation))s?\b|\bretention$|\b(monthly|weekly|private|social|market) rents?\b|^rents?\b(?! arrears| collected| paid| due| received| income)/i,
  // `Recommend us (0-10)`, but no band of ages, sizes or stays: `Children (0-5)`.
  /^(?!.*\b(child|kid|pupil|people|person|aged?\b|household|famil|nights?\b|days?\b|weeks?\b|months?\b|years?\b|beds?\b))[^()]+\([01] ?(-|–|to) ?(5|7|10)\)/i,
  /^how (likely|satisfied|safe|confident|well|happy|easy|useful|good)\b|\bon a scale\b/i,
  /(średni|przeciętn|mediana|stop[ay] (bezrobocia|ubóstwa|procentow)|udział|wskaźnik|odsetek|na 100|na 1000)|(medie|median[ăa]|rat[ăa] |indice|procent|la 100)|(середн|медіан|рівень|індекс|відсот|на 100)|(cyfartaledd|canolrif|cyfradd|canran|fesul)|(متوسط|معدل|نسبة|مؤشر)/iu,
  // French, Spanish, Portuguese and Italian
  /(?<!\p{L})(taux|moyen(ne)?s?|m[ée]dian[eao]?s?|pourcentages?|densit[ée]|par (habitant|personne|m[ée]nage|t[êe]te)|pour (mille|cent|\d)|tasas?|promedios?|porcentajes?|[íi]ndices?|densidad|por (cada|habitante|persona|hogar|mil|cien|\d)|taxas?|m[ée]dias? d[eao]s?|m[ée]di[oa]s?$|per[cn]entage[mn]s?|porcentage[mn]s?|tass[oi]|medi[ae] de[li]|percentual[ei]|densità|per (mille|abitante))(?!\p{L})(?<!(social|mass|the|digital) media)/iu,
  // German, Dutch, the languages of Scandinavia, Czech, Slovak, Russian, Turkish, Greek, Finnish and Hungarian
  /(quoten?(?!\p{L})|(armuts|geburten|sterbe|erwerbs|erfolgs|abbruch|arbeitslosen|rücklauf)raten?|anteil|durchschnitt|mittelwert|(?<!\p{L})mittlerer?s?(?!\p{L})|prozent|(?<!\p{L})(pro|je) (kopf|person|einwohner|\d)|dichte(?!\p{L})|gemiddeld|mediaan|aandeel|genomsnitt|gennemsnit|gjennomsnitt|(?<!\p{L})andel|průměr|podíl|priemer|podiel|средн|медиан|(?<!\p{L})дол[яи](?!\p{L})|уровень|процент|на \d|ortalama|oranı?(?!\p{L})|yüzde|medyan|μέσ[οη]ς?|διάμεσ|ποσοστ|δείκτη|keskiarvo|mediaani|osuus|átlag|arány)/iu,
]
/** Each figure holds those before it, or some of them. */
const runningTotal =
  /\brolling\b|\bmoving (annual|total|average)|\b(twelve|six|three|12|6|3)[- ]months? (to|ending|up to)\b|\bgleitend|\bglissant|\b(cumulative(ly)?|running totals?|to[- ]date|so far|ytd|since (the )?(start|launch|beginning|inception|opening))\b|cumul(é|ad|ativ|s?\b)|acumulad|kumul|narastająco|накопич|наростаюч|нараст|تراكمي/iu
const ranks = /\brank(ing|ed)?\b|\bposition(?=$| (in|on|among|out of)\b| ?\()|\bplace in\b/i
const money =
  /[£€$¥]|(?<!\p{L})(koszty?|wydatki|kwota|dochód|kosten|ausgaben|betrag|einnahmen|coûts?|dépenses?|montant|recettes|gastos?|importe|costi|spesa|kostnad(er)?|utgifter|bedrag|uitgaven|витрати|сума|гривень|zł|kr|lei)(?!\p{L})|\b(gbp|eur|usd|pounds?|euros?|spend|spent|spending|costs?|expenditure|income|grants? (spent|paid|received|awarded)|donations?|budget|funding|turnover|arrears|savings)\b/iu
/** Things that are measured and do add up, decimals or not. */
const amounts =
  /\b(kg|kilos?|kilograms?|tonnes?|tons?|litres?|hours?|km|kilomet(re|er)s?|miles|hectares?|acres|kwh|mwh|fte|full[- ]time equivalents?|volume|weight|area|thousands?|millions?)\b|\b(000s?|m|mn|bn)\)/i
/** Words that say nothing of what is counted. */
const nothingSaid =
  /^(?:\P{L}|\b(?:the|of|all|table|tab|sheet|values?|figures?|numbers?|no|counts?|totals?|amounts?|obs|observations?|n|data|quantity|anzahl|werte?|zahl(en)?|liczba|ilość|wartość|nombre|valeurs?|número|cantidad|valor(es)?|nifer|număr|valoare)\b|кількість|значення|العدد|القيمة)*$/iu
/** Each person once within a month, and again in the next: months are never added up. */
const eachOnce =
  /\b(unique|distinct|undup(licated)?|unduplicated|different (people|persons|individuals|households|clients|guests|users))\b/i
/** How many there are on a day: never added over months. */
const stock = [
  /\b(at|on|as at|as of) (the )?(end|close|last day|month[- ]?end|quarter[- ]?end|year[- ]?end|\d{1,2}(st|nd|rd|th)? (of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(31|30|28) )/i,
  /\b(snapshot|point[- ]in[- ]time|on a (given|single|typical) (day|night|date)|one night|on the night|count of the night|currently|current)\b/i,
  /^((the |our )?(number of|total|all|no\.? of) )?(beds?|bed ?spaces|capacity|staff|employees)( (available|in total|open|owned|managed|provided))?$/i,
  /\b(staying|living|residing|resident|housed now|sheltered|sleeping (rough|out)|waiting|caseload|open cases|occup(ied|ants?|ancy)|in (temporary|emergency|interim) accommodation|in (shelters?|hostels?|refuges?|care|prison|detention|treatment|post|employment|work|education|school|the hostel|stock)|on (the|our|a) (list|register|roll|books|waiting list|caseload)|waiting list|stock of|beds? (available|occupied)|vacan(t|cies)|membership|population|active (members|users|clients|cases|volunteers))\b/i,
]
/** The same in the participants' languages and those of other published tables. */
const stockElsewhere =
  /(?<!\p{L})(belegte?|plätze|stand (am|zum|vom)|bestand|am stichtag|untergebracht|in (not)?unterk[uü]nft|wohnhaft|wartend|warteliste|hébergée?s?|en attente|liste d.attente|au 3[01]|présente?s|alojad[oa]s|en espera|lista de espera|residentes|in attesa|ospitat[ie]|przebywając|oczekując|stan na|w (schronisk|placówk)|zakwaterowan|cazați|în așteptare|listă de așteptare|перебува|проживають|у черзі|станом на|mewn llety|rhestr aros|ar y stryd)|في المأوى|قائمة الانتظار|المقيم/iu
/** What the heading of the dates is called where each row is of one day, on which was counted. */
const dayOfCount =
  /\b(stichtag|census|(count|snapshot|reference|position|inventory) (date|day)|date of (count|snapshot)|(as )?at( date)?$|stan na|situation au|date de référence|fecha de referencia|data di riferimento|peildatum|станом на)/iu
/** What happened: added over months. */
const flow =
  /\b(moved (on|in|out|to)|re-?housed|left|joined|new|newly|started|began|completed|attended|attend(ance|ances|ees)|referr(ed|als?)|received|applied|applications?|accepted|decisions?|assess(ed|ments)|helped|supported|prevented|relieved|trained|enrol(led|ments)|admitted|admissions|discharged?s?|arrivals?|departures?|births|deaths|died|evict(ed|ions)|visits?|calls|contacts|enquiries|sessions|meetings|events|given|distributed|delivered|made|placed|presented|presentations|closed|opened|ended|secured|owed|during|in the (month|quarter|year)|throughout)\b/i
const people =
  /\b(people|persons?|households?|famil(y|ies)|child(ren)?|women|woman|men|man|girls?|boys?|adults?|clients?|tenants?|residents?|users?|beneficiar(y|ies)|participants?|members?|volunteers?|individuals?|patients?|pupils?|students?|refugees?|migrants?|asylum|applicants?|claimants?|carers?|homeless|sleep(ing|ers?)|staying|housed|lived|young|older|veterans?|staff|workers?|learners?|parents?|mothers?|fathers?|applications?|referrals?|deaths|births|cases?|evictions?)\b/i
const things =
  /\b(sessions?|meetings?|events?|visits?|calls?|dwellings?|homes|houses|buildings?|beds?|rooms?|units|vehicles?|trees?|meals?|parcels?|organisations?|organizations?|councils|projects?|workshops?|documents?|days|nights|weeks|hours|minutes|items?|kits?|leaflets?|articles?|posts|views|downloads|signatures|letters|reports?|grants?|loans?|schools|centres?|shelters|hostels|sites?|vacanc(y|ies))\b/i

/**
 * Says honestly how new measures are counted, as far as headings, title, unit and cells tell. Where nothing tells that several places
 * or the months of a year can be added up, they are not: each is shown.
 */
export function createCounting(mapping: Mapping, table: Table, times: Times) {
  const naming = mapping.columns.findIndex(({ role }) => role.as === 'measure-name')
  const isOfDays = mapping.columns.some(({ name, role }) => role.as === 'date' && dayOfCount.test(name.trim()))
  const parted = mapping.columns.flatMap(({ role }, place) => (role.as === 'dimension' ? [place] : []))
  const feeding = new Map<string | null, Feeding[]>()
  for (const [place, { role }] of mapping.columns.entries()) {
    if (role.as !== 'value' && role.as !== 'value-at') continue
    feeding.set(role.measure, [...(feeding.get(role.measure) ?? []), { place, role }])
  }
  const partsOf = (rows: readonly (readonly string[])[]): number =>
    new Set(rows.map(row => JSON.stringify(parted.map(place => (row[place] ?? '').trim())))).size
  const allParts = partsOf(table.sample.rows)
  const telling = mapping.columns.flatMap(({ role: { as } }, place) =>
    as === 'dimension' || as === 'date' || as === 'date-part' ? [place] : [],
  )
  const repeat = (rows: readonly (readonly string[])[]): boolean =>
    new Set(rows.map(row => JSON.stringify(telling.map(place => (row[place] ?? '').trim())))).size < rows.length

  const unitAt = mapping.rows.unit
  const isOf = ({ named, unit }: MappedMeasure, row: readonly string[]): boolean =>
    sameText(row[naming] ?? '', named ?? '') &&
    (unit === undefined || unitAt === undefined || sameText(row[unitAt] ?? '', unit))

  /** `columns`: those that would feed it. Absent: those that do. */
  return (measure: MappedMeasure, columns?: readonly Feeding[]): MappedMeasure => {
    const { key, kind, named, target } = measure
    if (mapping.survey || target.as === 'existing' || (kind !== 'number' && kind !== 'share')) return measure
    const isNamed = named !== null && naming !== -1
    const rows = isNamed ? table.sample.rows.filter(row => isOf(measure, row)) : table.sample.rows
    const own = columns ?? [...(feeding.get(key) ?? []), ...(isNamed ? (feeding.get(null) ?? []) : [])]
    const heads = new Set(own.map(({ role }) => JSON.stringify(role.words ?? '')))
    const severalParts = heads.size > 1 || (isNamed ? partsOf(rows) : allParts) > 1
    const filled = rows.filter(row => own.some(({ place }) => (row[place] ?? '').trim() !== ''))
    const repeats = own.every(({ role }) => role.as === 'value') && repeat(filled)
    const comeToAll =
      kind === 'share'
        ? parted.some(place => addUpToAll(own, rows, place, telling))
        : heads.size > 1 && relative.some(words => words.test(`${target.title} ${table.titleAbove ?? ''}`))
    const shown = {
      ...cellsShown(own, rows),
      severalParts,
      repeats,
      comeToAll,
      isOfDays,
      isOpenOverTime: times.isWithinYears && !times.toldOver.has(key),
      ...times,
    }
    return { ...measure, target: { ...target, ...countingOf(target, kind, table.titleAbove ?? '', shown) } }
  }
}

type Feeding = { readonly place: number; readonly role: Extract<Role, { as: 'value' | 'value-at' }> }

function countingOf(target: NewTarget, kind: 'number' | 'share', above: string, shown: Shown): Counting {
  const own = `${target.title} ${target.unit}`.trim()
  const said = `${own} ${above}`.trim()
  if (kind === 'share') {
    return { aggregation: target.aggregation, across: shown.comeToAll ? 'none' : 'pooled', countsPeople: false }
  }
  if (ranks.test(own)) return { aggregation: 'latest', across: 'none', countsPeople: false }
  const counted = /\b(number|total|count|sum) of\b|^(no\.|number|total)\b/i.test(own)
  const isOfOwn = isRelative(target) && !(counted && !isRate(own))
  const isOfTitle = relative.some(words => words.test(above)) && !counted && !people.test(own) && !money.test(own)
  if (isOfOwn || isOfTitle) {
    if (shown.comeToAll) return { aggregation: 'latest', across: 'none', countsPeople: false }
    return shown.repeats
      ? { aggregation: 'mean', across: 'pooled', countsPeople: false }
      : { aggregation: 'latest', across: 'mean', countsPeople: false }
  }
  const isStock =
    shown.isRolling ||
    (shown.isOfDays && !flow.test(own)) ||
    runningTotal.test(own) ||
    ([...stock, stockElsewhere].some(words => words.test(own) || words.test(said)) && !flow.test(own))
  const isUnsaid =
    shown.isOpenOverTime && !isStock && (eachOnce.test(own) || saysNothing(own, said, target.title === shown.fileTitle))
  const aggregation = isUnsaid
    ? 'none'
    : isStock
      ? 'latest'
      : flow.test(own) && target.aggregation === 'latest'
        ? 'sum'
        : target.aggregation
  const across = acrossesOf({ kind, aggregation })[0]
  if (money.test(own) || shown.isMoney) return { aggregation, across, countsPeople: false }
  if (amounts.test(own)) return { aggregation, across, countsPeople: false }
  // Nobody counts half people.
  if (shown.decimals || /\b(days|weeks|months|minutes|years)\b/i.test(target.unit)) {
    return { aggregation, across: shown.severalParts ? 'none' : across, countsPeople: false }
  }
  const isOfThings = things.test(own) && !people.test(own)
  return { aggregation, across, countsPeople: !shown.negatives && !isOfThings }
}

/** Whether neither words nor units tell how a year's figures become one. */
const saysNothing = (own: string, said: string, isOfFile: boolean): boolean =>
  !flow.test(said) && !amounts.test(own) && !money.test(own) && (nothingSaid.test(own) || isOfFile)

/** `Wellbeing sessions`, `Satisfaction surveys returned`: what is counted is named last, whatever stands before it. */
const thingsDone =
  /\b(sessions?|courses?|class(es)?|surveys?|questionnaires?|interviews?|checks?|visits?|trips?|meetings?|events?|workshops?|claims?|rebates?|cards?|forms?|sheets?|books?|papers?|leaflets?|calls?|referrals?|assessments?|reviews?|appointments?|inspections?|trainings?|grants?)( (done|held|run|given|made|paid|awarded|issued|delivered|printed|taken|returned|received|sent|completed|filled|carried|attended))?$/i
const isOfOne = /%|\b(per|pct|average|avg|mean|median|typical|rates? of|ratio|proportion|share|percentage)\b/i
/** `Waits (days)`: no count of anything. */
const isInTime = /\((in )?(hours?|days?|weeks?|months?|years?|minutes?|mins?|seconds?)\)/i
/** What stands behind these is what it is about, and not what is counted: `Time to first appointment`, `Waits: referrals`. */
const about =
  /[:;,–—]| - | (?:of|with|from|about|in|at|on|for|among|by|out|to|before|after|during|between|within|since|until|till|through|without|against|over|under|than|and|or)\b/i

function countsThingsDone(title: string): boolean {
  const [head = ''] = title.replace(/ ?\(\p{L}[^()\d]*\)/gu, '').split(about)
  return thingsDone.test(head.trim()) && !isOfOne.test(title) && !isInTime.test(title)
}

const isRate = (text: string): boolean => relative.slice(0, 4).some(words => words.test(text))

/** Whether the per cents of rows that differ in one column alone come to 100, nearly wherever there are several. `telling`: what else tells rows apart. */
function addUpToAll(
  feeding: readonly Feeding[],
  rows: readonly (readonly string[])[],
  place: number,
  telling: readonly number[],
): boolean {
  const groups = new Map<string, number[]>()
  for (const { role, place: column } of feeding) {
    for (const row of rows) {
      const found = numberInCell(row[column] ?? '', role.numbers ?? 'point')
      if (typeof found === 'string') continue
      const key = JSON.stringify([column, ...telling.map(at => (at === place ? '' : (row[at] ?? '').trim()))])
      const values = groups.get(key)
      if (values) values.push(found.value)
      else groups.set(key, [found.value])
    }
  }
  const several = [...groups.values()].filter(values => values.length > 1)
  const whole = several.filter(values => {
    const sum = values.reduce((all, value) => all + value, 0)
    const all = values.every(value => value <= 1) ? 1 : 100
    return Math.abs(sum - all) <= 0.015 * all
  })
  return several.length > 0 && whole.length >= several.length * 0.8
}

/** Rows of per cents and totals are among these: only what most numbers show counts. */
function cellsShown(feeding: readonly Feeding[], rows: readonly (readonly string[])[]) {
  let numbers = 0
  let amounts = 0
  let decimals = 0
  let negatives = 0
  for (const { role, place } of feeding) {
    for (const row of rows) {
      const found = numberInCell(row[place] ?? '', role.numbers ?? 'point')
      if (typeof found === 'string') continue
      numbers++
      if (hasCurrency(row[place] ?? '')) amounts++
      if (!Number.isInteger(found.value)) decimals++
      if (found.value < 0) negatives++
    }
  }
  return { decimals: decimals > numbers / 3, negatives: negatives > 0, isMoney: amounts > numbers / 2 }
}

/** True where a title or unit speaks of a rate, an average, a score or the like, which nobody adds up over places. */
export const looksNotAddable = (said: Said): boolean => isRelative(said) || ranks.test(said.title)

type Said = { readonly title: string; readonly unit: string }

const isRelative = ({ title, unit }: Said): boolean =>
  relative.some(words => words.test(unit)) ||
  (relative.some(words => words.test(`${title} ${unit}`.trim())) && !countsThingsDone(title))
