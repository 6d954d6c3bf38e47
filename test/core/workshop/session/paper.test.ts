import { eventsOfSheet, eventsOfSlip } from '@core/workshop/session/check-paper'
import { helperView } from '@core/workshop/session/co-facilitator'
import type { AnyEvent } from '@core/workshop/session/event'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { slipNumbers } from '@core/workshop/session/paper-marks'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import { describe, expect, it } from 'vitest'
import { SessionInPlay } from './build'

let made = 0
const newId = () => `sheet-${++made}`
const codes = ['0000-0000-0000', '0000-0000-0012', '0000-0000-00G5']

class OnPaper extends SessionInPlay {
  sheet(
    code = codes[0] ?? '',
    { perspectiveId = 'lived', itemId = null as string | null, another = false } = {},
  ): string {
    const opened = eventsOfSheet(this.state, { code, perspectiveId, itemId, another }, newId())
    if (!opened.ok) throw new Error(opened.problem)
    this.take(opened.value.events)
    return opened.value.participantId
  }

  slip(slip: number, { perspectiveId = 'lived', keying = 1 as 1 | 2 } = {}): void {
    const ratings = [{ itemId: 'door', rating: 'useful' as const }]
    const keyed = eventsOfSlip(this.state, { slip, keying, perspectiveId, ratings }, newId())
    if (!keyed.ok) throw new Error(keyed.problem)
    this.take(keyed.value)
  }

  vote(stageId: string, cast: () => void): void {
    this.goTo(stageId)
    this.openVote()
    cast()
    this.act({ kind: 'close-vote' })
  }

  paper = () => facilitatorView(this.state).people.byDoor.paper
}

/** Every text and number in a value, by itself. */
const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value]

describe('paper of one person', () => {
  it('is joined by nothing: not the card with a slip, and not one slip with the other', () => {
    const session = new OnPaper()
    session.goTo('ideas')
    const own: AnyEvent[][] = []
    const keep = (does: () => void) => {
      const from = session.events.length
      does()
      own.push(session.events.slice(from).filter(event => !['acted', 'vote-closed'].includes(event.kind)))
    }
    const [one = 0, two = 0] = slipNumbers(2, () => made++)
    keep(() => {
      const sheet = session.sheet()
      session.say(sheet, { kind: 'idea', ideaId: 'i-1', words: 'A door that locks', mayMerge: true })
    })
    session.vote('vote-1', () => keep(() => session.slip(one)))
    session.vote('vote-2', () => keep(() => session.slip(two)))
    expect(own.map(events => events.map(({ kind }) => kind))).toEqual([
      ['joined', 'said'],
      ['joined', 'slip-keyed'],
      ['joined', 'slip-keyed'],
    ])
    const shared = new Set(['joined', 'slip-keyed', 'paper', 'lived', 'door', 'useful', null, 1, 2, ''])
    const seen = own.map(events => new Set(valuesIn(events).filter(value => !shared.has(value as string))))
    for (const [place, values] of seen.entries())
      for (const other of seen.slice(place + 1)) expect([...values].filter(value => other.has(value))).toEqual([])

    // Nor does anybody in the session hold more than one of them, and a slip holds no code.
    const people = [...session.state.people.values()]
    expect(people.map(({ sheet, slip, withdrawalCode }) => [sheet, slip, withdrawalCode])).toEqual([
      ['ideas', null, codes[0]],
      ['vote-1', one, ''],
      ['vote-2', two, ''],
    ])
  })

  it('is one person all the same', () => {
    const session = new OnPaper()
    session.goTo('ideas')
    session.sheet()
    session.vote('vote-1', () => session.slip(100_001))
    session.vote('vote-2', () => session.slip(100_012))
    expect(session.paper()).toBe(1)
    expect(facilitatorView(session.state).people).toMatchObject({ joined: 1, here: 1 })
    // Whoever helps with a phone is told the same number.
    expect(helperView(session.state).here).toBe(1)
  })

  it('counts of each group the kind of sheet with most of them, and no second sheet of somebody', () => {
    const session = new OnPaper()
    session.join('lived')
    session.goTo('ideas')
    session.sheet(codes[0], { perspectiveId: 'lived' })
    session.sheet(codes[1], { perspectiveId: 'lived', another: true })
    session.sheet(codes[2], { perspectiveId: 'learnt' })
    expect(session.paper()).toBe(2)
    session.vote('vote-1', () => {
      for (const slip of [100_001, 100_012, 100_023]) session.slip(slip)
      // A phone, three from lived experience by their slips, and one from the other group by a sheet of ideas.
      expect(facilitatorView(session.state).vote).toMatchObject({ answered: 3, of: 5 })
    })
    expect(facilitatorView(session.state).people.byPerspective).toEqual([
      { perspectiveId: 'lived', people: 4 },
      { perspectiveId: 'learnt', people: 1 },
    ])
  })

  it('takes on each sheet only what stands on it', () => {
    const session = new OnPaper()
    session.goTo('ideas')
    const ideas = session.sheet()
    session.goTo('vote-1')
    session.openVote()
    expect(session.rate(ideas, 'door', 'useful')).toBe('gone')
    session.act({ kind: 'close-vote' })
    session.goTo('agree')
    session.act({ kind: 'open-gradient', itemId: 'door' })
    session.act({ kind: 'open-gradient', itemId: 'doctor' })
    const stand = (who: string, itemId: string) =>
      session.say(who, { kind: 'gradient', round: 1, itemId, step: 1, reason: '' })
    expect(stand(ideas, 'door')).toBe('gone')
    const sheet = session.sheet(codes[1], { itemId: 'door' })
    expect(participantView(session.state, sheet)?.gradients.map(({ itemId }) => itemId)).toEqual(['door'])
    expect([stand(sheet, 'doctor'), stand(sheet, 'door')]).toEqual(['gone', 'taken'])
    // Until the end what stands on a sheet can be taken back, in any part.
    expect(session.sheet(codes[0])).toBe(ideas)
  })

  it('is not somebody else’s because a phone has the code', () => {
    const session = new OnPaper()
    const typed = { code: '0000-0000-0012', perspectiveId: 'lived', itemId: null, another: false }
    const phone = { door: 'phone', perspectiveId: 'lived', slip: null, tokenHash: 'hash' } as const
    session.take([{ kind: 'joined', participantId: 'p', ...phone, withdrawalCode: typed.code }])
    session.goTo('ideas')
    expect(eventsOfSheet(session.state, typed, newId())).toEqual({ ok: false, problem: 'wrong-code' })
  })
})

it('reads a journal of an older version: a slip that joined once is one person in every part, also while its vote is open', () => {
  const session = new OnPaper()
  const joined = { kind: 'joined', door: 'paper', perspectiveId: 'lived', slip: 7, tokenHash: null } as const
  session.take([{ ...joined, participantId: 'old', withdrawalCode: 'K' }])
  session.goTo('vote-1')
  session.openVote()
  const ratings = [{ itemId: 'door', rating: 'useful' as const }]
  session.take([{ kind: 'slip-keyed', round: 1, participantId: 'old', slip: 7, keying: 1, ratings }])
  session.slip(7, { keying: 2 })
  expect(facilitatorView(session.state).slips).toEqual({ keyedOnce: [], keyedTwice: [7], differences: [] })
  expect(session.paper()).toBe(1)
  session.act({ kind: 'close-vote' })
  session.vote('vote-2', () => session.slip(100_001))
  expect(session.paper()).toBe(1)
  expect(sessionFrom(session.events)).toEqual(session.state)
})
