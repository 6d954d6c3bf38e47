import { projectorView } from '@core/privacy/wall'
import { workshopSchema } from '@core/project/entities'
import { defaultRule } from '@core/workshop/rule'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { withdrawalMark } from '@core/workshop/session/withdrawal-code'
import { wordsOfCode, workshopWithoutWords } from '@core/workshop/withdrawal'
import { workshopOfOpening } from '@core/workshop/workshop-with-outcome'
import { describe, expect, it } from 'vitest'
import { SessionInPlay } from './build'

type Ratings = Readonly<Record<string, readonly ('must-have' | 'useful' | 'not-needed')[]>>

/** A closed vote on the door, by perspective. */
function voted(ratings: Ratings): SessionInPlay {
  const session = new SessionInPlay()
  const given = Object.entries(ratings).flatMap(([perspective, all]) =>
    all.map(rating => ({ person: session.join(perspective), rating })),
  )
  session.act({ kind: 'count-as', choice: { way: 'groups', joined: [] } })
  session.openVote()
  for (const { person, rating } of given) session.rate(person, 'door', rating)
  session.act({ kind: 'close-vote' })
  return session
}
const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)
const onWall = (session: SessionInPlay) => projectorView(session.state).results?.find(({ itemId }) => itemId === 'door')

describe('the wall', () => {
  it('shows nothing of a vote that is open', () => {
    const session = new SessionInPlay()
    const anna = session.join()
    session.openVote()
    session.rate(anna, 'door', 'must-have')
    expect(projectorView(session.state)).toMatchObject({ results: null, answered: 1, joined: 1 })
    expect(JSON.stringify(projectorView(session.state))).not.toMatch(/must-have|mustHave/)
  })

  it('shows no group where one is a group of four: all votes together, in bands, and what the rule says of them', () => {
    const result = onWall(voted({ lived: many(4, 'must-have'), learnt: many(3, 'useful') }))
    expect(result?.outcome).toBe('to-discuss')
    expect(result?.essentialForProtected).toBe(false)
    expect(result?.groups).toEqual([
      {
        perspectiveId: 'everyone',
        people: null,
        counts: { mustHave: 'most', useful: 'some', notNeeded: 'hardly-anyone', dontKnow: 'hardly-anyone' },
      },
    ])
  })

  it('says “all or nearly all” of seven and of six of seven alike', () => {
    const all = onWall(voted({ lived: many(7, 'must-have') }))
    const butOne = onWall(voted({ lived: [...many(6, 'must-have' as const), 'useful'] }))
    expect(all?.groups[0]?.counts.mustHave).toBe('nearly-all')
    expect(butOne?.groups).toEqual(all?.groups)
  })

  it('shows a large group’s large counts, and not its small ones nor what they follow from', () => {
    const session = voted({
      lived: many(12, 'must-have'),
      learnt: [...many(9, 'must-have' as const), 'useful', 'useful'],
    })
    expect(onWall(session)?.groups).toEqual([
      { perspectiveId: 'lived', people: 12, counts: { mustHave: 12, useful: 0, notNeeded: 0, dontKnow: 0 } },
      { perspectiveId: 'learnt', people: 11, counts: { mustHave: null, useful: null, notNeeded: 0, dontKnow: 0 } },
    ])
  })

  it('names the perspective of an idea only where no group is small', () => {
    const session = new SessionInPlay()
    const lived = many(5, null).map(() => session.join('lived'))
    const learnt = session.join('learnt')
    session.goTo('ideas')
    session.say(learnt, { kind: 'idea', ideaId: 'b', words: 'B', mayMerge: true })
    session.say(lived[0] ?? '', { kind: 'idea', ideaId: 'a', words: 'A', mayMerge: true })
    session.act({ kind: 'capture-idea', ideaId: 'c', words: 'C', perspectiveId: null, mayMerge: true })
    expect(projectorView(session.state).ideas).toEqual([])
    session.goTo('share')
    const namesOf = () => projectorView(session.state).ideas.map(({ perspectiveId }) => perspectiveId)
    // One of the two groups is a single person: naming the other would name them too.
    expect(namesOf()).toEqual([null, null, null])
    for (let more = 0; more < 4; more += 1) session.join('learnt')
    expect(namesOf()).toEqual(expect.arrayContaining(['lived', 'learnt', null]))
  })

  it('has no reason before the facilitator has read it, nor one that was changed since', () => {
    const session = new SessionInPlay()
    const anna = session.join()
    session.goTo('differences')
    const reason = { kind: 'reason', reasonId: 'r', itemId: 'door', side: 'for', words: 'Mrs. Example snores' } as const
    const wall = () => projectorView(session.state).reasons.map(({ words }) => words)
    session.say(anna, reason)
    expect(wall()).toEqual([])
    expect(facilitatorView(session.state)).toMatchObject({ reasons: [{ id: 'r', hidden: false }], offWall: ['r'] })
    session.act({ kind: 'show-on-wall', ids: ['r'], shown: true })
    expect(wall()).toEqual(['Mrs. Example snores'])
    session.say(anna, { ...reason, words: 'Mr. Example snores' })
    expect(wall()).toEqual([])
    // What the facilitator writes down has been read.
    const spoken = { itemId: 'door', side: 'for', words: 'Quiet', perspectiveId: null } as const
    session.act({ kind: 'capture-reason', reasonId: 's', ...spoken })
    expect(wall()).toEqual(['Quiet'])
    session.act({ kind: 'close' })
    const outcome = sessionOutcome(session.state)
    // It was not hidden: it is kept, off the wall.
    expect(outcome.ok && outcome.value.record.reasons.map(({ words }) => words).toSorted()).toEqual([
      'Mr. Example snores',
      'Quiet',
    ])
  })

  it('loses a merged idea, a proposal or a statement at one touch, and has it back at another', () => {
    const session = new SessionInPlay()
    session.goTo('share')
    for (const ideaId of ['i-1', 'i-2'])
      session.act({ kind: 'capture-idea', ideaId, words: ideaId, perspectiveId: null, mayMerge: true })
    session.act({ kind: 'merge-ideas', mergedId: 'm', ideaIds: ['i-1', 'i-2'], words: 'Both' })
    session.act({ kind: 'statement', statementId: 's', perspectiveId: 'lived', itemId: null, words: 'We were asked' })
    session.act({ kind: 'decide', itemId: 'door', agreed: true })
    session.openVote()
    session.act({ kind: 'close-vote' })
    const wall = () => {
      const { ideas, items, results, statements, agreements } = projectorView(session.state)
      return [ideas, items.slice(1), (results ?? []).slice(1), statements, agreements].map(({ length }) => length)
    }
    const toggle = (shown: boolean) => session.act({ kind: 'show-on-wall', ids: ['m', 'door', 's'], shown })
    expect(wall()).toEqual([1, 1, 1, 1, 1])
    toggle(false)
    expect(wall()).toEqual([0, 0, 0, 0, 0])
    toggle(true)
    expect(wall()).toEqual([1, 1, 1, 1, 1])
  })
})

