import type { Measure } from '@core/project/entities'
import type { Mapping } from '../mapping'
import type { Table } from '../table'
import { type AnswerSeparator, hasSeveralAnswers, type QuestionUse, type Survey, type SurveyQuestion } from './plan'
import { proposedQuestion } from './propose-question'
import { measureOfQuestion } from './propose-survey'
import { titleOfQuestion } from './recognise'
import { answerCounts, wholeAnswers } from './split-answers'
import { numberRange } from './word-scales'

type Surveyed = Mapping & { readonly survey: Survey }
type Measures = readonly Pick<Measure, 'id' | 'title' | 'kind' | 'across'>[]

export const isSurveyed = (mapping: Mapping): mapping is Surveyed => mapping.survey !== undefined

const questionsWith = (mapping: Surveyed, changed: SurveyQuestion): Survey => ({
  ...mapping.survey,
  questions: mapping.survey.questions.map(question => (question.key === changed.key ? changed : question)),
})

export const placesOfQuestion = ({ columns }: Mapping, key: string): number[] =>
  columns.flatMap(({ role }, place) => (role.as === 'answer' && role.question === key ? [place] : []))

/** The mapping with that use of a question. A measure of another kind takes the place of the one it fed. */
export function withQuestionUse(mapping: Surveyed, key: string, use: QuestionUse, measures: Measures): Mapping {
  const question = mapping.survey.questions.find(each => each.key === key)
  if (!question || question.use === use) return mapping
  const counted = use === 'share' && question.counted.length === 0 ? upperAnswers(question) : question.counted
  const changed = { ...question, use, counted }
  const survey = questionsWith(mapping, changed)
  const others = mapping.measures.filter(measure => measure.key !== key)
  const measure = use === 'nothing' ? [] : [measureOfQuestion(changed, mapping.columns, survey, measures)]
  return { ...mapping, survey, measures: inQuestionOrder([...others, ...measure], survey) }
}

const inQuestionOrder = (measures: Mapping['measures'], { questions }: Survey): Mapping['measures'] =>
  questions.flatMap(({ key }) => measures.filter(measure => measure.key === key))

/** Of a scale in words the steps above its middle; otherwise none: which ones is for the person to say. */
function upperAnswers({ scale }: SurveyQuestion): string[] {
  const steps = Object.values(scale)
  if (steps.length === 0) return []
  const middle = (Math.min(...steps) + Math.max(...steps)) / 2
  return Object.entries(scale).flatMap(([answer, step]) => (step > middle ? [answer] : []))
}

/** Every other question is told apart by its answers. Only of a question with one column and one answer. */
export function withQuestionAsGroup(mapping: Surveyed, key: string): Mapping {
  const [place] = placesOfQuestion(mapping, key)
  if (place === undefined) return mapping
  const title = titleOfQuestion({ key, split: {} }, mapping.columns, mapping.survey.tool)
  const dimension = title.slice(0, 100).toLowerCase().trim() || `column ${place + 1}`
  const role = { as: 'dimension' as const, dimension, required: false }
  return withRole(withQuestionGone(mapping, key), place, role)
}

const withRole = (mapping: Mapping, place: number, role: Mapping['columns'][number]['role']): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column, index) => (index === place ? { ...column, role } : column)),
})

const withQuestionGone = (mapping: Surveyed, key: string): Surveyed => ({
  ...mapping,
  measures: mapping.measures.filter(measure => measure.key !== key),
  survey: { ...mapping.survey, questions: mapping.survey.questions.filter(question => question.key !== key) },
})

/** A column that was a group, or was left out as personal, as a question. `use` null: as its answers look. */
export function withColumnAsQuestion(
  mapping: Surveyed,
  place: number,
  use: QuestionUse | null,
  table: Table,
  measures: Measures,
): Mapping {
  const key = `question-${place + 1}`
  const cells = table.sample.rows.map(row => row[place] ?? '')
  const proposed = proposedQuestion(key, cells, mapping.columns[place]?.name ?? '', mapping.survey.tool)
  const question: SurveyQuestion = { ...proposed, use: 'nothing' }
  const known = mapping.survey.questions.filter(each => each.key !== key)
  const questions = [...known, question].sort((a, b) => placeInKey(a.key) - placeInKey(b.key))
  const asked = { ...mapping, survey: { ...mapping.survey, questions } }
  const next = withRole(asked, place, { as: 'answer', question: key })
  const wanted = use ?? (proposed.use === 'nothing' ? 'count' : proposed.use)
  return isSurveyed(next) ? withQuestionUse(next, key, wanted, measures) : next
}

const placeInKey = (key: string): number => Number(/(?<!\d)\d+$/.exec(key)?.[0] ?? Number.POSITIVE_INFINITY)

/** The answers are told apart anew, as they are parted now. */
export function withSeparator(
  mapping: Surveyed,
  key: string,
  separator: AnswerSeparator | null,
  table: Table,
): Mapping {
  const question = mapping.survey.questions.find(each => each.key === key)
  if (!question) return mapping
  const [place = 0] = placesOfQuestion(mapping, key)
  const cells = table.sample.rows.map(row => row[place] ?? '').filter(cell => cell.trim() !== '')
  const answers = separator === null ? [] : wholeAnswers(cells.slice(0, 500), separator)
  const counts = [...answerCounts(cells, { separator, answers }).keys()].slice(0, 60)
  const counted = question.counted.filter(answer => counts.includes(answer))
  const changed = { ...question, separator, answers: counts, counted }
  const across = hasSeveralAnswers(changed) ? 'people' : 'sum'
  const measures = mapping.measures.map(measure =>
    measure.key === key && measure.target.as === 'new' && question.use === 'count'
      ? { ...measure, target: { ...measure.target, across } as const }
      : measure,
  )
  return { ...mapping, measures, survey: questionsWith(mapping, changed) }
}

export const withQuestion = (mapping: Surveyed, question: SurveyQuestion): Mapping => ({
  ...mapping,
  survey: questionsWith(mapping, question),
})

/** A scale of numbers from the lowest to the highest; a new measure's levels are these. */
export function withScaleRange(mapping: Surveyed, question: SurveyQuestion, lowest: number, highest: number): Mapping {
  const levels = numberRange(lowest, highest)
  const measures = mapping.measures.map(measure =>
    measure.key === question.key && measure.target.as === 'new'
      ? { ...measure, target: { ...measure.target, levels } }
      : measure,
  )
  return { ...mapping, measures, survey: questionsWith(mapping, { ...question, levels }) }
}

export const withSurveyDays = (mapping: Surveyed, days: Survey['days']): Mapping => ({
  ...mapping,
  survey: { ...mapping.survey, days },
})
