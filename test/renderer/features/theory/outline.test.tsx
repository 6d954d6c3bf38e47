import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const level = (name: string) => screen.findByRole('region', { name })
const titles = async (name: string) =>
  within(await level(name))
    .queryAllByRole('listitem')
    .map(row => row.querySelector('[data-row]')?.textContent)
const row = (title: string) => screen.findByText(title, { selector: '[data-row]' })
const keys = (pressed: string) => userEvent.keyboard(pressed)

/** Three elements, typed one after the other as a person would. */
async function typeOutline() {
  const add = await screen.findByRole('button', { name: 'Add an outcome' })
  add.focus()
  await keys('{Enter}')
  await keys('Tenants are asked first{Enter}')
  await keys('Repairs are done in time{Enter}{Escape}')
  const impact = screen.getByRole('button', { name: 'Add an impact' })
  impact.focus()
  await keys('{Enter}')
  await keys('Everyone has a home{Enter}{Escape}')
  await row('Everyone has a home')
}

describe('the outline, by the keyboard alone', () => {
  beforeEach(async () => {
    await projectOnPage(fakeHost(), 'theory?view=outline')
    await typeOutline()
  })
  afterEach(leave)

  it('adds one title after the other and gives the focus back', async () => {
    expect(await titles('Outcomes')).toEqual(['Tenants are asked first', 'Repairs are done in time'])
    expect(await titles('Impact')).toEqual(['Everyone has a home'])
    await waitFor(() => expect(screen.getByRole('button', { name: 'Add an impact' })).toHaveFocus())
    // Of a theory begun today nobody expects measures yet.
    expect(screen.queryAllByText('Nobody measures this yet')).toEqual([])
    await expectAccessible()
  })

  it('has the focus where it was when a dialog is left, whether a key or a menu opened it', async () => {
    const dialogClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    ;(await row('Tenants are asked first')).focus()
    await keys('l')
    await screen.findByRole('dialog', { name: 'What does this lead to?' })
    await keys('{Escape}')
    await dialogClosed()
    expect(await row('Tenants are asked first')).toHaveFocus()
    await userEvent.click(screen.getByRole('button', { name: 'More for Tenants are asked first' }))
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Link to…' }))
    await screen.findByRole('dialog', { name: 'What does this lead to?' })
    await keys('{Escape}')
    await dialogClosed()
    expect(screen.getByRole('button', { name: 'More for Tenants are asked first' })).toHaveFocus()
  })

  it('adds right below, renames, and keeps the old title on Escape', async () => {
    ;(await row('Tenants are asked first')).focus()
    await keys('n')
    await keys('Councils listen{Enter}{Escape}')
    await waitFor(async () =>
      expect(await titles('Outcomes')).toEqual([
        'Tenants are asked first',
        'Councils listen',
        'Repairs are done in time',
      ]),
    )
    ;(await row('Councils listen')).focus()
    await keys('{F2}')
    await keys('Something else{Escape}')
    await waitFor(async () => expect(await row('Councils listen')).toHaveFocus())
    await keys('{F2}')
    await keys('Councils answer{Enter}')
    await waitFor(async () => expect(await row('Councils answer')).toHaveFocus())
  })

  it('moves an element up and to another level, and the focus goes with it', async () => {
    ;(await row('Repairs are done in time')).focus()
    await keys('{Alt>}{ArrowUp}{/Alt}')
    await waitFor(async () => expect((await titles('Outcomes'))[0]).toBe('Repairs are done in time'))
    await keys('{Alt>}{ArrowLeft}{/Alt}')
    await waitFor(async () => expect(await titles('Outputs')).toEqual(['Repairs are done in time']))
    await waitFor(async () => expect(await row('Repairs are done in time')).toHaveFocus())
  })

  it('links two elements, and one undo brings a deleted one back with its link', async () => {
    ;(await row('Tenants are asked first')).focus()
    await keys('l')
    const choice = await screen.findByRole('combobox', { name: /Leads to/ })
    await waitFor(() => expect(choice).toHaveFocus())
    await keys('Every')
    await expectAccessible()
    await keys('{Tab}They know best.{Tab}{Tab}{Enter}')
    const claim = await screen.findByRole('complementary', { name: 'About this link' })
    expect(within(claim).getByRole('textbox')).toHaveValue('They know best.')
    expect(await screen.findByText(/Leads to Everyone has a home/)).toBeVisible()

    ;(await row('Tenants are asked first')).focus()
    await keys('{Delete}')
    await waitFor(async () => expect(await titles('Outcomes')).toEqual(['Repairs are done in time']))
    expect(await row('Repairs are done in time')).toHaveFocus()
    expect(screen.getByRole('button', { name: 'Undo: delete an element' })).toBeVisible()
    await keys('{Control>}z{/Control}')
    await row('Tenants are asked first')
    expect(await screen.findByText(/Leads to Everyone has a home/)).toBeVisible()
  })

  it('opens an element beside the outline; Escape closes it', async () => {
    ;(await row('Everyone has a home')).focus()
    await keys('{Enter}')
    const panel = await screen.findByRole('complementary', { name: 'About this element' })
    await waitFor(() => expect(within(panel).getByRole('heading', { name: 'Impact' })).toHaveFocus())
    await expectAccessible()
    await keys('{Escape}')
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
    expect(await row('Everyone has a home')).toHaveFocus()
  })

  it('keeps what is being typed when the page is closed, and asks until it is written', async () => {
    ;(await row('Everyone has a home')).focus()
    await keys('{Enter}')
    const panel = await screen.findByRole('complementary', { name: 'About this element' })
    const notes = within(panel).getByRole('textbox', { name: /Notes/ })
    notes.focus()
    await keys('said in anger')
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
    const stored = async () => (await openSession().db.rowsOf('element').toArray()).map(element => element.notes)
    await waitFor(async () => expect(await stored()).toContain('said in anger'))
    const again = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(again)
    expect(again.defaultPrevented).toBe(false)
  })

  it('leaves undo to the field while a person writes in one', async () => {
    ;(await row('Everyone has a home')).focus()
    await keys('{Enter}')
    const panel = await screen.findByRole('complementary', { name: 'About this element' })
    const notes = within(panel).getByRole('textbox', { name: /Notes/ })
    notes.focus()
    await keys('abc')
    await keys('{Control>}z{/Control}')
    expect(await titles('Impact')).toEqual(['Everyone has a home'])
    expect(notes).not.toHaveValue('abc')
  })
})
