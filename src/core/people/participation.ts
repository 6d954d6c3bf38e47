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
  const countIn = countsOf({ attendance, person })
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

/** How many of a perspective had a part in a session. */
function countsOf({ attendance, person }: Pick<Rows, 'attendance' | 'person'>) {
  const perspectivesOf = new Map(person.map(({ id, perspectiveIds }) => [id, perspectiveIds]))
  return (session: Gathering, perspectiveId: string, part: PartTaken): number => {
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
}

export const comparedBy = ['perspective', 'stage', 'space'] as const
/** One perspective, stage or space (`key`; null: it was not said) with a count for each period. */
export type ComparedRow = { readonly key: string | null; readonly counts: readonly number[] }
export type ComparedPeriods = {
  readonly rows: readonly ComparedRow[]
  /** Sessions in each period. */
  readonly sessions: readonly number[]
}

/**
 * How often somebody had a part, period beside period: by perspective, by stage of the work or by whose space it was. Somebody of two
 * perspectives counts in both. Rows with nothing in any period are left out.
 */
export function comparedPeriods(
  { gathering, attendance, person }: RowsOfSessions,
  { perspectives }: Pick<Project, 'perspectives'>,
  { periods, part, by }: { periods: readonly Days[]; part: PartTaken; by: (typeof comparedBy)[number] },
): ComparedPeriods {
  const countIn = countsOf({ attendance, person })
  const ids = perspectives.map(({ id }) => id)
  const held = periods.map(({ firstDay, lastDay }) => gathering.filter(({ day }) => day >= firstDay && day <= lastDay))
  const keys: readonly (string | null)[] = by === 'perspective' ? ids : by === 'stage' ? stagesInOrder : spaces
  const countOf = (sessions: readonly Gathering[], key: string | null): number =>
    by === 'perspective'
      ? sumOf(sessions.map(session => countIn(session, String(key), part)))
      : sumOf(
          sessions.filter(session => session[by] === key).flatMap(session => ids.map(id => countIn(session, id, part))),
        )
  return {
    rows: keys
      .map(key => ({ key, counts: held.map(sessions => countOf(sessions, key)) }))
      .filter(({ counts }) => counts.some(count => count > 0)),
    sessions: held.map(sessions => sessions.length),
  }
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** The same as others may see it; null: hidden. Each way of comparing has the same totals, so what follows from a total is hidden as well. */
export function comparedForOthers(
  { rows }: ComparedPeriods,
  threshold: number,
): readonly (readonly (number | null)[])[] {
  const { cells } = cellsHiddenForSmallNumbers(
    rows.map(({ counts }) => counts),
    { threshold, rowTotals: true, columnTotals: true },
  )
  return rows.map(({ counts }, row) => counts.map((count, column) => (cells[row]?.[column] ? null : count)))
}

/** Which counts of one part must not leave the team, totals included: a row a stage, a column a perspective, as `stages` has them. */
export const hiddenOfPart = ({ stages }: Participation, part: PartTaken, threshold: number): HiddenCells =>
  cellsHiddenForSmallNumbers(
    stages.map(({ perspectives }) => perspectives.map(({ counts }) => counts[part])),
    { threshold, rowTotals: true, columnTotals: true },
  )