describe('the order of what was said', () => {
  /** Two people of a small group among six of a large one, who all say something; two more ideas are merged. */
  function said(secret: string): SessionInPlay {
    const session = new SessionInPlay({}, secret)
    const people = Array.from({ length: 8 }, (_, n) => session.join(n < 2 ? 'lived' : 'learnt'))
    session.goTo('ideas')
    for (const n of [2, 3, 0, 4, 5, 1, 6, 7])
      session.say(people[n] ?? '', { kind: 'idea', ideaId: `idea-${n}`, words: `${n}`, mayMerge: true })
    session.goTo('share')
    session.goTo('differences')
    for (const n of [2, 3, 0, 4, 5, 1, 6, 7]) {
      const reason = { kind: 'reason', reasonId: `reason-${n}`, itemId: 'door', side: 'for', words: `${n}` } as const
      session.say(people[n] ?? '', reason)
    }
    session.act({ kind: 'show-on-wall', ids: people.map((_, n) => `reason-${n}`), shown: true })
    return session
  }
  const wordsOf = (shown: readonly { readonly words: string }[]) => shown.map(({ words }) => words)

  it('is one order on the wall, on each phone, for the facilitator and in the project', () => {
    const session = said('one')
    const { state } = session
    const wall = wordsOf(projectorView(state).ideas)
    expect(wordsOf(facilitatorView(state).ideas)).toEqual(wall)
    for (const id of state.people.keys()) expect(wordsOf(participantView(state, id)?.ideas ?? [])).toEqual(wall)
    const reasons = wordsOf(projectorView(state).reasons)
    expect(wordsOf(facilitatorView(state).reasons)).toEqual(reasons)
    session.act({ kind: 'close' })
    const outcome = sessionOutcome(session.state)
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(wordsOf(outcome.value.record.ideas)).toEqual(wall)
    expect(wordsOf(outcome.value.record.reasons)).toEqual(reasons)
  })

  it('tells neither who belongs together nor who came last: any of them stands anywhere', () => {
    const places = (list: 'ideas' | 'reasons') => {
      const times = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => 0))
      for (let secret = 0; secret < 400; secret += 1)
        for (const [place, words] of wordsOf(projectorView(said(`${secret}`).state)[list]).entries()) {
          const row = times[Number(words)]
          if (row) row[place] = (row[place] ?? 0) + 1
        }
      return times.flat()
    }
    // 50 of 400 by chance, give or take four standard deviations. The secrets are the same in each run.
    for (const times of [...places('ideas'), ...places('reasons')]) {
      expect(times).toBeGreaterThan(50 - 4 * 6.6)
      expect(times).toBeLessThan(50 + 4 * 6.6)
    }
  })

  it('stays for those who look: what comes later joins somewhere, and moves nothing', () => {
    const session = said('another')
    session.goTo('share')
    const shown = () => wordsOf(projectorView(session.state).ideas)
    const before = shown()
    const late = Array.from({ length: 12 }, (_, n) => `late ${n}`)
    for (const words of late)
      session.act({ kind: 'capture-idea', ideaId: words.replace(' ', '-'), words, perspectiveId: null, mayMerge: true })
    expect(shown().filter(words => !late.includes(words))).toEqual(before)
    expect(shown().slice(0, before.length)).not.toEqual(before)
    session.act({ kind: 'merge-ideas', mergedId: 'm', ideaIds: ['idea-0', 'idea-5'], words: 'merged' })
    const rest = before.filter(words => words !== '0' && words !== '5')
    expect(shown().filter(words => !late.includes(words) && words !== 'merged')).toEqual(rest)
  })
})

