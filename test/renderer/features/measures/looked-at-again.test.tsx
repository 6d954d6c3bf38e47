import { added } from '@core/change/change'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf } from '../../../core/project/sample-contents'
import { agreedWith, closedWorkshop, recordWith } from '../../../core/report/workshop-paper/build'
import { fakeHost } from '../../fake-host'
import { leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const theMeasure = async () => openSession().db.rowsOf('measure').get('m')
const given = { withdrawal: null, withdrawnOn: null, perspectiveId: null, itemId: 'a' }

it('says on the measure’s page what a room decided and why, and changes it only where somebody presses the button', async () => {
  const reviewed = (said: 'changed' | 'dropped') =>
    recordWith({
      reviewed: [{ itemId: 'a', measureId: 'm', said, wording: 'Buses on Sundays', why: 'They stop on Friday' }],
    })
  await projectOnPage(host, 'measures/m?view=definition', {
    changes: [
      added('measure', measureOf('m', { title: 'Buses' })),
      added('workshop', closedWorkshop({ id: 'one', title: 'In spring', heldOn: 20_500, record: reviewed('changed') })),
      added('workshop', closedWorkshop({ id: 'two', title: 'In autumn', heldOn: 20_600, record: reviewed('dropped') })),
    ],
  })
  await screen.findByRole('link', { name: 'In spring' })
  screen.getByRole('link', { name: 'In autumn' })
  expect(screen.getAllByText('Because: They stop on Friday')).toHaveLength(2)
  expect(await theMeasure()).toMatchObject({ title: 'Buses' })
  await userEvent.click(screen.getByRole('button', { name: 'Use these words' }))
  await waitFor(async () => expect((await theMeasure())?.title).toBe('Buses on Sundays'))
  await userEvent.click(await screen.findByRole('button', { name: 'Archive this measure' }))
  await screen.findByText(/^Archived on/)
  expect((await theMeasure())?.archivedOn).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }))
  await waitFor(async () => expect((await theMeasure())?.archivedOn).toBeUndefined())
})

it('shows the minority view, blocks first, and the reasons given with any answer, without what was withdrawn', async () => {
  const stepReasons = [
    { ...given, id: 'r1', words: 'I have doubts about the cost', block: false },
    { ...given, id: 'r2', words: 'It would shut us out', block: true },
    { ...given, id: 'r3', words: '', block: false, withdrawnOn: 20_600 },
  ]
  await projectOnPage(host, 'measures/m?view=definition', {
    changes: [
      added('measure', measureOf('m', { workshopId: 'one' })),
      added(
        'workshop',
        closedWorkshop({
          id: 'one',
          agreed: [agreedWith({ itemId: 'a', measureId: 'm', minorityView: 'Beds matter too' })],
          record: recordWith({ stepReasons }),
        }),
      ),
    ],
  })
  await screen.findByText('Beds matter too')
  const said = screen
    .getAllByText(/It would shut us out|I have doubts about the cost/)
    .map(each => each.closest('p')?.textContent)
  expect(said).toEqual([
    'Somebody could not accept it, because: It would shut us out',
    'A reason given with an answer: I have doubts about the cost',
  ])
})

it('leaves an archived measure off the board until it is asked for', async () => {
  await projectOnPage(host, 'measures', {
    changes: [
      added('measure', measureOf('m', { title: 'Buses', archivedOn: 20_600 })),
      added('measure', measureOf('n', { title: 'Trains' })),
    ],
  })
  await screen.findByText('Trains')
  expect(screen.queryByText('Buses')).toBeNull()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Show 1 archived measure too' }))
  await screen.findByText('Buses')
})
