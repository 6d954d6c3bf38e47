import { markdownOf, narrativeAt } from '@core/report/narratives'
import { takeChanges } from '@core/report/take-back/take'
import type { TakeBackProblem, TakenText } from '@core/report/take-back/take-back'
import { largestTemplateBytes } from '@core/report/template/word-package'
import { useState } from 'react'
import { useSession } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { logError, showDone } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { rowsOfProject } from '../asked-project'
import type { Readings } from '../report-rows'
import { type ComparedCopy, readEditedCopy } from './edited-copy'
import words from './words.en.json'

export type CopyRefusal = TakeBackProblem | 'not-readable' | 'failed'

/** A refusal without words does not compile. */
words.refused satisfies Record<CopyRefusal, string>

/** `changedSince`: it was read again, as the project changed while somebody looked at it. */
export type TakeBackState =
  | { readonly at: 'choose' }
  | { readonly at: 'reading'; readonly fileName: string }
  | { readonly at: 'refused'; readonly fileName: string; readonly why: CopyRefusal }
  | { readonly at: 'compared'; readonly file: File; readonly copy: ComparedCopy; readonly changedSince: boolean }

/** An edited copy on its way back: it is read, compared, and what people choose of it is written as one step. */
export function useTakeBack(readings: Readings, onDone: () => void) {
  const { t } = useTranslation('takeBack')
  const session = useSession()
  const commit = useCommit()
  const [state, setState] = useState<TakeBackState>({ at: 'choose' })

  const read = async (file: File, changedSince = false): Promise<void> => {
    const fileName = file.name
    const refuse = (why: CopyRefusal) => setState({ at: 'refused', fileName, why })
    if (file.size > largestTemplateBytes) return refuse('too-large')
    setState({ at: 'reading', fileName })
    try {
      const bytes = await file.arrayBuffer().catch(() => null)
      if (bytes === null) return refuse('not-readable')
      const rows = await rowsOfProject(session.db)
      const now = new Date().toISOString()
      const copy = await readEditedCopy({ rows, readings, now, bytes: new Uint8Array(bytes) })
      if (copy.ok) setState({ at: 'compared', file, copy: copy.value, changedSince })
      else refuse(copy.problem)
    } catch (error) {
      logError(error)
      refuse('failed')
    }
  }

  /** All chosen texts and all comments, as one step. Where a chosen text is another by now, nothing is written and the file is read again. */
  const take = async (file: File, { taken }: ComparedCopy, isChosen: (text: TakenText) => boolean): Promise<void> => {
    const count = { texts: 0, notes: 0 }
    let isStale = false
    const written = await commit('narrative.takeBack', async () => {
      const [narrative, reportNote] = await Promise.all([
        session.db.rowsOf('narrative').toArray(),
        session.db.rowsOf('reportNote').toArray(),
      ])
      const isAsSeen = ({ place, now }: TakenText) => {
        const stored = narrativeAt(narrative, taken.exported.period, place)
        return now === (stored ? markdownOf(stored) : '')
      }
      isStale = !taken.texts.filter(text => text.takes && isChosen(text)).every(isAsSeen)
      if (isStale) return []
      const changes = takeChanges(taken, isChosen, { rows: { narrative, reportNote }, newId })
      count.texts = changes.filter(({ kind }) => kind === 'narrative').length
      count.notes = changes.length - count.texts
      return changes
    })
    if (isStale) return read(file, true)
    if (!written) return
    onDone()
    showDone({ title: t('done'), message: t(count.texts + count.notes === 0 ? 'doneNothing' : 'doneMore', count) })
  }
  return { state, read, take }
}
