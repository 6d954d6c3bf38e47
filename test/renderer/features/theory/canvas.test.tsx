import { added } from '@core/change/change'
import { type Element, type Level, mainTheory } from '@core/project/entities'
import { placeIn } from '@core/theory/placement'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { elementOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const box = (title: string) =>
  screen.findByRole('button', { name: new RegExp(`^(Outcome|Impact|Activity|Output).*${title}`) })
const keys = (pressed: string) => userEvent.keyboard(pressed)
const stored = (id: string): Promise<Element | undefined> => openSession().db.rowsOf('element').get(id)
const nextUndo = async (what: string) => screen.findAllByRole('button', { name: `Undo: ${what}` })
const focusOn = async (title: string) => {
  const found = await box(title)
  act(() => found.focus())
}
const panel = (name: string) => screen.findByRole('complementary', { name })
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))

/** The picture glides to its place: wait until it has stood where it is for a while. */
async function untilStill(element: HTMLElement) {
  let before = ''
  let looks = 0
  await waitFor(
    () => {
      const { x, y } = element.getBoundingClientRect()
      looks = before === `${x} ${y}` ? looks + 1 : 0
      before = `${x} ${y}`
      expect(looks).toBeGreaterThan(3)
    },
    { interval: 150, timeout: 20_000 },
  )
}

/** Pulls one box by so much, as a mouse does. */
async function pull(from: HTMLElement, by: { x: number; y: number }) {
  await untilStill(from)
  const { x, y } = from.getBoundingClientRect()
  const start = { x: x + 30, y: y + 12 }
  const mouse = (type: string, target: EventTarget, share: number) =>
    act(async () => {
      const at = { clientX: start.x + by.x * share, clientY: start.y + by.y * share }
      target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, ...at }))
      await new Promise(requestAnimationFrame)
    })
  await mouse('mousedown', from, 0)
  for (const share of [0.3, 0.7, 1]) await mouse('mousemove', window, share)
  await mouse('mouseup', window, 1)
}

const placesOf = async (...ids: string[]) => {
  const rows = await openSession().db.rowsOf('element').bulkGet(ids)
  return rows.map(row => row && placeIn(row, 'main'))
}

const at = (id: string, level: Level, title: string, over: Partial<Element> = {}) =>
  added('element', elementOf(id, { level, title, sphere: level === 'outcome' ? 'influence' : 'control', ...over }))

