import { own } from '@core/names'
import type { Day } from '@core/observation/day'
import { comparableText } from '@core/same-text'
import type { PeriodUnit } from './cell-period'
import type { DatePart } from './date-parts'
import type { DateOrder } from './full-date'
import type { Mapping, Role } from './mapping'
import { joinedNotes, notesBehind } from './notes'
import type { DecimalMark } from './number-cell'

/** A column that holds numbers. */
export type NumberColumn = {
  readonly place: number
  readonly decimal: DecimalMark
  readonly perCent: boolean
  /** Numbers that stand for no answer. Absent: none. */
  readonly noAnswer?: readonly number[] | undefined
}

export type ValueColumn = NumberColumn & {
  /** Place in `mapping.measures`; null: the measure the row names. */
  readonly measure: number | null
  /** Null: the row's day. */
  readonly day: Day | null
  readonly denominator: DenominatorColumn | null
  /** Notes in its heading, which are of every value below it. */
  readonly note: string
  /** The place of the column that holds the notes of its values. Null: none. */
  readonly notes: number | null
  /** What its heading says, by the place in `headingDimensions`. Empty: nothing. */
  readonly words: readonly (string | null)[]
}

/** `mayBeEmpty`: a value without it stands for itself. Otherwise it is as missing as what it is out of. */
export type DenominatorColumn = NumberColumn & { readonly mayBeEmpty: boolean }

/** A mapping's columns by what they are for, so that rows can be read without asking again. */
export type PlannedColumns = {
  readonly dimensions: readonly { readonly place: number; readonly dimension: string; readonly required: boolean }[]
  /** Dimensions that headings speak of. */
  readonly headingDimensions: readonly string[]
  readonly date: {
    readonly place: number
    readonly order: DateOrder
    readonly spans: boolean
    /** Where the date column says the year alone. */
    readonly parts: ReadonlyMap<number, DatePart>
    /** Null: rows of any. */
    readonly only: PeriodUnit | null
  } | null
  readonly measureName: number | null
  readonly values: readonly ValueColumn[]
  /** Every column that counts, ascending: a row that says nothing in these says nothing. */
  readonly used: readonly number[]
  /** Place in `mapping.measures` by the name rows use, as it stands and as it is compared; see `measureNamed`. */
  readonly measureOfName: ReadonlyMap<string, number>
}

