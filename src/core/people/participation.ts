import type { Day } from '@core/observation/day'
import { cellsHiddenForSmallNumbers, type HiddenCells } from '@core/privacy/small-numbers'
import type { Rows } from '@core/project/contents'
import { type Gathering, type Project, partsTaken } from '@core/project/entities'
import { wasThere } from './unique-people'

type Days = { readonly firstDay: Day; readonly lastDay: Day }
export type PartTaken = (typeof partsTaken)[number]
export type PartCounts = Readonly<Record<PartTaken, number>>
export type Stage = NonNullable<Gathering['stage']>

/** How often people of each perspective had which part, at one stage of the work. `stage` null: it was not said. */
export type StageOfWork = {
  readonly stage: Stage | null
  readonly sessions: number
  readonly perspectives: readonly { readonly perspectiveId: string; readonly counts: PartCounts }[]
}
export type Participation = {
  /** Stages that sessions were at, from the question on. */
  readonly stages: readonly StageOfWork[]
  /** Sessions by whose space it was. */
  readonly spaces: readonly { readonly space: Gathering['space']; readonly sessions: number }[]
}

const stagesInOrder = [
  'question',
  'plan',
  'gathering',
  'making-sense',
  'deciding',
  'checking-words',
  null,
] as const satisfies readonly (Stage | null)[]
const spaces = ['closed', 'invited', 'claimed', null] as const satisfies readonly Gathering['space'][]

type RowsOfSessions = Pick<Rows, 'gathering' | 'attendance' | 'person'>

/**
 * Who had which part at which stage. A session is told of by numbers, by codes, or by both: then the larger counts, as some of those who
 * came may have no code. Somebody in three sessions counts three times.
 */
export function participation(
  { gathering, attendance, person }: RowsOfSessions,
  { perspectives }: Pick<Project, 'perspectives'>,
  { firstDay, lastDay }: Days,
): Participation {
  const sessions = gathering.filter(({ day }) => day >= firstDay && day <= lastDay)
  const perspectivesOf = new Map(person.map(({ id, perspectiveIds }) => [id, perspectiveIds]))
  const countIn = (session: Gathering, perspectiveId: string, part: PartTaken): number => {
    const taking = session.taking.filter(each => each.perspectiveId === perspectiveId)
    const told = taking.reduce((sum, each) => sum + (each[part] ?? 0), 0)
    const codes = new Set(
      attendance
        .filter(
          each => each.gatheringId === session.id && (part === 'came' ? wasThere(each) : each.part.includes(part)),
        )
        .filter(({ personId }) => perspectivesOf.get(personId)?.includes(perspectiveId))
        .map(({ personId }) => personId),
    )
    return Math.max(told, codes.size)
  }
  return {
    stages: stagesInOrder.flatMap(stage => {
      const held = sessions.filter(session => session.stage === stage)
      if (held.length === 0) return []
      const counts = perspectives.map(({ id }) => ({
        perspectiveId: id,
        counts: Object.fromEntries(
          partsTaken.map(part => [part, held.reduce((sum, session) => sum + countIn(session, id, part), 0)]),
        ) as PartCounts,
      }))
      return [{ stage, sessions: held.length, perspectives: counts }]
    }),
    spaces: spaces.flatMap(space => {
      const count = sessions.filter(session => session.space === space).length
      return count === 0 ? [] : [{ space, sessions: count }]
    }),
  }
}

/** Which counts of one part must not leave the team, totals included: a row a stage, a column a perspective, as `stages` has them. */
export const hiddenOfPart = ({ stages }: Participation, part: PartTaken, threshold: number): HiddenCells =>
  cellsHiddenForSmallNumbers(
    stages.map(({ perspectives }) => perspectives.map(({ counts }) => counts[part])),
    { threshold, rowTotals: true, columnTotals: true },
  )
