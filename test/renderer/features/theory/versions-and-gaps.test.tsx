import { added } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureWith, observationOn } from '../../../core/observation/build'
import { elementWith, linkBetween } from '../../../core/report/build'
import { assumptionWith, judgementWith } from '../../../core/theory/build'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'

const link = (name: string | RegExp) => screen.findByRole('link', { name })
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

/** Two elements, a link with an assumption, and a measure of one of them. */
const theory = [
  added('element', elementWith('meet', { title: 'Meet every month', level: 'activity', sphere: 'control' })),
  added('element', elementWith('heard', { title: 'Tenants are heard' })),
  added('link', linkBetween('meet', 'heard')),
  added('assumption', assumptionWith({ id: 'hall', linkId: 'meet-heard', words: 'The hall stays free' })),
  added(
    'measure',
    measureWith({
      id: 'meetings',
      title: 'Meetings held',
      unit: 'meetings',
      direction: 'increase',
      countsPeople: false,
      outcomeIds: ['meet'],
      baseline: { value: 0, day: 16_000 },
      targets: [{ period: '2016', value: 20 }],
    }),
  ),
  added('observation', observationOn('2015-06-01', 5, { id: 'o1', measureId: 'meetings' })),
  added('observation', observationOn('2016-06-01', 10, { id: 'o2', measureId: 'meetings' })),
  added('judgement', judgementWith({ aboutId: 'meet', status: 'partly-achieved', period: '2016' })),
]
const open = (address: string) => projectOnPage(fakeHost(), address, { changes: theory })

describe('the theory through time', () => {
  afterEach(leave)

  it('is saved as a version, with what changed and why, and compared with how it is now', async () => {
    await open('theory?view=versions')
    await press('Save this version')
    expect(await screen.findByText('Say in a few words what changed and why.')).toBeVisible()
    const title = screen.getByRole('textbox', { name: /What is it called/ })
    await waitFor(() => expect(title).toHaveFocus())
    await userEvent.fill(title, 'Spring')
    await userEvent.fill(screen.getByRole('textbox', { name: /Where does it begin/ }), 'Drawn in the hall')
    await press('Save this version')
    expect(await screen.findByText('The theory is as it was saved in “Spring”.')).toBeVisible()
    expect(screen.getByText('The two are the same.')).toBeVisible()

    await userEvent.click(screen.getByText('Outline'))
    const row = await screen.findByText('Tenants are heard', { selector: '[data-row]' })
    row.focus()
    await userEvent.keyboard('{F2}Tenants are heard first{Enter}')
    const meet = await screen.findByText('Meet every month', { selector: '[data-row]' })
    meet.focus()
    await userEvent.keyboard('{Delete}')
    await userEvent.click(screen.getByText('Versions'))

    expect(await screen.findByText('The theory has changed since “Spring”.')).toBeVisible()
    const cells = (name: RegExp) =>
      within(screen.getByRole('table', { name }))
        .getAllByRole('row')
        .slice(1)
        .map(each => [...each.children].map(cell => cell.textContent))
    expect(cells(/elements differ/)).toEqual([
      ['Reworded', 'Tenants are heard', 'Tenants are heard first'],
      ['Removed', 'Meet every monthActivity · In our control', 'not there'],
    ])
    expect(cells(/link differs/)).toEqual([['Removed', 'Meet every month → Tenants are heard', 'not there']])
    expect(cells(/assumption differs/)[0]?.[0]).toBe('Removed')
    await expectAccessible()
  })

  it('is laid over with progress, trend and what people assessed, period by period', async () => {
    await open('theory?view=outline')
    const row = async () => (await screen.findByText('Meet every month', { selector: '[data-row]' })).closest('li')
    await waitFor(async () => expect((await row())?.textContent).toContain('50% of the way'))
    expect((await row())?.textContent).toContain('Better than 2015-16')
    expect((await row())?.textContent).toMatch(/Assessed for \u2068.+\u2069: Partly achieved/)

    await press('One period back')
    const now = () => within(screen.getByRole('region', { name: 'Which period to look at' })).getByRole('status')
    await waitFor(() => expect(now()).toHaveTextContent('2015-16, period 1 of 2'))
    expect((await row())?.textContent).toContain('25% of the way')
    expect((await row())?.textContent).not.toMatch(/Better|Assessed/)
    // At the end of the way the button stays where the focus is.
    const back = screen.getByRole('button', { name: 'One period back' })
    back.focus()
    await userEvent.keyboard('{Enter}')
    expect(back).toHaveFocus()
    expect(now()).toHaveTextContent('2015-16')

    await press('Play')
    expect(await screen.findByRole('button', { name: 'Pause' })).toBeVisible()
    await waitFor(() => expect(now()).toHaveTextContent('2016-17, period 2 of 2'))
    expect(await screen.findByRole('button', { name: 'Play' })).toBeVisible()
    await expectAccessible()

    await userEvent.click(screen.getByRole('button', { name: 'What to show' }))
    await userEvent.click(await screen.findByRole('switch', { name: /^Progress, trend and assessed status/ }))
    await waitFor(async () => expect((await row())?.textContent).not.toMatch(/of the way|Assessed/))
  })
})

