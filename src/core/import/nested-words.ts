import { tidyText } from '@core/same-text'
import type { Nested } from './mapping'
import { evidence, type Figure, type Groups, grouped, held } from './sums-of-parts'
import { isOtherCountry, isWholeCountry, nationsIn, saysAll, widthOfPlace } from './total-words'

export type WordTotals = Nested & {
  /** True where words or sums leave no doubt. */
  readonly isSure: boolean
}

/** The words of a column that add up others of its words. Null: there are none. */
export function totalsIn(column: number, dimensions: readonly number[], figures: readonly Figure[]): WordTotals | null {
  const wordOf = ({ row }: Figure): string => tidyText(row[column] ?? '')
  const whole = figures.filter(ofWordsThat(wordOf, word => saysAll(word, [])))
  const others = dimensions.filter(
    each =>
      each !== column &&
      !isSaidBy(column, each, figures) &&
      !isSaidBy(each, column, figures) &&
      !isLeftBlankBy(whole, each, figures),
  )
  const indents = new Map<string, number>()
  for (const figure of figures) {
    const word = wordOf(figure)
    if (!indents.has(word)) indents.set(word, /^\s*/.exec(figure.row[column] ?? '')?.[0].length ?? 0)
  }
  const words = [...indents.keys()].filter(word => word.length <= 500)
  if (words.length < 2 || words.length > 5000) return null
  const sums = grouped(
    figures.filter(({ adds }) => adds),
    wordOf,
    others,
  )
  const found = totalsAmong(words, sums, grouped(figures, wordOf, others), indents)
  return found && { column, by: 'word', names: null, take: 'parts', ...found }
}

/** Asks of each word once: a column has few. */
function ofWordsThat(wordOf: (figure: Figure) => string, is: (word: string) => boolean): (figure: Figure) => boolean {
  const known = new Map<string, boolean>()
  return figure => {
    const word = wordOf(figure)
    const answer = known.get(word) ?? is(word)
    known.set(word, answer)
    return answer
  }
}

/** True where rows of everything (`whole`) leave the other column empty: `World` beside regions and their countries. */
const isLeftBlankBy = (whole: readonly Figure[], other: number, figures: readonly Figure[]): boolean => {
  const isBlank = ({ row }: Figure): boolean => tidyText(row[other] ?? '') === ''
  return whole.length > 0 && whole.every(isBlank) && !figures.every(isBlank)
}

/** True where the word of one column says what stands in the other, as a place says what kind of place it is. */
function isSaidBy(column: number, other: number, figures: readonly Figure[]): boolean {
  const said = new Map<string, string>()
  for (const { row } of figures) {
    const [word, more] = [tidyText(row[column] ?? ''), tidyText(row[other] ?? '')]
    if ((said.get(word) ?? more) !== more) return false
    said.set(word, more)
  }
  return new Set(said.values()).size < said.size
}

export type Totals = Pick<WordTotals, 'totals' | 'whole' | 'isSure'>

/** `sums`: what can be added up; `groups`: all there is. `indents`: how far each word is moved in; absent: words are headings, of which nobody is asked. */
export function totalsAmong(
  words: readonly string[],
  sums: Groups,
  groups: Groups = sums,
  indents?: ReadonlyMap<string, number>,
): Totals | null {
  const totals = new Set<string>()
  let isSure = true
  const saying = words.filter(word => saysAll(word, words))
  if (saying.length < words.length) for (const word of saying) if (isBeside(word, groups, saying)) totals.add(word)
  if (isBlankTotal(words, sums)) totals.add('')
  for (const word of bandsAbove(words)) totals.add(word)
  for (const word of words.filter(isWholeCountry)) {
    const { even, open, all } = held(word, sums, other => !totals.has(other))
    if (all > 0 && even > 0 && even + open === all) totals.add(word)
  }
  const left = () => words.filter(word => !totals.has(word))
  const finders = [
    () => widerPlaces(left(), sums, groups).filter(({ sure }) => sure),
    () => wordsThatAddUp(left(), sums, indents, indents !== undefined),
    () => widerPlaces(left(), sums, groups),
  ]
  for (const find of finders) {
    for (const { word, sure } of find()) {
      totals.add(word)
      isSure &&= sure
    }
  }
  if (totals.size === 0) return null
  const list = [...totals]
  return { totals: list, whole: wholeOf(list, words, sums), isSure }
}