describe('drawing in the picture', () => {
  beforeEach(async () => {
    await projectOnPage(fakeHost(), 'theory?view=picture', {
      changes: [
        at('talk', 'activity', 'Talk'),
        at('say', 'outcome', 'A say', { places: { main: { x: 400, y: 100 } } }),
        at('home', 'outcome', 'A home', { places: { main: { x: 800, y: 400 } } }),
        at('deep', 'output', 'Deep down', { theories: ['talk'] }),
      ],
    })
    await box('A home')
  })
  afterEach(leave)

  it('adds with N and a title, links with L, walks with arrows and moves with Alt: each one step to undo', async () => {
    await focusOn('A say')
    await keys('n')
    await screen.findByRole('region', { name: 'A new element' })
    await expectAccessible()
    await keys('Trust{Enter}')
    await waitFor(async () => expect(await box('Trust')).toHaveFocus())
    await keys('l')
    await screen.findByText(/^Linking from “Trust”/)
    await focusOn('A home')
    await keys('{Enter}')
    await screen.findByRole('button', { name: 'Trust leads to A home' })
    await nextUndo('link two elements')
    await focusOn('A home')
    // In one go: on a busy machine the pause between two keys would end the step.
    const home = await box('A home')
    for (const key of [{ key: 'ArrowRight' }, { key: 'ArrowRight' }, { key: 'ArrowDown', shiftKey: true }])
      fireEvent.keyDown(home, { ...key, altKey: true })
    await nextUndo('move an element in the picture')
    expect(placeIn((await stored('home')) ?? elementOf('none'), mainTheory)).toEqual({ x: 816, y: 440 })
    await keys('{Control>}z{/Control}')
    await nextUndo('link two elements')
    expect(placeIn((await stored('home')) ?? elementOf('none'), mainTheory)).toEqual({ x: 800, y: 400 })
  })

  it('goes from box to box with the arrow keys, and Tab comes to the boxes before the lines', async () => {
    await focusOn('A say')
    await keys('{ArrowRight}')
    expect(await box('A home')).toHaveFocus()
    await keys('{ArrowLeft}')
    expect(await box('A say')).toHaveFocus()
    const canvas = (await box('A say')).closest('.react-flow')
    const stops = [...(canvas?.querySelectorAll<HTMLElement>('.react-flow__node, .react-flow__edge') ?? [])]
    const kinds = stops
      .filter(({ tabIndex }) => tabIndex === 0)
      .map(each => each.classList.contains('react-flow__edge'))
    expect(kinds).toEqual(kinds.toSorted())
  })

  it('opens a line by keys with its panel, gives it the focus back, and goes on beside what is deleted', async () => {
    await focusOn('A say')
    await keys('l')
    await focusOn('A home')
    await keys('{Enter}')
    const line = await screen.findByRole('button', { name: /A say leads to A home/ })
    act(() => line.focus())
    await keys('{Enter}')
    const about = await panel('About this link')
    await waitFor(() => expect(within(about).getByRole('heading', { name: 'About this link' })).toHaveFocus())
    await keys('{Escape}')
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
    expect(line).toHaveFocus()
    await keys('{Escape}')
    expect(line).toHaveFocus()
    await keys('{Delete}')
    await waitFor(() => expect(line.isConnected).toBe(false))
    expect(await box('A say')).toHaveFocus()
    await keys('{Enter}')
    await userEvent.click(
      within(await panel('About this element')).getByRole('button', { name: 'Delete this element' }),
    )
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Outcome.*A say/ })).toBeNull())
    await waitFor(() => expect(document.activeElement).toHaveClass('react-flow__node'))
  })

  it('makes one box of each line of a list that is pasted, in one step', async () => {
    await focusOn('A say')
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '- Rents fall\n\n2. Repairs are quicker\r\n• Fewer people move away\n')
    const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    const say = await box('A say')
    act(() => void say.dispatchEvent(pasted))
    for (const title of ['Rents fall', 'Repairs are quicker', 'Fewer people move away']) await box(title)
    await screen.findByText('3 elements added from the list')
    await nextUndo('add an element')
    await keys('{Control>}z{/Control}')
    await waitFor(() => expect(screen.queryByRole('button', { name: /Rents fall/ })).toBeNull())
    expect(screen.queryByRole('button', { name: /Repairs are quicker/ })).toBeNull()
  })

  it('never draws words under 11 pixels, and keeps the view when a panel opens', async () => {
    const viewport = () => document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? ''
    const zoom = () => Number(/scale\((.+)\)/.exec(viewport())?.[1])
    for (let press = 0; press < 12; press++) await userEvent.click(screen.getByRole('button', { name: 'Smaller' }))
    await waitFor(() => expect(zoom()).toBeCloseTo(11 / 14))
    await focusOn('Talk')
    await untilStill(await box('Talk'))
    const before = viewport()
    await keys('{Enter}')
    await panel('About this element')
    expect(viewport()).toBe(before)
  })

  it('moves what is pulled, and several at once, as one step each', async () => {
    await pull(await box('A say'), { x: 60, y: 90 })
    await nextUndo('move an element in the picture')
    const alone = placeIn((await stored('say')) ?? elementOf('none'), mainTheory)
    expect(alone?.x).toBeGreaterThan(420)
    expect(alone?.y).toBeGreaterThan(130)
    await focusOn('A say')
    await keys('{Shift>}{Enter}{/Shift}')
    await focusOn('A home')
    await keys('{Shift>}{Enter}{/Shift}')
    await screen.findByText('2 elements chosen')
    await pull(await box('A home'), { x: -50, y: -60 })
    await waitFor(async () => expect((await stored('home'))?.places?.main?.x).toBeLessThan(800))
    await waitFor(async () => expect((await stored('say'))?.places?.main?.y).toBeLessThan(alone?.y ?? 0))
    await keys('{Control>}z{/Control}')
    await waitFor(async () => expect(placeIn((await stored('say')) ?? elementOf('none'), mainTheory)).toEqual(alone))
    await waitFor(async () => expect((await stored('home'))?.places?.main).toEqual({ x: 800, y: 400 }))
  })

  it('moves by buttons, tidies up what was placed by hand, and places everything again', async () => {
    await focusOn('A say')
    await keys('{Enter}')
    const about = await panel('About this element')
    expect(within(about).getByText(/^Placed by hand/)).toBeVisible()
    await userEvent.click(within(about).getByRole('button', { name: 'Move left' }))
    await waitFor(async () => expect((await stored('say'))?.places?.main).toEqual({ x: 360, y: 100 }))
    await press('What to show')
    await press('Tidy up')
    await screen.findByText('It is tidy')
    await press('Let everything be placed again')
    await waitFor(async () => expect((await stored('say'))?.places).toBeUndefined())
    await keys('{Control>}z{/Control}')
    await waitFor(async () => expect((await stored('say'))?.places?.main).toEqual({ x: 360, y: 100 }))
  })

  it('sets the sphere of what is moved into its lane, as part of the same step', async () => {
    await press('What to show')
    await userEvent.click(await screen.findByText('Control, influence, concern'))
    await keys('{Escape}')
    await pull(await box('A home'), { x: 420, y: 0 })
    await waitFor(async () => expect((await stored('home'))?.sphere).toBe('concern'))
    await keys('{Control>}z{/Control}')
    await waitFor(async () =>
      expect(await stored('home')).toMatchObject({ sphere: 'influence', places: { main: { x: 800 } } }),
    )
  })

  it('moves what lies folded away in a frame as far as what is in sight, in one step', async () => {
    await openSession().commit('frame.add', [
      added('frame', { id: 'f', title: 'Together', theory: mainTheory, elementIds: ['talk', 'say'] }),
    ])
    const placeOf = async (title: string) => {
      const [x = 0, y = 0] =
        /translate\(([\d.-]+)px, ?([\d.-]+)px\)/.exec((await box(title)).style.transform)?.slice(1) ?? []
      return { x: Number(x), y: Number(y) }
    }
    const [talk, say] = [await placeOf('Talk'), await placeOf('A say')]
    await press('Activities')
    await pull(await screen.findByRole('group', { name: /^Together/ }), { x: 0, y: 120 })
    await waitFor(async () => expect((await placesOf('say'))[0]?.y).toBeGreaterThan(say.y + 50))
    const [talkNow, sayNow] = await placesOf('talk', 'say')
    // It may have come in line with something on the way.
    const by = { x: (sayNow?.x ?? 0) - say.x, y: (sayNow?.y ?? 0) - say.y }
    expect(talkNow).toEqual({ x: Math.round(talk.x + by.x), y: Math.round(talk.y + by.y) })
    await press('Undo: move an element in the picture')
    await waitFor(async () => expect(await placesOf('talk', 'say')).toEqual([null, say]))
  })

  it('puts a frame round several, which the outline shows and can change', async () => {
    await focusOn('A say')
    await keys('{Shift>}{Enter}{/Shift}')
    await focusOn('A home')
    await keys('{Shift>}{Enter}{/Shift}')
    await press('Group them')
    const about = await panel('About this group')
    const name = within(about).getByRole('textbox', { name: 'Name' })
    await userEvent.fill(name, 'What tenants want')
    await keys('{Enter}')
    await screen.findByRole('group', { name: 'What tenants want. In it: A home; A say' })
    await expectAccessible()
    await userEvent.click(screen.getByText('Outline'))
    expect(await screen.findAllByText('In the group What tenants want')).toHaveLength(2)
    await press('More for A say')
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove from the group “What tenants want”' }))
    await screen.findByRole('button', { name: 'What tenants want, 1 element' })
    await expectAccessible()
  })

  it('opens what lies behind an element, shows others there too, and says so before deleting', async () => {
    await focusOn('Talk')
    await keys('o')
    await box('Deep down')
    expect(screen.queryByRole('button', { name: /^Outcome.*A say/ })).toBeNull()
    await userEvent.selectOptions(screen.getByLabelText('Show one from elsewhere here, too'), 'A say')
    await focusOn('A say')
    await keys('{Delete}')
    const asked = await screen.findByRole('dialog', { name: 'Delete this element?' })
    expect(within(asked).getByText('“A say” also appears in: Main theory.')).toBeVisible()
    await userEvent.click(within(asked).getByRole('button', { name: 'Only remove from this theory' }))
    await waitFor(async () => expect((await stored('say'))?.theories).toBeUndefined())
    await press('Main theory')
    await box('A say')
  })

  it('is presented alone on the window, step by step, and Escape leaves', async () => {
    await focusOn('A say')
    await keys('f')
    const shown = await screen.findByRole('dialog', { name: /^Presenting/ })
    await keys('{PageDown}')
    await within(shown).findByRole('heading', { name: 'Talk' })
    await expectAccessible()
    await keys('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByRole('button', { name: 'Present' })).toHaveFocus()
  })

  it('ends where the window ends, so that its buttons are seen without scrolling', async () => {
    await page.viewport(1280, 1000)
    const bottom = () => screen.getByRole('button', { name: 'Reset the view' }).getBoundingClientRect().bottom
    await waitFor(() => expect(bottom()).toBeLessThan(window.innerHeight))
  })
})
