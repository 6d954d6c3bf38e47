import { projectorView } from '@core/privacy/wall'
import type { CountingChoice } from '@core/workshop/session/act'
import { emptyDraft } from '@core/workshop/session/act'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { describe, expect, it } from 'vitest'
import { opening, SessionInPlay } from './build'

const perspectives = [
  { id: 'lived', name: 'Lived experience' },
  { id: 'learnt', name: 'Learnt experience' },
  { id: 'both', name: 'Both' },
]
const plan = { ...opening().plan, perspectiveIds: perspectives.map(({ id }) => id) }
type People = { lived: string[]; learnt: string[]; both: string[] }

/** A room of so many people in each group. */
function room(lived: number, learnt: number, both: number, fields = {}): { session: SessionInPlay } & People {
  const session = new SessionInPlay({ perspectives, plan, ...fields })
  return {
    session,
    lived: session.joinMany(lived),
    learnt: session.joinMany(learnt, 'learnt'),
    both: session.joinMany(both, 'both'),
  }
}
const countAs = (session: SessionInPlay, choice: CountingChoice) => session.act({ kind: 'count-as', choice })
const joined = (...perspectiveIds: string[]): CountingChoice => ({
  way: 'groups',
  joined: [{ id: 'joined', name: 'Lived or both', perspectiveIds }],
})
/** Everything of a session that anybody gets to see or that is kept, with its journal. */
const everything = (session: SessionInPlay) =>
  JSON.stringify([
    session.events.filter(({ kind }) => kind !== 'rated' && kind !== 'stood'),
    facilitatorView(session.state),
    projectorView(session.state),
    sessionOutcome(session.state),
  ])

describe('before a vote opens', () => {
  it('says which groups are too small, and neither vote nor gradient opens until it is settled', () => {
    const { session, both } = room(6, 5, 1)
    expect(facilitatorView(session.state).counting).toMatchObject({
      settled: false,
      threshold: 5,
      groups: [{ people: 6 }, { people: 5 }, { id: 'both', people: 1 }],
    })
    expect(participantView(session.state, both[0] ?? '')?.counting.way).toBe('open')
    expect(session.act({ kind: 'open-vote' })).toBe('groups-open')
    session.act({ kind: 'decide', itemId: 'door', agreed: true })
    expect(session.act({ kind: 'open-gradient', itemId: 'door' })).toBe('groups-open')
    expect(countAs(session, joined('lived', 'nobody'))).toBe('gone')
    expect(countAs(session, joined('lived', 'both'))).toBe('done')
    expect(participantView(session.state, both[0] ?? '')?.counting).toEqual({
      way: 'groups',
      fewest: 5,
      group: 'Lived or both',
    })
    expect(session.act({ kind: 'open-vote' })).toBe('done')
    expect(countAs(session, { way: 'together' })).toBe('vote-open')
  })

  it('says on the wall the rule as it is counted: of one group nothing is asked “in every group”', () => {
    const { session } = room(5, 5, 1)
    const variant = () => projectorView(session.state).rule.variant
    expect(variant()).toBe('every-group')
    countAs(session, { way: 'together' })
    expect(variant()).toBe('pooled')
  })

  it('needs no choice where every group is large enough', () =>
    expect(room(5, 5, 0).session.act({ kind: 'open-vote' })).toBe('done'))

  it('is not settled any more when somebody joins who makes another group small', () => {
    const { session } = room(5, 5, 0)
    countAs(session, { way: 'groups', joined: [] })
    session.join('both')
    expect(session.act({ kind: 'open-vote' })).toBe('groups-open')
  })

  it('lets people choose their group again until the vote opens, and what they said goes with them', () => {
    const { session, both } = room(5, 5, 1)
    const one = both[0] ?? ''
    session.goTo('ideas')
    session.say(one, { kind: 'idea', ideaId: 'i', words: 'Mine', mayMerge: true })
    session.goTo('vote-1')
    countAs(session, { way: 'choose-again' })
    expect(participantView(session.state, one)?.counting.way).toBe('choose-again')
    expect(session.act({ kind: 'open-vote' })).toBe('groups-open')
    expect(session.say(one, { kind: 'perspective', perspectiveId: 'nobody' })).toBe('gone')
    expect(session.say(one, { kind: 'perspective', perspectiveId: 'lived' })).toBe('taken')
    expect(facilitatorView(session.state).ideas).toMatchObject([{ perspectiveId: 'lived' }])
    expect(session.act({ kind: 'open-vote' })).toBe('done')
    expect(session.say(one, { kind: 'perspective', perspectiveId: 'both' })).toBe('closed')
  })

  it('is the same after the journal is read back', () => {
    const { session } = room(3, 3, 1)
    countAs(session, joined('lived', 'both'))
    expect(sessionFrom(session.events)?.counting).toEqual(session.state.counting)
  })

  it('takes a smaller group where the plan says so, but never a pair', () => {
    const three = (smallestInRoom: number) => room(3, 3, 0, { plan: { ...plan, smallestInRoom } }).session
    expect(three(3).act({ kind: 'open-vote' })).toBe('done')
    expect(room(2, 3, 0, { plan: { ...plan, smallestInRoom: 3 } }).session.act({ kind: 'open-vote' })).toBe(
      'groups-open',
    )
  })
})

