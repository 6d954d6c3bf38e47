/** Words of one person, to be found where others wrote them. */
export type Passages = {
  /** Found anywhere. */
  readonly sure: readonly Passage[]
  /** Found where the text names the story that they are from. */
  readonly close: readonly Passage[]
  /** A first name, or a code that is an ordinary word: others may mean something else by it. `null`: there is none. */
  readonly maybe: RegExp | null
}

/** `letters`: no shorter text can hold it. `word`: its longest, in small letters, without which no text does. */
type Passage = { readonly letters: number; readonly word: string; readonly pattern: RegExp }
type Version = { readonly kind: string; readonly fields: Readonly<Record<string, unknown>> }

/** Fields in which a person speaks, by kind of record. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  story: ['title', 'words', 'sharedWords', 'approvedWords'],
  coding: ['quote'],
  skill: ['words', 'note'],
  consent: ['limits'],
  person: ['accessNeeds'],
  contact: ['howToReach'],
  attachment: ['title', 'note', 'fileName'],
}
/** Fields that say who they are. */
const naming: Readonly<Record<string, readonly string[]>> = {
  person: ['code'],
  contact: ['fullName', 'phone', 'email'],
  consent: ['otherName', 'guardian'],
}

/** Characters from which on a sentence is hardly anybody else's by chance; and a part of one, beside the story itself. */
const sentenceLength = 25
const partLength = 12

export function passagesOf(versions: readonly Version[]): Passages {
  const texts = textsIn(versions, spoken)
  const names = textsIn(versions, naming)
  const sentences = texts.flatMap(text => [text, ...text.split(/[.!?…。！？؟।\n]+/u)])
  const parts = sentences.flatMap(text => text.split(/[,;:،、–—()"“”]+/u))
  const long = (all: readonly string[], length: number) =>
    all.map(text => text.trim()).filter(text => text.length >= length)
  // "Amina", where the contact says "Amina Begum".
  const maybe = names
    .filter(name => !/@|\d{4}/.test(name))
    .flatMap(name => (isTheirsAlone(name) ? name.split(/\s+/).filter(word => word.length >= 3) : [name]))
    .filter(word => !isTheirsAlone(word))
  return {
    sure: patterns([...long(sentences, sentenceLength), ...names.filter(isTheirsAlone)]),
    close: patterns(long(parts, partLength)),
    maybe: maybe.length === 0 ? null : new RegExp(alone([...new Set(maybe)].map(escaped).join('|')), 'iu'),
  }
}

/** The text without them. `mark` stands where one was, and an ellipsis where that would be longer than the passage. */
export function withoutPassages(
  text: string,
  { sure, close }: Passages,
  { isClose, mark }: { isClose: boolean; mark: string },
): string {
  const instead = (found: string) => (found.length < mark.length ? '…' : mark)
  let rest = text
  const small = text.toLowerCase()
  for (const passages of isClose ? [sure, close] : [sure])
    for (const { letters, word, pattern } of passages)
      if (text.length >= letters && small.includes(word)) rest = rest.replace(pattern, instead)
  return rest
}

/** An email address, a phone number, a code of letters and figures, or a name of several words. */
function isTheirsAlone(name: string): boolean {
  if (name.includes('@')) return true
  if (/(?:\d\D?){7}/.test(name)) return true
  return name.length >= 3 && /\p{L}/u.test(name) && (/\d/.test(name) || (name.length >= 5 && /\S\s+\S/.test(name)))
}

const textsIn = (versions: readonly Version[], fields: Readonly<Record<string, readonly string[]>>): string[] => [
  ...new Set(
    versions.flatMap(({ kind, fields: given }) =>
      (fields[kind] ?? []).flatMap(name => {
        const text = given[name]
        return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : []
      }),
    ),
  ),
]

/** The longest first, so that no rest of one is left over. */
const patterns = (texts: readonly string[]): Passage[] =>
  [...new Set(texts.map(text => text.replace(/\s+/g, ' ')))]
    .sort((a, b) => b.length - a.length)
    .map(text => ({
      letters: text.length,
      word: longestWord(text),
      pattern: new RegExp(alone(escaped(text).replace(/ /g, '\\s+')), 'giu'),
    }))

const longestWord = (text: string): string =>
  text
    .toLowerCase()
    .split(' ')
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '')

/** No part of a longer word. */
const alone = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
