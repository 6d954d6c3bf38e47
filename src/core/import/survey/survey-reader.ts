import { answerDimension } from '@core/measure/adding-up'
import { type Day, lastDayOfMonth, monthOfDay } from '@core/observation/day'
import { comparableText } from '@core/same-text'
import { dayInCell } from '../date-cell'
import { longestWord } from '../dictionary'
import type { RowReader } from '../interpret'
import { createInterpreter, type RowOutcome } from '../interpret'
import { type Levels, levelOfNumber, levelsNamed } from '../levels'
import { acrossOf, type Mapping } from '../mapping'
import { markMeaning, marksFrom } from '../marks'
import { numberInCell } from '../number-cell'
import { type RejectionReason, rowText } from '../rejections'
import type { Survey, SurveyQuestion } from './plan'
import { answersInCell, plainAnswer } from './split-answers'
import { createSurveyTally, fewMark } from './survey-tally'
import { saysNothing } from './word-scales'

type AskedQuestion = { readonly question: SurveyQuestion; readonly places: readonly number[]; readonly levels: Levels }
type RejectedCell = { readonly reason: RejectionReason; readonly column: number }

/** Reads a survey, a row a person, into figures that come when all rows are read. */
export function createSurveyReader(mapping: Mapping, survey: Survey, outcome: RowOutcome): RowReader {
  const asked = askedQuestions(mapping, survey)
  const groups = mapping.columns.flatMap(({ role }, place) => (role.as === 'dimension' ? [place] : []))
  const used = placesInSurvey(mapping, survey)
  const marks = marksFrom(mapping)
  const people = new Set(mapping.measures.flatMap(measure => (acrossOf(measure) === 'people' ? [measure.key] : [])))
  const tally = createSurveyTally(survey, people)
  const figures = createInterpreter(mappingOfFigures(mapping, groups), {
    ...outcome,
    leftOut: (leftOut, cells) => outcome.leftOut({ ...leftOut, cellOnly: true }, cells),
  })
  const headerLine = mapping.headerLine ?? 0
  const width = mapping.columns.length
  const dayOfRow = answerDays(mapping, survey)

  // Only what was answered to what is used is told: the rest of the row may say who somebody is.
  const leaveOut = (
    reason: RejectionReason,
    cells: readonly string[],
    line: number,
    column: number | null,
  ): 'left-out' => {
    outcome.leftOut(
      { line, reason, text: rowText(used.map(place => cells[place] ?? '')), column, cellOnly: false },
      cells,
    )
    return 'left-out'
  }

  function read(cells: readonly string[], line: number): 'used' | 'left-out' | 'header' {
    if (line <= headerLine) return line === headerLine ? 'header' : leaveOut('above-header', cells, line, null)
    if (cells.slice(width).some(cell => cell.trim() !== '')) return leaveOut('too-many-cells', cells, line, null)
    if (used.every(place => (cells[place] ?? '').trim() === '')) return leaveOut('empty-row', cells, line, null)
    if (mapping.columns.every(({ name }, place) => (cells[place] ?? '').trim() === name)) {
      return leaveOut('repeated-header', cells, line, null)
    }
    if (cells.length < width) return leaveOut('too-few-cells', cells, line, null)
    const day = dayOfRow(cells)
    if (typeof day !== 'number') return leaveOut(day.reason, cells, line, day.column)
    const words = groups.map(place => {
      const word = plainAnswer(cells[place] ?? '')
      return markMeaning(word, marks) === 'missing' ? '' : word
    })
    const long = groups[words.findIndex(word => word.length > longestWord)]
    if (long !== undefined) return leaveOut('word-too-long', cells, line, long)

    let answered = 0
    const problems: RejectedCell[] = []
    for (const each of asked) {
      const told = tell(each, cells, day, words, line)
      if (told.isAnswered) answered++
      problems.push(...told.problems)
    }
    if (answered === 0) {
      return leaveOut(problems[0]?.reason ?? 'empty-row', cells, line, problems[0]?.column ?? null)
    }
    for (const { reason, column } of problems) {
      outcome.leftOut({ line, reason, text: rowText([cells[column] ?? '']), column, cellOnly: true }, cells)
    }
    return 'used'
  }

  function tell(
    { question, places, levels }: AskedQuestion,
    cells: readonly string[],
    day: Day,
    words: readonly string[],
    line: number,
  ): Told {
    const { answers, problems } = givenAnswers(question, places, cells)
    if (problems.length > 0) count(question, 'unreadable')
    if (answers === null) return { isAnswered: false, problems }
    const isNothing = (answer: string): boolean => saysNothing(answer) || question.noAnswer?.includes(answer) === true
    const sayingNothing = answers.length > 0 && answers.every(isNothing)
    const asksNumber = (question.use === 'mean' || question.use === 'scale') && !sayingNothing
    const number = asksNumber ? numberOf(question, levels, answers[0] ?? '') : null
    if (asksNumber && number === null) {
      count(question, 'unreadable')
      const reason = question.use === 'scale' ? 'not-a-level' : 'not-a-number'
      return { isAnswered: false, problems: [{ reason, column: places[0] ?? 0 }] }
    }
    count(question, 'answered')
    if (sayingNothing) count(question, 'saidNothing')
    const account = tally.account(question.key)
    for (const answer of answers) account?.answers.set(answer, (account.answers.get(answer) ?? 0) + 1)
    if (number !== null) tally.number(question, number, day, words, line)
    else if (question.use === 'count' || !sayingNothing) tally.answers(question, answers, day, words, line)
    return { isAnswered: true, problems }
  }

  function count({ key }: SurveyQuestion, what: 'answered' | 'saidNothing' | 'unreadable'): void {
    const account = tally.account(key)
    if (account) account[what]++
  }

  return {
    read,
    finish: () => {
      for (const { cells, line } of tally.figures()) figures.read(cells, line)
    },
    dimensions: figures.dimensions,
    periodUnits: figures.periodUnits,
    accounts: tally.accounts,
  }
}

