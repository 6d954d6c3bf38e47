import { acrossUsed, aggregationUsed, isCumulative, isShare, type MeasureOfFigures } from '@core/measure/adding-up'
import type { Across } from '@core/project/entities'
import type { Day } from './day'
import { figuresOfParts, middleOf, type PartFigure, type Reader, together } from './part-over-time'
import type { Parts } from './parts'

/** What parts come to in a period. */
export type PartsFigure = {
  readonly value: number
  readonly n: number
  readonly numerator: number | null
  readonly denominator: number | null
  /** Where the parts' newest numbers are not of one day: the oldest of these days. */
  readonly oldest?: Day
  /** Of a plain mean: of how many figures. */
  readonly meanOf?: number
  /** Of running totals: one came down; one has none from before the period. */
  readonly fell: boolean
  readonly noEarlier: boolean
}

/**
 * The figure of a period from what each part recorded in it. Null: nothing did. `not-added`: several parts (or, where nothing is added
 * over time, several days) have numbers, of which this measure never makes one.
 *
 * What is summed is summed over all parts; of people, over those that are of no answer. Otherwise what is of the whole counts alone, where there is any; where there is none, the
 * parts that have words for the fewest dimensions do, as finer ones are parts of these.
 */
export function figureOfParts(
  parts: Parts,
  measure: MeasureOfFigures,
  firstDay: Day,
  lastDay: Day,
): PartsFigure | 'not-added' | null {
  const across = acrossUsed(measure)
  const used = aggregationUsed(measure)
  const isRunning = isCumulative(measure)
  const adds = !isShare(measure) && (across === 'sum' || across === 'people' || used === 'sum' || isRunning)
  const reader: Reader = { parts, used, isRunning, adds }
  const figuresOf = (first: number, end: number) => figuresOfParts(reader, first, end, firstDay, lastDay)

  if (across === 'people') {
    const { answer } = parts
    const isCounted = (part: number): boolean => answer === null || answer[part] === ''
    return peopleOf(figuresOfEach(reader, isCounted, firstDay, lastDay))
  }
  const found = across === 'sum' ? figuresOf(0, parts.start.length - 1) : coarsest(parts, figuresOf)
  if (found === 'not-added') return found
  const [only] = found
  if (!only) return null
  if (across === 'sum')
    return over(
      found,
      found.reduce((sum, { value }) => sum + value, 0),
    )
  if (found.length === 1) return figureOfOne(only, reader, across)
  if (across === 'none') return 'not-added'
  const isPooled = across === 'pooled' && (used === 'mean' || used === 'median' || used === 'share')
  if (isPooled) {
    const all = used === 'median' ? middleOf(reader, found) : together(reader, found)
    if (all.denominator > 0) return over(found, all.value, all)
    return { ...over(found, all.value), ...(all.of !== undefined && all.of > 1 && { meanOf: all.of }) }
  }
  const counted = found.filter(({ denominator }) => denominator > 0)
  const isCounted = across === 'weighted' ? counted.length === found.length : counted.length > 0
  if (across === 'mean' || !isCounted) {
    return { ...over(found, found.reduce((sum, { value }) => sum + value, 0) / found.length), meanOf: found.length }
  }
  const numerator = counted.reduce((sum, part) => sum + part.numerator, 0)
  const denominator = counted.reduce((sum, part) => sum + part.denominator, 0)
  // Weights are no people that are in the figure or not.
  return over(counted, numerator / denominator, across === 'pooled' ? { numerator, denominator } : undefined)
}

function figureOfOne(only: PartFigure, { used }: Reader, across: Across | null): PartsFigure | 'not-added' {
  if (across === 'none' && only.of > 1 && used !== 'share') return 'not-added'
  return only.denominator > 0 && across !== 'weighted'
    ? over([only], only.value, only)
    : { ...over([only], only.value), ...(only.of > 1 && { meanOf: only.of }) }
}

/** Of each part by itself what it comes to, where the parts of a measure are not made into one figure. */
export type EachPart = {
  readonly dimensions: readonly string[]
  readonly parts: readonly { readonly name: string; readonly figure: PartsFigure }[]
}

/**
 * The figures of the parts that have words for the fewest dimensions; by place, where there are others with as few. Null: parts are added
 * up or there are too many to be listed.
 */
