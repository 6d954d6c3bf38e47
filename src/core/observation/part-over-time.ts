import type { Aggregation } from '@core/project/entities'
import type { Day } from './day'
import type { Parts } from './parts'

// Adding over time, of each place or group by itself (decision 28). What parts come to together: part-figures.ts.

/** Where figures are read, and how. `adds`: several records of one day and part are added up; otherwise they are averaged. */
export type Reader = {
  readonly parts: Parts
  readonly used: Aggregation
  readonly isRunning: boolean
  readonly adds: boolean
}

/** One part over time, and its rows: `from` up to `to`. `of`: of how many records of one day it is the mean. */
export type PartFigure = {
  readonly value: number
  readonly numerator: number
  /** 0: none. */
  readonly denominator: number
  readonly n: number
  readonly day: Day
  readonly of: number
  readonly from: number
  readonly to: number
  readonly fell?: boolean
  readonly noEarlier?: boolean
}

/** What each part from `first` up to `end` comes to in a period; none for those without a number in it. */
export function figuresOfParts(
  reader: Reader,
  first: number,
  end: number,
  firstDay: Day,
  lastDay: Day,
): PartFigure[] | 'not-added' {
  const { start, day, n } = reader.parts
  const found: PartFigure[] = []
  for (let part = first; part < end; part++) {
    const begin = start[part] ?? 0
    const after = start[part + 1] ?? begin
    const from = firstRowFrom(day, begin, after, firstDay)
    const to = firstRowFrom(day, from, after, lastDay + 1)
    let cells = 0
    let days = 0
    let last = -1
    for (let row = from; row < to; row++) {
      const numbers = n[row] ?? 0
      if (numbers === 0) continue
      cells += numbers
      days++
      last = row
    }
    if (last === -1) continue
    if (reader.used === 'none' && days > 1 && !reader.isRunning) return 'not-added'
    const figure = figureOver(reader, { begin, from, to, last })
    found.push({ of: 1, ...figure, n: cells, day: day[last] ?? 0, from, to })
  }
  return found
}

type Rows = { readonly from: number; readonly to: number }
type Counted = Pick<PartFigure, 'value' | 'numerator' | 'denominator'> &
  Partial<Pick<PartFigure, 'of' | 'fell' | 'noEarlier'>>

/** A part's numbers over time. `begin`: its first row of all; `last`: the last of these rows with a number. */
function figureOver(reader: Reader, { begin, last, ...rows }: Rows & { begin: number; last: number }): Counted {
  if (reader.isRunning) return risen(reader, begin, rows.from, last)
  switch (reader.used) {
    case 'latest':
    case 'none':
      return atRow(reader, last)
    case 'highest':
      return atRow(reader, highestOf(reader, rows, last))
    case 'median':
      return middleOf(reader, [rows])
    default:
      return together(reader, [rows])
  }
}

function atRow(reader: Reader, row: number): Counted {
  const { n, sum } = reader.parts
  const denominator = outOf(reader, row)
  const isMean = !reader.adds && denominator === 0
  return { value: numberIn(reader, row), numerator: sum[row] ?? 0, denominator, of: isMean ? (n[row] ?? 1) : 1 }
}

const outOf = ({ parts }: Reader, row: number): number => parts.denominator?.[row] ?? 0

function numberIn(reader: Reader, row: number): number {
  const { n, sum } = reader.parts
  const total = sum[row] ?? 0
  if (outOf(reader, row) > 0) return total / outOf(reader, row)
  return reader.adds ? total : total / (n[row] ?? 1)
}

const holdsNumber = ({ parts }: Reader, row: number): boolean => (parts.n[row] ?? 0) > 0

function highestOf(reader: Reader, { from, to }: Rows, last: number): number {
  let best = last
  for (let row = from; row < to; row++)
    if (holdsNumber(reader, row) && numberIn(reader, row) > numberIn(reader, best)) best = row
  return best
}

/** How far a running total rose: the last one less the last one before the period. */
function risen(reader: Reader, begin: number, from: number, last: number): Counted {
  let before = from - 1
  while (before >= begin && !holdsNumber(reader, before)) before--
  const noEarlier = before < begin
  let known = noEarlier ? Number.NEGATIVE_INFINITY : numberIn(reader, before)
  const value = numberIn(reader, last) - (noEarlier ? 0 : known)
  let fell = false
  for (let row = from; row <= last; row++) {
    if (!holdsNumber(reader, row)) continue
    fell ||= numberIn(reader, row) < known
    known = numberIn(reader, row)
  }
  return { value, numerator: value, denominator: 0, fell, noEarlier }
}

/** All numbers of these rows: numerators over denominators where there are any, otherwise their sum or mean. */
export function together(reader: Reader, ranges: readonly Rows[]): Counted {
  const { n, sum } = reader.parts
  let bare = 0
  let cells = 0
  let numerator = 0
  let denominator = 0
  for (const { from, to } of ranges) {
    for (let row = from; row < to; row++) {
      const whole = outOf(reader, row)
      if (whole > 0) {
        numerator += sum[row] ?? 0
        denominator += whole
      } else {
        bare += sum[row] ?? 0
        cells += n[row] ?? 0
      }
    }
  }
  if (denominator > 0) return { value: numerator / denominator, numerator, denominator }
  const value = reader.used === 'sum' ? bare : bare / cells
  // Shares without their wholes can only be averaged, which nobody asked for.
  return { value, numerator: value, denominator: 0, of: reader.used === 'share' ? cells : 1 }
}

/** The middle one of the numbers of these rows, or half-way between the two in the middle. */
export function middleOf(reader: Reader, ranges: readonly Rows[]): Counted {
  const values: number[] = []
  for (const { from, to } of ranges) {
    for (let row = from; row < to; row++) if (holdsNumber(reader, row)) values.push(numberIn(reader, row))
  }
  const sorted = Float64Array.from(values).sort()
  const upper = sorted[sorted.length >> 1] ?? Number.NaN
  const value = ((sorted[(sorted.length - 1) >> 1] ?? upper) + upper) / 2
  return { value, numerator: value, denominator: 0 }
}

/** The first row of that day or later, from `first` up to `end`. */
function firstRowFrom(day: Int32Array, first: number, end: number, from: Day): number {
  let low = first
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((day[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
