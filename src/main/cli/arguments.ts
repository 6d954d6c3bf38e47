import { numberInCell } from '@core/import/number-cell'
import { hasLevels } from '@core/measure/adding-up'
import { dayFromIso } from '@core/observation/day'
import { periodCalled } from '@core/observation/period'
import type { Element, Measure, ReportingPeriod } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { InvalidArgumentError } from 'commander'
import { t } from './words'

/** For an option that may be given again: each value in turn. */
export const collected = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value]

/** A month, 1-12. */
export function monthArgument(text: string): number {
  const month = Number(text)
  if (!/^\d{1,2}$/.test(text) || month < 1 || month > 12) throw new InvalidArgumentError(t('cli:options.notAMonth'))
  return month
}

type Scale = Pick<Measure, 'kind' | 'rubric'>
type ValueProblem = 'not-a-number' | 'not-a-share' | 'not-a-level' | 'not-a-milestone-value' | 'no-value-in-words'

/**
 * Reads a value of a measure as people type it: `1,768`, `0.62` or `62%` for a share, a place or a level's name for a rubric or a
 * scale, `yes` or `no` for a milestone.
 */
function valueInArgument(text: string, { kind, rubric }: Scale): Result<number, ValueProblem> {
  if (kind === 'story') return problem('no-value-in-words')
  if (kind === 'milestone') {
    const reached = ['no', 'yes'].indexOf(plain(text))
    return reached >= 0 ? ok(reached) : problem('not-a-milestone-value', text)
  }
  if (hasLevels(kind)) {
    const named = rubric.findIndex(level => sameWords(level.name, text)) + 1
    const place = named > 0 ? named : Number(text)
    return Number.isInteger(place) && place >= 1 && place <= rubric.length ? ok(place) : problem('not-a-level', text)
  }
  const cell = numberInCell(text, 'point')
  if (typeof cell === 'string' || (cell.perCent && kind !== 'share')) return problem('not-a-number', text)
  const value = cell.perCent ? cell.value / 100 : cell.value
  return kind === 'share' && (value < 0 || value > 1) ? problem('not-a-share', text) : ok(value)
}

/** Reads `VALUE@DATE`, the date as 2016-03-31. */
export function baselineInArgument(text: string, scale: Scale) {
  const at = text.lastIndexOf('@')
  if (at <= 0) return problem('not-a-baseline', text)
  const value = valueInArgument(text.slice(0, at), scale)
  if (!value.ok) return value
  const day = dayFromIso(text.slice(at + 1))
  if (!day.ok) return problem('no-such-day', text.slice(at + 1))
  return ok({ value: value.value, day: day.value })
}

/** Reads every `PERIOD=VALUE`. A period named twice is a problem: only one target can hold. */
export function targetsInArguments(
  texts: readonly string[],
  scale: Scale,
  yearStart: number,
  periods: readonly ReportingPeriod[],
) {
  const targets = new Map<string, number>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    if (equals <= 0) return problem('not-a-target', text)
    const period = periodCalled(text.slice(0, equals), yearStart, periods)
    if (!period.ok) return problem('no-such-period', text.slice(0, equals))
    const value = valueInArgument(text.slice(equals + 1), scale)
    if (!value.ok) return value
    if (targets.has(period.value.key)) return problem('target-twice', period.value.label)
    targets.set(period.value.key, value.value)
  }
  return ok([...targets].map(([period, value]) => ({ period, value })))
}

/** Reads every `NAME: WORDS`, lowest level first. */
export function rubricInArguments(texts: readonly string[]): Measure['rubric'] {
  return texts.map(text => {
    const colon = text.indexOf(':')
    return colon < 0
      ? { name: text.trim(), words: '' }
      : { name: text.slice(0, colon).trim(), words: text.slice(colon + 1).trim() }
  })
}

type Named = { readonly id: string; readonly name: string }
type NameProblem = 'no-such-name' | 'name-of-several'

/** Finds what a person named, by id or by its words without regard to case. */
export function idOfNamed(text: string, all: readonly Named[]): Result<string, NameProblem> {
  const found = all.filter(({ id, name }) => id === text || sameWords(name, text))
  const exact = found.find(({ id }) => id === text)
  if (exact) return ok(exact.id)
  const [first, ...more] = found
  if (first === undefined) return problem('no-such-name', text)
  return more.length === 0 ? ok(first.id) : problem('name-of-several', text)
}

export function idsOfNamed(texts: readonly string[], all: readonly Named[]): Result<string[], NameProblem> {
  const ids = new Set<string>()
  for (const text of texts) {
    const id = idOfNamed(text, all)
    if (!id.ok) return id
    ids.add(id.value)
  }
  return ok([...ids])
}

export const namedByTitle = (rows: readonly Pick<Element | Measure, 'id' | 'title'>[]): Named[] =>
  rows.map(({ id, title }) => ({ id, name: title }))

const sameWords = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
