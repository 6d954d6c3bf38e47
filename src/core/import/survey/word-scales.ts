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
  answer
    .toLowerCase()
    .replace(/[.!]+$/, '')
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
  const led = said.map(answer => /^(\d{1,2})(?:\s*[-–—:.)(=]|\s+\D)/.exec(answer)?.[1])
  if (led.every(number => number !== undefined)) {
    return { scale: Object.fromEntries(said.map((answer, index) => [answer, Number(led[index])])), levels: [] }
  }
  for (const scale of scales) {
    const steps = said.map(answer => scale.findIndex(step => step.includes(plain(answer))))
    if (steps.every(step => step !== -1) && new Set(steps).size > 1) {
      const levels = scale.map((words, step) => said[steps.indexOf(step)] ?? sentenceCase(words[0] ?? ''))
      return { scale: Object.fromEntries(said.map((answer, index) => [answer, (steps[index] ?? 0) + 1])), levels }
    }
  }
  return null
}

/** Answers that are none: they are in no average. */
export const saysNothing = (answer: string): boolean =>
  /^(n\/?a|not applicable|don['’]?t know|do not know|prefer not to (say|answer)|would rather not say|no answer|no response|-|—|–)$/i.test(
    answer.replaceAll('_', ' ').trim(),
  )

export const isYes = (answer: string): boolean => /^(yes|true|y|oui|sí|si|ja|ydw|do|oes)[.!]?$/i.test(answer.trim())
export const isNo = (answer: string): boolean =>
  /^(no|false|n|non|nein|nac ydw|naddo|nac oes)[.!]?$/i.test(answer.trim())
