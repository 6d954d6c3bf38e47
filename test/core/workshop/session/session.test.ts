import { alikeIdeas } from '@core/workshop/alike-ideas'
import type { Act } from '@core/workshop/session/act'
import { answerSchema } from '@core/workshop/session/answer'
import { eventOfJoining } from '@core/workshop/session/check-answer'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { nextStep, stillOpen } from '@core/workshop/session/next-step'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { describe, expect, it } from 'vitest'
import { opening, SessionInPlay } from './build'

const view = (session: SessionInPlay) => facilitatorView(session.state)

describe('the clock of a stage', () => {
  it('runs from when the stage begins, stops in a pause and goes on with what was left', () => {
    const session = new SessionInPlay()
    session.now += 60_000
    session.act({ kind: 'pause' })
    expect(view(session).stage).toMatchObject({ endsAt: null, leftWhenPaused: 9 * 60_000 })
    session.now += 3_600_000
    session.act({ kind: 'resume' })
    expect(view(session).stage).toMatchObject({ endsAt: session.now + 9 * 60_000, leftWhenPaused: null })
    session.act({ kind: 'add-minutes', minutes: 5 })
    expect(view(session).stage.endsAt).toBe(session.now + 14 * 60_000)
  })

  it('does not begin again when somebody clicks twice', () => {
    const session = new SessionInPlay()
    session.goTo('ideas')
    const before = view(session).stage
    session.now += 5_000
    session.goTo('ideas')
    expect(view(session).stage).toEqual(before)
  })

  it('can be changed for stages to come, and not for those that have begun', () => {
    const session = new SessionInPlay()
    const [welcome, ...rest] = session.state.stages
    if (!welcome) throw new Error('there is a welcome')
    expect(session.act({ kind: 'set-stages', stages: [welcome, ...rest.slice(2)] })).toBe('done')
    expect(session.act({ kind: 'set-stages', stages: rest })).toBe('stage-begun')
    expect(session.act({ kind: 'set-stages', stages: [{ ...welcome, minutes: 3 }, ...rest] })).toBe('stage-begun')
    expect(session.act({ kind: 'go-to', stageId: 'ideas' })).toBe('gone')
  })
})