/** The questions that something becomes of, with the places of their columns. */
function askedQuestions({ columns }: Mapping, { questions }: Survey): AskedQuestion[] {
  const places = new Map<string, number[]>()
  for (const [place, { role }] of columns.entries()) {
    if (role.as === 'answer') places.set(role.question, [...(places.get(role.question) ?? []), place])
  }
  return questions.flatMap(question => {
    const own = places.get(question.key)
    return own && question.use !== 'nothing' ? [{ question, places: own, levels: levelsNamed(question.levels) }] : []
  })
}

/** The columns of a survey that say something: of a row that was left out no other is told. */
export function placesInSurvey(mapping: Mapping, survey: Survey): number[] {
  const used = new Set(askedQuestions(mapping, survey).flatMap(({ places }) => places))
  for (const [place, { role }] of mapping.columns.entries()) {
    if (role.as === 'dimension' || (role.as === 'date' && survey.days === 'month')) used.add(place)
  }
  return [...used].sort((a, b) => a - b)
}

type Told = { readonly isAnswered: boolean; readonly problems: readonly RejectedCell[] }

/** `answers` null: the question was skipped. Where each answer has a column of its own, nothing ticked is an answer as well. */
function givenAnswers(
  question: SurveyQuestion,
  places: readonly number[],
  cells: readonly string[],
): { answers: readonly string[] | null; problems: readonly RejectedCell[] } {
  if (Object.keys(question.split).length === 0) {
    const answers = places.flatMap(place => answersInCell(cells[place] ?? '', question))
    return { answers: answers.length === 0 ? null : answers, problems: [] }
  }
  const chosen: string[] = []
  const problems: RejectedCell[] = []
  let said = 0
  for (const place of places) {
    const answer = question.split[String(place)] ?? ''
    const cell = plainAnswer(cells[place] ?? '')
    if (cell === '') continue
    const ticked = isTicked(cell) || cell === answer
    if (ticked) chosen.push(answer)
    if (ticked || isNotTicked(cell)) said++
    else problems.push({ reason: 'not-a-choice', column: place })
  }
  return { answers: said === 0 ? null : chosen, problems }
}

