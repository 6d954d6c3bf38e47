import { isPersonalHeading } from '@core/privacy/personal-columns'
import type { Measure } from '@core/project/entities'
import { sameText } from '@core/same-text'
import type { DateOrder } from '../full-date'
import type { MappedMeasure, Mapping, Role } from '../mapping'
import { usualMarkLists } from '../marks'
import type { ProposeOptions } from '../propose-measures'
import type { Table } from '../table'
import { hasSeveralAnswers, type QuestionUse, type Survey, type SurveyQuestion, type SurveyTool } from './plan'
import { proposedQuestion } from './propose-question'
import {
  answerTitle,
  questionTitle,
  type SplitColumns,
  splitColumns,
  surveyColumns,
  titleOfQuestion,
} from './recognise'
import { plainAnswer } from './split-answers'
import { answerDay } from './survey-reader'

const longestTitle = 500
/** Cells that are looked at to tell how a question was answered. */
const cellsLookedAt = 2000

/** A mapping that makes a survey's answers into counts, shares and averages; what it cannot know is left open. */
export function proposeSurvey(table: Table, tool: SurveyTool, options: ProposeOptions): Mapping {
  const headings = table.columns.map(({ name }) => name)
  const split = splitColumns(headings, place => {
    const cells = cellsOf(table, place)
    return holdsTicks(cells) || holdsOwnAnswer(headings[place] ?? '', cells)
  })
  const kinds = surveyColumns(headings, table.sample.rows, tool)
  const times = table.columns.findIndex(({ dates, filled }) => filled > 0 && dates > filled * 0.8)
  if (tool === 'other' && times !== -1) kinds[times] = 'answered-at'
  const questions: SurveyQuestion[] = []
  const roles: Role[] = headings.map(() => ({ as: 'ignore' }))
  for (const [place, kind] of kinds.entries()) {
    if (kind === 'personal') roles[place] = { as: 'ignore', personal: true }
    if (kind === 'answered-at' && !roles.some(role => role.as === 'date')) {
      roles[place] = { as: 'date', order: orderOf(table, place), spans: false }
    }
    const own = split.find(({ base, answers }) => base === place || answers.has(place))
    if (own) {
      const first = Math.min(...own.answers.keys())
      if (place === first && !isPersonalHeading(own.prefix)) {
        const key = `question-${place + 1}`
        for (const each of own.answers.keys()) roles[each] = { as: 'answer', question: key }
        questions.push(splitQuestion(key, own))
      }
      continue
    }
    if (kind !== 'question' || headings[place] === '') continue
    const heading = headings[place] ?? ''
    const proposed = proposedQuestion(`question-${place + 1}`, cellsOf(table, place), heading, tool)
    const question = {
      ...proposed,
      use: usedAsInProject(proposed, questionTitle(heading, tool, headings), options.measures ?? []),
    }
    roles[place] = { as: 'answer', question: question.key }
    questions.push(question)
  }
  const survey: Survey = { tool, days: 'one-day', smallestGroup: options.smallestGroup ?? 5, questions }
  const columns = headings.map((name, place) => ({ name, role: roles[place] ?? ({ as: 'ignore' } as const) }))
  return {
    encoding: options.encoding,
    delimiter: table.delimiter,
    ...(options.sheet ? { sheet: options.sheet } : {}),
    headerLine: table.headerLine,
    columns,
    measures: questions.flatMap(question =>
      question.use === 'nothing' ? [] : [measureOfQuestion(question, columns, survey, options.measures ?? [])],
    ),
    day: lastAnswerDay(table, columns),
    yearEndsIn: 12,
    missing: [...usualMarkLists.missing],
    suppressed: [...usualMarkLists.suppressed],
    notApplicable: [...usualMarkLists.notApplicable],
    rows: { code: null, totalLabels: [], keepTotals: false, keepPercentages: false },
    survey,
  }
}

const cellsOf = (table: Table, place: number): string[] =>
  table.sample.rows.slice(0, cellsLookedAt).map(row => row[place] ?? '')

function holdsTicks(cells: readonly string[]): boolean {
  const filled = cells.map(plainAnswer).filter(cell => cell !== '')
  return (
    filled.length > 0 && filled.filter(cell => /^([01](\.0+)?|true|false)$/i.test(cell)).length >= filled.length * 0.8
  )
}