describe('as a vote closes', () => {
  it('counts a group by itself only where so many truly voted; else everybody together, and the record says so', () => {
    const { session, lived, learnt, both } = room(5, 6, 1)
    countAs(session, joined('lived', 'both'))
    session.act({ kind: 'open-vote' })
    for (const person of lived.slice(0, 3)) session.rate(person, 'door', 'must-have')
    session.rate(both[0] ?? '', 'door', 'not-needed')
    for (const person of learnt) session.rate(person, 'door', 'useful')
    session.act({ kind: 'close-vote' })
    expect(session.state.closedVotes[0]?.counted).toMatchObject({
      kept: 'together',
      because: 'too-few',
      groupIds: ['everyone'],
    })
    expect(session.state.closedVotes[0]?.tallies.find(({ itemId }) => itemId === 'door')?.ratings).toEqual([
      0, 1, 0, 0, 6, 0, 0, 3, 0,
    ])
  })

  it('keeps nothing of the one person: 3, 3 and 1, counted together', () => {
    const { session, lived, learnt, both } = room(3, 3, 1)
    const one = both[0] ?? ''
    session.goTo('ideas')
    for (const [place, person] of [...lived, one, ...learnt].entries())
      session.say(person, { kind: 'idea', ideaId: `idea-${place}`, words: `Words ${place}`, mayMerge: true })
    session.goTo('share')
    session.act({
      kind: 'set-items',
      items: [{ id: 'door', words: 'A door', from: ['idea-3'], measureId: null }],
    })
    session.act({ kind: 'statement', statementId: 's', perspectiveId: 'both', itemId: 'door', words: 'We said so' })
    session.act({ kind: 'objection', objectionId: 'o', perspectiveId: 'both', itemId: 'door', words: 'It costs' })
    countAs(session, { way: 'together' })
    for (const round of [1, 2]) {
      session.act({ kind: 'open-vote' })
      for (const person of [...lived, ...learnt]) session.rate(person, 'door', 'must-have', round)
      session.rate(one, 'door', 'not-needed', round)
      session.act({ kind: 'close-vote' })
    }
    session.act({ kind: 'draft-agreement', draft: { ...draft, rewordedBy: ['both'] } })
    session.act({ kind: 'open-gradient', itemId: 'door' })
    for (const person of [...lived, ...learnt])
      session.say(person, { kind: 'gradient', round: 1, itemId: 'door', step: 1, reason: '' })
    session.say(one, { kind: 'gradient', round: 1, itemId: 'door', step: 6, reason: '' })
    session.act({ kind: 'close-gradient', itemId: 'door' })
    session.goTo('close')
    for (const person of [...lived, ...learnt]) session.say(person, { kind: 'say', say: 'yes', words: '' })
    session.say(one, { kind: 'say', say: 'rather-not-say', words: '' })
    session.act({ kind: 'decide', itemId: 'door', agreed: true })
    session.act({ kind: 'close' })

    const outcome = sessionOutcome(session.state)
    if (!outcome.ok) throw new Error(outcome.problem)
    const { tallies, record, agreed, taking, ...rest } = outcome.value
    // "All or nearly all": which of the two, nobody kept.
    expect(tallies.map(({ perspectiveId, ratings, nearly }) => [perspectiveId, ratings, nearly])).toEqual(
      [1, 2].map(() => ['everyone', [0, 0, 0, 0, 0, 0, 0, 7, 0], true]),
    )
    expect(agreed[0]?.gradient).toEqual([{ perspectiveId: 'everyone', counts: [7, 0, 0, 0, 0, 0, 0, 0], nearly: true }])
    expect(record.say).toMatchObject({ kept: 'nearly', counts: { yes: 7, 'rather-not-say': 0 } })
    // How many spoke from which group is all that is kept of the group.
    expect(taking).toContainEqual({ perspectiveId: 'both', people: 1 })
    expect(JSON.stringify([tallies, record, agreed, rest])).not.toContain('both')
    const { opening: _, people: __, counting: ___, ...screen } = facilitatorView(session.state)
    expect(JSON.stringify(screen)).not.toContain('both')
    const { perspectives: ____, ...wall } = projectorView(session.state)
    expect(JSON.stringify(wall)).not.toContain('both')
    const closing = session.events.filter(({ kind }) => kind.endsWith('-closed'))
    expect(JSON.stringify(closing)).not.toContain('both')
  })

  it('is the same to the last letter whichever way the one of seven voted, where the rule says the same', () => {
    const kept = (rating: 'must-have' | 'useful') => {
      const { session, lived, learnt, both } = room(3, 3, 1)
      countAs(session, { way: 'together' })
      session.act({ kind: 'open-vote' })
      for (const person of [...lived, ...learnt]) session.rate(person, 'door', 'must-have')
      session.rate(both[0] ?? '', 'door', rating)
      session.act({ kind: 'close-vote' })
      session.act({ kind: 'close' })
      return everything(session)
    }
    expect(kept('useful')).toBe(kept('must-have'))
  })

  it('keeps no counts of two and one, nor an outcome that would tell how each voted', () => {
    const kept = (rating: 'must-have' | 'useful') => {
      const { session, lived, both } = room(2, 0, 1)
      countAs(session, { way: 'together' })
      session.act({ kind: 'open-vote' })
      for (const person of lived) session.rate(person, 'door', 'must-have')
      session.rate(both[0] ?? '', 'door', rating)
      session.act({ kind: 'close-vote' })
      session.act({ kind: 'close' })
      return { said: everything(session), vote: session.state.closedVotes[0] }
    }
    expect(kept('must-have').vote).toMatchObject({ tallies: [], counted: { kept: 'outcome-only', because: 'too-few' } })
    expect(kept('must-have').vote?.counted.outcomes.map(({ code }) => code)).toEqual(['to-discuss', 'to-discuss'])
    expect(kept('useful').said).toBe(kept('must-have').said)
  })

  it('counts an item that one of seven rated as nearly all skipped', () => {
    const { session, lived, learnt } = room(6, 0, 0)
    expect(learnt).toEqual([])
    session.act({ kind: 'open-vote' })
    for (const person of lived) session.rate(person, 'doctor', 'useful')
    session.rate(lived[0] ?? '', 'door', 'must-have')
    session.act({ kind: 'close-vote' })
    const vote = session.state.closedVotes[0]
    expect(vote?.tallies.find(({ itemId }) => itemId === 'door')).toMatchObject({ nearly: true, skipped: 6 })
    expect(vote?.counted.outcomes.find(({ itemId }) => itemId === 'door')?.code).toBe('to-discuss')
  })

  it('tells a journal of an older version, which kept small groups, as it may be told', () => {
    const { session } = room(6, 0, 1)
    const tally = { itemId: 'door', round: 1, dontKnow: 0, skipped: 0 }
    session.take([
      {
        kind: 'vote-closed',
        round: 1,
        answered: 7,
        tallies: [
          { ...tally, perspectiveId: 'lived', ratings: [0, 0, 0, 0, 2, 0, 0, 4, 0] },
          { ...tally, perspectiveId: 'both', ratings: [0, 1, 0, 0, 0, 0, 0, 0, 0] },
        ],
      },
    ])
    const [vote] = facilitatorView(session.state).closedVotes
    expect(vote?.counted).toMatchObject({ kept: 'together', because: 'later' })
    expect(JSON.stringify(vote)).not.toContain('both')
  })
})

