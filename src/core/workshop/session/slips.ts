import type { SessionState, Slip } from './state'
import type { SlipDifference } from './views'

/** Where the two keyings of paper slips differ and nobody has looked again, slip by slip in the order of the items. */
export function slipDifferences({ vote, items }: Pick<SessionState, 'vote' | 'items'>): SlipDifference[] {
  return [...(vote?.slips ?? [])]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, slip]) =>
      items
        .filter(item => differ(slip, item.id))
        .map(item => ({ slip: number, itemId: item.id, ...keyed(slip, item.id) })),
    )
}

function differ(slip: Slip, itemId: string): boolean {
  if (slip.second === null || slip.settled.has(itemId)) return false
  const { first, second } = keyed(slip, itemId)
  return first !== second
}

const keyed = ({ first, second }: Slip, itemId: string) => ({
  first: first.get(itemId) ?? null,
  second: second?.get(itemId) ?? null,
})
