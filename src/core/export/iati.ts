import { utf8Bytes } from '@core/csv/csv'
import { legalText, type XmlAttributes, xmlElement, xmlText } from '@core/export/xml'
import { acrossUsed, aggregationUsed, isLevel, isShare, needsPoints } from '@core/measure/adding-up'
import { cautionsInWords, countingInWords } from '@core/measure/figure-words'
import { targetForPeriod, targetYears } from '@core/measure/target'
import { figureForPeriod } from '@core/observation/aggregate'
import { type Day, isoFromDay } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { partNumbersFor } from '@core/observation/parts'
import { type Period, periodFirstDay, periodLastDay, reportingYear } from '@core/observation/period'
import { createReadingBuilder } from '@core/observation/reading-builder'
import { flagOfName } from '@core/observation/summary'
import type { MeasureForOthers } from '@core/privacy/measure'
import type { RecordsForOthers } from '@core/privacy/project'
import type { SharedMeasure, SharedObservation } from '@core/privacy/records'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { isOfFewPeople } from '@core/privacy/small-numbers'
import {
  type Element,
  type IatiPublisher,
  iatiPublisherSchema,
  type Level,
  levels,
  type Measure,
} from '@core/project/entities'
import { asSentence } from '@core/words/format'
import { t } from '@core/words/words'
import { measuresInOrder } from './exported-observation'
import { countryCodes, regionCodes, sectorCategories } from './iati-codes'

/** `{registration agency}-{number}`: no spaces, and none of the marks IATI keeps out of identifiers. */
export const isOrganisationRef = (text: string): boolean => /^[A-Z]{2,3}-[A-Z0-9]+-[^\s/&|?]+$/i.test(text)

/** What the IATI validator calls an error where it is absent: the sector (ruleset 6.2.2), the recipient country or region (3.7.1). */
const iatiRequirements = ['sector', 'recipient'] as const
type IatiRequirement = (typeof iatiRequirements)[number]
export const missingForIati = (publisher: Partial<IatiPublisher>): IatiRequirement[] =>
  iatiRequirements.filter(name => publisher[name] === undefined)

export const isSectorCode = (text: string): boolean =>
  iatiPublisherSchema.shape.sector.safeParse(text).success && sectorCategories.includes(text.slice(0, 3))
export const isRecipientCode = (text: string): boolean => countryCodes.includes(text) || regionCodes.includes(text)

/**
 * The project's results as an IATI 2.03 activity: a result for each element that is measured, an indicator for each measure
 * (under the first element it watches, so that nothing is counted twice), a period for each reporting year. `now`: ISO time in UTC.
 * Source: iati-activities-schema.xsd and iati-common.xsd 2.03 (github.com/IATI/IATI-Schemas); codes from the IATI code lists
 * ResultType, IndicatorMeasure, OrganisationType, OrganisationRole, ActivityStatus and ActivityDateType.
 */
export function iatiResults(
  source: Shareable<RecordsForOthers>,
  publisher: IatiPublisher,
  { now }: { now: string },
): Shareable<Uint8Array<ArrayBuffer>> {
  return madeFrom(source, told => utf8Bytes(iatiLines(told, publisher, now)))
}

const version = '2.03'
const implementing = '4'
/** Codes of the status and of the day work begins. IATI's ruleset refuses a day to come as one on which it has begun. */
const begun = { status: '2', start: '2' } as const
const planned = { status: '1', start: '1' } as const

