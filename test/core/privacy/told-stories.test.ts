import { consentFor } from '@core/privacy/consent'
import { dependsOnConsent } from '@core/privacy/depends-on-consent'
import { learningForOthers } from '@core/privacy/learning'
import { type StoryRows, storyForOthers } from '@core/privacy/told-stories'
import { emptyRows } from '@core/project/contents'
import type { Consent, Contact, Person, Story } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { describe, expect, it } from 'vitest'
import { project } from '../project/sample-contents'

const row = <T>(kind: RecordKind, id: string, given: Partial<T>): T => newRecord(kind, { id, order: 1, given }) as T
const person = (given: Partial<Person> = {}) => row<Person>(recordKinds.person, 'p', { code: 'KES-1', ...given })
const consent = (given: Partial<Consent>, id = 'c') =>
  row<Consent>(recordKinds.consent, id, {
    personId: 'p',
    use: 'words-unnamed',
    givenOn: 100,
    channels: ['report'],
    ...given,
  })
const named = (given: Partial<Consent> = {}) => consent({ use: 'words-named', nameAs: 'first-and-town', ...given })
const contact = row<Contact>(recordKinds.contact, 'x', { personId: 'p', fullName: 'Kesia Amari Bright', town: 'Leeds' })
const words = 'We moved four times in a year.'
const story = (given: Partial<Story> = {}) =>
  row<Story>(recordKinds.story, 's', {
    title: 'Keys',
    words: 'We moved four times in a year, from Hope Street.',
    tellerId: 'p',
    reach: 'unnamed',
    sharedWords: words,
    approvedWords: words,
    approvedOn: 150,
    ...given,
  })
const rows = (consents: readonly Consent[], who: Person = person()): StoryRows => ({
  person: [who],
  consent: consents,
  contact: [contact],
})
const verdict = (told: Story, held: StoryRows, on = 200, channel: 'report' | 'website' = 'report') =>
  storyForOthers(told, held, { on, channel })

describe('a story outside the team', () => {
  it('is its approved words, without a name and without what was taken out', () => {
    const found = verdict(story(), rows([consent({})]))
    expect(found).toEqual({
      told: { id: 's', form: null, toldOn: null, about: [], elementIds: [], linkIds: [], words, by: null },
    })
    expect(JSON.stringify(found)).not.toMatch(/Hope Street|Kesia|KES-1/)
  })

  it.each<[string, Story, readonly Consent[], string]>([
    ['was withdrawn', story({ withdrawnOn: 180 }), [consent({})], 'withdrawn'],
    ['is for the team', story({ reach: 'team' }), [consent({})], 'team-only'],
    ['goes as far as nobody said', story({ reach: null }), [consent({})], 'team-only'],
    ['has no wording for others', story({ sharedWords: ' ' }), [consent({})], 'nothing-to-share'],
    ['was not approved', story({ approvedOn: null }), [consent({})], 'not-approved'],
    ['was approved in other words', story({ sharedWords: `${words} Twice.` }), [consent({})], 'changed-since-approved'],
    ['is of nobody known', story({ tellerId: null }), [consent({})], 'no-teller'],
    ['has no consent', story(), [], 'not-given'],
    ['has a consent for words inside alone', story(), [consent({ use: 'words-inside' })], 'not-given'],
    ['has a consent for elsewhere', story(), [consent({ channels: ['website'] })], 'not-there'],
    ['has a consent that says nowhere', story(), [consent({ channels: [] })], 'not-there'],
    ['has a consent that ended', story(), [consent({ until: 199 })], 'ended'],
    ['has a consent of later', story(), [consent({ givenOn: 201 })], 'not-yet'],
    ['has a consent that was withdrawn', story(), [consent({ withdrawnOn: 190 })], 'withdrawn'],
  ])('is not told where it %s', (_, told, consents, gap) => {
    expect(verdict(told, rows(consents))).toEqual({ gap })
  })

  it('is told on the last day of its consent, in each channel that was agreed to', () => {
    expect(verdict(story(), rows([consent({ until: 200 })]))).toHaveProperty('told')
    const both = rows([consent({ channels: ['report', 'website'] })])
    expect(verdict(story(), both, 200, 'website')).toHaveProperty('told')
  })

  it('has a name only where the teller wished it and agreed to it, as they agreed', () => {
    const byOf = (told: Story, consents: readonly Consent[]) => {
      const found = verdict(told, rows(consents))
      return 'told' in found ? found.told.by : found.gap
    }
    const wished = story({ reach: 'named' })
    expect(byOf(wished, [named()])).toBe('Kesia, Leeds')
    expect(byOf(wished, [named({ nameAs: 'first' })])).toBe('Kesia')
    expect(byOf(wished, [named({ nameAs: 'full' })])).toBe('Kesia Amari Bright')
    expect(byOf(wished, [named({ nameAs: 'other', otherName: 'Ann' })])).toBe('Ann')
    expect(byOf(wished, [named({ nameAs: null })])).toBe(null)
    // Agreed without a name alone.
    expect(byOf(wished, [consent({})])).toBe(null)
    // Agreed with a name, and did not wish one for this story.
    expect(byOf(story(), [named()])).toBe(null)
  })

  it('of somebody under 18 needs who looks after them', () => {
    const young = person({ under18: true })
    expect(verdict(story(), rows([consent({})], young))).toEqual({ gap: 'no-guardian' })
    expect(verdict(story(), rows([consent({ guardian: 'Their aunt' })], young))).toHaveProperty('told')
  })
})