describe('a join that was removed', () => {
  it('counts as nobody: not among those here, not in a vote that is open, not in the outcome', () => {
    const session = new SessionInPlay()
    const [anna, test] = [session.join('lived'), session.join('learnt')]
    session.goTo('ideas')
    session.say(test, { kind: 'idea', ideaId: 'i', words: 'Is this thing on?', mayMerge: true })
    session.say(test, { kind: 'payment', choice: 'accepted' })
    session.openVote()
    for (const person of [anna, test]) session.rate(person, 'door', 'must-have')
    session.act({ kind: 'open-gradient', itemId: 'door' })
    session.say(test, { kind: 'gradient', round: 1, itemId: 'door', step: 8, reason: 'No' })
    expect(facilitatorView(session.state).people.phones).toHaveLength(2)
    expect(session.act({ kind: 'remove-joins', participantIds: ['nobody'] })).toBe('gone')
    expect(session.act({ kind: 'remove-joins', participantIds: [test] })).toBe('done')

    const view = facilitatorView(session.state)
    expect(view.people).toMatchObject({ joined: 1, here: 1, byDoor: { phone: 1 } })
    expect(view.people.phones).toEqual([{ participantId: anna, here: true }])
    expect(view.people.byPerspective).toEqual([
      { perspectiveId: 'lived', people: 1 },
      { perspectiveId: 'learnt', people: 0 },
    ])
    expect(view.vote).toMatchObject({ answered: 1, of: 1 })
    expect(view.payments).toMatchObject({ offered: 1, accepted: 0 })
    expect(projectorView(session.state).joined).toBe(1)
    expect(participantView(session.state, test)).toBeNull()
    expect(session.rate(test, 'door', 'useful')).toBe('gone')

    session.act({ kind: 'close' })
    const outcome = sessionOutcome(session.state)
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(outcome.value.taking).toEqual([{ perspectiveId: 'lived', people: 1 }])
    expect(outcome.value.record.joined.phone).toBe(1)
    expect(outcome.value.counted.map(({ kept }) => kept)).toEqual(['outcome-only'])
    // What was said openly stays until somebody hides it, and its author can still withdraw it.
    expect(outcome.value.record.ideas).toMatchObject([{ words: 'Is this thing on?', withdrawal: expect.any(String) }])
  })
})