/** Bands of age of which others that are there are the parts: `0-17` over `0-4` and `5-17`. */
function bandsAbove(words: readonly string[]): string[] {
  const bands = words.flatMap(word => {
    const [, from, to, more] =
      /^(?:ages? |aged )?(\d{1,3})(?: ?(?:-|–|to) ?(\d{1,3})| ?(\+|and over|or over|plus))(?: years)?$/i.exec(word) ??
      []
    return from === undefined ? [] : [{ word, from: Number(from), to: more ? 150 : Number(to) }]
  })
  const reaches = (from: number, to: number, wider: string): boolean =>
    bands.some(
      band =>
        band.word !== wider &&
        band.from === from &&
        (band.to === to || (band.to < to && reaches(band.to + 1, to, wider))),
    )
  return bands.flatMap(({ word, from, to }) => {
    const isSame = bands.some(band => band.word !== word && band.from === from && band.to === to)
    return !isSame && reaches(from, to, word) ? [word] : []
  })
}

/** Rows that say nothing, beside others that say what they are of and come to them. */
function isBlankTotal(words: readonly string[], sums: Groups): boolean {
  if (words.length < 3 || !words.includes('')) return false
  const { even, open, all } = held('', sums, () => true)
  return even > 0 && all > 1 && even + open === all
}

function wholeOf(totals: readonly string[], words: readonly string[], sums: Groups): string | null {
  const named = wholeAmong(totals)
  if (named !== null && (saysAll(named, words) || widthOfPlace(named) !== null)) return named
  // Of several sums the one that is the largest everywhere.
  const largest = new Set<string>()
  for (const group of sums.values()) {
    const [first] = totals
      .filter(word => group.has(word))
      .toSorted((a, b) => (group.get(b)?.value ?? 0) - (group.get(a)?.value ?? 0))
    if (first !== undefined) largest.add(first)
  }
  const [only] = largest
  if (only === undefined || largest.size > 1) return null
  const { even, open, all } = held(only, sums, word => !totals.includes(word))
  return even > 0 && even + open === all ? only : null
}

/** Whether a word stands beside others of the same day and measure that it may add up. */
const isBeside = (word: string, groups: Groups, saying: readonly string[]): boolean =>
  [...groups.values()].some(group => group.has(word) && [...group.keys()].some(other => !saying.includes(other)))

/** Nations above their councils and regions, and what is wider than a nation above nations. One country among places that are none is theirs. */
function widerPlaces(words: readonly string[], sums: Groups, groups: Groups): { word: string; sure: boolean }[] {
  const countries = words.filter(isOtherCountry)
  if (countries.length > 1) return []
  const width = (word: string): number => (countries.includes(word) ? 3 : (widthOfPlace(word) ?? 9))
  if (countries.length === 1 && words.some(word => widthOfPlace(word) !== null)) return []
  const nations = words.filter(word => width(word) === 3)
  const places = words.filter(word => width(word) === 9)
  const found: { word: string; sure: boolean }[] = []
  for (const word of words.toSorted((a, b) => width(b) - width(a))) {
    if (width(word) === 9) continue
    const isOneOfSeveral = width(word) === 3 && nations.length > 1 && !/^england$/i.test(word)
    const within = nationsIn(word)
    const parts =
      width(word) === 3 || nations.length < 2 ? places : nations.filter(nation => within?.test(nation) ?? true)
    if (
      isOneOfSeveral ||
      parts.length < 2 ||
      !isBeside(
        word,
        groups,
        words.filter(each => !parts.includes(each)),
      )
    )
      continue
    const verdict = held(word, sums, other => parts.includes(other), { missing: 0.1 })
    if (verdict.below > verdict.all * 0.2) continue
    found.push({ word, sure: verdict.above <= verdict.all * 0.2 })
  }
  return found
}

/** How certain sums have to be, in bits, to make a row a total whose name does not say so. */
const certain = { asked: 3.5, first: 5, anywhere: 9, block: 12 }

