import { type Level, levels, type Sphere } from '../project/entities'
import type { Lane } from './layout'

type Asked = {
  /** Where across the picture it was asked for; null: anywhere. */
  readonly x: number | null
  readonly lanes: readonly Lane[]
  /** The element it will be linked with, and which end of the link that is. */
  readonly linked: { readonly level: Level; readonly end: 'from' | 'to' } | null
  /** Of what had the focus. */
  readonly near: Level | null
}

/**
 * The level a new element is likely to be of: that of the lane it was asked for in. Outside all lanes, as in a theory that has
 * only its impact yet, and in the lanes of the spheres: one step on from what leads to it, one step back from what it leads to, or
 * the level that is usual there.
 */
export function likelyLevel({ x, lanes, linked, near }: Asked): Level {
  const named = lanesOfLevels(lanes)
  const first = named[0]
  const last = named.at(-1)
  const within = x === null ? undefined : laneOver(x, named)
  if (within) return within.level
  if (linked) return stepFrom(linked.level, linked.end === 'from' ? 1 : -1)
  const sphere = x === null ? undefined : lanes.find(lane => 'sphere' in lane && x < lane.x + lane.width)
  if (sphere && 'sphere' in sphere) return levelOfSphere[sphere.sphere]
  if (x === null || !first || !last) return near ?? 'outcome'
  return x < first.x ? stepFrom(first.level, -1) : stepFrom(last.level, 1)
}

/** Whether that is to the left or right of all lanes, where lanes are levels. */
export function beyondLevels(x: number, lanes: readonly Lane[]): boolean {
  const named = lanesOfLevels(lanes)
  return named.length > 0 && laneOver(x, named) === undefined
}

const lanesOfLevels = (lanes: readonly Lane[]) => lanes.flatMap(lane => ('level' in lane ? [lane] : []))

const laneOver = <L extends Lane>(x: number, lanes: readonly L[]): L | undefined =>
  lanes.find(lane => x >= lane.x && x < lane.x + lane.width)

/** What most often lies there. */
const levelOfSphere = { control: 'activity', influence: 'outcome', concern: 'impact' } as const satisfies Record<
  Sphere,
  Level
>

const stepFrom = (level: Level, by: 1 | -1): Level => levels[levels.indexOf(level) + by] ?? level
