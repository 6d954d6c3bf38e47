import type { FacilitatorView } from './views'

/** The one thing that comes next in a session. `round`: of the vote. */
export type NextStep =
  | { readonly kind: 'resume' }
  | { readonly kind: 'make-proposals' }
  | { readonly kind: 'settle-counting' }
  | { readonly kind: 'open-vote'; readonly round: number }
  | { readonly kind: 'settle-slips' }
  | { readonly kind: 'close-vote'; readonly round: number }
  | { readonly kind: 'move'; readonly stageId: string; readonly title: string }
  | { readonly kind: 'end' }

/** What comes next: a vote is opened and closed before the stage after it begins. */
export function nextStep(view: FacilitatorView): NextStep {
  const { stage, stages, vote, closedVotes, items, counting, slips } = view
  if (stage.leftWhenPaused !== null) return { kind: 'resume' }
  if (vote) return slips.differences.length > 0 ? { kind: 'settle-slips' } : { kind: 'close-vote', round: vote.round }
  if (isVoteDue(view)) {
    if (items.length === 0) return { kind: 'make-proposals' }
    return counting.settled ? { kind: 'open-vote', round: closedVotes.length + 1 } : { kind: 'settle-counting' }
  }
  const next = stages[stage.number]
  return next ? { kind: 'move', stageId: next.id, title: next.title } : { kind: 'end' }
}

/** The stage that is on is a vote that nobody has opened yet: the first such stage is vote 1, the next vote 2. */
export function isVoteDue({ stage, stages, vote, closedVotes }: FacilitatorView): boolean {
  const votesByNow = stages.slice(0, stage.number).filter(({ kind }) => kind === 'vote').length
  return stage.kind === 'vote' && !vote && closedVotes.length < votesByNow
}

/** What is not finished in the stage that is on. `count`: votes, slips or people. */
type StillOpen = {
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