function wordsThatAddUp(
  words: readonly string[],
  sums: Groups,
  indents: ReadonlyMap<string, number> = new Map(),
  mayAsk = true,
): { word: string; sure: boolean }[] {
  const totals: { word: string; sure: boolean }[] = []
  let left = words.filter(word => word !== '')
  const isMany = left.length > mostNeighbours
  // What is sure goes first: without it others may be no sums.
  for (const sure of [true, false]) {
    for (let found = true; found && left.length > 2; ) {
      const mayBe = halves(left, sums)
      const at = left.findIndex((word, at) => {
        const isAtEnd = at === 0 || at === left.length - 1
        const isFew = left.length <= 3
        const isMixed = totals.length > 0
        const others = left.filter(other => other !== word)
        const bits = (exact?: 'apart') =>
          mayBe(word) ? evidence(word, others, sums, exact) - Math.log2(left.length) + (isAtEnd ? 2 : 0) : -1
        const needed = isFew ? certain.block : isAtEnd ? certain.first : certain.anywhere
        if (sure) return bits() >= needed || (!isMany && sumOfNeighbours(left, at, sums, indents) >= certain.block)
        if (sums.size < 2) return false
        if (!mayAsk && isFew) return false
        return (
          (isAtEnd && bits(isFew ? 'apart' : undefined) >= certain.asked) ||
          (mayAsk && !isMany && sumOfNeighbours(left, at, sums, indents, isMixed ? 'exact' : 'apart') >= certain.asked)
        )
      })
      const word = left[at]
      found = word !== undefined
      if (word === undefined) continue
      totals.push({ word, sure })
      left = left.filter(other => other !== word)
    }
  }
  return totals
}

const mostNeighbours = 500

/** Whether a word could be half of all there is, wherever that can be told: a first look at very many words. */
function halves(words: readonly string[], sums: Groups): (word: string) => boolean {
  const known = new Set(words)
  const whole = [...sums.values()].flatMap(group => {
    const parts = [...group].filter(([word]) => known.has(word)).map(([, part]) => part)
    if (parts.some(({ without }) => without > 0)) return []
    return [{ group, sum: parts.reduce((all, { value }) => all + value, 0) }]
  })
  return word =>
    whole.every(({ group, sum }) => {
      const value = group.get(word)?.value
      return value === undefined || Math.abs(sum - 2 * value) <= 0.05 * sum + 50
    })
}

/** In bits, how surely a row comes to what the rows right below it, or right above it, come to: a region over its councils. -1: it does not. */
function sumOfNeighbours(
  words: readonly string[],
  at: number,
  sums: Groups,
  indents: ReadonlyMap<string, number>,
  exact: Parameters<typeof evidence>[3] = 'rounded',
): number {
  const word = words[at] ?? ''
  const indentOf = (other: string): number => indents.get(other) ?? 0
  const movedIn = words.slice(at + 1).findIndex(other => indentOf(other) <= indentOf(word))
  const below = movedIn === -1 ? words.length - at - 1 : movedIn
  let most = -1
  for (const [direction, run] of [words.slice(at + 1), words.slice(0, at).reverse()].entries()) {
    for (let last = 1; last < Math.min(run.length, 60); last++) {
      const bits = evidence(word, run.slice(0, last + 1), sums, exact)
      // Rows that are moved in below it say so themselves.
      const isSaid = direction === 0 && last + 1 === below && indentOf(run[0] ?? '') > indentOf(word)
      if (isSaid && bits > 0) return certain.block
      most = Math.max(most, bits - Math.log2(words.length * run.length))
    }
  }
  return most
}

/** The word that stands for everything, where only one of them can. */
export function wholeAmong(totals: readonly string[]): string | null {
  const widest = totals.toSorted((a, b) => (widthOfPlace(a) ?? 9) - (widthOfPlace(b) ?? 9))[0]
  if (widest !== undefined && widthOfPlace(widest) !== null) return widest
  const saying = totals.filter(word => saysAll(word, []))
  if (saying.length === 1) return saying[0] ?? null
  return totals.length === 1 ? (totals[0] ?? null) : (saying.find(word => /^(grand )?total$|^all$/i.test(word)) ?? null)
}
