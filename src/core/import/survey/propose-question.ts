import { own } from '@core/names'
import { isConsentHeading } from '@core/privacy/personal-columns'
import { dayInCell } from '../date-cell'
import { noAnswerCodesAmong } from '../no-answer-codes'
import { numberInCell } from '../number-cell'
import type { AnswerSeparator, QuestionUse, SurveyQuestion, SurveyTool } from './plan'
import { answerCounts, evenlySpelled, plainAnswer, separatorOf, wholeAnswers } from './split-answers'
import { isNo, isYes, numberedLevels, saysNothing, scaleOf } from './word-scales'

const answersListed = 60

/** How an open question, a scale, a choice or several choices look in their cells. `heading` helps where the cells do not say. */
export function proposedQuestion(
  key: string,
  cells: readonly string[],
  heading: string,
  tool: SurveyTool,
): SurveyQuestion {
  const given = evenlySpelled(cells.map(plainAnswer).filter(cell => cell !== ''))
  const noAnswer = codesForNoAnswer(given, heading)
  const filled = noAnswer.length === 0 ? given : given.filter(cell => !noAnswer.includes(cell))
  const looked = filled.slice(0, 500)
  const candidates: readonly AnswerSeparator[] =
    tool === 'kobo' ? ['semicolon', 'space', 'comma'] : ['semicolon', 'comma', 'close-comma']
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
    ...(noAnswer.length > 0 && { noAnswer, asksNoAnswer: true }),
  }
}

/** As they are written in the cells. On a scale of 1 to 5 nobody answers 9. */
function codesForNoAnswer(cells: readonly string[], heading: string): string[] {
  if (!isNumeric(cells)) return []
  const numbers = new Map<string, number>()
  for (const cell of cells) {
    const found = numberInCell(cell, 'point')
    if (typeof found !== 'string') numbers.set(cell, found.value)
  }
  const codes = new Set(noAnswerCodesAmong(cells.flatMap(cell => numbers.get(cell) ?? [])))
  const [, lowest, highest] = /\b([01]) ?(?:-|–|to|and|bis|à|a) ?(3|4|5|6|7|10)\b/i.exec(heading) ?? []
  const isOutside = (value: number) => highest !== undefined && (value < Number(lowest) || value > Number(highest))
  return [...numbers].flatMap(([cell, value]) => (codes.has(value) || isOutside(value) ? [cell] : [])).slice(0, 50)
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
  if (looked.length === 0 || isConsentHeading(heading)) return 'nothing'
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
    ? isNumeric(answers)
      ? answers.toSorted((a, b) => Number(a) - Number(b))
      : [...answers]
    : answers.toSorted(
        (a, b) => (own(scale, a) ?? Number.POSITIVE_INFINITY) - (own(scale, b) ?? Number.POSITIVE_INFINITY),
      )
