import { comparableText } from '@core/same-text'
import { isNoAnswer } from '../no-answer-words'

/** Scales in words, lowest first; several ways to say one step stand together. */
const scales: readonly (readonly (readonly string[])[])[] = [
  [
    ['strongly disagree', 'disagree strongly', 'completely disagree', 'totally disagree'],
    ['disagree', 'tend to disagree', 'slightly disagree', 'somewhat disagree'],
    ['neither agree nor disagree', 'neither', 'neutral', 'not sure', 'unsure', 'undecided', 'no opinion either way'],
    ['agree', 'tend to agree', 'slightly agree', 'somewhat agree'],
    ['strongly agree', 'agree strongly', 'completely agree', 'totally agree'],
  ],
  [
    ['very dissatisfied', 'very unsatisfied', 'very unhappy'],
    ['dissatisfied', 'unsatisfied', 'fairly dissatisfied', 'somewhat dissatisfied', 'unhappy'],
    ['neither satisfied nor dissatisfied', 'neither', 'neutral'],
    ['satisfied', 'fairly satisfied', 'somewhat satisfied', 'happy'],
    ['very satisfied', 'very happy'],
  ],
  [
    ['never'],
    ['rarely', 'seldom'],
    ['sometimes', 'occasionally'],
    ['often', 'usually', 'most of the time'],
    ['always', 'all the time'],
  ],
  [
    ['not at all', 'not at all confident'],
    ['a little', 'slightly', 'not very', 'slightly confident', 'not very confident'],
    ['somewhat', 'moderately', 'fairly', 'somewhat confident', 'fairly confident'],
    ['very', 'quite a lot', 'quite a bit', 'a lot', 'mostly', 'very confident', 'confident'],
    ['extremely', 'completely', 'a great deal', 'totally', 'extremely confident', 'completely confident'],
  ],
  [
    ['very poor', 'very bad'],
    ['poor', 'bad'],
    ['fair', 'average', 'okay', 'ok', 'neither good nor bad'],
    ['good'],
    ['very good', 'excellent'],
  ],
  [
    ['very unlikely'],
    ['unlikely'],
    ['neither likely nor unlikely', 'neutral', 'not sure'],
    ['likely'],
    ['very likely'],
  ],
]

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const plain = (answer: string): string =>
  comparableText(answer)
    .replace(/(?<![.!])[.!]+$/, '')
    .trim()

export type WordScale = {
  /** By answer. */
  readonly scale: Record<string, number>
  /** The names of 1, 2, 3...; empty where the numbers were written with the answers. */
  readonly levels: string[]
}

/**
 * The numbers that stand for answers in words, where all of them (but a few that say nothing, like "don't know") are of one scale
 * that is known: 1 for the lowest. Answers that begin with a number (`5 - Strongly agree`) stand for it. Null: no scale.
 */
export function scaleOf(answers: readonly string[]): WordScale | null {
  const said = answers.filter(answer => !saysNothing(answer))
  if (said.length < 2) return null
  const led = said.map(leadingNumber)
  if (led.every(number => number !== undefined)) {
    return { scale: Object.fromEntries(said.map((answer, index) => [answer, Number(led[index])])), levels: [] }
  }
  for (const scale of scales) {
    const steps = said.map(answer => stepIn(scale, plain(answer)))
    if (steps.every(step => step !== -1) && new Set(steps).size > 1) {
      const levels = scale.map((words, step) => said[steps.indexOf(step)] ?? sentenceCase(words[0] ?? ''))
      return { scale: Object.fromEntries(said.map((answer, index) => [answer, (steps[index] ?? 0) + 1])), levels }
    }
  }
  return null
}

/**
 * The places in a measure's own levels that stand for answers: by name, by another way to say the same step where the levels are of a
 * scale that is known, or by the number an answer begins with where levels are called by numbers. Other answers are not in it.
 */
export function fittedScale(levels: readonly string[], answers: readonly string[]): Record<string, number> {
  const names = levels.map(plain)
  const known = scales.find(scale => {
    const steps = names.map(name => stepIn(scale, name))
    return steps.every((step, index) => step !== -1 && step > (steps[index - 1] ?? -1))
  })
  return Object.fromEntries(
    answers.flatMap(answer => {
      const named = names.indexOf(plain(answer))
      const step = known ? stepIn(known, plain(answer)) : -1
      const alike = known && step !== -1 ? names.findIndex(name => stepIn(known, name) === step) : -1
      const place = [named, alike, names.indexOf(leadingNumber(answer) ?? '')].find(each => each !== -1)
      return place === undefined ? [] : [[answer, place + 1]]
    }),
  )
}

const stepIn = (scale: readonly (readonly string[])[], name: string): number =>
  scale.findIndex(step => step.includes(name))

/** Of `5 - Strongly agree`, not of `4.5`, `10:30` or `3 to 5 nights`. */
const leadingNumber = (answer: string): string | undefined => {
  const [, number, words = ''] = /^(\d{1,2})(?:\s*[-–—:.)(=]|\s)(\D*)$/.exec(answer) ?? []
  return /\p{L}/u.test(words) ? number : undefined
}

const mostNumbered = 10

/**
 * The levels of a scale of numbers (1 to 5, 0 to 10; some of them perhaps with words: `5 - Strongly agree`), lowest first. It may go
 * further than anybody answered: to 5, 7 or 10. Empty: the answers are no such scale.
 */
export function numberedLevels(answers: readonly string[]): string[] {
  const said = answers.filter(answer => !saysNothing(answer))
  const numbers = said.map(answer => Number(/^\d{1,2}$/.test(answer) ? answer : (leadingNumber(answer) ?? Number.NaN)))
  const most = Math.max(...numbers)
  if (said.length < 2 || !(most >= 2 && most <= mostNumbered)) return []
  const last = [5, 7, mostNumbered].find(each => most <= each) ?? mostNumbered
  const named = new Map(said.map((answer, index) => [numbers[index], answer]))
  return numberRange(numbers.includes(0) ? 0 : 1, last).map(number => named.get(Number(number)) ?? number)
}

/** From the lowest number to the highest, as names of levels. */
export const numberRange = (lowest: number, highest: number): string[] =>
  Array.from({ length: highest - lowest + 1 }, (_, index) => String(lowest + index))

/** The ends of a scale whose levels are called by numbers and nothing else. Null: they are words. */
export function rangeOfLevels(levels: readonly string[]): { lowest: number; highest: number } | null {
  const [first] = levels
  const isRange = first !== undefined && levels.every((level, index) => level === String(Number(first) + index))
  return isRange ? { lowest: Number(first), highest: Number(first) + levels.length - 1 } : null
}

/** Answers that are none: they are in no average. */
export function saysNothing(answer: string): boolean {
  const plain = answer.replaceAll('_', ' ').trim()
  return isNoAnswer(plain) || /^(n\/?a|not applicable|-|—|–)$/i.test(plain)
}

const yes = /^(yes|true|y|oui|sí|sì|si|ja|ydw|do|oes|ie|tak|da|так|نعم|sim|evet|да)[.!]?$/iu
const no = /^(no|false|n|non|nein|nac ydw|naddo|nac oes|nage|nie|nu|ні|لا|não|nee|nej|nei|hayır|нет)[.!]?$/iu
export const isYes = (answer: string): boolean => yes.test(answer.trim().normalize('NFC'))
export const isNo = (answer: string): boolean => no.test(answer.trim().normalize('NFC'))
