import { withoutTurning } from '@core/bidi'
import { added, type Change, edited, removed } from '@core/change/change'
import { type ReadyOutline, type ReportOutline, readyOutlines, type SectionPhoto } from '@core/project/entities'
import { photosLeftOver, withEdited, withOwnPhotos } from '@core/report/outline-edits'
import { type Outline, type OutlineSection, ownOutline, readyOutline, sectionsToOwn } from '@core/report/outlines'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { attachFiles } from '../../data/attachments/attach-files'
import { useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit, useSave } from '../../terms/actions'
import { logError, showDone } from '../../ui/notices'
import type { Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'

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

/** What a section's dialog changes. `photo`: `file`, one just chosen; `said`: what is said of it. */
export type SectionFields = Pick<OutlineSection, 'title' | 'of' | 'budget' | 'picture'> & {
  readonly photo: { readonly file: File | null; readonly said: SectionPhoto } | null
}

/** What can be done to outlines of the organisation's own, each one step to undo. */
export function useOutlineEdits(own: readonly ReportOutline[]) {
  const { t } = useTranslation('reportWriting')
  const session = useSession()
  const { db } = session
  const commit = useCommit()
  const save = useSave()
  /** A photo that no section has any more goes with it. */
  const changesOf = async (id: string, change: (row: ReportOutline) => ReportOutline) => {
    const before = await db.rowsOf('reportOutline').get(id)
    if (!before) return null
    const after = change(before)
    const left = photosLeftOver(after, await db.rowsOf('attachment').toArray())
    return [edited('reportOutline', before, after), ...left.map(photo => removed('attachment', photo))]
  }
  /** As stored when its turn comes: two quick moves both count. */
  const edit = (id: string, change: (row: ReportOutline) => ReportOutline) =>
    save('reportOutline.edit', () => changesOf(id, change))
  const editSection = async (id: string, sectionId: string, { photo, ...fields }: SectionFields): Promise<Kept> => {
    const withFields = (now: ReportOutline, made: OutlineSection['photo']) => ({
      ...now,
      sections: withEdited(now.sections, sectionId, { ...fields, photo: made }),
    })
    if (!photo?.file) return edit(id, row => withFields(row, photo?.said ?? null))
    const attachmentId = newId()
    try {
      const kept = await attachFiles(session, { kind: 'reportOutline', id }, [photo.file], {
        along: {
          action: 'reportOutline.edit',
          changes: () => changesOf(id, row => withFields(row, { ...photo.said, attachmentId })),
        },
        ids: [attachmentId],
      })
      return kept.ok ? 'kept' : { error: t('photoNotKept') }
    } catch (error) {
      logError(error)
      return { error: t('photoNotKept') }
    }
  }
  return {
    edit,
    editSection,
    editSections: (id: string, change: (sections: ReportOutline['sections']) => ReportOutline['sections']) =>
      edit(id, row => ({ ...row, sections: change(row.sections) })),
    /** Answers with its id; null: it was not written. */
    copy: async (outline: Outline): Promise<string | null> => {
      const id = newId()
      const attachments = await db.rowsOf('attachment').toArray()
      const { sections, photos } = withOwnPhotos({ id, sections: sectionsToOwn(outline, newId) }, attachments, newId)
      const row: ReportOutline = {
        id,
        name: withoutTurning(t('ownName', { name: outline.name })).slice(0, 500),
        base: outline.base,
        print: outline.print,
        sections,
        order: own.reduce((most, { order }) => Math.max(most, order), 0) + 1,
      }
      const changes: Change[] = [added('reportOutline', row), ...photos.map(photo => added('attachment', photo))]
      return (await commit('reportOutline.add', changes)) ? row.id : null
    },
    remove: async (row: ReportOutline): Promise<boolean> => {
      if (!(await commit('reportOutline.remove', [removed('reportOutline', row)]))) return false
      showDone({ title: t('outlineDeleted'), message: t('outlineDeletedMore') })
      return true
    },
  }
}

export type OutlineEdits = ReturnType<typeof useOutlineEdits>
