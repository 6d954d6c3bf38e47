import type { Mapping, Role } from './mapping'
import { numberInCell } from './number-cell'
import type { Table } from './table'

/** Numbers that questionnaires use for "no answer", "refused", "does not apply": nines, eights and sevens, and small negatives. */
const isCodeLike = (value: number): boolean => /^(-\d{1,2}|-?(9{2,}|8{2,}|7{2,}|9+[78]))$/.test(String(value))

const fewestOthers = 3
const seldomNegative = 0.4

/**
 * Which of these numbers are most probably codes for no answer, ascending: negative ones among numbers that are otherwise never negative,
 * and nines, eights or sevens that lie further above all others than these lie from each other, or above them and more often than any. They are no measurements: an average with
 * one of them is wrong. A person has to confirm it, as somebody can be 99 years old.
 */
export function noAnswerCodesAmong(values: readonly number[]): number[] {
  const others = values.filter(value => !isCodeLike(value))
  if (others.length < fewestOthers) return []
  const lowest = others.reduce((least, value) => Math.min(least, value))
  let highest = others.reduce((most, value) => Math.max(most, value))
  const candidates = [...new Set(values.filter(isCodeLike))].sort((a, b) => a - b)
  const negative = candidates.filter(value => value < 0)
  const areCodes = lowest >= 0 && values.filter(value => value < 0).length <= values.length * seldomNegative
  const codes = areCodes ? negative : []
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  const mostTimes = others.reduce((most, value) => Math.max(most, times.get(value) ?? 0), 0)
  for (const value of candidates) {
    if (value < 0) continue
    // 77, 88 or 99 within reach of the other values is one of them; what lies beyond it is compared with it as well.
    const isFar = value - highest > Math.max(highest - Math.max(lowest, 0), 2)
    const isFrequent = value > highest && (times.get(value) ?? 0) > Math.max(mostTimes, 2)
    if (isFar || isFrequent) codes.push(value)
    else highest = Math.max(highest, value)
  }
  return codes
}

/** The columns of a mapping, with numbers that look like codes for no answer to be asked about. What is a code in one of them may be so in others. */
export function withNoAnswerCodes(columns: Mapping['columns'], table: Table): Mapping['columns'] {
  const alone = columns.map(({ role }, place) => withCodes(role, table, place, false))
  const hasNegative = alone.some(role => 'noAnswer' in role && role.noAnswer?.codes.some(code => code < 0))
  return columns.map(({ name, role }, place) => ({
    name,
    role: hasNegative ? withCodes(role, table, place, true) : (alone[place] ?? role),
  }))
}

/** A column of changes may well go down by 99. `takesSmall`: other columns have negative codes, so that -1 is one too. */
function withCodes(role: Role, { columns, sample }: Table, place: number, takesSmall: boolean): Role {
  if (
    (role.as !== 'value' && role.as !== 'value-at') ||
    /change|differ|growth|\bnet\b/i.test(columns[place]?.name ?? '')
  ) {
    return role
  }
  const decimal = role.numbers ?? 'point'
  const numbers = sample.rows.flatMap(row => {
    const number = numberInCell(row[place] ?? '', decimal)
    return typeof number === 'string' ? [] : [number.value]
  })
  const found = noAnswerCodesAmong(numbers)
  const largest = numbers.reduce((most, value) => (found.includes(value) ? most : Math.max(most, value)), 0)
  const times = (code: number): number => numbers.filter(number => number === code).length
  const areAnswers = /\b(ages?|scores?|ratings?|levels?|days|nights|weeks|months|years|hours|how)\b/i.test(
    columns[place]?.name ?? '',
  )
  // Counts of places differ far more than answers do: a single 999 among them is one.
  const codes = found.filter(
    code => code < (takesSmall ? 0 : -6) || (code > largest * 3 && (areAnswers || times(code) > 1)),
  )
  return codes.length === 0 ? role : { ...role, noAnswer: { codes, are: null } }
}

/** The mapping with one answer for all that look like codes: people fill in one questionnaire. */
export const withNoAnswersSettled = (
  { columns, survey, ...mapping }: Mapping,
  are: 'missing' | 'numbers',
): Mapping => ({
  ...mapping,
  columns: columns.map(column =>
    'noAnswer' in column.role && column.role.noAnswer
      ? { ...column, role: { ...column.role, noAnswer: { ...column.role.noAnswer, are } } }
      : column,
  ),
  ...(survey && {
    survey: {
      ...survey,
      questions: survey.questions.map(({ asksNoAnswer, noAnswer, ...question }) => ({
        ...question,
        ...(noAnswer && !(asksNoAnswer && are === 'numbers') && { noAnswer }),
      })),
    },
  }),
})
