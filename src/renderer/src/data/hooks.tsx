import type { UndoStep } from '@core/change/change'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { EntityKind, EntityOf, Project } from '@core/project/entities'
import { opensSession } from '@core/workshop/plan'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Read } from './project-reads'
import { type ProjectsElsewhere, projectsElsewhere } from './registry'
import type { SaveProblem, SaveState } from './second-copy'
import type { ProjectSession } from './session'

const SessionContext = createContext<ProjectSession | null>(null)
const ProjectContext = createContext<Project | null>(null)
/** `whenOpen`: done once the project is open again. */
export type Reopen = (whenOpen?: () => void) => void
const ReopenContext = createContext<Reopen>(() => undefined)

type SessionProviderProps = { session: ProjectSession; onReopen?: Reopen; children: ReactNode }

/** The project's own row is watched here, once: every row of a long list asks for it. */
export function SessionProvider({ session, onReopen, children }: SessionProviderProps) {
  const [project] = useReadOf(session, rowsRead(session, 'project')) ?? []
  return (
    <SessionContext value={session}>
      <ProjectContext value={project ?? session.projectWhenOpened}>
        {onReopen ? <ReopenContext value={onReopen}>{children}</ReopenContext> : children}
      </ProjectContext>
    </SessionContext>
  )
}

export function useSession(): ProjectSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('a screen of a project outside its session')
  return session
}

export function useProject(): Project {
  const project = useContext(ProjectContext)
  if (!project) throw new Error('a screen of a project outside its session')
  return project
}

/** In their own order where they have one, else by id; the same list until one of them changes. `undefined`: still reading. */
export function useRows<K extends EntityKind>(kind: K): readonly EntityOf<K>[] | undefined {
  const session = useSession()
  return useReadOf(session, rowsRead(session, kind))
}

const rowsRead = <K extends EntityKind>({ db }: ProjectSession, kind: K): Read<readonly EntityOf<K>[]> => ({
  key: `rows ${kind}`,
  madeOf: [kind],
  load: async () => inTheirOrder(await db.rowsOf(kind).toArray()),
  isQuick: true,
})

/** In their own order where they have one, else as they came: by id. */
function inTheirOrder<T extends object>(rows: T[]): T[] {
  const order = (row: T) => ('order' in row && typeof row.order === 'number' ? row.order : 0)
  return rows.sort((a, b) => order(a) - order(b))
}

/** What is stored, made into something that a screen shows: kept until a commit touches what it is made of. `undefined`: still reading. */
export const useRead = <T,>(read: Read<T>): T | undefined => useReadOf(useSession(), read)

function useReadOf<T>({ reads }: ProjectSession, read: Read<T>): T | undefined {
  const { key } = read
  const subscribe = useCallback((listener: () => void) => reads.subscribe(key, listener), [reads, key])
  return useSyncExternalStore(subscribe, () => reads.get(read))
}

/** `undefined`: still reading; `null`: there is none. */
export function useRow<K extends EntityKind>(kind: K, id: string): EntityOf<K> | null | undefined {
  const rows = useRows(kind)
  return rows && (rows.find(row => row.id === id) ?? null)
}

/** `undefined`: still reading. */
export function useMeasureReading(measureId: string): MeasureReading | undefined {
  const { readings } = useSession()
  return useSyncExternalStore(readings.subscribe, () => readings.of(measureId))
}

/** By measure id. `undefined`: still reading. */
export function useMeasureReadings(): ReadonlyMap<string, MeasureReading> | undefined {
  const { readings } = useSession()
  return useSyncExternalStore(readings.subscribe, readings.all)
}

export function useSaveState(): SaveState {
  const { state } = useSession().secondCopy
  return useSyncExternalStore(state.subscribe, state.get)
}

/** Why it is not saved; `null`: it is, or is about to be. */
export function useSaveProblem(): SaveProblem | null {
  const { problem } = useSession().secondCopy
  return useSyncExternalStore(problem.subscribe, problem.get)
}

/** Closes the project and opens it again, which offers to recover what its database has lost. */
export const useReopen = (): Reopen => useContext(ReopenContext)

/** The step that Undo would take back; `null`: there is none. */
export function useNextUndo(): UndoStep | null {
  const { undoStack } = useSession().log
  const step = useSyncExternalStore(undoStack.subscribe, undoStack.get).undo.at(-1)
  return step && !opensSession(step.changes) ? step : null
}

/** The action that Undo would take back and the one Redo would do again, as codes; `null`: there is none. */
export function useHistory(): { undo: string | null; redo: string | null } {
  const { undoStack } = useSession().log
  const { redo } = useSyncExternalStore(undoStack.subscribe, undoStack.get)
  const nextUndo = useNextUndo()?.action ?? null
  const nextRedo = redo.at(-1)?.action ?? null
  return useMemo(() => ({ undo: nextUndo, redo: nextRedo }), [nextUndo, nextRedo])
}

/** What the other of the two hosts keeps on this computer. Null: still asking. */
export function useProjectsElsewhere(): ProjectsElsewhere | null {
  const [found, setFound] = useState<ProjectsElsewhere | null>(null)
  useEffect(() => {
    let gone = false
    projectsElsewhere().then(elsewhere => !gone && setFound(elsewhere))
    return () => {
      gone = true
    }
  }, [])
  return found
}