describe('a consent', () => {
  const asked = { use: 'words-unnamed', on: 200, channel: 'report' } as const
  const found = (...consents: Consent[]) => {
    const answer = consentFor(consents, person(), asked)
    return 'gap' in answer ? answer.gap : answer.consent.id
  }
  it('that was withdrawn takes with it what was agreed before, with a name or without', () => {
    expect(found(consent({ withdrawnOn: 180 }, 'old'), consent({ givenOn: 120 }, 'other'))).toBe('withdrawn')
    expect(found(consent({}, 'a'), { ...named({ withdrawnOn: 180 }), id: 'b' })).toBe('withdrawn')
    expect(found(consent({}, 'a'), consent({ use: 'take-part', withdrawnOn: 150 }, 'all'))).toBe('withdrawn')
    expect(found(consent({}, 'a'), consent({ use: 'photo-audio', withdrawnOn: 150 }, 'photo'))).toBe('a')
  })
  it('that was given after a withdrawal holds', () => {
    expect(found(consent({ withdrawnOn: 150 }, 'old'), consent({ givenOn: 151 }, 'new'))).toBe('new')
    expect(found(consent({ withdrawnOn: 150 }, 'old'), consent({ givenOn: 150 }, 'same day'))).toBe('withdrawn')
  })
})

describe('what was learned, for others', () => {
  const secret = 'Hope Street'
  const all = {
    ...emptyRows,
    project: [project],
    person: [person()],
    contact: [contact],
    consent: [consent({})],
    story: [story(), story({ id: 't', reach: 'team', words: secret, sharedWords: secret })],
    insight: [row(recordKinds.insight, 'i', { words: 'Pay first', who: 'Kesia', storyIds: ['s', 't'] }) as never],
    harvestedOutcome: [
      row(recordKinds.harvestedOutcome, 'o', {
        words: 'The council asks',
        storyIds: ['t'],
        confirmations: [
          { id: '1', who: 'Kesia', code: 'A', askedOn: 1, answer: 'agrees', words: secret, answeredOn: 2 },
          { id: '2', who: 'Ben', code: 'B', askedOn: 1, answer: null, words: '', answeredOn: null },
        ],
      }) as never,
    ],
    storyRound: [
      row(recordKinds.storyRound, 'r', {
        title: 'Spring',
        choices: [
          {
            id: '1',
            domain: 'Home',
            storyId: 's',
            chosenBy: 'Kesia',
            why: 'It is ours',
            dissent: '',
            notChosen: secret,
          },
          { id: '2', domain: 'Voice', storyId: 't', chosenBy: '', why: secret, dissent: secret, notChosen: '' },
        ],
      }) as never,
    ],
    phase: [
      row(recordKinds.phase, 'f', {
        title: 'One',
        hearing: 'People want keys',
        conversations: [{ id: '1', day: 1, form: null, about: 'Kesia', heard: secret }],
      }) as never,
    ],
  }
  it('names nobody who did not agree, and no story that may not be told', () => {
    const seen = learningForOthers(all, 200, 'report')
    expect(seen.stories.map(({ id }) => id)).toEqual(['s'])
    expect(seen.hasMoreStories).toBe(true)
    expect(seen.insights[0]?.storyIds).toEqual(['s'])
    expect(seen.outcomes[0]?.confirmed).toEqual({ few: 'agree' })
    expect(seen.chosen.map(({ domain, why }) => [domain, why])).toEqual([['Home', 'It is ours']])
    expect(JSON.stringify(seen)).not.toMatch(/Hope Street|Kesia|Ben|KES-1/)
  })
  it('is gone from the day on which the consent is withdrawn', () => {
    const without = { ...all, consent: [consent({ withdrawnOn: 190 })] }
    const seen = learningForOthers(without, 200, 'report')
    expect([seen.stories, seen.chosen, seen.insights[0]?.storyIds]).toEqual([[], [], []])
  })
})

describe('what depends on a consent', () => {
  it('is every story that stays with the team without it, and every name that goes', () => {
    const unnamed = consent({ channels: ['report', 'website'] }, 'u')
    const withName = { ...named(), id: 'n' }
    const told = story({ reach: 'named' })
    const other = { ...story(), id: 'x', tellerId: 'q' }
    const held = rows([unnamed, withName])
    expect(dependsOnConsent(withName, [told, other], held, 200)).toEqual([
      { story: told, channels: ['report'], loses: 'name' },
    ])
    expect(dependsOnConsent(unnamed, [told, other], held, 200)).toEqual([
      { story: told, channels: ['website'], loses: 'all' },
    ])
    expect(dependsOnConsent(consent({ use: 'photo-audio' }, 'f'), [told], held, 200)).toEqual([])
  })
})
