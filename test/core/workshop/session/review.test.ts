import { projectorView } from '@core/privacy/wall'
import { type Measure, workshopSchema } from '@core/project/entities'
import { workshopRecord } from '@core/report/workshop-paper/record'
import { emptyDraft } from '@core/workshop/session/act'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { workshopOfOpening, workshopWithOutcome } from '@core/workshop/workshop-with-outcome'
import { expect, it } from 'vitest'
import { measureOf, project } from '../../project/sample-contents'
import { opening, SessionInPlay } from './build'

const said = 'In 2025 the figure was 40 people.'
const plan = {
  ...opening().plan,
  method: 'review' as const,
  items: [
    { id: 'doctor', words: 'I can see a doctor', measureId: 'm-doctor' },
    { id: 'bus', words: 'The bus comes', measureId: 'm-bus' },
    { id: 'door', words: 'I have a door that locks', measureId: 'm-door' },
    { id: 'new', words: 'Nobody waits alone', measureId: null },
  ],
}
const session = () => new SessionInPlay({ plan, figures: [{ measureId: 'm-doctor', words: said }] })

it('shows what each measure says by now on the facilitator’s screen, on the wall and on phones, and of a proposal that it is none', () => {
  const room = session()
  const person = room.join()
  const figures = [said, '', '', null]
  expect(participantView(room.state, person)?.items.map(({ figure }) => figure)).toEqual(figures)
  expect(projectorView(room.state).items.map(({ figure }) => figure)).toEqual(figures)
  expect(facilitatorView(room.state).items.map(({ figure }) => figure)).toEqual([said, '', '', ''])
})

it('asks of no measure what becomes of it in other sessions', () => {
  const other = new SessionInPlay()
  expect(projectorView(other.state).items.map(({ figure }) => figure)).toEqual([null, null])
})

it('leaves what was decided about each measure with the reason, changes none of them, and makes a measure of what is new', () => {
  const room = session()
  room.goTo('agree')
  const decide = (itemId: string, agreed: boolean, fields: object) => {
    const words = plan.items.find(({ id }) => id === itemId)?.words ?? ''
    room.act({ kind: 'draft-agreement', draft: { ...emptyDraft(itemId, words), ...fields } })
    expect(room.act({ kind: 'decide', itemId, agreed })).toBe('done')
  }
  decide('doctor', true, { why: 'It still matters' })
  decide('bus', true, { wording: 'The bus comes on Sundays too' })
  decide('door', false, { why: 'Everybody has one now' })
  decide('new', true, {})
  room.act({ kind: 'close' })
  const outcome = sessionOutcome(room.state)
  if (!outcome.ok) throw new Error(outcome.problem)
  const measures: Measure[] = ['m-doctor', 'm-bus', 'm-door'].map(id => measureOf(id))
  const { workshop, changedMeasures, newMeasures } = workshopWithOutcome(
    workshopOfOpening(room.state.opening, 20_500),
    {
      opening: room.state.opening,
      outcome: outcome.value,
      measures,
      newId: () => 'made',
    },
  )
  expect(workshopSchema.parse(workshop)).toEqual(workshop)
  expect(changedMeasures).toEqual([])
  expect(newMeasures.map(({ title }) => title)).toEqual(['Nobody waits alone'])
  expect(workshop.record?.reviewed).toEqual([
    { itemId: 'doctor', measureId: 'm-doctor', said: 'kept', wording: 'I can see a doctor', why: 'It still matters' },
    { itemId: 'bus', measureId: 'm-bus', said: 'changed', wording: 'The bus comes on Sundays too', why: '' },
    {
      itemId: 'door',
      measureId: 'm-door',
      said: 'dropped',
      wording: 'I have a door that locks',
      why: 'Everybody has one now',
    },
  ])
  expect(workshop.agreed.map(({ itemId }) => itemId)).toEqual(['new'])
  const paper = JSON.stringify(workshopRecord({ project, workshop, measures, now: '2026-11-29T12:00:00.000Z' }))
  expect(paper).toContain('Drop: I have a door that locks')
  expect(paper).toContain('It should read: The bus comes on Sundays too.')
  expect(paper).toContain('Because: It still matters.')
})

it('tells a change in what is measured from a change of words', () => {
  const room = session()
  room.act({
    kind: 'draft-agreement',
    draft: { ...emptyDraft('doctor', 'I can see a doctor'), change: true },
  })
  room.act({ kind: 'decide', itemId: 'doctor', agreed: true })
  room.act({ kind: 'close' })
  const outcome = sessionOutcome(room.state)
  expect(outcome.ok && outcome.value.record.reviewed?.map(({ said: what }) => what)).toEqual(['changed'])
})