describe('reasons given with a step', () => {
  it('are kept whatever the step, of every time people were asked, and can be taken back with the code', () => {
    const session = new SessionInPlay()
    const people = session.joinMany(3)
    session.act({ kind: 'count-as', choice: { way: 'together' } })
    const ask = (round: number, given: readonly (readonly [number, string])[]) => {
      session.act({ kind: 'open-gradient', itemId: 'door' })
      for (const [place, [step, reason]] of given.entries())
        session.say(people[place] ?? '', { kind: 'gradient', round, itemId: 'door', step, reason })
      session.act({ kind: 'close-gradient', itemId: 'door' })
    }
    ask(1, [
      [8, 'It leaves out children'],
      [3, 'Say which door'],
      [1, ''],
    ])
    ask(2, [[2, 'Better now']])
    expect(facilitatorView(session.state).agreements).toMatchObject([
      { gradient: { reasons: [{ block: true }, { block: false }, { words: 'Better now', block: false }] } },
    ])
    // Whose they are is known as long as they are asked, and never on the wall.
    expect(JSON.stringify(projectorView(session.state))).not.toContain('children')
    session.act({ kind: 'close' })
    const outcome = sessionOutcome(session.state)
    if (!outcome.ok) throw new Error(outcome.problem)
    const { record } = outcome.value
    expect(record.stepReasons?.map(({ words, block, perspectiveId }) => [words, block, perspectiveId])).toEqual([
      ['It leaves out children', true, null],
      ['Say which door', false, null],
      ['Better now', false, null],
    ])
    const first = session.state.people.get(people[0] ?? '')?.withdrawalCode ?? ''
    const found = wordsOfCode(record, first)
    expect(found.map(({ words }) => words)).toEqual(['It leaves out children', 'Better now'])
    const workshop = workshopSchema.parse({ ...workshopOfOpening(session.state.opening, 0), record })
    const without = workshopWithoutWords(workshop, found, 1, 'gone').record
    expect(without?.stepReasons?.map(({ words }) => words)).toEqual(['', 'Say which door', ''])
  })
})

describe('the outcome', () => {
  /** A whole session with two groups of five, one of whom takes an idea back. */
  function wholeSession(): SessionInPlay {
    const session = new SessionInPlay()
    const [lived, learnt] = [session.joinMany(5), session.joinMany(5, 'learnt')]
    const [anna = '', ben = ''] = [lived[0], learnt[0]]
    session.goTo('ideas')
    session.say(anna, { kind: 'idea', ideaId: 'z', words: 'A warm room', mayMerge: true })
    session.say(ben, { kind: 'idea', ideaId: 'y', words: 'Fewer forms', mayMerge: true })
    session.say(ben, { kind: 'idea', ideaId: 'x', words: 'Mrs. Example is unkind', mayMerge: true })
    session.say(ben, { kind: 'idea', ideaId: 'w', words: 'A slip of the pen', mayMerge: true })
    session.say(ben, { kind: 'take-back-idea', ideaId: 'w' })
    session.act({ kind: 'hide-idea', ideaId: 'x', hidden: true })
    session.goTo('share')
    session.act({ kind: 'merge-ideas', mergedId: 'm', ideaIds: ['z', 'y'], words: 'Warm, with fewer forms' })
    session.act({
      kind: 'set-items',
      items: [
        { id: 'warm', words: 'Warm, with fewer forms', from: ['m'], measureId: null },
        { id: 'doctor', words: 'I can see a doctor', from: [], measureId: 'measure-1' },
      ],
    })
    session.openVote()
    for (const person of [...lived, ...learnt]) session.rate(person, 'warm', 'must-have')
    session.act({ kind: 'close-vote' })
    session.goTo('differences')
    session.say(anna, { kind: 'reason', reasonId: 'r', itemId: 'warm', side: 'for', words: 'It was cold' })
    session.act({ kind: 'objection', objectionId: 'o', itemId: 'warm', words: 'It costs', perspectiveId: 'learnt' })
    session.act({ kind: 'open-gradient', itemId: 'warm' })
    for (const [place, person] of lived.entries())
      session.say(person, { kind: 'gradient', round: 1, itemId: 'warm', step: place < 2 ? 1 : 2, reason: '' })
    session.goTo('close')
    for (const [place, person] of lived.entries())
      session.say(person, { kind: 'say', say: place < 2 ? 'partly' : 'yes', words: place > 0 ? '' : 'I was heard' })
    session.say(ben, { kind: 'payment', choice: 'declined' })
    expect(sessionOutcome(session.state)).toEqual({ ok: false, problem: 'not-closed' })
    session.act({ kind: 'close-gradient', itemId: 'warm' })
    session.act({ kind: 'decide', itemId: 'doctor', agreed: true })
    session.act({ kind: 'decide', itemId: 'warm', agreed: true })
    session.act({ kind: 'decide', itemId: 'doctor', agreed: null })
    session.act({ kind: 'close' })
    return session
  }
  const outcomeOf = (session: SessionInPlay) => {
    const outcome = sessionOutcome(session.state)
    if (!outcome.ok) throw new Error(outcome.problem)
    return outcome.value
  }

  it('is what a project keeps: agreed words with their story, counts, and words without people', () => {
    const outcome = outcomeOf(wholeSession())
    expect(outcome.agreed).toMatchObject([
      {
        itemId: 'warm',
        measureId: null,
        wording: 'Warm, with fewer forms',
        proposedBy: ['lived', 'learnt'],
        objections: [{ id: 'o', words: 'It costs', perspectiveId: 'learnt' }],
        gradient: [{ perspectiveId: 'everyone', counts: [2, 3, 0, 0, 0, 0, 0, 0] }],
      },
    ])
    expect(outcome.record.ideas.map(({ id, words, itemId }) => [id, words, itemId])).toEqual([
      ['z', 'A warm room', 'warm'],
      ['y', 'Fewer forms', 'warm'],
    ])
    expect(outcome.record.say.counts).toEqual({ yes: 3, partly: 2, no: 0, 'rather-not-say': 0 })
    expect(outcome.record.payments).toEqual({ offered: 10, accepted: 0, declined: 1, paid: 0 })
    expect(outcome.record.joined).toEqual({ phone: 10, paper: 0, shared: 0 })
  })

  it('fits the project’s own rows', () => {
    const { taking, items, tallies, counted, groups, record, agreed } = outcomeOf(wholeSession())
    const workshop = {
      id: 'workshop-1',
      title: 'T',
      question: 'Q',
      heldOn: 20_000,
      taking,
      rule: defaultRule,
      finalSay: '',
      items,
      tallies,
      counted,
      groups,
      agreed: agreed.map(each => ({ ...each, measureId: 'measure-2' })),
      source: '',
      record,
    }
    expect(workshopSchema.safeParse(workshop).error).toBeUndefined()
  })

  it('names nobody, and lets each find their own words by the code they kept', () => {
    const session = wholeSession()
    const outcome = outcomeOf(session)
    const said = JSON.stringify(outcome)
    const [anna] = session.state.people.values()
    for (const { id, withdrawalCode, tokenHash } of session.state.people.values())
      for (const secret of [`"${id}"`, withdrawalCode, tokenHash ?? '-']) expect(said).not.toContain(secret)
    const idea = outcome.record.ideas.find(({ words }) => words === 'A warm room')
    expect(idea?.withdrawal).toBe(withdrawalMark(anna?.withdrawalCode.toLowerCase() ?? '', 'z'))
    const marks = [...outcome.record.ideas, ...outcome.record.reasons, ...outcome.record.say.comments]
    expect(new Set(marks.map(({ withdrawal }) => withdrawal)).size).toBe(marks.length)
  })
})

