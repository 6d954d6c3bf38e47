import { tidyText } from '@core/same-text'
import { labelOf } from './dictionary'
import { numberInCell, plainNumber } from './number-cell'
import { isPartOfAnother } from './total-words'

/** One figure of the sample, with what its row says in each column that tells rows apart. NaN: there is no number. */
export type Figure = {
  readonly row: readonly string[]
  readonly group: string
  readonly value: number
  readonly adds: boolean
}

export type Part = { value: number; without: number }
/** Of one day, measure and whatever else tells figures apart: what each word comes to, by the word. */
export type Groups = ReadonlyMap<string, ReadonlyMap<string, Part>>

export function grouped(
  figures: readonly Figure[],
  wordOf: (figure: Figure) => string | null,
  others: readonly number[] = [],
): Groups {
  const groups = new Map<string, Map<string, Part>>()
  for (const figure of figures) {
    const word = wordOf(figure)
    if (word === null) continue
    const key = [figure.group, ...others.map(at => tidyText(figure.row[at] ?? ''))].join('\t')
    const group = groups.get(key) ?? new Map<string, Part>()
    groups.set(key, group)
    const part = group.get(word) ?? { value: 0, without: 0 }
    group.set(word, part)
    if (Number.isNaN(figure.value)) part.without++
    else part.value += figure.value
  }
  return groups
}

/** How a total stands to its parts, over all groups that have both. `open`: parts without a number may make up the rest. */
type Verdict = { even: number; open: number; above: number; below: number; all: number }

/** `missing`: the share of a total that its parts may leave out and still be its parts. `fewest`: how many parts can tell. */
export function held(
  word: string,
  groups: Groups,
  isPart: (word: string) => boolean,
  { missing = 0, fewest = 2 }: { missing?: number; fewest?: number } = {},
): Verdict {
  const verdict = { even: 0, open: 0, above: 0, below: 0, all: 0 }
  for (const group of groups.values()) {
    const total = group.get(word)
    const parts = [...group].filter(([other]) => other !== word && isPart(other)).map(([, part]) => part)
    if (!total || total.without > 0 || parts.length < fewest) continue
    verdict.all++
    verdict[compared(total.value, parts, missing)]++
  }
  return verdict
}

export function compared(total: number, parts: readonly Part[], missing = 0): 'even' | 'open' | 'above' | 'below' {
  const values = parts.filter(({ without }) => without === 0).map(({ value }) => value)
  const sum = parts.reduce((all, { value }) => all + value, 0)
  const off = leeway(fineness([total]), fineness(values), values.length) + 1e-9 * Math.abs(total)
  if (Math.abs(sum - total) <= off) return 'even'
  if (sum > total + off) return sum > total * (1 + missing / 5) + off ? 'below' : 'even'
  if (parts.some(({ without }) => without > 0)) return 'open'
  return sum >= total * (1 - missing) ? 'even' : 'above'
}

const steps = [1000, 500, 100, 50, 10, 5, 1, 0.1, 0.01, 0.001]

/** What numbers are rounded to, as far as they show it: 10 for 1230 and 670. */
function fineness(numbers: readonly number[]): number {
  const told = numbers.filter(number => number !== 0)
  const isMultiple = (number: number, step: number) => Math.abs(number / step - Math.round(number / step)) < 1e-6
  // One round number may be so by chance.
  const coarsest = told.length > 2 ? 1000 : 10
  return steps.find(step => step <= coarsest && told.every(number => isMultiple(number, step))) ?? 0.001
}

/** How far a right total may be from the sum of its parts, as each was rounded by itself. Whole numbers are taken for exact. */
function leeway(ofTotal: number, ofParts: number, parts: number): number {
  const partsOff = ofParts === 1 ? 0 : (ofParts / 2) * Math.min(parts, 3 * Math.sqrt(parts))
  // A total that is not round leaves its parts exact, however round they are.
  const own = ofTotal < 1 || ofTotal > Math.max(ofParts, 1) ? ofTotal / 2 : 0
  return own + (ofTotal === 1 && ofParts > 1 ? 0 : partsOff)
}

/** In bits, how hard it is to believe that a word comes to what others come to by chance. -1: it does not, somewhere. `exact`: nor may it be rounded; `apart`: nor may
 * all figures rise by one share. */
export function evidence(
  word: string,
  parts: readonly string[],
  sums: Groups,
  exact: 'rounded' | 'exact' | 'apart' = 'rounded',
): number {
  const told: { total: number; values: number[]; sum: number }[] = []
  for (const group of sums.values()) {
    const total = group.get(word)
    if (!total || total.without > 0 || total.value <= 0) continue
    const there = parts.flatMap(part => group.get(part) ?? [])
    const values = there.flatMap(({ value, without }) => (without > 0 ? [] : [value]))
    const sum = values.reduce((all, value) => all + value, 0)
    // On a day on which it stands alone it adds nothing up.
    if (values.length < 2 || sum > total.value * 1.2 + 10) return -1
    if (values.length < there.length) {
      if (sum > total.value + 1e-9) return -1
    } else if (values.filter(value => value !== 0).length < 2) return -1
    else told.push({ total: total.value, values, sum })
  }
  const fineTotals = fineness(told.map(({ total }) => total))
  const fineParts = fineness(told.flatMap(({ values }) => values))
  let bits = 0
  // Sums that are right to the last digit are not rounded ones.
  const areExact = told.every(({ total, sum }) => Math.abs(sum - total) <= 1e-9 * sum)
  // Figures that all rose by the same share are right again in every year by the same chance.
  const shares = new Set(told.map(({ total, values }) => (100 * (values[0] ?? 0)) / total).map(Math.round))
  if ((exact !== 'rounded' && !areExact) || (exact === 'apart' && shares.size < 2)) return -1
  for (const { total, values, sum } of told) {
    const off = areExact ? 0 : leeway(fineTotals, fineParts, values.length)
    if (Math.abs(sum - total) > off + 1e-9 * sum) return -1
    bits += Math.log2(1 + total / (2 * off + Math.min(fineTotals, fineParts)))
  }
  return bits
}

export const isLeftOut = (word: string): boolean =>
  isPartOfAnother(word) || labelOf(tidyText(word), new Set()) === 'percentage'

export function numberOf(text: string, decimal: 'point' | 'comma'): number {
  const plain = decimal === 'point' || !text.includes('.') ? plainNumber(text) : Number.NaN
  if (!Number.isNaN(plain)) return plain
  const read = numberInCell(text, decimal)
  return typeof read === 'string' ? Number.NaN : read.value
}
