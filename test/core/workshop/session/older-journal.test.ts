import { keptAnswers, keptGradient } from '@core/privacy/kept-counts'
import { sessionEventSchema } from '@core/workshop/session/event'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opened, SessionInPlay } from './build'

/** What an older version wrote when it closed a gradient and a session of 3, 3 and 1. */
const olderEvents = [
  {
    kind: 'gradient-closed',
    itemId: 'door',
    round: 1,
    counts: [
      { perspectiveId: 'lived', counts: [2, 1, 0, 0, 0, 0, 0, 0] },
      { perspectiveId: 'learnt', counts: [0, 3, 0, 0, 0, 0, 0, 0] },
      { perspectiveId: 'both', counts: [0, 0, 0, 0, 0, 0, 0, 1] },
    ],
    blocks: ['It leaves out children', 'It costs too much'],
    answered: 7,
  },
  { kind: 'say-closed', counts: { yes: 6, partly: 0, no: 0, 'rather-not-say': 1 }, comments: [] },
  { kind: 'closed', at: 2_000_000 },
].map(event => sessionEventSchema.parse(event))

const perspectives = ['lived', 'learnt', 'both'].map(id => ({ id, name: id }))
const older = () => {
  const session = new SessionInPlay({ perspectives })
  session.act({ kind: 'decide', itemId: 'door', agreed: true })
  const state = sessionFrom([opened({ perspectives }), ...session.events.slice(1), ...olderEvents])
  if (!state) throw new Error('it begins with an opening')
  return state
}

describe('a session that an older version held', () => {
  it('has no steps and no answers of a small group when its journal is read back', () => {
    const outcome = sessionOutcome(older())
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(outcome.value.agreed).toMatchObject([
      { gradient: [{ perspectiveId: 'everyone', counts: [2, 4, 0, 0, 0, 0, 0, 1] }] },
    ])
    expect(outcome.value.record.say).toMatchObject({ kept: 'nearly', counts: { yes: 7, 'rather-not-say': 0 } })
    expect(JSON.stringify([outcome.value, facilitatorView(older()).agreements])).not.toContain('"both"')
  })

  it('has its blocks as reasons of blocks, which no code withdraws', () => {
    const { agreements } = facilitatorView(older())
    expect(agreements).toMatchObject([
      {
        gradient: {
          state: 'closed',
          reasons: [
            { id: 'door-1-block-0', words: 'It leaves out children', block: true },
            { id: 'door-1-block-1', words: 'It costs too much', block: true },
          ],
        },
      },
    ])
    const outcome = sessionOutcome(older())
    expect(outcome.ok && outcome.value.record.stepReasons).toMatchObject([
      { itemId: 'door', block: true, withdrawal: null, perspectiveId: null },
      { itemId: 'door', block: true, withdrawal: null, perspectiveId: null },
    ])
  })
})

describe('what may be kept', () => {
  const limits = { threshold: 3, smallestGroup: 5 }
  const counts = fc.array(fc.nat(7), { minLength: 8, maxLength: 8 })

  it('stays as it is when it is read back', () =>
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('groups', 'together'),
        (all, way) => {
          const groups = all.map((each, place) => ({ id: `group-${place}`, counts: each }))
          const kept = keptGradient(way as 'groups' | 'together', groups, limits)
          const again = kept.map(({ perspectiveId: id, counts: each }) => ({ id, counts: each }))
          expect(keptGradient('groups', again, limits)).toEqual(kept)
        },
      ),
    ))

  it('stays as it is for the answers of everybody too', () =>
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.nat(9), (yes, partly, no) => {
        const kept = keptAnswers({ yes, partly, no }, limits)
        if (kept.kept === undefined) expect(keptAnswers(kept.counts, limits)).toEqual(kept)
      }),
    ))
})
