import type { Day } from '@core/observation/day'
import type { Exchange, Skill } from '@core/project/entities'

/** A need with the offers that may meet it, the likeliest first, and the exchanges that came of it. */
export type MatchedNeed = {
  readonly need: Skill
  readonly offers: readonly Skill[]
  readonly exchanges: readonly Exchange[]
}

/** Needs come first. An offer may meet one where they share a tag or a word, and are not of the same group or person. */
export function matchNeeds(skills: readonly Skill[], exchanges: readonly Exchange[]): MatchedNeed[] {
  const offers = skills.filter(({ side }) => side === 'offer')
  return skills
    .filter(({ side }) => side === 'need')
    .map(need => ({
      need,
      offers: offers
        .map(offer => ({ offer, shared: isOwn(need, offer) ? 0 : sharedWords(need, offer) }))
        .filter(({ shared }) => shared > 0)
        .toSorted((a, b) => b.shared - a.shared)
        .map(({ offer }) => offer),
      exchanges: exchanges.filter(({ needId }) => needId === need.id),
    }))
}

/** The two sides of an exchange, by the fields that say whether they are happy with it. */
export const sidesOfExchange = ['needHappy', 'offerHappy'] as const
export type SideOfExchange = (typeof sidesOfExchange)[number]

/** An exchange that took place, and who was not asked yet whether they are happy with it. */
export type ExchangeToAsk = { readonly exchange: Exchange; readonly sides: readonly SideOfExchange[] }

/** Both sides are asked, so that nobody has to complain to be heard. The longest ago first. */
export const exchangesToAsk = (exchanges: readonly Exchange[], today: Day): ExchangeToAsk[] =>
  exchanges
    .filter(({ doneOn }) => doneOn !== null && doneOn <= today)
    .map(exchange => ({ exchange, sides: sidesOfExchange.filter(side => exchange[side] === null) }))
    .filter(({ sides }) => sides.length > 0)
    .toSorted((a, b) => (a.exchange.doneOn ?? 0) - (b.exchange.doneOn ?? 0))

const isOwn = (need: Skill, offer: Skill): boolean =>
  (need.groupId !== null && need.groupId === offer.groupId) ||
  (need.personId !== null && need.personId === offer.personId)

/** Words that say nothing of what is needed. */
const shortest = 4

function sharedWords(need: Skill, offer: Skill): number {
  const offered = wordsOf(offer)
  return [...wordsOf(need)].filter(word => offered.has(word)).length
}

const wordsOf = ({ words, tags }: Skill): ReadonlySet<string> =>
  new Set([
    ...tags.map(tag => tag.trim().toLowerCase()),
    ...words
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(word => word.length >= shortest),
  ])