const draft = emptyDraft('door', 'A door that locks')

describe('a proposal that was voted on', () => {
  const voted = () => {
    const made = room(6, 5, 0)
    made.session.act({ kind: 'open-vote' })
    for (const person of [...made.lived, ...made.learnt]) made.session.rate(person, 'door', 'must-have')
    made.session.act({ kind: 'close-vote' })
    return made
  }
  const setItem = (session: SessionInPlay, id: string, words: string, more = {}) =>
    session.act({ kind: 'set-items', items: [{ id, words, from: [], measureId: null, ...more }] })

  it('keeps its words, or becomes a new proposal with votes of its own', () => {
    const { session } = voted()
    expect(setItem(session, 'door', 'No door at all')).toBe('voted-on')
    expect(setItem(session, 'gate', 'A gate', { rewordedFrom: 'door', rewordedBy: ['lived'] })).toBe('done')
    expect(facilitatorView(session.state).items).toMatchObject([
      { id: 'gate', rewordedFrom: { id: 'door', words: 'I have a door that locks' } },
    ])
    // Wording it anew does not take the protection away.
    expect(session.act({ kind: 'decide', itemId: 'gate', agreed: false })).toBe('reason-needed')
    session.act({ kind: 'close' })
    const outcome = sessionOutcome(session.state)
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(outcome.value.items).toMatchObject([
      { id: 'gate', words: 'A gate', rewordedFrom: 'door', rewordedBy: ['lived'] },
      { id: 'doctor' },
      { id: 'door', words: 'I have a door that locks' },
    ])
    expect(outcome.value.tallies.some(({ itemId }) => itemId === 'gate')).toBe(false)
    expect(outcome.value.tallies.some(({ itemId }) => itemId === 'door')).toBe(true)
  })

  it('may be said more clearly, and says what words people voted on', () => {
    const { session } = voted()
    expect(setItem(session, 'door', 'Mae gen i ddrws', { sameMeaning: true })).toBe('done')
    expect(setItem(session, 'door', 'Mae gen i ddrws sy’n cloi', { sameMeaning: true })).toBe('done')
    expect(facilitatorView(session.state).items).toMatchObject([
      { id: 'door', words: 'Mae gen i ddrws sy’n cloi', earlierWords: ['I have a door that locks'] },
    ])
  })
})