describe('an idea', () => {
  const idea = (words: string, ideaId = 'i-1', mayMerge = true) => ({ kind: 'idea', ideaId, words, mayMerge }) as const

  it('is taken in its stage, shown to others from the sharing on, and never with a name', () => {
    const session = new SessionInPlay()
    const [anna, ben] = [session.join(), session.join()]
    expect(session.say(anna, idea('A warm room'))).toBe('not-open')
    session.goTo('ideas')
    expect(session.say(anna, idea('A warm room'))).toBe('taken')
    expect(participantView(session.state, ben)?.ideas).toEqual([])
    session.goTo('share')
    expect(participantView(session.state, ben)?.ideas).toMatchObject([{ id: 'i-1', words: 'A warm room' }])
    expect(participantView(session.state, anna)?.ideas).toMatchObject([{ id: 'i-1', words: 'A warm room' }])
    session.goTo('vote-1')
    expect(session.say(anna, idea('Too late', 'i-2'))).toBe('closed')
  })

  it('told again is acknowledged and not counted twice; a later telling takes its place', () => {
    const session = new SessionInPlay()
    const anna = session.join()
    session.goTo('ideas')
    expect(session.say(anna, idea('One'), 1)).toBe('taken')
    expect(session.say(anna, idea('One'), 1)).toBe('repeat')
    expect(session.say(anna, idea('Two'), 2)).toBe('taken')
    expect(session.say(anna, idea('One'), 1)).toBe('repeat')
    expect(view(session).ideas.map(({ words }) => words)).toEqual(['Two'])
    session.act({ kind: 'pause' })
    expect(session.say(anna, idea('Two'), 2)).toBe('repeat')
    expect(session.say(anna, idea('Three'), 3)).toBe('paused')
  })

  it('belongs to its author: nobody else can change it or take it back', () => {
    const session = new SessionInPlay()
    const [anna, ben] = [session.join(), session.join()]
    session.goTo('ideas')
    session.say(anna, idea('Mine'))
    expect(session.say(ben, idea('Not yours'), 900)).toBe('gone')
    expect(session.say(ben, { kind: 'take-back-idea', ideaId: 'i-1' }, 901)).toBe('gone')
    expect(view(session).ideas.map(({ words }) => words)).toEqual(['Mine'])
    session.goTo('agree')
    expect(session.say(anna, { kind: 'take-back-idea', ideaId: 'i-1' })).toBe('taken')
    expect(view(session).ideas).toEqual([])
  })

  it('is merged only where its author does not mind, and leaves when they change their mind', () => {
    const session = new SessionInPlay()
    const [[anna = ''], [ben = '']] = [session.joinMany(5), session.joinMany(5, 'learnt')]
    session.goTo('ideas')
    session.say(anna, idea('A', 'a'))
    session.say(ben, idea('B', 'b'))
    session.say(ben, idea('C', 'c', false))
    const merge = (...ideaIds: string[]) => session.act({ kind: 'merge-ideas', mergedId: 'm', ideaIds, words: 'AB' })
    expect(merge('a', 'c')).toBe('may-not-merge')
    expect(merge('a', 'nothing')).toBe('gone')
    expect(merge('a', 'b')).toBe('done')
    session.act({ kind: 'set-items', items: [{ id: 'it', words: 'AB', from: ['m'], measureId: null }] })
    expect(view(session).items[0]?.proposedBy).toEqual(['lived', 'learnt'])
    session.say(anna, idea('A', 'a', false))
    expect(view(session).merged).toEqual([])
    session.say(ben, { kind: 'take-back-idea', ideaId: 'b' })
    expect(view(session).items[0]?.proposedBy).toEqual(['lived'])
  })

  it('that is hidden still stands on its author’s own page, and nowhere else', () => {
    const session = new SessionInPlay()
    const [anna, ben] = [session.join(), session.join()]
    session.goTo('ideas')
    session.say(anna, idea('It names somebody'))
    session.goTo('share')
    session.act({ kind: 'hide-idea', ideaId: 'i-1', hidden: true })
    expect(participantView(session.state, anna)?.myIdeas).toHaveLength(1)
    expect(participantView(session.state, ben)?.ideas).toEqual([])
  })
})

describe('a vote', () => {
  it('shows how many have answered and nothing of what they said until it closes', () => {
    const session = new SessionInPlay()
    const people = [...session.joinMany(5), session.join('learnt')]
    expect(session.rate(people[0] ?? '', 'door', 'useful')).toBe('not-open')
    session.goTo('vote-1')
    expect(session.openVote()).toBe('done')
    expect(session.act({ kind: 'open-vote' })).toBe('vote-open')
    for (const person of people.slice(2)) session.rate(person, 'door', 'must-have')
    for (const person of people.slice(0, 2)) session.rate(person, 'door', 'useful')
    session.rate(people[0] ?? '', 'doctor', 'dont-know')
    expect(view(session).vote).toEqual({ round: 1, answered: 6, complete: 1, of: 6 })
    expect(JSON.stringify(view(session))).not.toContain('must-have')
    expect(session.act({ kind: 'close-vote' })).toBe('done')
    expect(view(session).closedVotes[0]?.tallies).toContainEqual({
      itemId: 'door',
      perspectiveId: 'everyone',
      round: 1,
      ratings: [0, 0, 0, 0, 2, 0, 0, 4, 0],
      dontKnow: 0,
      skipped: 0,
    })
    expect(session.rate(people[0] ?? '', 'door', 'not-needed')).toBe('closed')
  })

  it('counts the last telling of a rating, and one that is taken back not at all', () => {
    const session = new SessionInPlay()
    const [anna = '', ben = '', ...others] = session.joinMany(8)
    session.openVote()
    for (const [place, other] of others.entries()) session.rate(other, 'door', place < 3 ? 'must-have' : 'not-needed')
    session.rate(anna, 'door', 'useful')
    session.rate(anna, 'door', 'skip')
    session.rate(ben, 'door', 'useful')
    session.rate(ben, 'door', null)
    expect(view(session).vote?.answered).toBe(7)
    session.act({ kind: 'close-vote' })
    const tally = view(session).closedVotes[0]?.tallies.find(({ itemId }) => itemId === 'door')
    expect([tally?.ratings, tally?.skipped]).toEqual([[0, 3, 0, 0, 0, 0, 0, 3, 0], 1])
  })

  it('does not take an answer that a phone kept from the vote before', () => {
    const session = new SessionInPlay()
    const anna = session.join()
    session.openVote()
    session.act({ kind: 'close-vote' })
    session.openVote()
    expect(session.rate(anna, 'door', 'useful', 1)).toBe('closed')
    expect(session.rate(anna, 'door', 'useful', 2)).toBe('taken')
    expect(answerSchema.safeParse({ kind: 'rating', itemId: 'door', rating: 'useful' }).success).toBe(false)
  })

  it('keeps what somebody said who has gone home', () => {
    const session = new SessionInPlay()
    const [anna, ben] = [session.join(), session.join()]
    session.openVote()
    session.rate(anna, 'door', 'useful')
    session.act({ kind: 'left', participantId: anna })
    expect(session.rate(anna, 'door', 'skip')).toBe('gone')
    expect(participantView(session.state, anna)).toBeNull()
    expect(view(session).vote).toMatchObject({ answered: 1, of: 2 })
    expect(view(session).people).toMatchObject({ joined: 2, here: 1 })
    session.say(ben, { kind: 'payment', choice: 'accepted' })
    expect(view(session).payments).toEqual({ offered: 2, accepted: 1, declined: 0, paid: 0 })
  })

  it('needs something to vote on, and its list stays as it is while it is open', () => {
    const session = new SessionInPlay()
    session.act({ kind: 'set-items', items: [] })
    expect(session.act({ kind: 'open-vote' })).toBe('no-items')
    session.act({ kind: 'set-items', items: [{ id: 'a', words: 'A', from: [], measureId: null }] })
    session.openVote()
    expect(session.act({ kind: 'set-items', items: [] })).toBe('vote-open')
  })
})

