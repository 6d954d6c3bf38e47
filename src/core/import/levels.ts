import { isOwnExport } from '@core/export/observation-headings'
import { hasLevels } from '@core/measure/adding-up'
import type { Measure } from '@core/project/entities'
import { comparableText } from '@core/same-text'
import type { MappedMeasure, Mapping } from './mapping'
import { fittedScale } from './survey/word-scales'

/** The names of a measure's levels by what a cell may say for them, and how many levels there are. */
export type Levels = { readonly places: ReadonlyMap<string, number>; readonly count: number }

/** The most levels a rubric has (as in `measureSchema`). */
const mostLevels = 12

/** `names`: lowest first, the first is 1. A name that two levels have stands for neither. No names: any whole number from 1 may be one. */
export function levelsNamed(names: readonly string[]): Levels {
  const plain = names.map(comparableText)
  const places = plain.flatMap((name, index) =>
    name !== '' && plain.indexOf(name) === plain.lastIndexOf(name) ? [[name, index + 1] as const] : [],
  )
  return { places: new Map(places), count: names.length === 0 ? mostLevels : names.length }
}

/**
 * The level that a number is: by name where levels are called 0, 1, 2..., otherwise its place. Null: none. A number in a cell of words
 * is a place.
 */
export function levelOfNumber({ places, count }: Levels, number: number): number | null {
  const named = places.get(String(number))
  if (named !== undefined) return named
  const areNumbers = [...places.keys()].some(name => /^-?\d+$/.test(name))
  return !areNumbers && Number.isInteger(number) && number >= 1 && number <= count ? number : null
}

/** The names of the levels of what a mapping feeds: the project's, or those a new measure gets. */
export const levelNamesOf = ({ levels, target }: MappedMeasure): readonly string[] =>
  levels ?? (target.as === 'new' ? target.levels : undefined) ?? []

type MeasureFed = Pick<Measure, 'id' | 'kind' | 'rubric' | 'across'>

/**
 * The mapping with what it has to know of the measures it feeds, as they are now: their levels' names, how their parts become the whole; answers of a survey that feed one
 * become its levels. Our own export gives levels by their places, whatever they are called.
 */
export function withLevels(mapping: Mapping, measures: readonly MeasureFed[]): Mapping {
  if (isOwnExport(mapping.columns.map(({ name }) => name))) return mapping
  const named = new Map<string, readonly string[]>()
  const mapped = mapping.measures.map((measure): MappedMeasure => {
    const { levels: _, across: __, ...plain } = measure
    const { target, kind } = measure
    const existing = target.as === 'existing' ? measures.find(({ id }) => id === target.measureId) : undefined
    const rest = { ...plain, ...(existing?.across && { across: existing.across }) }
    if (!existing || !hasLevels(kind) || existing.rubric.length === 0) return rest
    const levels = existing.rubric.map(({ name }) => name)
    named.set(measure.key, levels)
    return { ...rest, levels }
  })
  const { survey } = mapping
  if (!survey) return { ...mapping, measures: mapped }
  const questions = survey.questions.map(question => {
    const levels = named.get(question.key)
    if (question.use !== 'scale' || !levels) return question
    return { ...question, levels: [...levels], scale: fittedScale(levels, question.answers) }
  })
  return { ...mapping, measures: mapped, survey: { ...survey, questions } }
}