/** SurveyMonkey ticks an answer by its own words: `question/answer` over cells of nothing but that answer. */
function holdsOwnAnswer(heading: string, cells: readonly string[]): boolean {
  const filled = cells.map(plainAnswer).filter(cell => cell !== '')
  return filled.length > 0 && filled.every(cell => heading.endsWith(`/${cell}`))
}

/** A question that feeds a scale of the project goes on feeding it, though its answers alone would come to an average or to counts. */
function usedAsInProject(
  { use, separator, levels }: SurveyQuestion,
  title: string,
  measures: NonNullable<ProposeOptions['measures']>,
): QuestionUse {
  if (separator !== null || use === 'nothing') return use
  const scale = measures.find(measure => measure.kind === 'scale' && sameText(measure.title, title))
  return scale && (scale.rubric.length > 0 || levels.length > 0) ? 'scale' : use
}

function splitQuestion(key: string, { answers }: SplitColumns): SurveyQuestion {
  const named = [...answers].map(([place, answer]) => [String(place), answerTitle(answer)] as const)
  return {
    key,
    use: 'count',
    separator: null,
    answers: [...new Set(named.map(([, answer]) => answer))],
    counted: [],
    scale: {},
    levels: [],
    split: Object.fromEntries(named),
  }
}

const usualAggregation = { count: 'latest', share: 'share', scale: 'median', mean: 'mean', nothing: 'latest' } as const

/** The measure a question feeds: the project's of that title and kind, otherwise a new one. */
export function measureOfQuestion(
  question: SurveyQuestion,
  columns: Mapping['columns'],
  { tool }: Survey,
  measures: readonly Pick<Measure, 'id' | 'title' | 'kind' | 'across'>[],
): MappedMeasure {
  const { key, use, levels } = question
  const arePeople = use === 'count' && hasSeveralAnswers(question)
  const title = titleOfQuestion(question, columns, tool).slice(0, longestTitle)
  const kind = use === 'share' || use === 'scale' ? use : 'number'
  // Ticks of an older import, which says of no one how many answered, stay apart from people.
  const existing = measures.find(
    measure => measure.kind === kind && sameText(measure.title, title) && (!arePeople || measure.across === 'people'),
  )
  if (existing) {
    const across = existing.across && { across: existing.across }
    return { key, kind, named: null, ...across, target: { as: 'existing', measureId: existing.id } }
  }
  return {
    key,
    kind,
    named: null,
    target: {
      as: 'new',
      title,
      unit: use === 'count' ? 'people' : '',
      direction: 'increase',
      aggregation: usualAggregation[use],
      ...(use === 'count' && { across: arePeople ? 'people' : 'sum' }),
      countsPeople: use === 'count' || use === 'share',
      ...(use === 'scale' && { levels: [...levels] }),
    },
  }
}

function orderOf(table: Table, place: number): Extract<Role, { as: 'date' }>['order'] {
  const order = table.columns[place]?.order
  if (order === 'either' || order === 'both') return null
  return order ?? 'day-first'
}

/** The mapping with an answer to `ask-date-order`: a survey of one day is then of its last answer's, if nobody gave another. */
export function withDateOrder(mapping: Mapping, order: DateOrder, table: Table): Mapping {
  const columns = mapping.columns.map(column =>
    column.role.as === 'date' && column.role.order === null ? { ...column, role: { ...column.role, order } } : column,
  )
  const isOfOneDay = mapping.survey?.days === 'one-day' && mapping.day === null
  return { ...mapping, columns, ...(isOfOneDay && { day: lastAnswerDay(table, columns) }) }
}

/** The day of the last answer, which stands for all. Null: the file does not say it, or not yet. */
function lastAnswerDay(table: Table, columns: Mapping['columns']): number | null {
  const place = columns.findIndex(({ role }) => role.as === 'date')
  const role = columns[place]?.role
  if (role?.as !== 'date' || role.order === null || !table.sampleIsAll) return null
  const style = { order: role.order, spans: false, yearEndsIn: 12 }
  const days = table.sample.rows.flatMap(row => {
    const day = answerDay((row[place] ?? '').trim(), style)
    return typeof day === 'number' ? [day] : []
  })
  return days.length === 0 ? null : days.reduce((latest, day) => Math.max(latest, day))
}