describe('agreeing', () => {
  const draft = {
    itemId: 'door',
    wording: 'Everybody has a door of their own that locks',
    sameMeaning: false,
    rewordedBy: ['lived'],
    howWeWillKnow: '',
    whoGathers: '',
    possibleHarm: '',
    minorityView: '',
    reviewOn: null,
  }

  it('asks how far people can go along, where a block has a reason, and keeps counts alone', () => {
    const session = new SessionInPlay()
    const [[anna = '', ...others], [ben = '']] = [session.joinMany(4), session.joinMany(3, 'learnt')]
    session.act({ kind: 'count-as', choice: { way: 'together' } })
    const stand = (who: string, step: number, reason = '', round = 1) =>
      session.say(who, { kind: 'gradient', round, itemId: 'door', step, reason })
    expect(stand(anna, 1)).toBe('not-open')
    session.act({ kind: 'draft-agreement', draft })
    session.act({ kind: 'open-gradient', itemId: 'door' })
    expect(session.act({ kind: 'draft-agreement', draft: { ...draft, wording: 'Other' } })).toBe('vote-open')
    expect(stand(anna, 8)).toBe('reason-needed')
    expect(stand(anna, 8, 'A lock is not a home')).toBe('taken')
    expect(stand(ben, 2)).toBe('taken')
    for (const other of others) stand(other, 3)
    session.act({ kind: 'close-gradient', itemId: 'door' })
    expect(view(session).agreements[0]?.gradient).toEqual({
      state: 'closed',
      counts: [{ perspectiveId: 'everyone', counts: [0, 1, 3, 0, 0, 0, 0, 1] }],
      reasons: [{ id: expect.any(String), words: 'A lock is not a home', block: true, hidden: false }],
    })
    expect(stand(ben, 1)).toBe('closed')
    session.act({ kind: 'draft-agreement', draft: { ...draft, wording: 'Other' } })
    session.act({ kind: 'open-gradient', itemId: 'door' })
    expect([stand(ben, 1), stand(ben, 1, '', 2)]).toEqual(['closed', 'taken'])
  })

  it('turns down what a protected perspective calls essential only with a reason', () => {
    const session = new SessionInPlay()
    const [lived, learnt] = [session.joinMany(5), session.joinMany(5, 'learnt')]
    session.act({ kind: 'open-vote' })
    for (const person of lived) session.rate(person, 'door', 'must-have')
    for (const person of learnt) session.rate(person, 'door', 'not-needed')
    for (const person of learnt) session.rate(person, 'doctor', 'must-have')
    session.act({ kind: 'close-vote' })
    expect(view(session).protectedItems).toEqual([{ itemId: 'door', perspectiveIds: ['lived'], reason: '' }])
    expect(session.act({ kind: 'decide', itemId: 'door', agreed: false })).toBe('reason-needed')
    session.act({ kind: 'protected-reason', itemId: 'door', words: 'The council decides on doors' })
    expect(session.act({ kind: 'decide', itemId: 'door', agreed: false })).toBe('done')
    expect(session.act({ kind: 'decide', itemId: 'doctor', agreed: false })).toBe('done')
  })

  it('is agreeing on words: other words are not decided yet, and later items do not change what was', () => {
    const session = new SessionInPlay()
    session.act({ kind: 'draft-agreement', draft })
    session.act({ kind: 'decide', itemId: 'door', agreed: true })
    session.act({ kind: 'draft-agreement', draft: { ...draft, possibleHarm: 'None' } })
    expect(view(session).agreements[0]?.agreed).toBe(true)
    session.act({ kind: 'draft-agreement', draft: { ...draft, wording: 'Other words' } })
    expect(view(session).agreements[0]?.agreed).toBeNull()
    session.act({ kind: 'decide', itemId: 'doctor', agreed: true })
    session.act({ kind: 'set-items', items: [{ id: 'doctor', words: 'Changed', from: [], measureId: null }] })
    expect(view(session).agreements[0]?.wording).toBe('I can see a doctor')
  })
})

