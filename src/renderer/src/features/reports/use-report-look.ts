import type { Period } from '@core/observation/period'
import type { Print } from '@core/project/entities'
import { fileOfTemplate } from '@core/report/template/kept-template'
import Dexie from 'dexie'
import { useEffect, useState } from 'react'
import { useSession } from '../../data/hooks'
import type { ProjectDatabase } from '../../data/project-database'
import { whenDrawn } from '../../ui/hooks'
import { logError } from '../../ui/notices'
import { type AskedProject, askedProject } from './asked-project'
import type { Readings } from './report-rows'
import { askLook, type ReportLook } from './template-work'

/** A person who types does not wait for it: it is made once nothing has changed for so long, and after the preview. */
const quietMs = 1200

/** Without templates that are named and have no file. */
export async function templateBytes(
  db: ProjectDatabase,
  { reportTemplate, attachment }: Pick<AskedProject['rows'], 'reportTemplate' | 'attachment'>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = await Promise.all(
    reportTemplate.map(async ({ id }) => {
      const kept = fileOfTemplate(attachment, id)
      const file = kept && (await db.files.get(kept.content.sha256))
      return file ? ([[id, new Uint8Array(await file.content.arrayBuffer())]] as const) : []
    }),
  )
  return new Map(found.flat())
}

/**
 * What is to be said before a report is written: fields with today's values, what will be left out, and the mistakes of every template.
 * Follows each change to the project, in a worker. `undefined`: still looking; null: it could not be found out.
 */
export function useReportLook(
  readings: Readings,
  { period, outline, print }: { readonly period: Period; readonly outline: string; readonly print: Print | null },
): ReportLook | null | undefined {
  const session = useSession()
  const about = `${period.key} ${outline} ${print}`
  const [known, setKnown] = useState<{ readonly about: string; readonly look: ReportLook | null }>()
  const [kept, setKept] = useState(period)
  if (kept.key !== period.key) setKept(period)
  useEffect(() => {
    let turn = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (signal: AbortSignal) => {
      try {
        const project = await askedProject(session.db, { readings, period: kept, outline })
        const templates = await templateBytes(session.db, project.rows)
        if (signal.aborted) return
        const found = await askLook({ job: 'look', project, print, templates }, { signal })
        if (found.ok && !signal.aborted) setKnown({ about: `${kept.key} ${outline} ${print}`, look: found.look })
      } catch (error) {
        // A database that closed is about to be opened again, or the project is left.
        if (signal.aborted || error instanceof Dexie.DatabaseClosedError) return
        logError(error)
        setKnown({ about: `${kept.key} ${outline} ${print}`, look: null })
      }
    }
    const lookSoon = (waitMs: number) => {
      turn.abort()
      clearTimeout(timer)
      turn = new AbortController()
      const { signal } = turn
      timer = setTimeout(() => void look(signal), waitMs)
    }
    const callOff = whenDrawn(() => lookSoon(0))
    const stop = session.log.onCommits(() => lookSoon(quietMs))
    return () => {
      callOff()
      stop()
      turn.abort()
      clearTimeout(timer)
    }
  }, [session, readings, kept, outline, print])
  return known?.about === about ? known.look : undefined
}
