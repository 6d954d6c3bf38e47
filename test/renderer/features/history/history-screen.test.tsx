import { added, edited, removed } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, onTestFinished } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, goTo, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

it('says what every step changed, with what it was and the way to it, and finds the steps of one part', async () => {
  const measure = measureOf('m', { title: 'People sleeping rough', targets: [{ period: '2027', value: 3500 }] })
  const home = elementOf('e', { title: 'A home' })
  await projectOnPage(host, 'overview', { changes: [added('measure', measure)] })
  await screen.findByRole('heading', { level: 1, name: 'Overview' })
  const { commit } = openSession()
  await commit('element.add', [added('element', home)])
  await commit('measure.edit', [edited('measure', measure, { ...measure, targets: [{ period: '2027', value: 3200 }] })])
  await commit('observation.add', [added('observation', observationOf('o', 'm', { day: 20_000, value: 4134 }))])
  await commit('element.remove', [removed('element', home)])
  // The overview knows of it by now, and its links stay where they are.
  await screen.findByText('delete an element')
  await userEvent.click(screen.getByRole('link', { name: 'All changes, with what they changed' }))
  await screen.findByRole('heading', { level: 1, name: 'History' })
  const step = (name: RegExp) =>
    waitFor(() => {
      const found = screen.getAllByRole('listitem').find(each => name.test(each.textContent ?? ''))
      if (!found) throw new Error(`no step ${name}`)
      return within(found)
    })
  const target = await step(/Target for 2027/)
  expect(target.getByText('Target for 2027: 3,500 → 3,200')).toBeVisible()
  expect((await step(/^delete an element/)).getByText('A home')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'A home' })).toBeNull()
  expect((await step(/Value: 4,134/)).getByRole('link', { name: 'People sleeping rough' })).toBeVisible()
  await expectAccessible()
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Part of the project' }), 'Theory of change')
  await waitFor(() => expect(screen.queryAllByText(/Target for 2027/)).toHaveLength(0))
  await step(/^delete an element/)
  await userEvent.fill(screen.getByLabelText('Until'), '2000-01-01')
  await userEvent.click(await screen.findByRole('button', { name: 'Show all' }))
  await userEvent.click((await step(/Target for 2027/)).getByRole('link', { name: 'People sleeping rough' }))
  await screen.findByRole('heading', { level: 1, name: 'People sleeping rough' })

  await userEvent.click(screen.getByRole('button', { name: 'More for this measure' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'History' }))
  await screen.findByText(/What was done to .*People sleeping rough/)
  await step(/Target for 2027: 3,500 → 3,200/)
  expect((await step(/Value: 4,134/)).getByRole('link', { name: 'People sleeping rough' })).toBeVisible()
  expect(screen.queryByText(/delete an element/)).toBeNull()
})

it('says who made each change on this computer, and finds the steps of one of the team', async () => {
  await projectOnPage(host, 'settings', { changes: [added('element', elementOf('e', { title: 'A home' }))] })
  const name = await screen.findByRole('textbox', { name: 'Your name or initials' })
  onTestFinished(() => localStorage.removeItem('common-measure-team-member'))
  await userEvent.fill(name, ' Amina ')
  await userEvent.tab()
  await waitFor(() => expect(name).toHaveValue('Amina'))
  await expectAccessible()
  await openSession().commit('element.add', [added('element', elementOf('f', { title: 'A job' }))])
  await goTo(`/p/${openSession().id}/history`)
  const who = await screen.findByRole('combobox', { name: 'Who' })
  const steps = () => screen.getAllByRole('listitem').filter(each => each.querySelector('time'))
  await waitFor(() => expect(steps().length).toBeGreaterThan(1))
  await userEvent.selectOptions(who, 'Amina')
  await waitFor(() =>
    expect(steps().map(each => each.textContent)).toEqual([expect.stringMatching(/^add an elementAmina · .*A job/)]),
  )
  await expectAccessible()
})

it('says that a box was moved in its picture, and in which one', async () => {
  const [home, part] = [elementOf('e', { title: 'A home' }), elementOf('f', { title: 'A key', theories: ['e'] })]
  await projectOnPage(host, 'overview', { changes: [added('element', home), added('element', part)] })
  await screen.findByRole('heading', { level: 1, name: 'Overview' })
  const { commit, id, db } = openSession()
  const [project] = await db.rowsOf('project').toArray()
  if (!project) throw new Error('there is no project')
  const at = { x: 4, y: 2 }
  await commit('element.place', [edited('element', home, { ...home, places: { main: at } })])
  await commit('element.place', [edited('element', part, { ...part, places: { e: at } })])
  await commit('project.edit', [edited('project', project, { ...project, yearStart: 9 })])
  await goTo(`/p/${id}/history`)
  const lines = () => screen.getAllByRole('listitem').map(each => each.textContent)
  await waitFor(() => expect(lines()).toContain('A home (moved in the picture)'))
  expect(lines()).toContain('A key (moved in the picture of “⁨A home⁩”)')
  expect(screen.getByText(/First month of the reporting year: .* → September/)).toBeVisible()
})
