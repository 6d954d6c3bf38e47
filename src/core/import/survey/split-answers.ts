import { comparableText, tidyText } from '@core/same-text'
import type { AnswerSeparator, SurveyQuestion } from './plan'

const marks: Readonly<Record<AnswerSeparator, string>> = {
  semicolon: ';',
  comma: ', ',
  'close-comma': ',',
  space: ' ',
}

/** A space may be missing behind a comma, at the end of a cell. */
const jointOf = (mark: string): string => mark.trimEnd() || mark

/** Spaces and line ends within an answer mean nothing. */
export const plainAnswer = tidyText

/**
 * The answers in a cell. Known answers are looked for first, the longest before the shorter, so that `Food, clothing` stays one
 * answer where it is one; what is left is parted at every mark. Each answer once.
 */
export function answersInCell(
  text: string,
  { separator, answers }: Pick<SurveyQuestion, 'separator' | 'answers'>,
): string[] {
  const cell = plainAnswer(text)
  if (cell === '') return []
  const spelled = spellingsOf(answers)
  if (separator === null) return [spelled(cell)]
  const mark = marks[separator]
  const known = answers.filter(answer => answer.includes(mark)).toSorted((a, b) => b.length - a.length)
  const found = new Set<string>()
  let rest = cell
  while (rest !== '') {
    const whole = known.find(answer => rest === answer || rest.startsWith(answer + jointOf(mark)))
    const end = whole?.length ?? endOfFirst(mark, rest)
    const answer = rest.slice(0, end).trim()
    if (answer !== '') found.add(spelled(answer))
    rest = rest.slice(end + mark.length).trim()
  }
  return [...found]
}

const spellings = new WeakMap<readonly string[], (answer: string) => string>()

/** An answer as the list spells it: `yes` is `Yes`. */
function spellingsOf(answers: readonly string[]): (answer: string) => string {
  const known = spellings.get(answers)
  if (known) return known
  const exact = new Set(answers)
  const folded = new Map(answers.map(answer => [comparableText(answer), answer]))
  const spelled = (answer: string): string =>
    exact.has(answer) ? answer : (folded.get(comparableText(answer)) ?? answer)
  spellings.set(answers, spelled)
  return spelled
}

/** The cells with each part between marks spelled as it is most often: `food; Bed` and `Food` are of one food. */
export function evenlySpelled(cells: readonly string[]): string[] {
  const parts = cells.map(cell => cell.split(/(;\s*|, )/))
  const times = new Map<string, Map<string, number>>()
  for (const part of parts.flat()) {
    const own = times.get(comparableText(part)) ?? new Map<string, number>()
    times.set(comparableText(part), own.set(part, (own.get(part) ?? 0) + 1))
  }
  const usual = (part: string): string => {
    const own = [...(times.get(comparableText(part)) ?? [])]
    return own.reduce((most, each) => (each[1] > most[1] ? each : most), [part, 0] as const)[0]
  }
  return parts.map(own => own.map((part, at) => (at % 2 === 0 ? usual(part) : part)).join(''))
}

/** How often each answer comes, most frequent first; those of one frequency in the order they come. */
export function answerCounts(
  cells: readonly string[],
  question: Pick<SurveyQuestion, 'separator' | 'answers'>,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    for (const answer of answersInCell(cell, question)) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1]))
}

/**
 * What parts several answers in these cells; null where they seem to hold one answer each. A semicolon at the end (Microsoft
 * Forms) settles it; otherwise parts must come again in other combinations.
 */
export function separatorOf(cells: readonly string[], candidates: readonly AnswerSeparator[]): AnswerSeparator | null {
  const filled = cells.map(plainAnswer).filter(cell => cell !== '')
  if (candidates.includes('semicolon')) {
    const ended = filled.filter(cell => cell.endsWith(';')).length
    if (ended > filled.length * 0.5) return 'semicolon'
  }
  return (
    candidates.find(separator => {
      const mark = marks[separator]
      if (!filled.some(cell => cell.includes(mark))) return false
      if (separator === 'space' && !filled.every(cell => /^[a-z0-9_-]+( [a-z0-9_-]+)*$/.test(cell))) return false
      const combinations = new Set(filled)
      const parts = wholeAnswers(filled, separator)
      const again = parts.filter(part => filled.filter(cell => holds(cell, part, mark)).length > 1).length
      return parts.length < combinations.size && again >= parts.length / 2
    }) ?? null
  )
}

