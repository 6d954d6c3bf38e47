import { dayOfHeading } from './column-guess'
import { looksLikeYear } from './date-cell'
import type { Table } from './table'

const longestWord = 500

/** A heading of two rows: its day or its measure, and the words that tell it from its neighbours. */
export type Heading = { readonly name: string; readonly words: Readonly<Record<string, string>> | null }

/** `group`: what stands over it, where the header is two rows. */
export function headingOf(name: string, group: string | null): Heading {
  if (group === null) return { name, words: null }
  const own = name.slice(group.length + 2)
  const [told, telling] = looksLikeYear(group) || dayOfHeading(group) !== null ? [group, own] : [own, group]
  return { name: told, words: { [dimensionOfWord(telling)]: telling.slice(0, longestWord) } }
}

const dimensionOfWord = (word: string): string => {
  if (/^(men|women|males?|females?|boys?|girls?|m|f|man|woman|all sexes|persons)$/i.test(word)) return 'sex'
  return /^(aged? )?\d{1,3}\s*(-|–|to|\+|and over|or over|years)/i.test(word) ? 'age' : 'group'
}

/** A total beside the parts it adds up, under the same heading: it would count everything twice. */
export function addsUpItsGroup(heading: Heading | undefined, column: number, { groups }: Table): boolean {
  const [word = ''] = Object.values(heading?.words ?? {})
  const group = groups?.[column]
  const isTotal = /^((grand |sub)?totals?|all( (sexes|ages|people|persons))?|both( sexes)?|persons|everyone)$/i.test(
    word,
  )
  return isTotal && groups !== null && groups.filter(each => each === group).length > 1
}

export const wordsOf = (heading: Heading | undefined) => (heading?.words ? { words: { ...heading.words } } : {})
