import { type Period, periodOfKey } from '@core/observation/period'
import type { ProjectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { ReportExport } from '@core/project/entities'
import { markdownOf, narrativeAt, type TextPlace } from '../narratives'
import type { Outline } from '../outlines'
import { matterOf, type OutlinedReport, reportModel } from '../report-model'
import { shortened } from '../text'

export type WorkingCopy = { readonly model: OutlinedReport; readonly exported: ReportExport }

/** A report to be edited in Word, and what is kept of it to compare it with when it comes back. `now`: ISO time in UTC. */
export const workingCopyOf = (
  source: Shareable<ProjectForOthers>,
  period: Period,
  { now, outline, exportId }: { now: string; outline: Outline; exportId: string },
): Shareable<WorkingCopy> => {
  const report = reportModel(source, period, { now, outline: outline.id, working: true })
  return madeFrom(source, told => {
    const { measures, shown } = matterOf(told, period, now)
    const texts = placesIn(report).map(place => {
      const narrative = narrativeAt(told.rows.narrative, period.key, place)
      return { section: place.section, elementId: place.elementId, text: narrative ? markdownOf(narrative) : '' }
    })
    const exported: ReportExport = {
      id: exportId,
      exportedAt: now,
      outline: outline.id,
      outlineName: outline.name,
      period: period.key,
      periodLabel: period.label,
      templateId: null,
      templateName: '',
      form: 'word-working',
      figures: measures.map(({ id }) => ({
        measureId: id,
        text: shortened(shown(id).current.figure?.words ?? '', 1000),
      })),
      texts,
    }
    return { model: report, exported }
  })
}

function placesIn({ blocks }: OutlinedReport): TextPlace[] {
  const places = new Map<string, TextPlace>()
  for (const { place } of blocks) if (place) places.set(JSON.stringify([place.section, place.elementId]), place)
  return [...places.values()]
}

/** The report that the copy would be now; null: its period is no longer in the project. */
export function reportNowOf(
  source: Shareable<ProjectForOthers>,
  { period: key, outline }: ReportExport,
  now: string,
): Shareable<OutlinedReport> | null {
  const period = periodOfKey(key, source.project.yearStart, source.rows.reportingPeriod)
  return period && reportModel(source, period, { now, outline, working: true })
}
