import { added } from '@core/change/change'
import type { Period } from '@core/observation/period'
import type { ExportForm, Print, ReportExport } from '@core/project/entities'
import type { Outline } from '@core/report/outlines'
import { textsAt } from '@core/report/past-exports'
import { textPlacesOf } from '@core/report/report-model'
import { useCallback } from 'react'
import { useSession } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { logError } from '../../ui/notices'
import { readLiveFigures } from './read-live-figures'
import { elementsWithText, type Readings } from './report-rows'

export type Exported = {
  /** Of the export: it is in the file, where the file has it. */
  readonly id: string
  /** ISO time in UTC. */
  readonly exportedAt: string
  readonly outline: Outline
  readonly period: Period
  readonly readings: Readings
  readonly form: ExportForm
  /** Null: as the outline had it. */
  readonly print: Print | null
  /** Null: the app's own. */
  readonly template: { readonly id: string; readonly name: string } | null
}

/** Notes that a report was saved, with its figures and texts as they were, as one step that can be undone. Answers whether it is noted. */
export function useNoteExport() {
  const session = useSession()
  const commit = useCommit()
  return useCallback(
    async ({ outline, period, readings, template, id, exportedAt, form, print }: Exported): Promise<boolean> => {
      const { db } = session
      const [figures] = await readLiveFigures(session, readings, [period]).catch(error => {
        logError(error)
        return []
      })
      if (!figures) return false
      const hasResults = outline.sections.some(({ section, off }) => section === 'results' && !off)
      const elements = hasResults ? elementsWithText(await db.rowsOf('element').toArray()) : []
      const places = [...textPlacesOf(outline), ...elements.map(each => ({ section: null, elementId: each.id }))]
      const row: ReportExport = {
        id,
        exportedAt,
        outline: outline.id,
        outlineName: outline.name,
        period: period.key,
        periodLabel: period.label,
        templateId: template?.id ?? null,
        templateName: template?.name ?? '',
        form,
        ...(print ? { print } : {}),
        figures: [...figures.ofMeasures],
        texts: textsAt(await db.rowsOf('narrative').toArray(), period.key, places),
      }
      return commit('reportExport.add', [added('reportExport', row)])
    },
    [session, commit],
  )
}
