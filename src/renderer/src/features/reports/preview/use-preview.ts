import type { Period } from '@core/observation/period'
import type { Narrative, Print } from '@core/project/entities'
import Dexie from 'dexie'
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../../../data/hooks'
import { logError } from '../../../ui/notices'
import { type AskedProject, askedProject } from '../asked-project'
import type { Readings } from '../report-rows'
import type { TypedTexts } from '../typed-texts'
import { templateBytes } from '../use-report-look'
import type { DrawnDocument } from './drawn-node'
import { type PreviewProblem, previewWork } from './preview-work'

/** A person who types does not wait for it: it is made once nothing has changed for so long. */
const quietMs = 250

export type PreviewAsked = {
  readonly readings: Readings
  readonly period: Period
  readonly outline: string
  /** Of an own template; '' ours. */
  readonly templateId: string
  /** Null: as the outline has it. */
  readonly print: Print | null
  readonly typed: TypedTexts
}

/** `busy`: a newer one is being made. `document`: the newest there is, null none yet. */
export type Preview = {
  readonly busy: boolean
  readonly document: DrawnDocument | null
  readonly problem: PreviewProblem | null
}

/** The report as it would be written now, made in a worker, after every change to the project and every pause in typing. */
export function usePreview({ readings, period, outline, templateId, print, typed }: PreviewAsked): Preview {
  const session = useSession()
  const [preview, setPreview] = useState<Preview>({ busy: true, document: null, problem: null })
  const newest = useRef(period)
  newest.current = period
  // biome-ignore lint/correctness/useExhaustiveDependencies: a period is made anew at every render; its key says which it is
  useEffect(() => {
    const work = previewWork()
    let turn = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    /** Until something is stored, the project is what it was: whoever types does not wait for it to be read again. */
    let known: Promise<AskedProject> | null = null
    const projectNow = () => {
      known ??= askedProject(session.db, { readings, period: newest.current, outline })
      return known
    }
    const make = async (signal: AbortSignal) => {
      const settle = (made: Partial<Preview>) => {
        if (!signal.aborted) setPreview(before => ({ ...before, problem: null, ...made, busy: false }))
      }
      try {
        setPreview(before => ({ ...before, busy: true }))
        const project = withTyped(await projectNow(), typed)
        const template = templateId === '' ? null : (await templateBytes(session.db, project.rows)).get(templateId)
        if (template === undefined) return settle({ problem: 'template-gone' })
        const answer = await work.ask(
          { ...project, now: hourOf(new Date().toISOString()), form: 'word', print, template, exportId: '' },
          { signal },
        )
        if (answer === null || (!answer.ok && answer.problem === 'stale')) return
        settle(answer.ok ? { document: answer.document } : { problem: answer.problem as PreviewProblem })
      } catch (error) {
        // A database that closed is about to be opened again, or the project is left.
        known = null
        if (signal.aborted || error instanceof Dexie.DatabaseClosedError) return
        logError(error)
        settle({ problem: 'failed' })
      }
    }
    const makeSoon = (waitMs: number) => {
      turn.abort()
      clearTimeout(timer)
      turn = new AbortController()
      const { signal } = turn
      timer = setTimeout(() => void make(signal), waitMs)
    }
    makeSoon(0)
    const onCommits = () => {
      known = null
      makeSoon(quietMs)
    }
    const stops = [session.log.onCommits(onCommits), typed.onTyping(() => makeSoon(quietMs))]
    return () => {
      for (const stop of stops) stop()
      turn.abort()
      clearTimeout(timer)
      work.stop()
    }
  }, [session, readings, period.key, outline, templateId, print, typed])
  return preview
}

/** A document says when it was made, and the preview of an hour ago may be shown again. */
const hourOf = (time: string): string => `${time.slice(0, 'yyyy-mm-ddThh'.length)}:00:00.000Z`

/** With what stands in the fields and is not stored yet. */
function withTyped(project: AskedProject, typed: TypedTexts): AskedProject {
  const period = project.period.key
  const kept = project.rows.narrative.filter(narrative => !typed.has(period, narrative))
  const added = typed.of(period).map(
    ({ place: { section, elementId }, text }, at): Narrative => ({
      id: `typed-${at}`,
      period,
      elementId,
      ...(section === null ? {} : { section }),
      text,
      markdown: true,
    }),
  )
  return added.length === 0 ? project : { ...project, rows: { ...project.rows, narrative: [...kept, ...added] } }
}
