import { projectForOthers } from '@core/privacy/project'
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

it('leaves the team’s tags out of all that others get', () => {
  const measure = measureWith({ tags: ['awkward for the funder'], askedBy: ['A funder'] })
  const seen = projectForOthers(sourceWith({ measure: [measure] }))
  expect(JSON.stringify(seen.rows)).not.toContain('awkward')
  expect(seen.rows.measure[0]?.askedBy).toEqual(['A funder'])
})
