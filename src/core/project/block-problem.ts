import { type Block, type Dictionaries, flags } from '@core/observation/block'

const firstDay = -354_285
const lastDay = 2_932_896

/**
 * The column of a block that holds something no block may hold; `null`: none. Days are within the years 1000 to 9999, flags
 * are known, values are never infinite, codes stand in the import's dictionary.
 */
export function blockProblem(block: Block, dictionaries: Dictionaries): string | null {
  const { count, day, value, denominator, flag, line, dimensions } = block
  const columns: [name: string, column: ArrayLike<number>][] = [
    ['day', day],
    ['value', value],
    ['flag', flag],
    ['line', line],
    ...(denominator ? [['denominator', denominator] as [string, ArrayLike<number>]] : []),
    ...Object.entries(dimensions),
  ]
  const ragged = columns.find(([, column]) => column.length !== count)
  if (ragged) return ragged[0]
  if (!day.every(each => each >= firstDay && each <= lastDay)) return 'day'
  if (!value.every(isNoInfinity)) return 'value'
  if (denominator && !denominator.every(isNoInfinity)) return 'denominator'
  if (!flag.every(each => each <= flags.suppressed)) return 'flag'
  for (const [name, codes] of Object.entries(dimensions)) {
    const words = Object.hasOwn(dictionaries, name) ? (dictionaries[name]?.length ?? 0) : 0
    if (!codes.every(code => code <= words)) return name
  }
  return null
}

const isNoInfinity = (value: number): boolean => Number.isFinite(value) || Number.isNaN(value)
