import { edited } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const box = (title: string) => screen.findByRole('button', { name: new RegExp(`^(Outcome|Impact|Activity).*${title}`) })
const line = (name: string) => screen.findByRole('button', { name })
const nothing = (name: RegExp) => waitFor(() => expect(screen.queryByRole('button', { name })).toBeNull())

async function draw(title: string, level: RegExp) {
  const dialog = await screen.findByRole('dialog', { name: 'A new element' })
  await userEvent.fill(within(dialog).getByRole('textbox'), title)
  await userEvent.click(within(dialog).getByRole('radio', { name: level }))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add' }))
  await box(title)
}

const dots = (element: HTMLElement) => ({
  from: element.querySelector('.react-flow__handle.source'),
  to: element.querySelector('.react-flow__handle.target'),
})

/**
 * The picture glides to its place when its frame changes, on a busy machine some time after: wait until it has stood where it
 * is for a second and a half.
 */
async function untilStill(element: Element) {
  let before = ''
  let looks = 0
  await waitFor(
    () => {
      const { x, y } = element.getBoundingClientRect()
      const now = `${x} ${y}`
      looks = now === before ? looks + 1 : 0
      before = now
      expect(looks).toBeGreaterThan(5)
    },
    { interval: 250, timeout: 20_000 },
  )
}

describe('the picture', () => {
  beforeEach(async () => {
    await projectOnPage(fakeHost(), 'theory?view=picture')
    await userEvent.click(await screen.findByRole('button', { name: 'Write the change you want to see' }))
    await draw('A home', /^Impact/)
    await userEvent.click(await screen.findByRole('button', { name: 'Add an element' }))
    await draw('A say', /^Outcome/)
    await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  })
  afterEach(leave)

  it('shows what nobody measures once the theory is more than a day old, in words and as a button to open', async () => {
    expect(within(await box('A say')).queryByText('Nobody measures this yet')).toBeNull()
    const { db, id } = openSession()
    const project = await db.rowsOf('project').get(id)
    if (!project) throw new Error('no project')
    await openSession().commit('project.edit', [
      edited('project', project, { ...project, createdAt: '2020-01-01T00:00:00.000Z' }),
    ])
    await waitFor(async () => expect(within(await box('A say')).getByText('Nobody measures this yet')).toBeVisible())
    await expectAccessible()
  })

  it('links two boxes by dragging from one to the other; Delete takes the link away and undo brings it back', async () => {
    const start = dots(await box('A say')).from
    const end = dots(await box('A home')).to
    if (!start || !end) throw new Error('boxes without dots')
    await untilStill(start)
    await userEvent.dragAndDrop(start, end, { steps: 12 })
    const claim = await screen.findByRole('complementary', { name: 'About this link' })
    expect(within(claim).getByRole('button', { name: 'A home' })).toBeVisible()
    ;(await line('A say leads to A home')).focus()
    await userEvent.keyboard('{Enter}{Delete}')
    await nothing(/leads to/)
    await userEvent.keyboard('{Control>}z{/Control}')
    await line('A say leads to A home')
  })

  it('links to a box that the line is let go on, also in its middle', async () => {
    const start = dots(await box('A say')).from
    if (!start) throw new Error('a box without a dot')
    await untilStill(start)
    await userEvent.dragAndDrop(start, await box('A home'), { steps: 12 })
    await line('A say leads to A home')
  })

  it('renames in place on F2; Enter opens a box and Escape comes back to it', async () => {
    ;(await box('A say')).focus()
    await userEvent.keyboard('{F2}')
    const field = await screen.findByRole('textbox', { name: 'New title for A say' })
    await waitFor(() => expect(field).toHaveFocus())
    await userEvent.keyboard('A real say{Enter}')
    await waitFor(() => expect(field).not.toBeInTheDocument())
    // The picture is drawn again with the new title.
    await waitFor(async () => {
      const renamed = await box('A real say')
      renamed.focus()
      expect(renamed).toHaveFocus()
    })
    await userEvent.keyboard('{Enter}')
    const panel = await screen.findByRole('complementary', { name: 'About this element' })
    await waitFor(() => expect(within(panel).getByRole('heading', { name: 'Outcome' })).toHaveFocus())
    await userEvent.keyboard('{Escape}')
    await waitFor(async () => expect(await box('A real say')).toHaveFocus())
  })
})
