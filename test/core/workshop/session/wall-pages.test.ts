import { projectorView } from '@core/privacy/wall'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { pageOf, pointable, wallPage } from '@core/workshop/session/wall-pages'
import { describe, expect, it } from 'vitest'
import { opening, SessionInPlay } from './build'

/** A session with so many proposals, in its vote. */
function withProposals(count: number): SessionInPlay {
  const items = Array.from({ length: count }, (_, place) => ({
    id: `item-${place + 1}`,
    words: `Proposal ${place + 1}`,
    measureId: null,
  }))
  const session = new SessionInPlay({ plan: { ...opening().plan, items } })
  session.goTo('vote-1')
  return session
}
const wall = (session: SessionInPlay) => projectorView(session.state)

describe('the pages of the wall', () => {
  it('are turned by the facilitator, never past the last, and begin anew in the next stage', () => {
    const session = withProposals(21)
    expect(wallPage(wall(session))).toEqual({ page: 0, pages: 3 })
    session.act({ kind: 'set-wall', page: 2 })
    expect(wallPage(wall(session))).toEqual({ page: 2, pages: 3 })
    session.act({ kind: 'show-on-wall', ids: ['item-1'], shown: false })
    expect(wallPage(wall(session))).toEqual({ page: 1, pages: 2 })
    session.goTo('agree')
    session.goTo('vote-1')
    expect(wallPage(wall(session))).toEqual({ page: 0, pages: 2 })
  })

  it('hold ten proposals, so that ten stand on one', () => {
    expect(wallPage(wall(withProposals(10)))).toEqual({ page: 0, pages: 1 })
  })

  it('hold six measures that are looked at again, of those that have something to say', () => {
    const view = wall(withProposals(14))
    const items = view.items.map((item, place) => ({ ...item, figure: place === 0 ? null : `${place} people` }))
    const again = { ...view, items, stage: { ...view.stage, kind: 'talk' as const } }
    expect(wallPage(again)).toEqual({ page: 0, pages: 3 })
    expect([pageOf(again, 'item-1'), pageOf(again, 'item-8')]).toEqual([null, 1])
  })

  it('tell where something stands, so that what is pointed at is on the page that is shown', () => {
    const session = withProposals(21)
    expect(pageOf(wall(session), 'item-11')).toBe(1)
    expect(pageOf(wall(session), 'item-1')).toBe(0)
    expect(pageOf(wall(session), 'none')).toBeNull()
    expect(pointable(wall(session))[20]).toEqual({ id: 'item-21', words: 'Proposal 21' })
  })

  it('put what has to be discussed first, and count four results a page', () => {
    const session = withProposals(5)
    const people = session.joinMany(12)
    session.openVote()
    for (const [place, person] of people.entries()) {
      for (const id of ['item-1', 'item-2', 'item-3', 'item-4']) session.rate(person, id, 'must-have')
      session.rate(person, 'item-5', place < 8 ? 'must-have' : 'not-needed')
    }
    session.act({ kind: 'close-vote' })
    session.goTo('differences')
    expect(wall(session).results?.map(({ itemId }) => itemId)[0]).toBe('item-5')
    expect([pageOf(wall(session), 'item-5'), pageOf(wall(session), 'item-4')]).toEqual([0, 1])
    expect(wall(session).results?.[1]?.groups).toMatchObject([{ people: 12, counts: { mustHave: 12, notNeeded: 0 } }])
  })
})

describe('what the facilitator does with the wall', () => {
  it('is seen on the wall alone: no phone asks again, and what was done before can still be undone', () => {
    const session = withProposals(2)
    const anna = session.join()
    session.act({ kind: 'show-on-wall', ids: ['item-1'], shown: false })
    const before = participantView(session.state, anna)
    session.act({ kind: 'set-wall', highlighted: 'item-2', showsTime: false })
    expect(wall(session).wall).toEqual({ page: 0, highlighted: 'item-2', showsTime: false })
    expect(participantView(session.state, anna)).toEqual(before)
    expect(facilitatorView(session.state).undo).toBe('show-on-wall')
    session.act({ kind: 'undo' })
    expect(wall(session).items).toHaveLength(2)
    session.goTo('agree')
    expect(wall(session).wall).toMatchObject({ highlighted: null, showsTime: false })
  })
})

describe('bars on the wall', () => {
  it('have no number of people beside bands: it would make counts of them', () => {
    const session = withProposals(1)
    const people = session.joinMany(7)
    session.openVote()
    for (const person of people) session.rate(person, 'item-1', 'must-have')
    session.act({ kind: 'close-vote' })
    expect(wall(session).results?.[0]?.groups).toMatchObject([{ people: null, counts: { mustHave: 'nearly-all' } }])
  })
})
