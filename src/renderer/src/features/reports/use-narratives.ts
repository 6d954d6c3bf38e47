import { added, edited, removed } from '@core/change/change'
import type { PeriodKey } from '@core/observation/period'
import { markdownOf, narrativeAt, type TextPlace } from '@core/report/narratives'
import { useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useSave } from '../../terms/actions'
import type { Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'

const longestText = 50_000

/** Keeps the text of a place for a period, as Markdown; an empty one is taken away. */
export function useKeepNarrative() {
  const { t } = useTranslation('reports')
  const { db } = useSession()
  const save = useSave()
  return (period: PeriodKey, place: TextPlace, typed: string): Kept | Promise<Kept> => {
    const text = typed.trim()
    if (text.length > longestText) return { error: t('textTooLong') }
    // As stored when its turn comes: what was typed before may still be waiting to be written, and would be there twice.
    return save('narrative.edit', async () => {
      const before = narrativeAt(await db.rowsOf('narrative').toArray(), period, place)
      if (text === (before ? markdownOf(before) : '')) return []
      const { section, elementId } = place
      if (!before) {
        const made = { id: newId(), period, elementId, ...(section === null ? {} : { section }), text }
        return [added('narrative', { ...made, markdown: true })]
      }
      return [
        text === '' ? removed('narrative', before) : edited('narrative', before, { ...before, text, markdown: true }),
      ]
    })
  }
}