export function figuresOfEachPart(
  parts: Parts | undefined,
  measure: MeasureOfFigures,
  firstDay: Day,
  lastDay: Day,
): EachPart | null {
  if (!parts?.names || acrossUsed(measure) !== 'none') return null
  const { names } = parts
  const reader: Reader = { parts, used: aggregationUsed(measure), isRunning: isCumulative(measure), adds: false }
  const adds = !isShare(measure) && (reader.used === 'sum' || reader.isRunning)
  const found = parts.groups.flatMap(({ dimensions, first, count }): EachPart[] => {
    if (dimensions.length === 0) return []
    const own = Array.from({ length: count }, (_, index) => first + index).flatMap(part => {
      const [only] = figuresOfEach({ ...reader, adds }, each => each === part, firstDay, lastDay)
      const figure = only ? figureOfOne(only, reader, 'none') : 'not-added'
      return figure === 'not-added' ? [] : [{ name: names[part] ?? '', figure }]
    })
    return own.length === 0 ? [] : [{ dimensions, parts: own }]
  })
  const fewest = found.filter(({ dimensions }) => dimensions.length === found[0]?.dimensions.length)
  return fewest.find(({ dimensions }) => dimensions.includes('place')) ?? fewest[0] ?? null
}

/** The figures of those parts; none where one of them has numbers of several days that are never one. */
function figuresOfEach(reader: Reader, isOf: (part: number) => boolean, firstDay: Day, lastDay: Day): PartFigure[] {
  const all = Array.from({ length: reader.parts.start.length - 1 }, (_, part) => part).filter(isOf)
  return all.flatMap(part => {
    const found = figuresOfParts(reader, part, part + 1, firstDay, lastDay)
    return found === 'not-added' ? [] : found
  })
}

/** How many people these parts hold, and, where each part says so, of how many. */
function peopleOf(found: readonly PartFigure[]): PartsFigure | null {
  if (found.length === 0) return null
  const people = found.reduce((sum, { numerator }) => sum + numerator, 0)
  const isOutOf = found.every(({ denominator }) => denominator > 0)
  const denominator = found.reduce((sum, each) => sum + each.denominator, 0)
  return over(found, people, isOutOf ? { numerator: people, denominator } : undefined)
}

/** How many people gave each answer, of how many who answered; most first. Empty where the measure does not count people by answers. */
export type AnswerCount = { readonly answer: string; readonly people: number; readonly of: number | null }

export function answersOfParts(
  parts: Parts | undefined,
  measure: MeasureOfFigures,
  firstDay: Day,
  lastDay: Day,
): AnswerCount[] {
  const answers = parts?.answer
  const across = acrossUsed(measure)
  if (!parts || !answers || (across !== 'people' && across !== 'sum')) return []
  const reader: Reader = { parts, used: aggregationUsed(measure), isRunning: isCumulative(measure), adds: true }
  const counts = [...new Set(answers)].flatMap((answer): AnswerCount[] => {
    if (answer === '') return []
    const people = peopleOf(figuresOfEach(reader, part => answers[part] === answer, firstDay, lastDay))
    return people === null ? [] : [{ answer, people: people.value, of: people.denominator }]
  })
  // Who could give one answer is in one of them.
  const all = across === 'sum' ? counts.reduce((sum, { people }) => sum + people, 0) : null
  return counts.map(count => ({ ...count, of: count.of ?? all })).toSorted((a, b) => b.people - a.people)
}

function over(
  found: readonly PartFigure[],
  value: number,
  counts?: { readonly numerator: number; readonly denominator: number },
): PartsFigure {
  const oldest = found.reduce((first, { day }) => Math.min(first, day), Number.POSITIVE_INFINITY)
  const newest = found.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY)
  return {
    value,
    n: found.reduce((sum, { n }) => sum + n, 0),
    numerator: counts?.numerator ?? null,
    denominator: counts?.denominator ?? null,
    ...(oldest < newest && { oldest }),
    fell: found.some(({ fell }) => fell),
    noEarlier: found.some(({ noEarlier }) => noEarlier),
  }
}

type FiguresOf = (first: number, end: number) => PartFigure[] | 'not-added'

/** The figures of the parts that count where parts are not summed. */
function coarsest({ groups }: Parts, figuresOf: FiguresOf): PartFigure[] | 'not-added' {
  let best: PartFigure[] = []
  let dimensions = 0
  let isTied = false
  for (const group of groups) {
    if (best.length > 0 && group.dimensions.length > dimensions) break
    const found = figuresOf(group.first, group.first + group.count)
    if (found === 'not-added') return found
    if (found.length === 0) continue
    dimensions = group.dimensions.length
    isTied = found.length === best.length
    if (found.length > best.length) best = found
  }
  // By places and by groups alike: nobody knows which of the two is meant.
  return isTied ? 'not-added' : best
}
