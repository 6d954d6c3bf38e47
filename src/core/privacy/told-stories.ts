import type { Day } from '@core/observation/day'
import type { Channel, Consent, Contact, Person, Story } from '@core/project/entities'
import { type ConsentGap, consentFor } from './consent'

/** Why a story may not be told outside the team. */
export type StoryGap =
  | 'withdrawn'
  | 'team-only'
  | 'nothing-to-share'
  | 'not-approved'
  | 'changed-since-approved'
  | 'no-teller'
  | ConsentGap

/** A story as others may read it: the approved words, and the name as its teller wished it; null: without a name. */
export type ToldStory = Pick<Story, 'id' | 'form' | 'toldOn' | 'about' | 'elementIds' | 'linkIds'> & {
  readonly words: string
  readonly by: string | null
}

export type StoryRows = {
  readonly person: readonly Person[]
  readonly consent: readonly Consent[]
  readonly contact: readonly Contact[]
}

/** Whether, and how, a story may be told in a channel on a day. */
export type StoryVerdict = { readonly told: ToldStory } | { readonly gap: StoryGap }

/**
 * A story leaves the team where its teller said that it may, approved the very words, and a consent covers the channel on that day. A
 * name stands with it only where the teller wished that, and a consent for it holds too; where the name is not known, none does.
 */
export function storyForOthers(
  story: Story,
  rows: StoryRows,
  { on, channel }: { readonly on: Day; readonly channel: Channel },
): StoryVerdict {
  const { withdrawnOn, reach, sharedWords, approvedWords, approvedOn, tellerId } = story
  if (withdrawnOn !== null) return { gap: 'withdrawn' }
  if (reach === null || reach === 'team') return { gap: 'team-only' }
  if (sharedWords.trim() === '') return { gap: 'nothing-to-share' }
  if (approvedOn === null || approvedWords === '' || approvedOn > on) return { gap: 'not-approved' }
  if (approvedWords !== sharedWords) return { gap: 'changed-since-approved' }
  const teller = rows.person.find(({ id }) => id === tellerId)
  if (!teller) return { gap: 'no-teller' }
  const named = consentFor(rows.consent, teller, { use: 'words-named', on, channel })
  const covering = 'consent' in named ? named : consentFor(rows.consent, teller, { use: 'words-unnamed', on, channel })
  if (!('consent' in covering)) return { gap: covering.gap }
  const { id, form, toldOn, about, elementIds, linkIds } = story
  const by = reach === 'named' && 'consent' in named ? nameFor(teller, named.consent, rows.contact) : null
  return { told: { id, form, toldOn, about, elementIds, linkIds, words: sharedWords, by } }
}

/** The name that the person wished for; null: not said, or not known. */
export function nameFor(person: Person, consent: Consent, contacts: readonly Contact[]): string | null {
  const contact = contacts.find(({ personId }) => personId === person.id)
  const full = contact?.fullName.trim() ?? ''
  const [first = ''] = full.split(/\s+/)
  const town = contact?.town.trim() ?? ''
  switch (consent.nameAs) {
    case 'full':
      return full || null
    case 'first':
      return first || null
    case 'first-and-town':
      return first === '' ? null : town === '' ? first : `${first}, ${town}`
    case 'other':
      return consent.otherName.trim() || null
    case null:
      return null
  }
}
