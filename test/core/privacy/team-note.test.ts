import { projectForOthers } from '@core/privacy/project'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'
import { measureWith, sourceWith } from '../report/build'
import { closedWorkshop } from '../report/workshop-paper/build'

it('leaves what the team noted about a workshop out of all that others get, whether or not its groups are small', () => {
  for (const people of [2, 60]) {
    const taking = [{ perspectiveId: 'lived', people }]
    const workshop = closedWorkshop({ taking, teamNote: 'Ring the interpreter' })
    const seen = projectForOthers(sourceWith({ workshop: [workshop] }))
    expect(JSON.stringify(seen.rows.workshop)).not.toContain('interpreter')
    expect(seen.rows.workshop[0]?.title).toBe(workshop.title)
  }
})

it('leaves the tags of records, which are the team’s, out of all that others get', () => {
  const tags = ['awkward for the funder']
  const row = (kind: 'insight' | 'harvestedOutcome' | 'phase' | 'assumption' | 'evidence') =>
    newRecord(recordKinds[kind] as unknown as RecordKind, {
      id: kind,
      order: 1,
      given: { words: 'Trust', title: 'First', linkId: 'l', side: 'for', tags },
    }) as never
  const kinds = ['insight', 'harvestedOutcome', 'phase', 'assumption', 'evidence'] as const
  const seen = projectForOthers(sourceWith(Object.fromEntries(kinds.map(kind => [kind, [row(kind)]]))))
  const told = JSON.stringify([seen.rows, seen.learning(20_000, 'report')])
  expect(told).toContain('Trust')
  expect(told).not.toContain('awkward')
})

it('leaves the team’s tags out of all that others get', () => {
  const measure = measureWith({ tags: ['awkward for the funder'], askedBy: ['A funder'] })
  const seen = projectForOthers(sourceWith({ measure: [measure] }))
  expect(JSON.stringify(seen.rows)).not.toContain('awkward')
  expect(seen.rows.measure[0]?.askedBy).toEqual(['A funder'])
})
