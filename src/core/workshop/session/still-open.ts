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
  const asked = agreements.filter(({ gradient }) => gradient.state === 'open').length
  const said: StillOpen[] = [
    { what: 'vote-not-opened', count: isVoteDue(view) ? 1 : 0 },
    { what: 'vote-open', count: vote ? 1 : 0 },
    { what: 'slips-once', count: slips.keyedOnce.length },
    { what: 'slips-differ', count: new Set(slips.differences.map(({ slip }) => slip)).size },
    { what: 'gradient-open', count: asked },
    { what: 'not-answered', count: vote ? Math.max(0, vote.of - vote.complete) : 0 },
  ]
  return said.filter(({ count }) => count > 0)
}
