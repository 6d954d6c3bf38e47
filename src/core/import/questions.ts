import { answerDimension } from '@core/measure/adding-up'
import { isKeepable } from '@core/names'
import type { Mapping, Role } from './mapping'
import type { Survey } from './survey/plan'

/** What a person has to settle before an import can run. `detail` where a column is meant is its place, from 0. */
export const mappingProblems = [
  'ask-day',
  'ask-date-order',
  'ask-periods',
  'ask-number-format',
  'ask-level',
  'ask-hidden-rows',
  'ask-no-answer',
  'no-value-column',
  'several-date-columns',
  'several-measure-name-columns',
  'dimension-twice',
  'dimension-name',
  'unknown-measure-key',
  'same-measure-twice',
  'needs-measure-name-column',
  'no-named-measures',
  'day-not-needed',
  'no-answers-counted',
] as const
export type MappingProblem = (typeof mappingProblems)[number]

export type MappingQuestion = { readonly code: MappingProblem; readonly column: number | null }

/** What is still to be settled, in a sensible order to ask. Empty: the mapping can run. */
export function questionsAbout(mapping: Mapping): MappingQuestion[] {
  if (mapping.survey) return questionsAboutSurvey(mapping, mapping.survey)
  const questions: MappingQuestion[] = []
  const ask = (code: MappingProblem, column: number | null = null) => questions.push({ code, column })
  const roles = mapping.columns.map(({ role }, index) => ({ role, index }))
  const places = (as: Role['as']): number[] => roles.filter(({ role }) => role.as === as).map(({ index }) => index)
  const keys = new Set(mapping.measures.map(measure => measure.key))

  const dates = places('date')
  const names = places('measure-name')
  if (mapping.rows.skipHidden === null) ask('ask-hidden-rows')
  if (places('value').length + places('value-at').length === 0) ask('no-value-column')
  if (places('value').length > 0 && dates.length === 0 && mapping.day === null) ask('ask-day')
  if (dates.length > 1) ask('several-date-columns', dates[1])
  if (names.length > 1) ask('several-measure-name-columns', names[1])
  if (names.length > 0 && !mapping.measures.some(measure => measure.named !== null)) ask('no-named-measures', names[0])
  if (dates.length > 0 && mapping.day !== null) ask('day-not-needed', dates[0])

  for (const { column, take } of mapping.rows.nested ?? []) if (take === null) ask('ask-level', column)

  const dimensions = new Set<string>()
  const dated = new Set<string>()
  for (const { role, index } of roles) {
    if (role.as === 'date' && role.order === null) ask('ask-date-order', index)
    if (role.as === 'date' && role.only === null) ask('ask-periods', index)
    if (role.as === 'dimension') {
      if (dimensions.has(role.dimension)) ask('dimension-twice', index)
      if (!isKeepable(role.dimension)) ask('dimension-name', index)
      dimensions.add(role.dimension)
    }
    if (role.as === 'value' || role.as === 'value-at' || role.as === 'denominator') {
      if (role.numbers === null) ask('ask-number-format', index)
      if (role.measure === null && names.length === 0) ask('needs-measure-name-column', index)
      if (role.measure !== null && !keys.has(role.measure)) ask('unknown-measure-key', index)
      const said = 'words' in role && role.words ? JSON.stringify(role.words) : ''
      const target = `${role.as} ${role.measure} ${role.as === 'value-at' ? role.day : ''} ${said}`
      if (dated.has(target)) ask('same-measure-twice', index)
      dated.add(target)
    }
  }
  for (const { column } of openNoAnswers(mapping)) ask('ask-no-answer', column)
  if (new Set(mapping.measures.map(measure => measure.key)).size < mapping.measures.length) ask('same-measure-twice')
  return questions
}

function questionsAboutSurvey(mapping: Mapping, { questions, days }: Survey): MappingQuestion[] {
  const asked: MappingQuestion[] = []
  const ask = (code: MappingProblem, column: number | null = null) => asked.push({ code, column })
  const keys = new Set(mapping.measures.map(measure => measure.key))
  const used = new Map(questions.flatMap(question => (question.use === 'nothing' ? [] : [[question.key, question]])))
  const answered = new Set<string>()
  const dimensions = new Set<string>([answerDimension])
  const dates: number[] = []
  if (mapping.rows.skipHidden === null) ask('ask-hidden-rows')
  for (const [place, { role }] of mapping.columns.entries()) {
    if (role.as === 'date') dates.push(place)
    if (role.as === 'dimension') {
      if (dimensions.has(role.dimension)) ask('dimension-twice', place)
      if (!isKeepable(role.dimension)) ask('dimension-name', place)
      dimensions.add(role.dimension)
    }
    const question = role.as === 'answer' ? used.get(role.question) : undefined
    if (!question || answered.has(question.key)) continue
    answered.add(question.key)
    if (!keys.has(question.key)) ask('unknown-measure-key', place)
    if (question.use === 'share' && question.counted.length === 0) ask('no-answers-counted', place)
  }
  if (answered.size === 0) ask('no-value-column')
  if (dates.length > 1) ask('several-date-columns', dates[1])
  const date = mapping.columns[dates[0] ?? -1]?.role
  const hasMonths = days === 'month' && date?.as === 'date'
  // Of one day it is that of the last answer, once it can be read.
  if (date?.as === 'date' && date.order === null && (hasMonths || mapping.day === null)) ask('ask-date-order', dates[0])
  else if (!hasMonths && mapping.day === null) ask('ask-day')
  for (const { column } of openNoAnswers(mapping)) ask('ask-no-answer', column)
  return asked
}

/** A column whose codes nobody spoke of yet, and these. Several columns of one question are one. */
export type OpenCodes = { readonly column: number; readonly codes: readonly (number | string)[] }

export function openNoAnswers({ columns, survey }: Mapping): OpenCodes[] {
  const known = new Set<string>()
  return columns.flatMap(({ role }, column): OpenCodes[] => {
    if ('noAnswer' in role && role.noAnswer?.are === null) return [{ column, codes: role.noAnswer.codes }]
    if (role.as !== 'answer' || known.has(role.question)) return []
    known.add(role.question)
    const question = survey?.questions.find(({ key }) => key === role.question)
    const counts = question?.use === 'mean' || question?.use === 'scale'
    return question?.asksNoAnswer && counts ? [{ column, codes: question.noAnswer ?? [] }] : []
  })
}
