import type { PhotoForOthers } from '@core/privacy/photos'
import type { Pictogram, SectionKind } from '@core/project/entities'
import type { OutlineSection } from '../outlines'
import words from './picture-words.json'

/** What a section is about, where its words do not say. */
const ofSection: Readonly<Record<SectionKind, Pictogram>> = {
  cover: 'reading',
  summary: 'figures',
  overview: 'figures',
  agreed: 'agreed',
  theory: 'next',
  results: 'figures',
  'asked-for': 'figures',
  stories: 'talk',
  insights: 'idea',
  programme: 'work',
  surprises: 'idea',
  did: 'work',
  happened: 'figures',
  learned: 'idea',
  money: 'money',
  'said-and-did': 'talk',
  'taking-part': 'people',
  payments: 'money',
  phases: 'meeting',
  issues: 'talk',
  limits: 'unknown',
  method: 'reading',
  'measure-sheets': 'figures',
  workshop: 'meeting',
  glossary: 'reading',
  acknowledgements: 'thanks',
  reading: 'reading',
  text: 'people',
}

/** Word by word, what comes first in the list wins: people are in nearly every sentence. */
const byWord = Object.entries(words) as [Pictogram, string[]][]
const pieces = new Intl.Segmenter('en', { granularity: 'word' })

/** A section, as far as its pictures go. `photo`: as others may see it; absent: none. */
export type Pictured = Pick<OutlineSection, 'section' | 'picture'> & { readonly photo?: PhotoForOthers | undefined }

/** The picture beside a sentence: the one somebody chose for the section; else what its words name, else what the section is about. */
export function pictureFor(sentence: string, { section, picture }: Pictured): Pictogram {
  if (picture) return picture
  const said = new Set([...pieces.segment(sentence.toLocaleLowerCase('en'))].map(({ segment }) => segment))
  return byWord.find(([, named]) => named.some(word => said.has(word)))?.[0] ?? ofSection[section]
}