it('keeps the facilitator’s own notes off the wall, the phones and the outcome', () => {
  const session = new SessionInPlay()
  const anna = session.join()
  session.act({ kind: 'private-note', words: 'Speak with Anna again' })
  session.act({ kind: 'close' })
  expect(session.act({ kind: 'private-note', words: 'Speak with Anna tomorrow' })).toBe('done')
  expect(facilitatorView(session.state).privateNote).toBe('Speak with Anna tomorrow')
  const seen = [projectorView(session.state), participantView(session.state, anna), sessionOutcome(session.state)]
  expect(JSON.stringify(seen)).not.toContain('Speak')
})

it('leaves a reason given with a step out of the record where the facilitator hides it, and has it back', () => {
  const session = new SessionInPlay()
  const people = session.joinMany(5)
  session.goTo('agree')
  session.act({ kind: 'open-gradient', itemId: 'door' })
  for (const [place, person] of people.entries()) {
    const reason = place < 2 ? `Mrs. Example ${place}` : ''
    session.say(person, { kind: 'gradient', itemId: 'door', round: 1, step: 3, reason })
  }
  session.act({ kind: 'close-gradient', itemId: 'door' })
  const shown = () => {
    const gradient = facilitatorView(session.state).agreements[0]?.gradient
    return gradient?.state === 'closed' ? gradient.reasons : []
  }
  const [first, second] = shown()
  session.act({ kind: 'hide-reason', reasonId: first?.id ?? '', hidden: true })
  expect(shown().map(({ hidden }) => hidden)).toEqual([true, false])
  session.act({ kind: 'undo' })
  expect(shown().map(({ hidden }) => hidden)).toEqual([false, false])
  session.act({ kind: 'hide-reason', reasonId: first?.id ?? '', hidden: true })
  expect(session.act({ kind: 'hide-reason', reasonId: 'not-there', hidden: true })).toBe('gone')
  session.act({ kind: 'close' })
  const outcome = sessionOutcome(session.state)
  expect(outcome.ok && outcome.value.record.stepReasons?.map(({ words }) => words)).toEqual([second?.words])
})
