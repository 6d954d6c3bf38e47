import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { TextPlace } from '../narratives'

const hex = (text: string, letters: number): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, letters)

/** Spaces are counted differently by every program. */
export const plainWords = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Of a paragraph's words: 16 letters, never the words. */
export const hashOf = (words: string): string => hex(plainWords(words), 16)

/** The id of a text within one copy: 12 letters that say nothing of what it is. */
export const placeId = (exportId: string, { section, elementId }: TextPlace): string =>
  hex(JSON.stringify([exportId, section, elementId]), 12)

/** The control round a text; its bookmark; the control round the figure with that number in it, and what the figure said. */
export const tagOf = (id: string): string => `cm_${id}`
export const bookmarkOf = (id: string): string => `_cm_${id}`
export const figureTag = (id: string, index: number, words: string): string =>
  `cm_${id}_f${index}_${hashOf(words).slice(0, 8)}`

export const idOfTag = (tag: string): string | null => /^cm_([0-9a-f]{12})$/.exec(tag)?.[1] ?? null
export const idOfBookmark = (name: string): string | null => /^_cm_([0-9a-f]{12})$/.exec(name)?.[1] ?? null
export function figureOfTag(tag: string): { id: string; index: number; hash: string } | null {
  const [, id, index, hash] = /^cm_([0-9a-f]{12})_f(\d{1,4})_([0-9a-f]{8})$/.exec(tag) ?? []
  return id && index && hash ? { id, index: Number(index), hash } : null
}

/** The part of the file that says which export it is. Hashes of paragraphs, never their words. */
export const anchorsNamespace = 'urn:common-measure:working-copy'
export type AnchorsPart = {
  readonly exportId: string
  readonly places: readonly { readonly id: string; readonly heading: string; readonly hashes: readonly string[] }[]
  /** Of the paragraphs that are not in a text. */
  readonly app: readonly string[]
}
