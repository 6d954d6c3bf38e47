import type { Day } from '@core/observation/day'
import { isoFromDay } from '@core/observation/day'
import { anotherAnswer, type Survey, type SurveyQuestion } from './plan'

/** What was said to one question by the people of one group on one day. */
type Said = {
  answered: number
  /** Of a count. */
  readonly counts: Map<string, number>
  /** Of a share: who gave an answer that is in it, and all who said something. */
  counted: number
  /** Of an average. */
  readonly numbers: number[]
  readonly firstLine: number
}

/** A row of figures: question, day, answer, a word for each dimension, value, denominator. All as text, as a table holds them. */
export type FigureRow = { readonly cells: string[]; readonly line: number }

/** The mark of an average of so few people that it is not told. */
export const fewMark = '..'

/** How a question was answered, over everything. */
export type QuestionAccount = {
  readonly key: string
  readonly answered: number
  /** Said only that they do not know or would rather not say: in no share and no average. */
  readonly saidNothing: number
  readonly unreadable: number
  /** Of a share: who gave an answer that is in it, of those who said something. */
  readonly inShare: number
  readonly outOf: number
  /** Of an average: what the numbers come to. */
  readonly sum: number
  readonly numbers: number
  /** Most frequent first. */
  readonly answers: readonly { readonly answer: string; readonly count: number }[]
}

const answersTold = 100

/** Adds answers up as people come, one row each. Keeps no row. `people`: keys of questions of which it is kept how many answered, too. */
export function createSurveyTally({ questions, smallestGroup }: Survey, people: ReadonlySet<string>) {
  const groups = new Map<
    string,
    { readonly day: Day; readonly words: readonly string[]; readonly said: Map<string, Said> }
  >()
  const accounts = new Map(
    questions.map(({ key }) => [
      key,
      {
        answered: 0,
        saidNothing: 0,
        unreadable: 0,
        inShare: 0,
        outOf: 0,
        sum: 0,
        numbers: 0,
        answers: new Map<string, number>(),
      },
    ]),
  )

  function saidIn(key: string, day: Day, words: readonly string[], line: number): Said {
    const name = JSON.stringify([day, ...words])
    const group = groups.get(name) ?? { day, words, said: new Map<string, Said>() }
    groups.set(name, group)
    const said = group.said.get(key) ?? { answered: 0, counts: new Map(), counted: 0, numbers: [], firstLine: line }
    group.said.set(key, said)
    return said
  }

  return {
    account: (key: string) => accounts.get(key),
    answers: (
      { key, use, answers, counted }: SurveyQuestion,
      given: readonly string[],
      day: Day,
      words: readonly string[],
      line: number,
    ) => {
      const said = saidIn(key, day, words, line)
      said.answered++
      if (use === 'share') {
        const isIn = given.some(answer => counted.includes(answer))
        if (isIn) said.counted++
        const account = accounts.get(key)
        if (account) account.outOf++
        if (account && isIn) account.inShare++
        return
      }
      const known = new Set(given.map(answer => (answers.includes(answer) ? answer : anotherAnswer)))
      for (const answer of known) said.counts.set(answer, (said.counts.get(answer) ?? 0) + 1)
    },
    number: ({ key }: SurveyQuestion, value: number, day: Day, words: readonly string[], line: number) => {
      const said = saidIn(key, day, words, line)
      said.answered++
      said.numbers.push(value)
      const account = accounts.get(key)
      if (!account) return
      account.sum += value
      account.numbers++
    },
    accounts: (): QuestionAccount[] =>
      [...accounts].map(([key, { answers, ...rest }]) => ({
        key,
        ...rest,
        answers: [...answers]
          .map(([answer, count]) => ({ answer, count }))
          .sort((a, b) => b.count - a.count)
          .slice(0, answersTold),
      })),
    figures: function* (): Generator<FigureRow> {
      for (const question of questions) {
        const own = [...groups.values()].flatMap(({ day, words, said }) => {
          const here = said.get(question.key)
          return here ? [{ day, words, said: here }] : []
        })
        own.sort((a, b) => a.day - b.day)
        if (question.use === 'mean') yield* averages(question, own, smallestGroup)
        else if (question.use === 'scale') yield* levelsOf(question, own)
        else yield* figuresOf(question, own, people.has(question.key))
      }
    },
  }
}

type OfGroup = { readonly day: Day; readonly words: readonly string[]; readonly said: Said }

function* figuresOf(
  { key, use, answers }: SurveyQuestion,
  groups: readonly OfGroup[],
  keepsPeople: boolean,
): Generator<FigureRow> {
  for (const { day, words, said } of groups) {
    const row = (answer: string, value: number, denominator: string): FigureRow => ({
      cells: [key, isoFromDay(day), answer, ...words, String(value), denominator],
      line: said.firstLine,
    })
    if (use === 'share') yield row('', said.counted, String(said.answered))
    else {
      const outOf = keepsPeople ? String(said.answered) : ''
      if (keepsPeople) yield row('', said.answered, '')
      // Nobody is a finding too.
      for (const answer of answers) yield row(answer, said.counts.get(answer) ?? 0, outOf)
      const others = said.counts.get(anotherAnswer) ?? 0
      if (others > 0 && !answers.includes(anotherAnswer)) yield row(anotherAnswer, others, outOf)
    }
  }
}

/** In order of size, so that no two questions' numbers can be put together into one person's answers. */
const inOrder = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b)

/** Every answer on its own: a scale keeps how its answers are spread, and hides its figures where too few people gave one. */
function* levelsOf({ key }: SurveyQuestion, groups: readonly OfGroup[]): Generator<FigureRow> {
  for (const { day, words, said } of groups) {
    for (const value of inOrder(said.numbers)) {
      yield { cells: [key, isoFromDay(day), '', ...words, String(value), ''], line: said.firstLine }
    }
  }
}

/**
 * Every number on its own, so that any average of them is right. Groups of few people are put together without their words,
 * and the next smallest with them until they are enough: otherwise the average of all would give theirs away. Of fewer people
 * in all than the smallest group, only that there are some is told.
 */
function* averages({ key }: SurveyQuestion, groups: readonly OfGroup[], smallestGroup: number): Generator<FigureRow> {
  for (const day of new Set(groups.map(group => group.day))) {
    const own = groups
      .filter(group => group.day === day)
      .toSorted((a, b) => a.said.numbers.length - b.said.numbers.length)
    const all = own.reduce((sum, { said }) => sum + said.numbers.length, 0)
    const none = own[0]?.words.map(() => '') ?? []
    const row = (words: readonly string[], value: string, line: number): FigureRow => ({
      cells: [key, isoFromDay(day), '', ...words, value, ''],
      line,
    })
    if (all < smallestGroup) {
      yield row(none, fewMark, own[0]?.said.firstLine ?? 1)
      continue
    }
    let together = own
      .filter(({ words }) => words.every(word => word === ''))
      .reduce((sum, { said }) => sum + said.numbers.length, 0)
    const pooled: number[] = []
    for (const { words, said } of own) {
      const isFew = said.numbers.length < smallestGroup || (together > 0 && together < smallestGroup)
      const hasWords = words.some(word => word !== '')
      if (isFew && hasWords) together += said.numbers.length
      const numbers = inOrder(said.numbers)
      if (isFew) pooled.push(...numbers)
      else for (const value of numbers) yield row(words, String(value), said.firstLine)
    }
    for (const value of inOrder(pooled)) yield row(none, String(value), own[0]?.said.firstLine ?? 1)
  }
}
