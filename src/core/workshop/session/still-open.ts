import { isVoteDue } from './next-step'
import type { FacilitatorView } from './views'

/** What is not finished in the stage that is on. `count`: votes, slips or people. */
export type StillOpen = {
  readonly what: 'vote-not-opened' | 'vote-open' | 'slips-once' | 'slips-differ' | 'gradient-open' | 'not-answered'
  readonly count: number
}

/** What a facilitator who moves on now should know. */
export function stillOpen(view: FacilitatorView): StillOpen[] {
  const { vote, slips, agreements } = view
  const asked = agreements.flatMap(({ gradient }) => (gradient.state === 'open' ? [gradient] : []))
  const waiting = [...(vote ? [vote.of - vote.complete] : []), ...asked.map(({ of, answered }) => of - answered)]
  const said: StillOpen[] = [
    { what: 'vote-not-opened', count: isVoteDue(view) ? 1 : 0 },
    { what: 'vote-open', count: vote ? 1 : 0 },
    { what: 'slips-once', count: slips.keyedOnce.length },
    { what: 'slips-differ', count: new Set(slips.differences.map(({ slip }) => slip)).size },
    { what: 'gradient-open', count: asked.length },
    // Only of what can still be answered: the same people may be waited for in several.
    { what: 'not-answered', count: Math.max(0, ...waiting) },
  ]
  return said.filter(({ count }) => count > 0)
}
