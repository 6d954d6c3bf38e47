import type { Workshop } from '@core/project/entities'
import { lastRound, talliesByItem } from './consensus-table'
import { groupVoice } from './equal-voice'
import { representativeness, votersForStatistics } from './representativeness'

type Votes = { readonly mustHave: number; readonly votes: number }

export type StandingOut = {
  readonly item: Workshop['items'][number]
  readonly group: Votes
  /** Everyone else together. */
  readonly rest: Votes
  readonly ratio: number
  readonly z: number
}

/**
 * By perspective, the items that it calls a must have clearly more often than everyone else, most clearly first: see
 * `representativeness`. Null where fewer than `votersForStatistics` people took part, or one group alone: the statistics
 * would mean nothing.
 */
export function itemsStandingOut(
  workshop: Workshop,
  round = lastRound(workshop),
): { perspectiveId: string; items: StandingOut[] }[] | null {
  const people = workshop.taking.reduce((sum, group) => sum + group.people, 0)
  if (people < votersForStatistics || workshop.taking.length < 2) return null
  const byItem = talliesByItem(workshop, round)
  const found = workshop.items.flatMap(item => {
    const tallies = byItem.get(item.id) ?? []
    const voices = tallies.map(groupVoice)
    return (
      representativeness(tallies)
        .filter(({ representative }) => representative)
        .map(({ perspectiveId, ratio, z }) => {
          const ofGroup = voices.filter(voice => voice.perspectiveId === perspectiveId)
          const others = voices.filter(voice => voice.perspectiveId !== perspectiveId)
          return { perspectiveId, item, ratio, z, group: together(ofGroup), rest: together(others) }
        })
        // With nobody on one side there is nothing to stand out from, whatever the added ones make of it.
        .filter(({ group, rest }) => group.votes > 0 && rest.votes > 0)
    )
  })
  return workshop.taking.map(({ perspectiveId }) => ({
    perspectiveId,
    items: found.filter(each => each.perspectiveId === perspectiveId).sort((a, b) => b.z - a.z),
  }))
}

const together = (voices: readonly Votes[]): Votes => ({
  mustHave: voices.reduce((sum, { mustHave }) => sum + mustHave, 0),
  votes: voices.reduce((sum, { votes }) => sum + votes, 0),
})
