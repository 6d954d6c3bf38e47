import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementWith, linkBetween } from '../../../core/report/build'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const keys = (pressed: string) => userEvent.keyboard(pressed)
const linkPanel = () => screen.findByRole('complementary', { name: 'About this link' })
const rows = <K extends 'assumption' | 'evidence' | 'link'>(kind: K) => openSession().db.rowsOf(kind).toArray()
const tomorrow = () => new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)

describe('what is said of a link, by the keyboard alone', () => {
  beforeEach(async () => {
    await projectOnPage(fakeHost(), 'theory?view=outline', {
      changes: [
        added('element', elementWith('meet', { title: 'Meet every month', level: 'activity', sphere: 'control' })),
        added('element', elementWith('heard', { title: 'Tenants are heard' })),
        added('link', linkBetween('meet', 'heard')),
      ],
    })
    ;(await screen.findByText('Meet every month', { selector: '[data-row]' })).focus()
    await keys('{Enter}')
    ;(await screen.findByRole('button', { name: /About the link to Tenants are heard/ })).focus()
    await keys('{Enter}')
    await linkPanel()
  })
  afterEach(leave)

  it('keeps an assumption, and what became of it day by day', async () => {
    const panel = within(await linkPanel())
    panel.getByRole('button', { name: 'Add an assumption' }).focus()
    await keys('{Enter}')
    await waitFor(() => expect(panel.getByRole('textbox', { name: 'What has to be true?' })).toHaveFocus())
    await keys('{Tab}{Enter}')
    expect(await panel.findByText('A few words are needed here.')).toBeVisible()
    await keys('The hall stays free{Tab}{Enter}')
    expect(await panel.findByText('Untested')).toBeVisible()
    await waitFor(() => expect(panel.getByRole('button', { name: 'Add an assumption' })).toHaveFocus())

    panel.getByRole('button', { name: 'Write down how it holds' }).focus()
    await keys('{Enter}')
    const state = await panel.findByRole('combobox', { name: 'Does it hold?' })
    await waitFor(() => expect(state).toHaveFocus())
    await userEvent.selectOptions(state, 'Broken')
    await expectAccessible()
    const day = panel.getByLabelText('On which day?')
    await userEvent.fill(day, tomorrow())
    panel.getByRole('button', { name: 'Write it down' }).focus()
    await keys('{Enter}')
    expect(await panel.findByText('That day is still to come.')).toBeVisible()
    expect(panel.getByText('Say why in a few words. Later readers will ask.')).toBeVisible()
    await userEvent.fill(day, '2026-05-03')
    await userEvent.fill(panel.getByRole('textbox', { name: /Why do you think so/ }), 'They charge us now.')
    panel.getByRole('button', { name: 'Write it down' }).focus()
    await keys('{Enter}')
    expect(await panel.findByText('3 May 2026: Broken')).toBeVisible()
    expect(panel.getByText('Nobody has said what is done about it.')).toBeVisible()
    expect(await rows('assumption')).toMatchObject([
      { linkId: 'meet-heard', history: [{ state: 'broken', why: 'They charge us now.' }] },
    ])
  })

  it('keeps evidence on both sides, and each group’s own view of its strength beside the others', async () => {
    const panel = within(await linkPanel())
    for (const [side, words] of [
      ['for', 'They asked us in June.'],
      ['against', 'They did not in July.'],
    ]) {
      panel.getByRole('button', { name: `Add evidence ${side} it` }).focus()
      await keys('{Enter}')
      const field = await panel.findByRole('textbox', { name: 'What it says', description: /seen, lived/ })
      await waitFor(() => expect(field).toHaveFocus())
      await keys(`${words}{Tab}The June meeting{Enter}`)
      await waitFor(() => expect(field).not.toBeInTheDocument())
      await panel.findByDisplayValue(words ?? '')
    }
    for (const strength of ['Strong', 'Weak']) {
      panel.getAllByRole('button', { name: 'Say how strong it is' })[0]?.focus()
      await keys('{Enter}')
      ;(await panel.findByRole('radio', { name: strength })).focus()
      await keys(' ')
      panel.getByRole('button', { name: 'Save' }).focus()
      await keys('{Enter}')
      await waitFor(() => expect(panel.queryByRole('button', { name: 'Save' })).toBeNull())
    }
    const strengths = within(await panel.findByRole('list', { name: 'How strong each group finds it' }))
    const views = strengths.getAllByRole('listitem').map(item => item.textContent?.replace(/\s+/g, ' '))
    expect(views).toEqual(['Lived experience Strong', 'Learnt (professional) experience Weak'])
    await expectAccessible()
    expect(await rows('evidence')).toHaveLength(2)
  })

  it('goes with the link, and one undo brings all of it back', async () => {
    const panel = within(await linkPanel())
    panel.getByRole('button', { name: 'Add an assumption' }).focus()
    await keys('{Enter}')
    await waitFor(() => expect(panel.getByRole('textbox', { name: 'What has to be true?' })).toHaveFocus())
    await keys('The hall stays free{Tab}{Enter}')
    await panel.findByText('Untested')
    // The focus comes back to where it was begun: only then may it go elsewhere.
    await waitFor(() => expect(panel.getByRole('button', { name: 'Add an assumption' })).toHaveFocus())
    panel.getByRole('button', { name: 'Delete this link' }).focus()
    await keys('{Enter}')
    await waitFor(async () => expect(await rows('link')).toEqual([]))
    expect(await rows('assumption')).toEqual([])
    await keys('{Control>}z{/Control}')
    await waitFor(async () => expect(await rows('assumption')).toHaveLength(1))
    expect(await rows('link')).toHaveLength(1)
  })
})
