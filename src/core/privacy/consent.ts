import type { Day } from '@core/observation/day'
import type { Channel, Consent, ConsentUse, Person } from '@core/project/entities'

/** Why a consent does not cover a use on a day. What is not recorded is not agreed. */
export type ConsentGap = 'not-given' | 'not-yet' | 'ended' | 'withdrawn' | 'not-there' | 'no-guardian'

/** What is asked of a person's consents. `channel`: where words would appear; absent: inside the team. */
export type ConsentAsked = { readonly use: ConsentUse; readonly on: Day; readonly channel?: Channel }

/** Whether one consent covers it; null: it does. */
export function consentGap(consent: Consent, person: Pick<Person, 'under18'>, asked: ConsentAsked): ConsentGap | null {
  const { givenOn, until, withdrawnOn, channels, guardian } = consent
  if (consent.use !== asked.use) return 'not-given'
  if (withdrawnOn !== null) return 'withdrawn'
  if (givenOn > asked.on) return 'not-yet'
  if (until !== null && until < asked.on) return 'ended'
  if (asked.channel && !channels.includes(asked.channel)) return 'not-there'
  return person.under18 && guardian.trim() === '' ? 'no-guardian' : null
}

/** Who withdraws one of these withdraws the others: nobody means to be heard with their name and not without. */
const publicWords: readonly ConsentUse[] = ['words-unnamed', 'words-named']

/** The last day on which the person withdrew this use, or all; null: never. */
function withdrawnFrom(own: readonly Consent[], use: ConsentUse): Day | null {
  const withdrawn = own.filter(
    each =>
      each.use === use || each.use === 'take-part' || (publicWords.includes(use) && publicWords.includes(each.use)),
  )
  return withdrawn.reduce<Day | null>(
    (last, { withdrawnOn }) => (withdrawnOn !== null && withdrawnOn > (last ?? withdrawnOn - 1) ? withdrawnOn : last),
    null,
  )
}

/**
 * The consent that covers it, or the nearest reason why none does. A withdrawal takes with it all that was agreed up to its day: only
 * what the person agreed to later counts.
 */
export function consentFor(
  consents: readonly Consent[],
  person: Person,
  asked: ConsentAsked,
): { readonly consent: Consent } | { readonly gap: ConsentGap } {
  const own = consents.filter(({ personId }) => personId === person.id)
  const ofUse = own.filter(({ use }) => use === asked.use).toSorted((a, b) => b.givenOn - a.givenOn)
  const from = withdrawnFrom(own, asked.use)
  const standing = ofUse.filter(({ givenOn }) => from === null || givenOn > from)
  const covering = standing.find(each => consentGap(each, person, asked) === null)
  if (covering) return { consent: covering }
  const [last] = standing
  if (last) return { gap: consentGap(last, person, asked) ?? 'not-given' }
  return { gap: ofUse.length > 0 && from !== null ? 'withdrawn' : 'not-given' }
}
