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
  const named = lanes.flatMap(lane => ('level' in lane ? [lane] : []))
  const first = named[0]
  const last = named.at(-1)
  const within = x === null ? undefined : named.find(lane => x >= lane.x && x < lane.x + lane.width)
  if (within) return within.level
  if (linked) return stepFrom(linked.level, linked.end === 'from' ? 1 : -1)
  const sphere = x === null ? undefined : lanes.find(lane => 'sphere' in lane && x < lane.x + lane.width)
  if (sphere && 'sphere' in sphere) return levelOfSphere[sphere.sphere]
  if (x === null || !first || !last) return near ?? 'outcome'
  return x < first.x ? stepFrom(first.level, -1) : stepFrom(last.level, 1)
}

/** What most often lies there. */
const levelOfSphere = { control: 'activity', influence: 'outcome', concern: 'impact' } as const satisfies Record<
  Sphere,
  Level
>

const stepFrom = (level: Level, by: 1 | -1): Level => levels[levels.indexOf(level) + by] ?? level