describe('the facilitator’s undo', () => {
  it('takes back the last act, and nothing that people said since', () => {
    const session = new SessionInPlay()
    const anna = session.join()
    session.goTo('ideas')
    session.act({
      kind: 'capture-idea',
      ideaId: 'spoken',
      words: 'Ask Mrs. Example',
      perspectiveId: null,
      mayMerge: true,
    })
    session.say(anna, { kind: 'idea', ideaId: 'own', words: 'A door', mayMerge: true })
    expect(view(session).undo).toBe('capture-idea')
    expect(session.act({ kind: 'undo' })).toBe('done')
    expect(view(session).ideas.map(({ id }) => id)).toEqual(['own'])
    expect(session.act({ kind: 'undo' })).toBe('nothing-to-undo')
    session.act({ kind: 'hide-idea', ideaId: 'own', hidden: true })
    session.act({ kind: 'undo' })
    expect(view(session).ideas[0]?.hidden).toBe(false)
    session.goTo('share')
    session.act({ kind: 'undo' })
    expect(view(session).stage.kind).toBe('ideas')
    // Nobody’s phone shows the ideas of others before they are shared.
    expect(session.say(anna, { kind: 'idea', ideaId: 'late', words: 'A key', mayMerge: true })).toBe('taken')
    session.act({ kind: 'merge-ideas', mergedId: 'm', ideaIds: ['own', 'late'], words: 'Door and key' })
    session.say(anna, { kind: 'take-back-idea', ideaId: 'late' })
    expect(view(session).undo).toBeNull()
    expect(session.act({ kind: 'remove-idea', ideaId: 'own' })).toBe('gone')
  })

  it('never reaches into a vote: opening and closing one stay as they are', () => {
    const session = new SessionInPlay()
    session.joinMany(3)
    session.goTo('vote-1')
    session.openVote()
    expect(session.act({ kind: 'undo' })).toBe('nothing-to-undo')
    session.act({ kind: 'lock-joining' })
    session.act({ kind: 'close-vote' })
    expect(session.act({ kind: 'undo' })).toBe('nothing-to-undo')
  })
})

