import { foldedText, queryWords } from './search-words'

/** What can be found: a row of the project, or a screen or an action of the program. */
export type SearchDocument = {
  readonly kind: string
  /** Two documents of a kind never share it. */
  readonly id: string
  /** What people call it. */
  readonly name: string
  /** All other words that it can be found by. */
  readonly texts: readonly string[]
  /** Where it has no page of its own, what shows it: the row that an attachment hangs on, the theory a group is drawn in. */
  readonly shownBy?: { readonly kind: string; readonly id: string }
}

export type SearchGroup = {
  readonly kind: string
  /** How well the best of them fits, from 0 (its name is what was typed) to 4 (no word is in its name). */
  readonly tier: number
  /** How many of this kind were found. */
  readonly count: number
  /** The first of them, best first. */
  readonly best: readonly SearchDocument[]
}

export type Found = {
  /** The group with the best document first. */
  readonly groups: readonly SearchGroup[]
  /** True where no word begins so, and these have the typed words somewhere inside theirs. */
  readonly inside: boolean
}

export type SearchIndex = {
  /** Takes it in, in place of the one with its kind and id. */
  readonly put: (document: SearchDocument) => void
  readonly remove: (kind: string, id: string) => void
  readonly get: (kind: string, id: string) => SearchDocument | undefined
  readonly size: () => number
  /** Those in which each word of `query` begins a word, or is inside one where there are none. `most`: of each kind. */
  readonly find: (query: string, most: number) => Found
}

/** A document at its place in the index. `name`: its words, as `foldedText` has them. */
type Entry = { readonly document: SearchDocument; readonly place: number; readonly name: string }

/** The places of the documents that have a word: in their name, in their other texts. */
type Places = { readonly inName: number[]; readonly inTexts: number[] }

/**
 * How well a document fits, better if lower, compared from the first number on.
 * 1. 0: its name is what was typed. 1: its name begins so. 2: every word is in its name. 3: some are. 4: none is.
 * 2. How many of the words stand nowhere whole, only as the beginning of a longer one.
 * 3. How long its name is: in a short one a word weighs more.
 */
type Rank = readonly [tier: number, cut: number, length: number]
type Hit = { readonly entry: Entry; readonly rank: Rank }

/** What was seen of one word in one document. */
const seen = { somewhere: 1, inName: 2, whole: 4 } as const

/**
 * An index in memory, kept small and quick to change: what is removed is gone at once (`docs/decisions/0038`). `kinds`: their order
 * where two groups fit as well.
 */
