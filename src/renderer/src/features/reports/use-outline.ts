import { withoutTurning } from '@core/bidi'
import { added, edited, removed } from '@core/change/change'
import { type ReadyOutline, type ReportOutline, readyOutlines } from '@core/project/entities'
import { type Outline, ownOutline, readyOutline, sectionsToOwn } from '@core/report/outlines'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit, useSave } from '../../terms/actions'
import { showDone } from '../../ui/notices'

const isReady = (name: string | null): name is ReadyOutline => readyOutlines.some(each => each === name)

/** The outline that the address asks for, with the row it is kept in; `row` null: a ready-made one. Else the year report. */
export function useChosenOutline(own: readonly ReportOutline[]) {
  const [search, setSearch] = useSearchParams()
  const asked = search.get('outline')
  const row = own.find(({ id }) => id === asked) ?? null
  const outline: Outline = useMemo(
    () => (row ? ownOutline(row) : readyOutline(isReady(asked) ? asked : 'year')),
    [row, asked],
  )
  const choose = (next: string) =>
    setSearch(now => {
      const changed = new URLSearchParams(now)
      changed.set('outline', next)
      return changed
    })
  return { outline, row, choose }
}

/** What can be done to outlines of the organisation's own, each one step to undo. */
export function useOutlineEdits(own: readonly ReportOutline[]) {
  const { t } = useTranslation('reportWriting')
  const { db } = useSession()
  const commit = useCommit()
  const save = useSave()
  /** As stored when its turn comes: two quick moves both count. */
  const edit = (id: string, change: (row: ReportOutline) => ReportOutline) =>
    save('reportOutline.edit', async () => {
      const before = await db.rowsOf('reportOutline').get(id)
      return before ? [edited('reportOutline', before, change(before))] : null
    })
  return {
    edit,
    editSections: (id: string, change: (sections: ReportOutline['sections']) => ReportOutline['sections']) =>
      edit(id, row => ({ ...row, sections: change(row.sections) })),
    /** Answers with its id; null: it was not written. */
    copy: async (outline: Outline): Promise<string | null> => {
      const row: ReportOutline = {
        id: newId(),
        name: withoutTurning(t('ownName', { name: outline.name })).slice(0, 500),
        base: outline.base,
        print: outline.print,
        sections: sectionsToOwn(outline, newId),
        order: own.reduce((most, { order }) => Math.max(most, order), 0) + 1,
      }
      return (await commit('reportOutline.add', [added('reportOutline', row)])) ? row.id : null
    },
    remove: async (row: ReportOutline): Promise<boolean> => {
      if (!(await commit('reportOutline.remove', [removed('reportOutline', row)]))) return false
      showDone({ title: t('outlineDeleted'), message: t('outlineDeletedMore') })
      return true
    },
  }
}

export type OutlineEdits = ReturnType<typeof useOutlineEdits>