export const isTicked = (cell: string): boolean => /^(1(\.0+)?|true|yes|x|✓|✔)$/i.test(cell)
export const isNotTicked = (cell: string): boolean => /^(0(\.0+)?|false|no)$/i.test(cell)

/** Null: neither a number nor a step of the scale. */
function numberOf({ use, scale }: SurveyQuestion, levels: Levels, answer: string): number | null {
  const named = levels.places.get(comparableText(answer))
  const step = Object.hasOwn(scale, answer) ? scale[answer] : undefined
  // A scale's value is a place in its levels, which a number written with the answer need not be.
  if (use === 'scale' && named !== undefined) return named
  if (step !== undefined) return step
  const point = numberInCell(answer, 'point')
  const read = typeof point === 'string' ? numberInCell(answer, 'comma') : point
  const number = typeof read === 'string' || read.perCent ? null : read.value
  if (use === 'scale') return number === null ? null : levelOfNumber(levels, number)
  return number ?? named ?? null
}

const longestTime = 100

/** `GMT+1` and the like behind a time say nothing about the day it was where the person was. A longer text is no time. */
export const withoutZone = (text: string): string =>
  text.length > longestTime ? text : text.replace(/\s*\(?(GMT|UTC|EET|CET|BST)?\s*([+-]\d{1,2}(:?\d{2})?)?\)?$/, '')

/** The day a row counts for. */
function answerDays(
  { columns, day, yearEndsIn }: Mapping,
  { days }: Survey,
): (cells: readonly string[]) => Day | RejectedCell {
  const place = columns.findIndex(({ role }) => role.as === 'date')
  const role = columns[place]?.role
  if (days === 'one-day' || role?.as !== 'date' || role.order === null) return () => day ?? 0
  const style = { order: role.order, spans: role.spans, yearEndsIn }
  return cells => {
    const cell = (cells[place] ?? '').trim()
    if (cell === '') return { reason: 'no-date', column: place }
    const answeredOn = answerDay(cell, style)
    return typeof answeredOn === 'number'
      ? lastDayOfMonth(monthOfDay(answeredOn))
      : { reason: answeredOn, column: place }
  }
}

export function answerDay(cell: string, style: Parameters<typeof dayInCell>[1]): ReturnType<typeof dayInCell> {
  const plain = dayInCell(cell, style)
  return typeof plain === 'number' ? plain : dayInCell(withoutZone(cell), style)
}

/** How the figures that a survey comes to are read: a table of question, day, answer, groups, value and denominator. */
function mappingOfFigures(mapping: Mapping, groups: readonly number[]): Mapping {
  const dimension = (name: string) => ({ name, role: { as: 'dimension' as const, dimension: name, required: false } })
  return {
    ...mapping,
    survey: undefined,
    headerLine: null,
    columns: [
      { name: 'question', role: { as: 'measure-name' } },
      { name: 'day', role: { as: 'date', order: 'day-first', spans: false } },
      dimension(answerDimension),
      ...groups.map(place => {
        const role = mapping.columns[place]?.role
        return dimension(role?.as === 'dimension' ? role.dimension : String(place))
      }),
      { name: 'value', role: { as: 'value', measure: null, numbers: 'point', perCent: false } },
      { name: 'denominator', role: { as: 'denominator', measure: null, numbers: 'point', mayBeEmpty: true } },
    ],
    // Figures of a scale are places in its levels, whatever these are called.
    measures: mapping.measures.map(measure => ({ ...measure, named: measure.key, levels: [] })),
    day: null,
    missing: [''],
    suppressed: [fewMark],
    rows: { code: null, totalLabels: [], keepTotals: true, keepPercentages: true },
  }
}