export function searchIndex(kinds: readonly string[]): SearchIndex {
  const entries = new Map<string, Entry>()
  /** By place; a place that was left is given away again. */
  const atPlace: (Entry | undefined)[] = []
  const freePlaces: number[] = []
  const placesOfWord = new Map<string, Places>()
  const keyOf = (kind: string, id: string) => `${kind} ${id}`
  const orderOf = (kind: string) => (kinds.includes(kind) ? kinds.indexOf(kind) : kinds.length)

  const put = (document: SearchDocument) => {
    remove(document.kind, document.id)
    const place = freePlaces.pop() ?? atPlace.length
    const entry = { document, place, name: foldedText(document.name) }
    entries.set(keyOf(document.kind, document.id), entry)
    atPlace[place] = entry
    for (const { word, part } of wordsOf(entry)) {
      const places = placesOfWord.get(word) ?? { inName: [], inTexts: [] }
      placesOfWord.set(word, places)
      places[part].push(place)
    }
  }

  const remove = (kind: string, id: string) => {
    const entry = entries.get(keyOf(kind, id))
    if (!entry) return
    for (const { word, part } of wordsOf(entry)) {
      const places = placesOfWord.get(word)
      places?.[part].splice(places[part].indexOf(entry.place), 1)
      if (places && places.inName.length + places.inTexts.length === 0) placesOfWord.delete(word)
    }
    entries.delete(keyOf(kind, id))
    atPlace[entry.place] = undefined
    freePlaces.push(entry.place)
  }

  /** What each document has of a word that was typed, by place. */
  const look = (typed: string, inside: boolean): Uint8Array => {
    const found = new Uint8Array(atPlace.length)
    for (const [word, { inName, inTexts }] of placesOfWord) {
      if (!(inside ? word.includes(typed) : word.startsWith(typed))) continue
      const whole = word === typed ? seen.whole : 0
      for (const place of inName) found[place] = (found[place] ?? 0) | seen.somewhere | seen.inName | whole
      for (const place of inTexts) found[place] = (found[place] ?? 0) | seen.somewhere | whole
    }
    return found
  }

  const groupsWith = (words: readonly string[], most: number, inside: boolean): SearchGroup[] => {
    const found = words.map(word => look(word, inside))
    const groups = new Map<string, { count: number; hits: Hit[] }>()
    for (const entry of atPlace) {
      if (!entry) continue
      const ofEach = found.map(ofWord => ofWord[entry.place] ?? 0)
      if (ofEach.includes(0)) continue
      const { kind } = entry.document
      const group = groups.get(kind) ?? { count: 0, hits: [] }
      groups.set(kind, group)
      group.count++
      insert(group.hits, { entry, rank: rankOf(entry, words, ofEach) }, most)
    }
    return [...groups]
      .map(([kind, { count, hits }]) => {
        const [tier = 0] = hits[0]?.rank ?? []
        return { kind, tier, count, best: hits.map(({ entry }) => entry.document) }
      })
      .sort((a, b) => a.tier - b.tier || orderOf(a.kind) - orderOf(b.kind))
  }

  return {
    put,
    remove,
    get: (kind, id) => entries.get(keyOf(kind, id))?.document,
    size: () => entries.size,
    find: (query, most) => {
      const words = queryWords(query)
      if (words.length === 0) return { groups: [], inside: false }
      const groups = groupsWith(words, most, false)
      return groups.length > 0 ? { groups, inside: false } : { groups: groupsWith(words, most, true), inside: true }
    },
  }
}

/** Each word of its name and of its texts, once. */
function wordsOf({ document, name }: Entry): { word: string; part: keyof Places }[] {
  const once = (text: string) => [...new Set(text.split(' '))].filter(word => word !== '')
  return [
    ...once(name).map(word => ({ word, part: 'inName' as const })),
    ...once(document.texts.map(foldedText).join('')).map(word => ({ word, part: 'inTexts' as const })),
  ]
}

function rankOf({ name }: Entry, words: readonly string[], ofEach: readonly number[]): Rank {
  const inName = ofEach.filter(found => found & seen.inName).length
  const cut = ofEach.filter(found => !(found & seen.whole)).length
  const begins = inName === words.length && name.startsWith(` ${words.join(' ')}`)
  const isName = begins && cut === 0 && name === ` ${words.join(' ')} `
  const tier = isName ? 0 : begins ? 1 : inName === words.length ? 2 : inName > 0 ? 3 : 4
  return [tier, cut, name.length]
}

/** Keeps the best of them in their order. */
function insert(hits: Hit[], hit: Hit, most: number): void {
  const last = hits.at(-1)
  if (hits.length === most && last && compareHits(hit, last) >= 0) return
  const at = hits.findIndex(other => compareHits(hit, other) < 0)
  hits.splice(at === -1 ? hits.length : at, 0, hit)
  if (hits.length > most) hits.pop()
}

function compareHits(a: Hit, b: Hit): number {
  for (const part of [0, 1, 2] as const) if (a.rank[part] !== b.rank[part]) return a.rank[part] - b.rank[part]
  if (a.entry.name !== b.entry.name) return a.entry.name < b.entry.name ? -1 : 1
  return a.entry.document.id < b.entry.document.id ? -1 : 1
}
