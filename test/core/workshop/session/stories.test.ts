import { votesForOthers, workshopForOthers } from '@core/privacy/groups'
import { projectForOthers } from '@core/privacy/project'
import { workshopWithoutRoomStories } from '@core/privacy/stories'
import { projectorView } from '@core/privacy/wall'
import { emptyRows } from '@core/project/contents'
import type { Workshop } from '@core/project/entities'
import { workshopSchema } from '@core/project/entities'
import { workshopRecord } from '@core/report/workshop-paper/record'
import { workshopSummary } from '@core/report/workshop-paper/summary'
import { emptyDraft } from '@core/workshop/session/act'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { changeWithoutWords, itemsOfStories, titlesOfStories, workshopWithoutWords } from '@core/workshop/withdrawal'
import { workshopOfOpening, workshopWithOutcome } from '@core/workshop/workshop-with-outcome'
import { describe, expect, it } from 'vitest'
import { project } from '../../project/sample-contents'
import { opening, SessionInPlay } from './build'

const plan = { ...opening().plan, method: 'stories' as const, items: [], domains: [{ id: 'lives', name: 'Lives' }] }
const secret = 'My landlord changed the locks'
const free = 'I was asked before they moved me'
const third = 'Nobody knew my name'

/** Three stories, of which the first two are chosen: one told for the room alone, one that may be used. */
function room() {
  const session = new SessionInPlay({ title: 'What changed', plan })
  const people = [...session.joinMany(6, 'lived'), ...session.joinMany(6, 'learnt')]
  const [first = '', second = '', last = ''] = people
  session.goTo('ideas')
  const tell = (person: string, ideaId: string, words: string, fields: object) =>
    session.say(person, { kind: 'idea', ideaId, words, mayMerge: true, ...fields })
  tell(first, 'locks', secret, { domainId: 'lives' })
  tell(second, 'asked', free, { domainId: 'elsewhere', use: 'unnamed' })
  tell(last, 'name', third, { use: 'unnamed' })
  session.goTo('share')
  session.act({
    kind: 'set-items',
    items: [
      { id: 'item-locks', words: secret, from: ['locks'], measureId: null },
      { id: 'item-asked', words: `${free} again`, from: ['asked'], measureId: null },
      { id: 'item-name', words: third, from: ['name'], measureId: null },
      { id: 'item-both', words: 'Doors and names', from: ['locks', 'name'], measureId: null },
      { id: 'item-typed', words: 'Typed by the facilitator', from: [], measureId: null },
    ],
  })
  session.goTo('vote-1')
  session.openVote()
  for (const person of people)
    for (const itemId of ['item-locks', 'item-asked']) session.rate(person, itemId, 'must-have')
  session.act({ kind: 'close-vote' })
  session.goTo('differences')
  const reasonOn = (itemId: string, words: string) =>
    session.act({ kind: 'capture-reason', reasonId: `r-${itemId}`, itemId, side: 'for', words, perspectiveId: null })
  reasonOn('item-locks', 'The locks say it all')
  reasonOn('item-asked', 'Being asked is rare')
  const choose = (itemId: string, wording: string, why: string, minorityView = '') => {
    session.act({ kind: 'draft-agreement', draft: { ...emptyDraft(itemId, wording), why, minorityView } })
    expect(session.act({ kind: 'decide', itemId, agreed: true })).toBe('done')
  }
  choose('item-locks', 'The locks', 'It is about power over a home')
  choose('item-asked', 'Asked first', 'It shows that asking works', 'It is only one move')
  return { session, people, first, second }
}

function leftBy(session: SessionInPlay): Workshop {
  session.act({ kind: 'close' })
  const outcome = sessionOutcome(session.state)
  if (!outcome.ok) throw new Error(outcome.problem)
  const sessionOpening = session.state.opening
  const put = workshopWithOutcome(workshopOfOpening(sessionOpening, 20_500), {
    opening: sessionOpening,
    outcome: outcome.value,
    measures: [],
    newId: () => 'a-measure',
  })
  expect(put.newMeasures).toEqual([])
  expect(workshopSchema.parse(put.workshop)).toEqual(put.workshop)
  return put.workshop
}
const all = JSON.stringify
/** Everything in it that was said of what was told for the room alone. */
const roomWords = [secret, 'The locks', 'It is about power', 'The locks say it all', 'Doors and names', 'Typed by']

