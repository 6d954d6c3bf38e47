import type { Day } from '@core/observation/day'
import { type Channel, type Consent, channels, type Story } from '@core/project/entities'
import { type StoryRows, storyForOthers } from './told-stories'

/** A story that may go somewhere, or stand with a name there, on the strength of one consent. */
export type Dependent = { readonly story: Story; readonly channels: readonly Channel[]; readonly loses: 'all' | 'name' }

/** What would stay with the team, or lose its name, were this consent not there: what to know before it is changed. */
export function dependsOnConsent(consent: Consent, stories: readonly Story[], rows: StoryRows, on: Day): Dependent[] {
  const without = { ...rows, consent: rows.consent.filter(({ id }) => id !== consent.id) }
  return stories
    .filter(({ tellerId }) => tellerId === consent.personId)
    .flatMap(story => {
      const found = channels.flatMap((channel): { channel: Channel; loses: Dependent['loses'] }[] => {
        const now = storyForOthers(story, rows, { on, channel })
        const then = storyForOthers(story, without, { on, channel })
        if (!('told' in now)) return []
        if (!('told' in then)) return [{ channel, loses: 'all' }]
        return now.told.by !== then.told.by ? [{ channel, loses: 'name' }] : []
      })
      return (['all', 'name'] as const).flatMap(loses => {
        const own = found.filter(each => each.loses === loses).map(({ channel }) => channel)
        return own.length === 0 ? [] : [{ story, channels: own, loses }]
      })
    })
}
