import { outcomeOnSlip, outcomesWithAnswers } from '@core/learning/slip'
import { type HarvestedOutcome, harvestedOutcomeSchema, storySchema } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { confirmationKey, eventsOfConfirming } from '@core/workshop/session/confirmation'
import { sessionEventSchema } from '@core/workshop/session/event'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { describe, expect, it } from 'vitest'
import { SessionInPlay } from './build'

const words = 'The council asks tenants first'
const ask = (askedId = 'asked-1') =>
  ({
    kind: 'ask-confirmation',
    askedId,
    outcomeId: 'outcome-1',
    confirmationId: `slip-of-${askedId}`,
    words,
    forWhom: '',
  }) as const
const yes = { answer: 'agrees', words: 'I was there.' }

function confirming(session: SessionInPlay, askedId: string, given: { answer: string; words: string }) {
  const events = eventsOfConfirming(session.state, askedId, given)
  if (events.ok) session.take(events.value)
  return events.ok ? events.value.length : events.problem
}

describe('a slip on the phone page', () => {
  it('takes one answer, which is in the outcome of the session', () => {
    const session = new SessionInPlay()
    expect(session.act(ask())).toBe('done')
    expect(session.act(ask())).toBe('gone')
    expect(confirming(session, 'asked-1', { answer: '', words: ' \n ' })).toBe('not-valid')
    expect(confirming(session, 'asked-1', { answer: 'x', words: 'a'.repeat(2001) })).toBe('too-long')
    expect(confirming(session, 'another', yes)).toBe('gone')
    expect(confirming(session, 'asked-1', yes)).toBe(1)
    // The same form twice is one answer; another one is not taken in its place.
    expect(confirming(session, 'asked-1', yes)).toBe(0)
    expect(confirming(session, 'asked-1', { ...yes, answer: 'disagrees' })).toBe('answered')
    session.act({ kind: 'close' })
    expect(confirming(session, 'asked-1', yes)).toBe('closed')
    const outcome = sessionOutcome(session.state)
    expect(outcome.ok && outcome.value.confirmed).toEqual([
      { outcomeId: 'outcome-1', confirmationId: 'slip-of-asked-1', ...yes },
    ])
  })

  it('is the same after a crash, and its events are what the journal may hold', () => {
    const session = new SessionInPlay()
    session.act(ask())
    confirming(session, 'asked-1', yes)
    expect(sessionFrom(session.events)).toEqual(session.state)
    for (const event of session.events) expect(sessionEventSchema.safeParse(event).success).toBe(true)
  })

  it('is closed for good, but never with an answer in it', () => {
    const session = new SessionInPlay()
    session.act(ask('asked-1'))
    session.act(ask('asked-2'))
    confirming(session, 'asked-1', yes)
    expect(session.act({ kind: 'end-confirmation', askedId: 'asked-1' })).toBe('gone')
    expect(session.act({ kind: 'end-confirmation', askedId: 'asked-2' })).toBe('done')
    expect(confirming(session, 'asked-2', yes)).toBe('gone')
  })

  it('shows the facilitator that there is an answer and not which, and people nothing at all', () => {
    const session = new SessionInPlay()
    const person = session.join()
    session.act(ask())
    const view = () => facilitatorView(session.state)
    expect(view().confirmations[0]?.key).toBe(confirmationKey(session.state, 'asked-1'))
    expect(confirmationKey(session.state, 'asked-1')).not.toBe(confirmationKey(session.state, 'asked-2'))
    const before = JSON.stringify({ ...participantView(session.state, person), revision: 0 })
    const { commonRevision } = session.state
    confirming(session, 'asked-1', yes)
    expect(view().confirmations).toMatchObject([{ key: null, isAnswered: true }])
    expect(JSON.stringify(view())).not.toContain(yes.words)
    expect(JSON.stringify({ ...participantView(session.state, person), revision: 0 })).toBe(before)
    expect(session.state.commonRevision).toBe(commonRevision)
  })

  it('leaves what can be undone as it was', () => {
    const session = new SessionInPlay()
    session.goTo('ideas')
    session.act(ask())
    confirming(session, 'asked-1', yes)
    expect(session.act({ kind: 'undo' })).toBe('done')
    expect(session.state.stageId).toBe('welcome')
    expect(session.state.confirmations.get('asked-1')?.said).toEqual({ answer: 'agrees', words: 'I was there.' })
  })
})

const asked = (id: string) => ({
  id,
  who: 'Ruth',
  code: '',
  askedOn: null,
  answer: null,
  words: '',
  answeredOn: null,
})
const record = (kind: 'harvestedOutcome' | 'story', id: string, given: object) =>
  newRecord(recordKinds[kind] as unknown as RecordKind, { id, order: 1, given: given as never })
const outcome = (id: string, ids: readonly string[], given: object = {}): HarvestedOutcome =>
  harvestedOutcomeSchema.parse(record('harvestedOutcome', id, { words, confirmations: ids.map(asked), ...given }))

describe('answers that a session left', () => {
  it('find who was asked, and leave everybody else; what has no place is named', () => {
    const outcomes = [outcome('o', ['1', '2']), outcome('other', ['3'])]
    const answer = (outcomeId: string, confirmationId: string) =>
      ({ outcomeId, confirmationId, answer: 'agrees-in-part', words: 'Mostly.' }) as const
    const { changed, unplaced } = outcomesWithAnswers(outcomes, [answer('o', '2'), answer('o', 'gone')], 20_000)
    expect(changed.map(({ before }) => before.id)).toEqual(['o'])
    expect(changed[0]?.after.confirmations).toEqual([
      asked('1'),
      { ...asked('2'), answer: 'agrees-in-part', words: 'Mostly.', answeredOn: 20_000 },
    ])
    expect(unplaced.map(({ confirmationId }) => confirmationId)).toEqual(['gone'])
  })
})

it('shows no passage of a story that may not be told on a slip', () => {
  const secret = 'when the manager rang me at six I said no to him'
  const story = storySchema.parse(record('story', 's', { title: 'Six', words: secret }))
  const rows = { story: [story], person: [], consent: [], contact: [] }
  const shown = outcomeOnSlip({ words: `She told us ${secret}, and it changed.`, forWhom: '' }, rows, 20_000)
  expect(shown.words).not.toContain('rang me')
  expect(shown.words).toContain('and it changed.')
})
