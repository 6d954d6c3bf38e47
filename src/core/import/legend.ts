import type { Mapping } from './mapping'
import { type MarkMeaning, usualMarkLists } from './marks'
import type { Table } from './table'

/** A sign at the start of a note or behind a mark between sentences, alone or in quotes or brackets, and what follows it. */
const signs =
  /(?<before>^|[\s;,.("'“‘`])(?<sign>\.{2,3}|…|[-–—*:.†‡~]|#{1,2}|\[[a-z]{1,3}\]|(?<=["'“‘`(])[a-z](?=["'”’`)])|(?<![\p{L}\d])[a-z](?=\s*=))["'”’`)]?\s*(?:(?<link>=|:|-|–|—|,|means?|denotes?|indicates?|represents?|stands? for|signifies|shows?|is used (?:for|where|when))\s*)?(?<meaning>\p{L}(?:[^;.,]|,(?!\s*\S{1,4}\s*=)){2,70})/giu

/** Dashes, colons and full stops stand in any text: they are signs where a note begins with them, in quotes, or before `=`. */
const isMeant = (sign: string, before: string, link: string): boolean =>
  !/^[-–—:.]$/.test(sign) || before === '' || /["'“‘`(]/.test(before) || /[=a-z]/i.test(link)

const meanings: readonly (readonly [RegExp, MarkMeaning])[] = [
  [
    /^(?:(?:is|are|a|the|where|that|figures?|values?|data|cells?|numbers?|total)\s+)*not applicable\b/i,
    'not-applicable',
  ],
  [
    /\b(?:suppress|confidential|disclos|less than|fewer than|below|too small|small numbers?|withheld|hidden|under \d)/i,
    'suppressed',
  ],
  [
    /\b(?:no data|not available|unavailable|not collected|not provided|not received|no return|missing|not known|unknown|no response|did not (?:return|provide|submit)|data not)\b/i,
    'missing',
  ],
]

/** How a meaning in a list goes on: `nil or less than half the unit shown` is as good as nought. */
const nought = /^(?:(?:is|are|a|the|figures?|values?|numbers?|true|absolute)\s+)*(?:nil|zero|nought|none|0)\b/i

/** Cells of a row of notes; rows of figures fill more. */
const mostCellsOfNote = 3

/** What the notes of a table say that its signs mean, by sign. */
export function signsInNotes({ sample, above }: Table): Map<string, MarkMeaning> {
  const found = new Map<string, MarkMeaning>()
  const rows = sample.rows.map(row => row.filter(cell => cell.trim() !== ''))
  const notes = rows.filter(cells => cells.length > 0 && cells.length <= mostCellsOfNote).map(cells => cells.join(' '))
  for (const note of [...above, ...notes]) {
    if (note.length > 2000) continue
    for (const { groups } of note.trim().matchAll(signs)) {
      const said = groups?.meaning ?? ''
      const meaning = nought.test(said) ? 'zero' : meanings.find(([words]) => words.test(said))?.[1]
      const { sign = '', before = '', link = '' } = groups ?? {}
      if (meaning && isMeant(sign, before, link) && !found.has(sign)) found.set(sign.toLowerCase(), meaning)
    }
  }
  return found
}

type Lists = Pick<Mapping, 'missing' | 'suppressed' | 'notApplicable' | 'zero'>

/** What signs are taken for: as the file's own notes say, otherwise as most publishers use them. */
export function markListsFor(table: Table): Lists {
  let lists: Lists = {
    missing: [...usualMarkLists.missing],
    suppressed: [...usualMarkLists.suppressed],
    notApplicable: [...usualMarkLists.notApplicable],
  }
  for (const [sign, meaning] of signsInNotes(table)) lists = withSign(lists, sign, meaning)
  return lists
}

/** The lists with a sign taken for something else. */
export function withSign<T extends Lists>(lists: T, sign: string, meaning: MarkMeaning): T {
  const without = (list: readonly string[] = []) => list.filter(each => each.toLowerCase() !== sign.toLowerCase())
  const added = (list: readonly string[] | undefined, own: MarkMeaning) =>
    own === meaning ? [...without(list), sign] : without(list)
  const zero = added(lists.zero, 'zero')
  return {
    ...lists,
    ...((lists.zero || zero.length > 0) && { zero }),
    missing: added(lists.missing, 'missing'),
    suppressed: added(lists.suppressed, 'suppressed'),
    notApplicable: added(lists.notApplicable, 'not-applicable'),
  }
}
