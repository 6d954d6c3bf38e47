import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import jargon from './jargon.json'
import passive from './passive-words.json'

/** A word that readers may not know, and what to say instead. */
export type PlainWord = { readonly word: string; readonly plain: string }

/** `found`: as it stands in the text. */
export type PlainFinding =
  | { readonly kind: 'long-sentence'; readonly sentence: string; readonly words: number }
  | { readonly kind: 'passive'; readonly found: string; readonly sentence: string }
  | { readonly kind: 'jargon'; readonly found: string; readonly plain: string }

/**
 * What may make a text hard to read. `readingAge`: in years; null where there are too few words to say. `other-script`: it is not written in
 * Latin letters, and the rules are for English.
 */
export type PlainReading =
  | { readonly of: 'english'; readonly findings: readonly PlainFinding[]; readonly readingAge: number | null }
  | { readonly of: 'other-script' }

/** GOV.UK's limit: more than this many words in a sentence are hard to follow. */
export const longestSentence = 25
/** Flesch and Kincaid's grade says nothing of a line or two. */
const fewestWords = 30
/** Children enter the first American grade at six. */
const ageOfGradeZero = 5

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * `paragraphs`: plain text, as `proseOf` has it. `own`: words of the project, which count before the app's; one without a plain word is left
 * alone. The reading age is Flesch and Kincaid's grade (1975) and five years.
 */
export function plainReading(paragraphs: readonly string[], own: readonly PlainWord[]): PlainReading {
  const whole = paragraphs.join('\n')
  if (isOtherScript(whole)) return { of: 'other-script' }
  const said = paragraphs.flatMap(paragraph => [...sentences.segment(paragraph)].map(({ segment }) => segment.trim()))
  const counted = said.map(sentence => ({ sentence, words: wordsOf(sentence) })).filter(each => each.words.length > 0)
  const all = counted.flatMap(each => each.words)
  return {
    of: 'english',
    findings: [
      ...counted
        .filter(each => each.words.length > longestSentence)
        .map(each => ({ kind: 'long-sentence' as const, sentence: each.sentence, words: each.words.length })),
      ...jargonIn(whole, own),
      ...counted.flatMap(each => passiveIn(each.sentence)),
    ],
    readingAge: all.length < fewestWords ? null : ageOf(counted.length, all),
  }
}

const wordsOf = (text: string): string[] =>
  [...words.segment(text)].flatMap(({ isWordLike, segment }) => (isWordLike ? [segment] : []))

function ageOf(sentenceCount: number, all: readonly string[]): number {
  // A number is a word all the same.
  const syllables = all.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  const grade = fleschKincaid({ sentence: sentenceCount, word: all.length, syllable: syllables })
  return Math.max(ageOfGradeZero, Math.round(grade + ageOfGradeZero))
}

function isOtherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters > 0 && latin * 2 < letters
}

const lower = (word: string): string => word.toLocaleLowerCase('en').replaceAll('’', "'").replace(/\s+/g, ' ').trim()
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')

/** Each word once, where it stands first. */
function jargonIn(text: string, own: readonly PlainWord[]): PlainFinding[] {
  const plainOf = new Map([...Object.entries(jargon), ...own.map(each => [lower(each.word), each.plain] as const)])
  // The longest first: "capacity building" before "capacity".
  const known = [...plainOf.keys()].filter(word => word !== '').toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${known.map(escaped).join('|')})(s?)(?![\\p{L}\\p{N}])`, 'giu')
  const found = new Map<string, PlainFinding>()
  for (const [whole, word = ''] of text.replaceAll('’', "'").matchAll(pattern)) {
    const plain = plainOf.get(lower(word))?.trim()
    if (plain && !found.has(lower(word))) found.set(lower(word), { kind: 'jargon', found: whole, plain })
  }
  return [...found.values()]
}

const participles = new Set(passive.participles)
const adjectives = new Set(passive.adjectives)
const isParticiple = (word: string): boolean =>
  participles.has(word) || (/[a-z]{2}ed$/.test(word) && !/eed$/.test(word) && !adjectives.has(word))

/** Cautious: a form of "be" right before a participle, or with an adverb or two between. What reads as a feeling or a state is none. */
const passiveIn = (sentence: string): PlainFinding[] =>
  [...sentence.matchAll(beAndVerb)]
    .filter(([, word = '']) => isParticiple(word.toLowerCase()))
    .map(([found]) => ({ kind: 'passive', found, sentence }))

const be = '(?:am|is|are|was|were|be|been|being)'
const adverb = '(?:not|never|also|often|always|still|all|both|[a-z]+ly)'
const beAndVerb = new RegExp(`\\b(?:${be}\\s+)?${be}\\s+(?:${adverb}\\s+){0,2}([a-z]+)\\b`, 'gi')