it('knows what is still open in a stage, and how long each stage took without its pauses', () => {
  const session = new SessionInPlay()
  const people = session.joinMany(3)
  const open = () => stillOpen(view(session)).map(({ what, count }) => `${what} ${count}`)
  session.now += 4 * 60_000
  session.goTo('vote-1')
  expect(open()).toEqual(['vote-not-opened 1'])
  session.openVote()
  session.rate(people[0] ?? '', 'door', 'useful')
  expect(open()).toEqual(['vote-open 1', 'not-answered 3'])
  session.now += 2 * 60_000
  session.act({ kind: 'pause' })
  session.now += 60 * 60_000
  session.act({ kind: 'resume' })
  session.now += 60_000
  session.act({ kind: 'close-vote' })
  expect(open()).toEqual([])
  session.act({ kind: 'count-as', choice: { way: 'together' } })
  session.act({ kind: 'open-gradient', itemId: 'door' })
  session.say(people[0] ?? '', { kind: 'gradient', itemId: 'door', round: 1, step: 2, reason: '' })
  expect(open()).toEqual(['gradient-open 1', 'not-answered 2'])
  session.act({ kind: 'close-gradient', itemId: 'door' })
  expect(open()).toEqual([])
  session.act({ kind: 'close' })
  const outcome = sessionOutcome(session.state)
  expect(outcome.ok && outcome.value.record.stages).toEqual([
    { id: 'welcome', title: 'welcome', planned: 10, took: 4 },
    { id: 'vote-1', title: 'vote', planned: 10, took: 3 },
  ])
})

it('says the one next step by its name: a vote is settled, opened and closed before the stage after it', () => {
  const session = new SessionInPlay()
  const next = () => nextStep(view(session))
  session.joinMany(3)
  session.act({ kind: 'pause' })
  expect(next()).toEqual({ kind: 'resume' })
  session.act({ kind: 'resume' })
  expect(next()).toEqual({ kind: 'move', stageId: 'ideas', title: 'ideas' })
  session.goTo('vote-1')
  expect(next()).toEqual({ kind: 'settle-counting' })
  session.act({ kind: 'count-as', choice: { way: 'together' } })
  expect(next()).toEqual({ kind: 'open-vote', round: 1 })
  session.act({ kind: 'open-vote' })
  expect(next()).toEqual({ kind: 'close-vote', round: 1 })
  session.act({ kind: 'close-vote' })
  expect(next()).toEqual({ kind: 'move', stageId: 'differences', title: 'differences' })
  session.goTo('vote-2')
  session.act({ kind: 'set-items', items: [] })
  expect(next()).toEqual({ kind: 'make-proposals' })
  session.goTo('close')
  expect(next()).toEqual({ kind: 'end' })
})

it('takes what people say to the payment offer before the beginning and in a break, and nothing else', () => {
  const session = new SessionInPlay()
  const anna = session.join()
  session.act({ kind: 'pause' })
  expect(session.say(anna, { kind: 'payment', choice: 'accepted' })).toBe('taken')
  expect(session.say(anna, { kind: 'idea', ideaId: 'i', words: 'A door', mayMerge: true })).toBe('paused')
  expect(session.act({ kind: 'payment-ledger', offered: 1, accepted: 1, declined: 0, paid: 1 })).toBe('done')
  expect(view(session).payments.paid).toBe(1)
})

describe('spoken ideas', () => {
  const spoken = (ideaId: string, words: string): Act => {
    return { kind: 'capture-idea', ideaId, words, perspectiveId: 'lived', mayMerge: true }
  }
  const order = (session: SessionInPlay) => view(session).ideas.map(({ id }) => id)

  it('get other words and keep who said them and where they stand; what a person wrote is theirs to change', () => {
    const session = new SessionInPlay()
    const anna = session.join()
    session.goTo('ideas')
    for (const id of ['a', 'b', 'c']) session.act(spoken(id, `${id} of Mrs. Example`))
    session.say(anna, { kind: 'idea', ideaId: 'own', words: 'A door', mayMerge: true })
    const before = order(session)
    const kept = session.state.ideas.get('b')
    expect(session.act({ kind: 'edit-idea', ideaId: 'b', words: 'b' })).toBe('done')
    expect(session.state.ideas.get('b')).toEqual({ ...kept, words: 'b' })
    expect(order(session)).toEqual(before)
    expect(view(session).undo).toBe('edit-idea')
    session.act({ kind: 'undo' })
    expect(session.state.ideas.get('b')).toEqual(kept)
    expect(session.act({ kind: 'edit-idea', ideaId: 'own', words: 'x' })).toBe('gone')
    expect(session.act({ kind: 'place-idea', ideaId: 'own', beforeId: null })).toBe('gone')
    expect(session.act({ kind: 'place-idea', ideaId: 'a', beforeId: 'not-there' })).toBe('gone')
  })

  it('can be put anywhere in the order, and back', () => {
    const session = new SessionInPlay()
    session.goTo('ideas')
    for (let n = 0; n < 8; n += 1) session.act(spoken(`i-${n}`, 'words'))
    for (let step = 0; step < 200; step += 1) {
      const before = order(session)
      const moved = before[(step * 5) % 8] ?? ''
      const rest = before.filter(id => id !== moved)
      const at = (step * 3) % 8
      expect(session.act({ kind: 'place-idea', ideaId: moved, beforeId: rest[at] ?? null })).toBe('done')
      expect(order(session)).toEqual(rest.toSpliced(at, 0, moved))
      if (step % 7 > 0) continue
      session.act({ kind: 'undo' })
      expect(order(session)).toEqual(before)
    }
  })
})

