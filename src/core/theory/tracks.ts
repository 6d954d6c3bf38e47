/** An upright part of a line between two columns: from one height to another, in pixels. `from` is its left end. */
export type Upright = { readonly from: number; readonly to: number }

/** Two uprights on one track are at least so far apart, so that they never look like one line. */
const apart = 12

/**
 * A track for each upright between the same two columns, from 0 on the left, so that none runs over another. Lines that go down are
 * laid from the lowest start, those that go up from the highest: then neighbours that go alike do not cross. Null: the line is level and
 * needs no upright.
 */
export function tracksOf(uprights: readonly Upright[]): {
  readonly tracks: readonly (number | null)[]
  readonly count: number
} {
  const taken: { readonly top: number; readonly bottom: number }[][] = []
  const tracks = new Array<number | null>(uprights.length).fill(null)
  const order = uprights.map((_, index) => index).filter(index => !isLevel(uprights[index]))
  const rank = ({ from, to }: Upright) => (to > from ? -from : from)
  order.sort((a, b) => rank(uprights[a] as Upright) - rank(uprights[b] as Upright) || a - b)
  for (const index of order) {
    const { from, to } = uprights[index] as Upright
    const [top, bottom] = [Math.min(from, to) - apart / 2, Math.max(from, to) + apart / 2]
    const free = taken.findIndex(track => track.every(other => other.bottom <= top || bottom <= other.top))
    const track = free === -1 ? taken.length : free
    taken[track] = [...(taken[track] ?? []), { top, bottom }]
    tracks[index] = track
  }
  return { tracks, count: taken.length }
}

const isLevel = (upright: Upright | undefined): boolean =>
  upright === undefined || Math.abs(upright.from - upright.to) < 1

/** Left free of uprights beside boxes: for the dot that lines start from, and for the arrow that they end with. */
const beside = { start: 16, end: 20 }
const usual = 10
/** A gap of very many lines is no wider than this: there they come nearer to each other. */
const widest = 200

/** How wide a gap has to be for so many tracks, in pixels. */
export const gapFor = (tracks: number, least: number): number =>
  Math.max(least, Math.min(widest, beside.start + beside.end + tracks * usual))

/** Where in a gap a track runs, in pixels from its left. */
export function trackAt(track: number, count: number, gap: number): number {
  const room = gap - beside.start - beside.end
  return beside.start + (room * (track + 0.5)) / count
}

/** Where a line is at a column: it starts or ends there, or passes. In pixels across. */
export type Stop = { readonly column: number; readonly at: number }

/** A line by the columns that it comes to, in its own direction. `round`: it comes back to its own column, round the right of it. */
export type Line = { readonly id: string; readonly stops: readonly Stop[]; readonly round: boolean }

type Step = { readonly line: string; readonly gap: number; readonly upright: Upright }

/** Tracks for all lines of a picture whose columns stand beside each other. The gap of a column is the one after it. */
export function layTracks(lines: readonly Line[]) {
  const byGap = new Map<number, Step[]>()
  for (const step of lines.flatMap(stepsOf)) byGap.set(step.gap, [...(byGap.get(step.gap) ?? []), step])
  const counts = new Map<number, number>()
  /** By line, for each of its steps. */
  const laid = new Map<string, { readonly gap: number; readonly track: number | null }[]>()
  for (const [gap, steps] of byGap) {
    const { tracks, count } = tracksOf(steps.map(({ upright }) => upright))
    counts.set(gap, count)
    for (const [index, { line }] of steps.entries()) {
      laid.set(line, [...(laid.get(line) ?? []), { gap, track: tracks[index] ?? null }])
    }
  }
  const tracksIn = (gap: number): number => counts.get(gap) ?? 0
  return {
    tracksIn,
    /** The points of a line between its ends. `gapAt`: where a gap is. */
    between: ({ id, stops }: Line, gapAt: (gap: number) => { readonly x: number; readonly width: number }) => {
      const own = new Map((laid.get(id) ?? []).map(({ gap, track }) => [gap, track]))
      return stops.slice(1).flatMap((stop, index) => {
        const before = stops[index] as Stop
        const gap = Math.min(before.column, stop.column)
        const track = own.get(gap)
        if (track === undefined || track === null) return []
        const { x, width } = gapAt(gap)
        const at = x + trackAt(track, tracksIn(gap), width)
        return [before, stop].map(({ at: y }) => ({ x: at, y }))
      })
    },
  }
}

function stepsOf({ id, stops, round }: Line): Step[] {
  return stops.slice(1).map((stop, index) => {
    const before = stops[index] as Stop
    const forward = round || before.column <= stop.column
    const [from, to] = forward ? [before.at, stop.at] : [stop.at, before.at]
    return { line: id, gap: Math.min(before.column, stop.column), upright: { from, to } }
  })
}