describe('a session of stories', () => {
  it('is told for the room alone unless the teller says otherwise, about any other change unless a domain is named', () => {
    const { session, first, second } = room()
    const mine = (person: string) =>
      participantView(session.state, person)?.myIdeas.map(each => [each.domainId, each.use])
    expect(mine(first)).toEqual([['lives', 'room']])
    expect(mine(second)).toEqual([['other', 'unnamed']])
    const told = facilitatorView(session.state).ideas.map(({ id, domainId, use }) => [id, domainId, use].join(' '))
    expect(told.toSorted()).toEqual(['asked other unnamed', 'locks lives room', 'name other unnamed'])
  })

  it('keeps what is known of a spoken story when its words are changed, and asks for the room alone where nothing was said', () => {
    const { session } = room()
    session.act({ kind: 'capture-idea', ideaId: 's', words: 'Spoken', perspectiveId: null, mayMerge: true })
    expect(session.state.ideas.get('s')).toMatchObject({ domainId: 'other', use: 'room' })
    session.act({
      kind: 'capture-idea',
      ideaId: 's',
      words: 'Spoken',
      perspectiveId: null,
      mayMerge: true,
      use: 'unnamed',
    })
    session.act({ kind: 'edit-idea', ideaId: 's', words: 'Spoken, without names' })
    expect(session.state.ideas.get('s')).toMatchObject({ words: 'Spoken, without names', use: 'unnamed' })
  })

  it('chooses a story that is longer than a measure could be called', () => {
    const { session } = room()
    const long = 'x'.repeat(1500)
    session.act({ kind: 'set-items', items: [{ id: 'long', words: long, from: [], measureId: null }] })
    expect(session.act({ kind: 'decide', itemId: 'long', agreed: true })).toBe('done')
    expect(projectorView(session.state).agreements.find(({ itemId }) => itemId === 'long')?.wording).toBe(long)
  })

  it('leaves the chosen stories with their reasons, and those that were not chosen, and no measure', () => {
    const { record, items } = leftBy(room().session)
    expect(record?.chosen).toEqual([
      { itemId: 'item-locks', title: 'The locks', why: 'It is about power over a home', minorityView: '' },
      {
        itemId: 'item-asked',
        title: 'Asked first',
        why: 'It shows that asking works',
        minorityView: 'It is only one move',
      },
    ])
    expect(items.map(({ ideaIds }) => ideaIds)).toEqual([['locks'], ['asked'], ['name'], ['locks', 'name'], []])
    expect(record?.ideas).toHaveLength(3)
    expect(record?.reasons.map(({ words }) => words).toSorted()).toEqual([
      'Being asked is rare',
      'The locks say it all',
    ])
  })
})

describe('a story that was told for the room alone', () => {
  const workshop = leftBy(room().session)
  const rows = { ...emptyRows, project: [project], workshop: [workshop] }
  const source = { project, workshop, measures: [], now: '2026-11-29T12:00:00.000Z' }

  it('is in nothing that leaves, nor anything said or counted about it', () => {
    const leaving = {
      told: workshopForOthers(workshop, 5),
      votes: votesForOthers(workshop, 5),
      rows: projectForOthers({
        rows,
        readingOf: () => {
          throw new Error('not asked for')
        },
      }).rows.workshop,
      record: workshopRecord(source),
      summary: workshopSummary(source),
    }
    for (const [name, what] of Object.entries(leaving)) {
      const text = all(what)
      expect([name, roomWords.filter(words => text.includes(words))]).toEqual([name, []])
      expect([name, text.includes('item-locks')]).toEqual([name, false])
    }
  })

  it('is only mentioned in the papers, which have the others with why they were chosen', () => {
    for (const paper of [workshopRecord(source), workshopSummary(source)]) {
      const text = all(paper)
      expect(text).toContain('Some stories were told for the people in the room only.')
      expect(text).toContain(`${free} again`)
      expect(text).toContain('It shows that asking works')
      expect(text).toContain('It is only one move')
    }
    expect(all(workshopRecord(source))).toContain(third)
  })

  it('stays away with every proposal that has a part of it, or whose teller took the story back', () => {
    expect(workshopWithoutRoomStories(workshop).items.map(({ id }) => id)).toEqual(['item-asked', 'item-name'])
    const { record } = workshop
    if (!record) throw new Error('no record')
    const ideas = record.ideas.map(idea => (idea.id === 'asked' ? { ...idea, words: '', withdrawnOn: 20_600 } : idea))
    const later = { ...workshop, record: { ...record, ideas } }
    expect(workshopWithoutRoomStories(later).items.map(({ id }) => id)).toEqual(['item-name'])
    expect(workshopWithoutRoomStories(later).record?.chosen).toEqual([])
  })

  it('changes nothing of other workshops', () => {
    const { plan: _, ...other } = workshop
    expect(workshopWithoutRoomStories(other)).toBe(other)
  })
})

describe('a story that its teller takes back later', () => {
  it('goes in every wording that was voted on, though it was chosen, and so does its name', () => {
    const workshop = leftBy(room().session)
    const given = [{ kind: 'idea' as const, id: 'asked', words: free }]
    const after = workshopWithoutWords(workshop, given, 20_600, 'Withdrawn')
    expect(all(after)).not.toContain(free)
    expect(after.record?.chosen?.[1]).toMatchObject({ title: '', why: 'It shows that asking works' })
    const erased = [...given, ...itemsOfStories(workshop, given), ...titlesOfStories(workshop, given)]
    const change = { kind: 'workshop' as const, id: 'w', before: null, after: { ...workshop } }
    const log = all(changeWithoutWords(change, erased))
    expect(log).not.toContain(free)
    expect(log).not.toContain('Asked first')
    expect(log).toContain(secret)
  })
})
