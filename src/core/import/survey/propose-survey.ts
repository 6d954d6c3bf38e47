import type { Measure } from '@core/project/entities'
import { dayInCell } from '../date-cell'
import type { MappedMeasure, Mapping, Role } from '../mapping'
import { usualMissingMarks, usualSuppressedMarks } from '../marks'
import { numberInCell } from '../number-cell'
import type { ProposeOptions } from '../propose'
import type { Table } from '../table'
import type { AnswerSeparator, QuestionUse, Survey, SurveyQuestion, SurveyTool } from './plan'
import { questionTitle, type SplitColumns, splitColumns, surveyColumn } from './recognise'
import { answerCounts, plainAnswer, separatorOf, wholeAnswers } from './split-answers'
import { answerDay } from './survey-reader'
import { isNo, isYes, numberedLevels, saysNothing, scaleOf } from './word-scales'

const longestTitle = 500
/** Cells that are looked at to tell how a question was answered. */
const cellsLookedAt = 2000
const answersListed = 60

/** A mapping that makes a survey's answers into counts, shares and averages; what it cannot know is left open. */
export function proposeSurvey(table: Table, tool: SurveyTool, options: ProposeOptions): Mapping {
  const headings = table.columns.map(({ name }) => name)
  const split = splitColumns(headings, place => holdsTicks(cellsOf(table, place)))
  const kinds = headings.map(heading => surveyColumn(heading, tool))
  const times = table.columns.findIndex(({ dates, filled }) => filled > 0 && dates > filled * 0.8)
  if (tool === 'other' && times !== -1) kinds[times] = 'answered-at'
  const questions: SurveyQuestion[] = []
  const roles: Role[] = headings.map(() => ({ as: 'ignore' }))
  for (const [place, kind] of kinds.entries()) {
    if (kind === 'answered-at' && !roles.some(role => role.as === 'date')) {
      roles[place] = { as: 'date', order: orderOf(table, place), spans: false }
    }
    const own = split.find(({ base, answers }) => base === place || answers.has(place))
    if (own) {
      const first = Math.min(...own.answers.keys())
      if (place === first && surveyColumn(own.prefix, tool) === 'question') {
        const key = `question-${place + 1}`
        for (const each of own.answers.keys()) roles[each] = { as: 'answer', question: key }
        questions.push(splitQuestion(key, own, tool))
      }
      continue
    }
    if (kind !== 'question' || headings[place] === '') continue
    const question = proposedQuestion(`question-${place + 1}`, cellsOf(table, place), headings[place] ?? '', tool)
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
    missing: [...usualMissingMarks],
    suppressed: [...usualSuppressedMarks],
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

/** How an open question, a scale, a choice or several choices look in their cells. `heading` helps where the cells do not say. */
export function proposedQuestion(
  key: string,
  cells: readonly string[],
  heading: string,
  tool: SurveyTool,
): SurveyQuestion {
  const filled = cells.map(plainAnswer).filter(cell => cell !== '')
  const looked = filled.slice(0, 500)
  const candidates: readonly AnswerSeparator[] =
    tool === 'kobo' ? ['semicolon', 'space', 'comma'] : ['semicolon', 'comma']
  const distinct = new Set(looked)
  const separator = isNumeric(looked) || averageLength(looked) > 160 ? null : separatorOf(looked, candidates)
  const isOpen = separator === null && isOpenText(looked, distinct.size, heading)
  const whole = separator === null ? [...distinct] : wholeAnswers(looked, separator)
  const counts = answerCounts(filled, { separator, answers: whole })
  const words = separator === null ? scaleOf([...counts.keys()]) : null
  const scale = words?.scale ?? {}
  const answers = answersWorthNaming(counts, scale)
  const use = usualUse({
    looked,
    isOpen,
    separator,
    answers: [...counts.keys()],
    scale,
    levels: words?.levels ?? [],
    heading,
    distinct: distinct.size,
  })
  return {
    key,
    use,
    separator,
    answers: inScaleOrder(answers, scale),
    counted: [...counts.keys()].filter(answer => isYes(answer) || answer === '1').slice(0, 200),
    scale,
    levels: levelsFor(words?.levels ?? [], [...counts.keys()], separator),
    split: {},
  }
}

/** Of a scale in words its steps; of one in numbers, which an average or a scale can be made of, these. */
const levelsFor = (
  inWords: readonly string[],
  answers: readonly string[],
  separator: AnswerSeparator | null,
): string[] => (inWords.length > 0 || separator !== null ? [...inWords] : numberedLevels(answers))

type Looks = {
  readonly looked: readonly string[]
  readonly isOpen: boolean
  readonly separator: AnswerSeparator | null
  readonly answers: readonly string[]
  readonly scale: Readonly<Record<string, number>>
  readonly levels: readonly string[]
  readonly heading: string
  readonly distinct: number
}

function usualUse({ looked, isOpen, separator, answers, scale, levels, heading, distinct }: Looks): QuestionUse {
  if (looked.length === 0) return 'nothing'
  if (isNumeric(looked)) {
    if (/\b(id|code|no\.?|ref|reference|year of birth)$/i.test(heading)) return 'nothing'
    return looked.every(cell => cell === '0' || cell === '1') ? 'share' : 'mean'
  }
  if (looked.filter(isDay).length > looked.length * 0.8) return 'nothing'
  if (isOpen) return 'nothing'
  const said = answers.filter(answer => !saysNothing(answer))
  if (
    separator === null &&
    said.length > 0 &&
    said.every(answer => isYes(answer) || isNo(answer)) &&
    said.some(isYes)
  ) {
    return 'share'
  }
  if (Object.keys(scale).some(answer => /^\d/.test(answer))) return 'mean'
  if (levels.length > 0) return 'scale'
  // Nearly as many answers as people: words of their own, to be read and not counted.
  return separator === null && distinct > 12 && distinct > looked.length * 0.6 ? 'nothing' : 'count'
}

const isNumeric = (cells: readonly string[]): boolean => {
  const said = cells.filter(cell => !saysNothing(cell))
  return (
    said.length > 0 && said.filter(cell => typeof numberInCell(cell, 'point') !== 'string').length >= said.length * 0.75
  )
}

const isDay = (cell: string): boolean =>
  /\d/.test(cell) && typeof dayInCell(cell, { order: 'day-first', yearEndsIn: 12, spans: false }) === 'number'

const averageLength = (cells: readonly string[]): number =>
  cells.length === 0 ? 0 : cells.reduce((sum, cell) => sum + Math.min(cell.length, 300), 0) / cells.length

const asksForWords =
  /\b(please (say|specify|tell|explain|describe)|specify|comments?|say more|tell us more|anything else|why|details|describe|explain)\b|other$/i

/** Sentences, or as many different texts as people. */
function isOpenText(cells: readonly string[], distinct: number, heading: string): boolean {
  const average = averageLength(cells)
  if (distinct === cells.length && (asksForWords.test(heading) || average > (cells.length > 3 ? 12 : 20))) return true
  return (average > 25 && distinct > cells.length * 0.8) || (average > 80 && distinct > 3)
}

/** Answers that were ticked, and not written: those that come again, and where they are few the short ones. */
function answersWorthNaming(counts: ReadonlyMap<string, number>, scale: Readonly<Record<string, number>>): string[] {
  const few = counts.size <= 20
  return [...counts]
    .filter(([answer, count]) => count > 1 || (few && answer.length <= 24) || Object.hasOwn(scale, answer))
    .map(([answer]) => answer)
    .filter(answer => answer.length <= 500)
    .slice(0, answersListed)
}

const inScaleOrder = (answers: readonly string[], scale: Readonly<Record<string, number>>): string[] =>
  Object.keys(scale).length === 0
    ? [...answers]
    : answers.toSorted((a, b) => (scale[a] ?? Number.POSITIVE_INFINITY) - (scale[b] ?? Number.POSITIVE_INFINITY))

function splitQuestion(key: string, { answers }: SplitColumns, tool: SurveyTool): SurveyQuestion {
  const named = [...answers].map(([place, answer]) => [String(place), questionTitle(answer, tool)] as const)
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
  { key, use, split, levels }: SurveyQuestion,
  columns: Mapping['columns'],
  { tool, questions }: Survey,
  measures: readonly Pick<Measure, 'id' | 'title' | 'kind'>[],
): MappedMeasure {
  const places = columns.flatMap(({ role }, place) => (role.as === 'answer' && role.question === key ? [place] : []))
  const titleAt = (place: number): string => {
    const name = columns[place]?.name ?? ''
    const isSplit = Object.keys(split).length > 0
    const heading = isSplit ? name.slice(0, Math.max(name.lastIndexOf('/'), 0)) : name
    const title = questionTitle(heading, tool)
    const isTwice = questions.length > 1 && columns.filter(({ name }) => questionTitle(name, tool) === title).length > 1
    return (isTwice && !isSplit ? heading : title) || `Question ${place + 1}`
  }
  const title = titleAt(places[0] ?? 0).slice(0, longestTitle)
  const kind = use === 'share' || use === 'scale' ? use : 'number'
  const existing = measures.find(
    measure => measure.kind === kind && measure.title.trim().toLowerCase() === title.toLowerCase(),
  )
  if (existing) return { key, kind, named: null, target: { as: 'existing', measureId: existing.id } }
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

/** The day of the last answer, which stands for all. Null: the file does not say it, or not yet. */
export function lastAnswerDay(table: Table, columns: Mapping['columns']): number | null {
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
