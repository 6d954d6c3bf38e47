import { projectForOthers } from '@core/privacy/project'
import { expect, it } from 'vitest'
import { sourceWith } from '../report/build'
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