describe('what is missing', () => {
  afterEach(leave)

  it('leads to the assumption that was never tested, with the focus where it is tested', async () => {
    await open('theory?view=gaps')
    await expectAccessible()
    await userEvent.click(await link('The hall stays free'))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Write down how it holds' })).toHaveFocus())
  })

  it('leads to a new measure for an outcome that nobody measures', async () => {
    await open('overview')
    const gap = await screen.findByRole('region', { name: /Outcomes nobody measures/ })
    await userEvent.click(within(gap).getByRole('link', { name: 'Tenants are heard' }))
    const title = await screen.findByRole('textbox', { description: /It will be a measure for “Tenants are heard”/ })
    await waitFor(() => expect(title).toHaveFocus())
    await userEvent.keyboard('Decisions they were asked about{Enter}')
    const watched = await screen.findByRole('checkbox', { name: /Tenants are heard/ })
    expect(watched).toBeChecked()
  })

  it('leads to the very field of a measure', async () => {
    await open('overview')
    const gap = await screen.findByRole('region', { name: /No lived-experience group agreed/ })
    await userEvent.click(within(gap).getByRole('link', { name: 'Meetings held' }))
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Lived experience' })).toHaveFocus())
    await userEvent.keyboard(' ')
    await userEvent.click(await link('Overview'))
    await screen.findByRole('region', { name: /Outcomes nobody measures/ })
    expect(screen.queryByRole('region', { name: /No lived-experience group agreed/ })).toBeNull()
    // What is not among the three worst is behind the count of the others.
    await userEvent.click(screen.getByRole('link', { name: /more$/ }))
    await screen.findByRole('region', { name: /No recent figure/ })
  })
})

describe('an assessment', () => {
  afterEach(leave)

  it('needs a status and a reason, and stands beside the earlier ones', async () => {
    await open('theory?view=outline&element=meet')
    await press('Assess it again')
    const dialog = within(await screen.findByRole('dialog', { name: 'What has been achieved?' }))
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(await dialog.findByText('Choose a status.')).toBeVisible()
    expect(dialog.getByText('A few words are needed here.')).toBeVisible()
    await userEvent.selectOptions(dialog.getByRole('combobox', { name: /Result status/ }), 'Achieved')
    await userEvent.fill(dialog.getByRole('textbox', { name: /Why/ }), 'We met every month.')
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Lived experience' }))
    await expectAccessible()
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }))
    const section = within(await screen.findByRole('region', { name: 'Result status, as people assessed it' }))
    expect(await section.findByText('We met every month.')).toBeVisible()
    await userEvent.click(section.getByText('1 other assessment'))
    expect(section.getByText('They asked us twice.')).toBeVisible()
  })
})
