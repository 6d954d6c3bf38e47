import type { PeriodKey } from '@core/observation/period'
import type { Narrative } from '@core/project/entities'
import { paragraphsOf } from './text'

/** Whose text it is: a section's by its key, an element's, or of the whole period (the summary's) where both are null. */
export type TextPlace = { readonly section: string | null; readonly elementId: string | null }

/** The key of the section whose text is of the whole period: it was there before sections were. */
const wholePeriod = 'summary'

/** Where the text of a section with this key is kept. */
export const placeOfSection = (key: string): TextPlace => ({
  section: key === wholePeriod ? null : key,
  elementId: null,
})

export const isAt = (narrative: Narrative, period: PeriodKey, { section, elementId }: TextPlace): boolean =>
  narrative.period === period && narrative.elementId === elementId && (narrative.section ?? null) === section

/** The one text of a place in a period; null: nobody wrote one. */
export const narrativeAt = (narratives: readonly Narrative[], period: PeriodKey, place: TextPlace): Narrative | null =>
  narratives.find(each => isAt(each, period, place)) ?? null

/** A text as Markdown: one that was written as plain text with each of its lines as a paragraph, and its words as they stand. */
export const markdownOf = ({ text, markdown }: Pick<Narrative, 'text' | 'markdown'>): string =>
  markdown ? text : paragraphsOf(text).map(escaped).join('\n\n')

/** What stands for itself in Markdown: nothing of it is a mark or a live figure. */
export const escaped = (line: string): string =>
  line
    .replace(/[\\`*_{}[\]<>|~&#!]/g, '\\$&')
    .replace(/^([+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    // What looks like an address would become a link.
    .replace(/(https?|ftp)(:\/\/)/gi, '$1\\$2')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/@/g, '\\@')