it('finds ideas that read alike, whatever their stops, quotes and case, and no others', () => {
  const ideas = ['A key to my door', 'A  key to my “door”!', 'A key to a door', '?', '!', 'a KEY, to my door.']
  expect(alikeIdeas(ideas.map(words => ({ words }))).map(alike => alike.map(({ words }) => words))).toEqual([
    ['A key to my door', 'A  key to my “door”!', 'a KEY, to my door.'],
  ])
})

describe('the laptop that is handed over', () => {
  it('comes back only with the PIN, which stands nowhere, or after the program was closed', () => {
    const session = new SessionInPlay()
    const takeBack = (pin: string | null) => session.act({ kind: 'take-laptop-back', pin })
    expect(session.act({ kind: 'hand-over', pin: '24' })).toBe('wrong-pin')
    expect(view(session).handedOver).toBeNull()
    session.act({ kind: 'hand-over', pin: '2468' })
    expect(view(session).handedOver).toEqual({ withPin: true })
    expect([takeBack('1357'), takeBack(null)]).toEqual(['wrong-pin', 'wrong-pin'])
    expect(JSON.stringify([session.events, [...Object.values(session.state)]])).not.toContain('2468')
    expect(sessionFrom(session.events)?.handedOver).toEqual(session.state.handedOver)
    // What was kept opens nothing by itself.
    expect(takeBack(session.state.handedOver?.pin ?? '')).toBe('wrong-pin')
    expect(takeBack('2468')).toBe('done')
    expect(view(session).handedOver).toBeNull()
    session.act({ kind: 'hand-over', pin: '2468' })
    session.take([{ kind: 'listening', at: session.now, place: null }])
    expect(view(session).handedOver).toBeNull()
  })

  it('comes back without a PIN where none was chosen', () => {
    const session = new SessionInPlay()
    session.act({ kind: 'hand-over', pin: null })
    expect(view(session).handedOver).toEqual({ withPin: false })
    expect(session.act({ kind: 'take-laptop-back', pin: null })).toBe('done')
    expect(view(session).handedOver).toBeNull()
  })
})

describe('somebody who takes part by phone call', () => {
  const joinByCall = (session: SessionInPlay) =>
    eventOfJoining(
      session.state,
      { door: 'call', perspectiveId: 'lived', tokenHash: null },
      { participantId: 'caller', withdrawalCode: '7K2M-9QXD-41TR' },
    )
  const joinedIn = (session: SessionInPlay) => {
    session.act({ kind: 'close' })
    const outcome = sessionOutcome(session.state)
    return outcome.ok && outcome.value.record.joined
  }

  it('can do so only where the plan says so, and the record says how many', () => {
    const plan = { ...opening().plan, votesByCall: true }
    const session = new SessionInPlay({ plan })
    session.join()
    const joined = joinByCall(session)
    if (!joined.ok) throw new Error(joined.problem)
    session.take([joined.value])
    session.goTo('vote-1')
    session.openVote()
    expect(session.rate('caller', 'door', 'must-have')).toBe('taken')
    expect(joinedIn(session)).toEqual({ phone: 1, paper: 0, shared: 0, call: 1 })
  })

  it('is nobody where the plan does not, and then the record does not speak of calls', () => {
    const session = new SessionInPlay()
    session.join()
    expect(joinByCall(session)).toEqual({ ok: false, problem: 'gone' })
    expect(joinedIn(session)).toEqual({ phone: 1, paper: 0, shared: 0 })
  })
})
