import { added, edited } from '@core/change/change'
import { type PeriodProblem, periodProblem, reportingPeriodRemoved } from '@core/measure/reporting-period'
import { namedPeriods, type Period } from '@core/observation/period'
import type { ReportingPeriod } from '@core/project/entities'
import type { Calendar } from '@core/theory/claims'
import { useMemo } from 'react'
import { useProject, useRows, useSession } from '../data/hooks'
import { useTranslation } from '../ui/use-translation'
import { useCommit, useSave } from './actions'

const none: readonly Period[] = []

/** The periods people named, newest first. Empty, too, while they are being read. */
export function useNamedPeriods(): readonly Period[] {
  const rows = useRows('reportingPeriod')
  const { language } = useTranslation('terms')
  // biome-ignore lint/correctness/useExhaustiveDependencies: some are named in the language of the screen
  return useMemo(() => (rows && rows.length > 0 ? namedPeriods(rows) : none), [rows, language])
}

/** What judgements are dated by. */
export function useCalendar(): Calendar {
  const { yearStart } = useProject()
  const named = useRows('reportingPeriod')
  return useMemo(() => ({ yearStart, named: named ?? [] }), [yearStart, named])
}

export const periodProblemWords = {
  backwards: 'periodBackwards',
  'title-taken': 'periodTitleTaken',
  'looks-like-year': 'periodLooksLikeYear',
} as const satisfies Record<PeriodProblem, string>

export function usePeriodEdits() {
  const commit = useCommit()
  const save = useSave()
  const { db } = useSession()
  const { yearStart } = useProject()
  const rows = useRows('reportingPeriod') ?? []
  const problemFor = (period: ReportingPeriod): PeriodProblem | null =>
    periodProblem(
      period,
      rows.filter(({ id }) => id !== period.id),
    )
  return {
    rows,
    problemFor,
    add: (period: ReportingPeriod) => commit('period.add', [added('reportingPeriod', period)]),
    edit: (before: ReportingPeriod, after: ReportingPeriod) =>
      save('period.edit', [edited('reportingPeriod', before, after)]),
    remove: async (period: ReportingPeriod) => {
      const measures = await db.rowsOf('measure').toArray()
      const narratives = await db.rowsOf('narrative').toArray()
      const notes = await db.rowsOf('reportNote').toArray()
      const judgements = await db.rowsOf('judgement').toArray()
      const remembered = { measures, narratives, notes, judgements, yearStart }
      return commit('period.remove', reportingPeriodRemoved(period, remembered))
    },
  }
}
