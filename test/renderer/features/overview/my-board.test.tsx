import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { chooseFromMenu, expectAccessible, goTo, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const changes = [
  added('element', elementOf('o', { title: 'Nobody sleeps rough' })),
  added(
    'measure',
    measureOf('down', { title: 'People outside', outcomeIds: ['o'], baseline: { value: 50, day: 10_000 } }),
  ),
  added('measure', measureOf('few', { title: 'Evictions', order: 2 })),
  added('observation', observationOf('a', 'down', { day: 16_600, value: 40 })),
  added('observation', observationOf('b', 'down', { day: 17_000, value: 20 })),
  added('observation', observationOf('c', 'few', { day: 17_000, value: 3 })),
]
const board = () =>
  openSession()
    .db.rowsOf('project')
    .toArray()
    .then(([project]) => project?.board?.map(({ id }) => id))
const cards = () =>
  within(screen.getByRole('tabpanel', { name: 'My board' }))
    .getAllByRole('link')
    .map(link => link.textContent)

async function boardOnPage() {
  await projectOnPage(host, 'overview?view=board', { changes })
  await screen.findByText('Nothing on your board yet')
  for (const title of ['People outside', 'Evictions', 'Nobody sleeps rough']) {
    const find = await screen.findByRole('combobox', { name: 'Add to the board' })
    await userEvent.fill(find, title)
    await screen.findByRole('option', { name: title })
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await screen.findByRole('link', { name: title })
    // Whoever adds one goes on to the next.
    expect(find).toHaveFocus()
  }
}

it('begins empty, is filled from the menu of a measure, and says what is known of it', async () => {
  await projectOnPage(host, 'overview', { changes })
  await userEvent.click(await screen.findByRole('tab', { name: 'My board' }))
  await screen.findByText('Nothing on your board yet')
  await expectAccessible()
  await goTo(`/p/${openSession().id}/measures/down`)
  await userEvent.click(await screen.findByRole('button', { name: 'More for this measure' }))
  await chooseFromMenu(/^Add to my board/)
  await goTo(`/p/${openSession().id}/overview?view=board`)
  const card = (await screen.findByRole('link', { name: 'People outside' })).closest('li')
  expect(card).toHaveTextContent('20 people')
  expect(card).toHaveTextContent('as of 18 July 2016')
  expect(card).toHaveTextContent('Moving the right way')
  await expectAccessible()
})

it('says where the period has no figure before it shows the latest, and no standing of that', async () => {
  await projectOnPage(host, 'overview?view=board', {
    changes: [...changes, added('observation', observationOf('d', 'few', { day: 17_400, value: 4 }))],
  })
  await screen.findByText('Nothing on your board yet')
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Period' }), '2017')
  for (const title of ['People outside', 'Nobody sleeps rough']) {
    await userEvent.fill(await screen.findByRole('combobox', { name: 'Add to the board' }), title)
    await screen.findByRole('option', { name: title })
    await userEvent.keyboard('{ArrowDown}{Enter}')
    const card = (await screen.findByRole('link', { name: title })).closest('li')
    expect(card).toHaveTextContent(/No figure for \S+; latest: 20 people *in .*, as of 18 July 2016/)
    expect(card).not.toHaveTextContent('Moving the right way')
  }
  await goTo(`/p/${openSession().id}/measures`)
  const row = (await screen.findByRole('link', { name: 'People outside' })).closest('li')
  await waitFor(() => expect(row).toHaveTextContent(/No figure for \S+; latest: 20 people *in .*, as of 18 July 2016/))
  expect(row).not.toHaveTextContent('Moving the right way')
})

it('is put in order by buttons that keep the focus, and gives back what was taken off', async () => {
  await boardOnPage()
  expect(cards()).toEqual(['People outside', 'Evictions', 'Nobody sleeps rough'])
  await userEvent.click(screen.getByRole('button', { name: 'Arrange' }))
  await expectAccessible()
  const later = screen.getByRole('button', { name: /^Move .*People outside.* later$/ })
  later.focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(cards()).toEqual(['Evictions', 'People outside', 'Nobody sleeps rough']))
  expect(screen.getByRole('button', { name: /^Move .*People outside.* later$/ })).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(cards().at(-1)).toBe('People outside'))
  // There is no way on: the way back has the focus.
  expect(screen.getByRole('button', { name: /^Move .*People outside.* earlier$/ })).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: /^Remove .*Evictions.* from my board$/ }))
  expect(screen.getByRole('button', { name: /^Remove .*Nobody sleeps rough.* from my board$/ })).toHaveFocus()
  await screen.findByText('Undo brings it back.')
  await waitFor(async () => expect(await board()).toEqual(['o', 'down']))
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }))
  await waitFor(() => expect(cards()).toEqual(['Evictions', 'Nobody sleeps rough', 'People outside']))
})

it('prints as the team sees it, and presents by keys without numbers of few people', async () => {
  await boardOnPage()
  const print = vi.spyOn(window, 'print').mockReturnValue()
  expect(screen.getByRole('tabpanel', { name: 'My board' })).toHaveTextContent('3 people')
  await userEvent.click(screen.getByRole('button', { name: 'Print' }))
  expect(print).toHaveBeenCalledOnce()
  print.mockRestore()
  await userEvent.click(screen.getByRole('button', { name: 'Present' }))
  const wall = within(await screen.findByRole('dialog', { name: 'My board, full screen' }))
  expect(wall.getAllByRole('listitem').length).toBeGreaterThanOrEqual(3)
  await expectAccessible()
  await userEvent.keyboard('{ArrowRight}')
  await wall.findByRole('heading', { name: 'People outside' })
  await userEvent.keyboard('{PageDown}')
  await wall.findByRole('heading', { name: 'Evictions' })
  expect(wall.getByText('Hidden: about too few people')).toBeVisible()
  expect(wall.queryByText('3 people')).toBeNull()
  await expectAccessible()
  await userEvent.keyboard('{End}')
  await wall.findByRole('heading', { name: 'Nobody sleeps rough' })
  await userEvent.keyboard('{Home}{ArrowRight}{ArrowLeft}{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(screen.getByRole('button', { name: 'Present' })).toHaveFocus())
})