function* iatiLines(told: RecordsForOthers, publisher: IatiPublisher, now: string): Generator<string> {
  const { project } = told
  const { ref, type } = publisher
  const generated = `${now.slice(0, 19)}Z`
  const start = isoFromDay(publisher.start)
  const stage = start > now.slice(0, 10) ? planned : begun
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<iati-activities version="${version}" generated-datetime="${generated}">\n`
  yield `<iati-activity xml:lang="en" last-updated-datetime="${generated}">\n`
  yield lines(
    xmlElement('iati-identifier', {}, [xmlText(`${ref}-${project.id}`)]),
    xmlElement('reporting-org', { ref, type }, [narrative(publisher.name)]),
    xmlElement('title', {}, [named(project)]),
    xmlElement('description', {}, [isBlank(project.purpose) ? named(project) : narrative(project.purpose)]),
    xmlElement('participating-org', { ref, type, role: implementing }, [narrative(publisher.name)]),
    xmlElement('activity-status', { code: stage.status }),
    xmlElement('activity-date', { type: stage.start, 'iso-date': start }),
    ...recipientLines(publisher.recipient),
    ...(publisher.sector === undefined
      ? []
      : [xmlElement('sector', { vocabulary: purposeCodes, code: publisher.sector })]),
  )
  for (const { element, measures } of measuresByElement(told)) yield* resultLines(told, element, measures)
  yield '</iati-activity>\n</iati-activities>\n'
}

/** The OECD's five-digit codes, in the list SectorVocabulary; its regions, in RegionVocabulary. */
const purposeCodes = '1'

function recipientLines(recipient: string | undefined): string[] {
  if (recipient === undefined) return []
  return /^\d/.test(recipient)
    ? [xmlElement('recipient-region', { code: recipient, vocabulary: '1' })]
    : [xmlElement('recipient-country', { code: recipient })]
}

const lines = (...elements: readonly string[]): string => elements.map(element => `${element}\n`).join('')
const isBlank = (text: string): boolean => legalText(text).trim() === ''
/** A title of nothing but spaces is none that IATI would take. */
const named = ({ id, title }: { id: string; title: string }): string => narrative(isBlank(title) ? id : title)
const narrative = (text: string): string => xmlElement('narrative', {}, [xmlText(text)])

type Measured = { readonly element: Element | null; readonly measures: readonly Measure[] }

/** Elements in outline order with the measures that watch them first; measures that watch none come last, under no element. */
function measuresByElement({ rows }: RecordsForOthers): Measured[] {
  const elements = rows.element.toSorted(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.order - b.order,
  )
  const known = new Set(elements.map(({ id }) => id))
  const measures = measuresInOrder({ rows })
  const firstOf = (measure: Measure): string | null => measure.outcomeIds.find(id => known.has(id)) ?? null
  return [...elements, null]
    .map(element => ({ element, measures: measures.filter(each => firstOf(each) === (element?.id ?? null)) }))
    .filter(each => each.measures.length > 0)
}

const resultTypes = { activity: '9', output: '1', outcome: '2', impact: '3' } as const satisfies Record<Level, string>
const otherResult = '9'

function* resultLines(
  told: RecordsForOthers,
  element: Element | null,
  measures: readonly Measure[],
): Generator<string> {
  const type = element ? resultTypes[element.level] : otherResult
  yield `<result type="${type}" aggregation-status="${measures.every(canBeAdded)}">\n`
  yield lines(xmlElement('title', {}, [element ? named(element) : narrative(t('export:iati.others'))]))
  for (const measure of measures) yield* indicatorLines(told, measure)
  yield '</result>\n'
}

const indicatorMeasure = { unit: '1', percentage: '2', nominal: '3', ordinal: '4', qualitative: '5' } as const

function indicatorMeasureOf(measure: Measure): string {
  if (measure.kind === 'story') return indicatorMeasure.qualitative
  if (measure.kind === 'milestone') return indicatorMeasure.nominal
  if (isShare(measure)) return indicatorMeasure.percentage
  return isLevel(measure) ? indicatorMeasure.ordinal : indicatorMeasure.unit
}

/** Figures of different places or years can be added up. */
const canBeAdded = (measure: Measure): boolean =>
  measure.kind === 'number' &&
  (acrossUsed(measure) ?? 'sum') === 'sum' &&
  ['sum', 'latest', 'count'].includes(aggregationUsed(measure))

function* indicatorLines({ project, records, measure: toldOf }: RecordsForOthers, measure: Measure): Generator<string> {
  const { smallestGroup: threshold, yearStart } = project
  const told = toldOf(measure.id)
  const shared = records(measure)
  const ascending = measure.direction === 'maintain' ? null : String(measure.direction === 'increase')
  const aggregation = String(canBeAdded(measure))
  const description = [
    ...(measure.unit === '' ? [] : [t('export:iati.unit', { unit: measure.unit })]),
    ...(isBlank(measure.because) ? [] : [t('export:iati.because', { because: measure.because })]),
    ...countingInWords(measure),
    ...(measure.direction === 'maintain' ? [asSentence(t('terms:direction.maintain'))] : []),
    ...(measure.countsPeople ? [t('export:rule', { threshold })] : []),
  ].join(' ')
  const opening = { measure: indicatorMeasureOf(measure), ascending, 'aggregation-status': aggregation }
  const written = Object.entries(opening).flatMap(([name, value]) => (value === null ? [] : [` ${name}="${value}"`]))
  yield `<indicator${written.join('')}>\n`
  yield lines(
    xmlElement('title', {}, [named(measure)]),
    ...(isBlank(description) ? [] : [xmlElement('description', {}, [narrative(description)])]),
    ...baselineLines(told),
  )
  const parts = partsByWord(shared, measure)
  for (const period of periodsOf(told, yearStart)) {
    const children = [...targetLines(measure, period), ...actualLines(told, shared, parts, period, threshold)]
    if (children.length === 0) continue
    yield '<period>\n'
    yield lines(
      xmlElement('period-start', { 'iso-date': isoFromDay(periodFirstDay(period)) }),
      xmlElement('period-end', { 'iso-date': isoFromDay(periodLastDay(period)) }),
      ...children,
    )
    yield '</period>\n'
  }
  yield '</indicator>\n'
}

function periodsOf({ measure, years: known }: MeasureForOthers, yearStart: number): Period[] {
  // A story has no values, and IATI has none for what is qualitative.
  if (measure.kind === 'story') return []
  const years = [...known, ...targetYears(measure)]
  return [...new Set(years)].sort((a, b) => a - b).map(year => reportingYear(year, yearStart))
}

/** A value in its element: per cent for shares, the place of a level for rubrics. Nothing where it is too large to be written. */
function valued(
  name: 'baseline' | 'target' | 'actual',
  value: number,
  measure: Measure,
  attributes: XmlAttributes = {},
  dimensions: readonly string[] = [],
  said: readonly string[] = [],
): string[] {
  const shown = isShare(measure) ? Number((value * 100).toPrecision(12)) : value
  if (!Number.isFinite(shown)) return []
  const level = isLevel(measure)
    ? measure.rubric[value - 1]?.name
    : measure.kind === 'milestone'
      ? t(value === 1 ? 'terms:reached' : 'terms:notReached')
      : undefined
  const comments = [...(level === undefined || isBlank(level) ? [] : [level]), ...said]
  const comment = comments.length === 0 ? [] : [xmlElement('comment', {}, [narrative(comments.join(' '))])]
  return [xmlElement(name, { ...attributes, value: String(shown) }, [...dimensions, ...comment])]
}

function baselineLines({ measure, baseline }: MeasureForOthers): string[] {
  if (baseline === null || baseline.value === 'hidden') return []
  if (measure.kind === 'story' || measure.kind === 'milestone') return []
  const iso = isoFromDay(baseline.day)
  return valued('baseline', baseline.value, measure, { 'iso-date': iso, year: iso.slice(0, 4) })
}

function targetLines(measure: Measure, period: Period): string[] {
  const target = targetForPeriod(measure, period)
  const ofParts = measure.targets.flatMap(({ period: key, value, of }) => {
    if (key !== period.key || of === undefined || isBlank(of.word) || isBlank(of.dimension)) return []
    const dimension = xmlElement('dimension', { name: of.dimension, value: of.word })
    return valued('target', value, measure, {}, [dimension])
  })
  return [...(target ? valued('target', target.value, measure) : []), ...ofParts]
}

type Part = {
  readonly dimension: string
  readonly word: string
  readonly reading: MeasureReading
  readonly observations: readonly SharedObservation[]
}

function actualLines(
  { measure, inPeriod }: MeasureForOthers,
  shared: SharedMeasure,
  parts: readonly Part[],
  period: Period,
  threshold: number,
): string[] {
  const { figure, standing } = inPeriod(period)
  if (!figure && standing !== 'not-added') return []
  const hidden = shared.hiddenTotals(period.key)
  const isHidden =
    figure === null ||
    figure === 'hidden' ||
    hidden.year ||
    (aggregationUsed(measure) === 'latest' && hidden.day(lastDayIn(shared.observations, period)))
  const said = figure === null || figure === 'hidden' ? [] : cautionsInWords(figure)
  const whole = isHidden ? [] : valued('actual', figure.value, measure, {}, [], said)
  const broken = parts.flatMap(part => {
    // What is added up of shown values alone says nothing that they do not.
    const own = part.observations.filter(({ day }) => isIn(period, day))
    if (own.some(one => one.hidden)) return []
    const ofPart = figureForPeriod(part.reading, measure, period)
    if (!ofPart || isOfFewPeople(ofPart, measure, threshold)) return []
    const dimension = xmlElement('dimension', { name: part.dimension, value: part.word })
    return valued('actual', ofPart.value, measure, {}, [dimension])
  })
  return [...whole, ...broken]
}

const isIn = (period: Period, day: Day): boolean => day >= periodFirstDay(period) && day <= periodLastDay(period)

const lastDayIn = (observations: readonly SharedObservation[], period: Period): Day =>
  observations.reduce(
    (last, { day, flag }) => (flag === 'value' && isIn(period, day) && day > last ? day : last),
    periodFirstDay(period),
  )

/** The observations of each place, group and so on, read apart. None where the figure is read from single values. */
function partsByWord({ observations }: SharedMeasure, measure: Measure): Part[] {
  if (needsPoints(measure)) return []
  const found = new Map<string, { dimension: string; word: string; observations: SharedObservation[] }>()
  for (const observation of observations) {
    for (const [dimension, word] of Object.entries(observation.dimensions)) {
      if (isBlank(word) || isBlank(dimension)) continue
      const key = JSON.stringify([dimension, word])
      const part = found.get(key) ?? { dimension, word, observations: [] }
      part.observations.push(observation)
      found.set(key, part)
    }
  }
  return [...found.values()].map(part => {
    const numbers = partNumbersFor(measure)
    const builder = createReadingBuilder(measure, new Set(), numbers)
    for (const { day, value, denominator, flag, dimensions } of part.observations) {
      const others = Object.entries(dimensions).filter(([name]) => name !== part.dimension)
      builder.add(day, value ?? Number.NaN, denominator ?? Number.NaN, flagOfName[flag], numbers?.of(others) ?? 0)
    }
    return { ...part, reading: builder.finish() }
  })
}
