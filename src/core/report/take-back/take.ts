import { added, type Change, edited } from '@core/change/change'
import { type Day, dayFromIso } from '@core/observation/day'
import type { Narrative, ReportNote } from '@core/project/entities'
import { isAt } from '../narratives'
import { shortened } from '../text'
import type { TakenBack, TakenText } from './take-back'

/** As long as a text may be, and a note. */
export const longestText = 50_000
const longestNote = 5000

export type Kept = { readonly narrative: readonly Narrative[]; readonly reportNote: readonly ReportNote[] }

/**
 * One step that takes texts from Word, and keeps all comments as notes on their sections. Nothing is ever deleted: a text that is missing in
 * the file is left as it is. A comment that was kept before is not kept twice.
 */
export function takeChanges(
  { exported, texts }: TakenBack,
  chosen: (text: TakenText) => boolean,
  { rows, newId }: { rows: Kept; newId: () => string },
): Change[] {
  const { period } = exported
  const taken = texts.filter(text => text.takes && text.inWord.length <= longestText && chosen(text))
  const words = taken.flatMap(({ place, inWord }): Change[] => {
    const before = rows.narrative.find(narrative => isAt(narrative, period, place))
    if (before) {
      const change = edited('narrative', before, { ...before, text: inWord, markdown: true })
      return change ? [change] : []
    }
    const { section, elementId } = place
    const own = section === null ? {} : { section }
    return [added('narrative', { id: newId(), period, elementId, ...own, text: inWord, markdown: true })]
  })
  const notes = texts.flatMap(({ place, comments }) =>
    comments.map(
      (comment): ReportNote => ({
        id: '',
        order: 0,
        words: shortened(comment.words, longestNote),
        author: shortened(comment.author, 200),
        day: dayOf(comment.day),
        period,
        section: place.section ?? '',
        elementId: place.elementId,
        done: false,
      }),
    ),
  )
  const known = new Set(rows.reportNote.map(noteKey))
  const fresh = notes.filter(note => {
    const key = noteKey(note)
    return !known.has(key) && known.add(key)
  })
  const last = Math.max(-1, ...rows.reportNote.map(({ order }) => order))
  return [...words, ...fresh.map((note, at) => added('reportNote', { ...note, id: newId(), order: last + 1 + at }))]
}

const dayOf = (iso: string | null): Day | null => {
  const day = iso === null ? null : dayFromIso(iso)
  return day?.ok ? day.value : null
}

const noteKey = ({ words, author, day, period, section, elementId }: ReportNote): string =>
  JSON.stringify([words, author, day, period, section, elementId])
