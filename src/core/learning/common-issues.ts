import type { GroupUpdate, Project, SharedIssue } from '@core/project/entities'
import { wordsOfText } from '@core/search/search-words'
import { passedOver, stemOf } from './stems'

/** One sentence of an update, as it was written. */
export type SentenceOfGroup = {
  readonly updateId: string
  readonly groupId: string
  readonly day: number
  readonly text: string
}

/** Words that several groups use where they tell of what is hard: no more than a reason to ask them. */
export type CommonIssue = {
  /** What it is known by when it was set aside: the same for “rent” and “rents”. */
  readonly key: string
  /** As most of them write it, at most three, in the order in which they are first used. */
  readonly words: readonly string[]
  readonly groupIds: readonly string[]
  /** What they write of it under difficulties and struggles, the newest first. */
  readonly told: readonly SentenceOfGroup[]
  /** What groups write with the same words under work, plans and aims: it may be something that helps. */
  readonly mayHelp: readonly SentenceOfGroup[]
  /** A common issue with one of these words, to which more groups could be added; null: there is none. */
  readonly issue: SharedIssue | null
}

const ofTrouble = ['difficulties', 'struggles'] as const
const ofOthers = ['work', 'plans', 'aims'] as const
const mostWords = 3

type Gathered = {
  readonly updates: readonly GroupUpdate[]
  readonly issues: readonly SharedIssue[]
  /** As the project keeps it: what somebody set aside, with how many groups it was of by then. */
  readonly setAside: Project['issuesSetAside']
}

/**
 * Words that at least two groups have in common where they tell of what is hard, most groups first. Words are compared without common English
 * endings, and in other languages as they stand; words that say little are passed over. What always stands in the same sentences is one.
 * It is no reading of what they mean: somebody takes or leaves each. One that was set aside comes back when more groups write of it.
 */
export function commonIssues({ updates, issues, setAside = [] }: Gathered): CommonIssue[] {
  const trouble = sentencesOf(updates, ofTrouble)
  const others = sentencesOf(updates, ofOthers)
  const found = [...placesOfStems(trouble)]
    .map(([stem, places]) => ({ stem, places, groups: groupsOf([...places.keys()]).length }))
    .filter(({ groups }) => groups >= 2)
    .sort((a, b) => b.places.size - a.places.size)
  const gathered: { readonly stems: string[]; readonly places: Places }[] = []
  for (const { stem, places } of found) {
    const within = gathered.find(other => [...places.keys()].every(place => other.places.has(place)))
    if (!within) gathered.push({ stems: [stem], places })
    else if (within.places.size === places.size) within.stems.push(stem)
  }
  return gathered
    .map(({ stems, places }): CommonIssue => {
      const told = [...places.keys()].toSorted((a, b) => b.day - a.day)
      const isOfIt = (text: string) => stemsOf(text).some(({ stem }) => stems.includes(stem))
      return {
        key: stems.toSorted().join(' '),
        words: wordsInOrder(told, stems).slice(0, mostWords),
        groupIds: groupsOf(told),
        told: told.map(sentence),
        mayHelp: others.filter(({ text }) => isOfIt(text)).map(sentence),
        issue: issues.find(({ words }) => isOfIt(words)) ?? null,
      }
    })
    .filter(({ key, groupIds, issue }) => {
      const isThere = issue !== null && groupIds.every(id => issue.groupIds.includes(id))
      const isSetAside = setAside.some(each => each.key === key && each.groups >= groupIds.length)
      return !isThere && !isSetAside
    })
    .sort((a, b) => b.groupIds.length - a.groupIds.length || b.told.length - a.told.length)
}

type Sentence = SentenceOfGroup & { readonly stems: readonly { readonly stem: string; readonly word: string }[] }
/** Sentences with a stem in them. */
type Places = ReadonlyMap<Sentence, true>

const sentence = ({ updateId, groupId, day, text }: Sentence): SentenceOfGroup => ({ updateId, groupId, day, text })

const sentencesOf = (
  updates: readonly GroupUpdate[],
  fields: readonly (typeof ofTrouble | typeof ofOthers)[number][],
) =>
  updates.flatMap(update =>
    fields.flatMap(field =>
      update[field]
        .split(/(?<=[.!?…。！？؟।])\s+|\n+/u)
        .map(text => text.trim())
        .filter(text => text !== '')
        .map((text): Sentence => {
          return { updateId: update.id, groupId: update.groupId, day: update.day, text, stems: stemsOf(text) }
        }),
    ),
  )

const stemsOf = (text: string) =>
  wordsOfText(text)
    .filter(({ folded }) => !passedOver(folded))
    .map(({ start, end, folded }) => ({ stem: stemOf(folded), word: text.slice(start, end).toLowerCase() }))

function placesOfStems(sentences: readonly Sentence[]): ReadonlyMap<string, Places> {
  const places = new Map<string, Map<Sentence, true>>()
  for (const each of sentences)
    for (const { stem } of each.stems) places.set(stem, (places.get(stem) ?? new Map()).set(each, true))
  return places
}

const groupsOf = (sentences: readonly Pick<Sentence, 'groupId'>[]): string[] => [
  ...new Set(sentences.map(({ groupId }) => groupId)),
]

/** Each stem in the form that is used most, and of these the shortest. */
function wordsInOrder(sentences: readonly Sentence[], stems: readonly string[]): string[] {
  const forms = new Map<string, Map<string, number>>()
  for (const { stem, word } of sentences.flatMap(each => each.stems)) {
    if (!stems.includes(stem)) continue
    const of = forms.get(stem) ?? new Map<string, number>()
    forms.set(stem, of.set(word, (of.get(word) ?? 0) + 1))
  }
  return [...forms.values()].flatMap(
    of => [...of].toSorted(([a, times], [b, often]) => often - times || a.length - b.length)[0]?.[0] ?? [],
  )
}
