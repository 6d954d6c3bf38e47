import type { LiveSession } from '@core/workshop/session/live-session'
import type { Person } from '@core/workshop/session/state'

/** Who a phone is, or was before it left or was removed, by the hash of its token. */
export function peopleByToken(live: LiveSession): (hash: string) => Person | null {
  let known: ReadonlyMap<string, Person> | null = null
  let byHash = new Map<string, Person>()
  return hash => {
    const { people } = live.state()
    if (people !== known) {
      known = people
      byHash = new Map(
        [...people.values()].flatMap(person => (person.tokenHash === null ? [] : [[person.tokenHash, person]])),
      )
    }
    return byHash.get(hash) ?? null
  }
}