/** Throws where the mapping still has open questions: ask `questionsAbout` first. */
export function plannedColumns(mapping: Mapping): PlannedColumns {
  const roles = mapping.columns.map(({ role }, place) => ({ role, place }))
  const measureOfKey = new Map(mapping.measures.map((measure, index) => [measure.key, index]))
  const measureOfName = new Map<string, number>()
  for (const [index, { named, unit }] of mapping.measures.entries()) {
    if (named === null) continue
    const name = unit === undefined ? named : nameWithUnit(named, unit)
    const compared = comparedName(name)
    if (!measureOfName.has(compared)) measureOfName.set(compared, index)
    measureOfName.set(name.trim(), index)
  }

  const headingDimensions = dimensionsInHeadings(mapping)
  const nameAt = (place: number): string => mapping.columns[place]?.name.trim().toLowerCase() ?? ''
  const ofNotes = roles.flatMap(({ role, place }) => (role.as === 'notes' ? [place] : []))
  const ofValues = roles.flatMap(({ role, place }) => (role.as === 'value' || role.as === 'value-at' ? [place] : []))
  /** `2021 notes` are those of `2021`, or what stands behind it and before the next; one column alone is about all. */
  const notesOfValue = (place: number): number | null => {
    const next = ofValues.find(other => other > place) ?? Number.POSITIVE_INFINITY
    const isOwn = (notes: number, value: number) => nameAt(value) !== '' && nameAt(notes).startsWith(nameAt(value))
    const free = ofNotes.filter(notes => !ofValues.some(value => isOwn(notes, value)))
    const beside = free.length > 1 ? free.find(notes => notes > place && notes < next) : free[0]
    return ofNotes.find(notes => isOwn(notes, place)) ?? beside ?? null
  }
  const values: ValueColumn[] = []
  const denominators = new Map<string | null, DenominatorColumn>()
  for (const { role, place } of roles) {
    if (role.as !== 'denominator') continue
    const mayBeEmpty = role.mayBeEmpty ?? false
    denominators.set(role.measure, { place, decimal: settled(role), perCent: false, mayBeEmpty })
  }
  for (const { role, place } of roles) {
    if (role.as !== 'value' && role.as !== 'value-at') continue
    const measure = role.measure === null ? null : measureOfKey.get(role.measure)
    if (measure === undefined) throw new Error(`no measure ${role.measure} in the mapping`)
    const denominator = denominators.get(role.measure) ?? null
    const day = role.as === 'value-at' ? role.day : null
    const words = headingDimensions.map(dimension => own(role.words ?? {}, dimension) ?? null)
    const note = joinedNotes(notesBehind(mapping.columns[place]?.name ?? '').notes)
    const { perCent, noAnswer } = role
    const notes = notesOfValue(place)
    const noAnswerCodes = noAnswer?.are === 'missing' ? noAnswer.codes : undefined
    values.push({
      ...{ place, decimal: settled(role), perCent, noAnswer: noAnswerCodes },
      ...{ measure, day, denominator, words, note, notes },
    })
  }
  const parts = new Map(
    roles.flatMap(({ role, place }) => (role.as === 'date-part' ? [[place, role.part] as const] : [])),
  )
  const date = roles.flatMap(({ role, place }) => {
    if (role.as !== 'date') return []
    if (role.order === null) throw new Error('a date column whose order is not settled')
    return [{ place, order: role.order, spans: role.spans, parts, only: role.only ?? null }]
  })
  const used = roles.filter(({ role }) => role.as !== 'ignore').map(({ place }) => place)
  if (mapping.rows.code) used.push(mapping.rows.code.column)
  for (const { column } of mapping.rows.nested ?? []) used.push(column)
  return {
    dimensions: roles.flatMap(({ role, place }) => (role.as === 'dimension' ? [{ place, ...dimensionOf(role) }] : [])),
    headingDimensions,
    date: date[0] ?? null,
    measureName: roles.find(({ role }) => role.as === 'measure-name')?.place ?? null,
    values,
    used: [...new Set(used)].sort((a, b) => a - b),
    measureOfName,
  }
}

/** By what a row that names its measure and its unit finds the measure. */
const nameWithUnit = (name: string, unit: string): string => `${name.trim()} \u0000${unit.trim()}`

/**
 * Place in `mapping.measures` of what a row names, with its unit where it says one. An id of our own export goes by its very letters.
 * Undefined: the mapping knows none.
 */
export function measureNamed({ measureOfName }: PlannedColumns, text: string, unit?: string): number | undefined {
  const named = (name: string) => measureOfName.get(name.trim()) ?? measureOfName.get(comparedName(name))
  return (unit === undefined ? undefined : named(nameWithUnit(text, unit))) ?? named(text)
}

/** Apart from the names themselves, of which one may be written as another is compared. */
const comparedName = (name: string): string => `\u0000${comparableText(name)}`

/** Names of dimensions that headings of values speak of, each once. */
export const dimensionsInHeadings = ({ columns }: Mapping): string[] => [
  ...new Set(columns.flatMap(({ role }) => ('words' in role && role.words ? Object.keys(role.words) : []))),
]

const dimensionOf = ({ dimension, required }: Extract<Role, { as: 'dimension' }>) => ({ dimension, required })

function settled(role: { readonly numbers: DecimalMark | null }): DecimalMark {
  if (role.numbers === null) throw new Error('a column whose numbers are not settled')
  return role.numbers
}