const holds = (cell: string, part: string, mark: string): boolean =>
  `${mark}${cell}${mark}`.includes(`${mark}${part}${mark}`)

/**
 * The answers that can be told in cells that hold several. Parts are put together again where a comma belongs to the answer: within
 * brackets or quotes; where a part goes on from the one before with a small letter, and never begins a cell (`Advice, by phone`); where
 * one part never comes without the next (`Food, clothing`).
 */
export function wholeAnswers(cells: readonly string[], separator: AnswerSeparator): string[] {
  const mark = marks[separator]
  let rows = cells.map(cell => partsAt(jointOf(mark), plainAnswer(cell)))
  if (separator === 'comma' || separator === 'close-comma') {
    const first = new Set(rows.flatMap(([part]) => (part === undefined ? [] : [part])))
    rows = rows.map(row => joinedWhere(row, mark, (_, part) => /^\p{Ll}/u.test(part) && !first.has(part)))
    for (let round = 0; round < 4; round++) {
      const joined = joinInseparable(rows, mark)
      if (joined === null) break
      rows = joined
    }
  }
  return [...new Set(rows.flat())]
}

/** Where the first part ends: at a mark that stands in no brackets and no quotes. A bracket that is never closed encloses nothing. */
function endOfFirst(mark: string, text: string): number {
  let at = text.indexOf(mark)
  while (at !== -1 && isEnclosed(text.slice(0, at), text.slice(at))) at = text.indexOf(mark, at + 1)
  return at === -1 ? text.length : at
}

function partsAt(mark: string, cell: string): string[] {
  const parts: string[] = []
  for (let rest = cell; rest !== ''; ) {
    const end = endOfFirst(mark, rest)
    parts.push(rest.slice(0, end).trim())
    rest = rest.slice(end + mark.length)
  }
  return parts.filter(part => part !== '')
}

const isEnclosed = (before: string, after: string): boolean =>
  (before.lastIndexOf('(') > before.lastIndexOf(')') && after.includes(')')) ||
  (before.lastIndexOf('[') > before.lastIndexOf(']') && after.includes(']')) ||
  (before.lastIndexOf('“') > before.lastIndexOf('”') && after.includes('”')) ||
  (before.split('"').length % 2 === 0 && after.includes('"'))

/** A row with each part joined to the one before it where these two belong together. */
function joinedWhere(
  row: readonly string[],
  mark: string,
  belongs: (before: string, part: string) => boolean,
): string[] {
  const joined: string[] = []
  let before: string | undefined
  for (const part of row) {
    if (before !== undefined && belongs(before, part)) joined[joined.length - 1] += `${mark}${part}`
    else joined.push(part)
    before = part
  }
  return joined
}

/** Null: nothing to join. */
function joinInseparable(rows: readonly string[][], mark: string): string[][] | null {
  const count = new Map<string, number>()
  const followedBy = new Map<string, Map<string, number>>()
  for (const row of rows) {
    for (const [at, part] of row.entries()) {
      count.set(part, (count.get(part) ?? 0) + 1)
      const next = row[at + 1]
      if (next === undefined) continue
      const after = followedBy.get(part) ?? new Map<string, number>()
      followedBy.set(part, after.set(next, (after.get(next) ?? 0) + 1))
    }
  }
  const pairs = new Map<string, string>()
  for (const [part, after] of followedBy) {
    const [next, times] = [...after][0] ?? ['', 0]
    // A second part with a capital reads as an answer of its own that happens to come with the first.
    const goesOn = /^\p{Ll}/u.test(next) || times > 2
    if (after.size === 1 && times === count.get(part) && times === count.get(next) && goesOn) pairs.set(part, next)
  }
  if (pairs.size === 0) return null
  return rows.map(row => joinedWhere(row, mark, (before, part) => pairs.get(before) === part))
}
