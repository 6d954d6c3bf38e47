import { added } from '@core/change/change'
import type { Level } from '@core/project/entities'
import { placeIn } from '@core/theory/placement'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { elementOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const box = (title: string) =>
  screen.findByRole('button', { name: new RegExp(`^(Outcome|Impact|Activity|Output).*${title}`) })
const noBox = (title: string) =>
  waitFor(() => expect(screen.queryByRole('button', { name: new RegExp(`^(Outcome|Output).*${title}`) })).toBeNull())
const lane = (name: string | RegExp) => screen.findByRole('button', { name })
const keys = (pressed: string) => userEvent.keyboard(pressed)
const at = (id: string, level: Level, title: string) =>
  added('element', elementOf(id, { level, title, sphere: level === 'outcome' ? 'influence' : 'control' }))
const link = (from: string, to: string) => added('link', { id: `${from}-${to}`, from, to, rationale: '' })

describe('folding the lanes of the picture', () => {
  beforeEach(async () => {
    await page.viewport(1280, 720)
    await projectOnPage(fakeHost(), 'theory?view=picture', {
      changes: [
        at('talk', 'activity', 'Talk'),
        at('paper', 'output', 'A paper'),
        at('plan', 'output', 'A plan'),
        at('say', 'outcome', 'A say'),
        link('talk', 'paper'),
        link('paper', 'plan'),
        link('plan', 'say'),
      ],
    })
    await box('A say')
  })
  afterEach(leave)

  it('leaves a strip that counts what lies in it, ends lines there, and opens again, all by the keys', async () => {
    const outputs = await lane('Outputs')
    expect(outputs).toHaveAttribute('aria-expanded', 'true')
    const before = (await box('A say')).getBoundingClientRect()
    outputs.focus()
    await keys('{Enter}')
    const strip = await lane(/^Outputs\W*2 elements$/)
    expect(strip).toHaveAttribute('aria-expanded', 'false')
    expect(strip).toHaveFocus()
    await noBox('A paper')
    expect(screen.getByRole('button', { name: 'Talk leads to A paper' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'A paper leads to A plan' })).toBeNull()
    await waitFor(async () => expect((await box('A say')).getBoundingClientRect().x).not.toBe(before.x))
    await waitFor(async () => {
      const [path] = [
        ...(await lane('Talk leads to A paper')).querySelectorAll<SVGPathElement>('.react-flow__edge-path'),
      ]
      const end = path?.getPointAtLength(path.getTotalLength())
      const dot = (await box('Talk')).style.transform
      expect(end?.x).toBe(Number(/translate\(([\d.-]+)/.exec(strip.parentElement?.style.transform ?? '')?.[1]))
      // Level with its box: not to the middle of the strip.
      expect(end?.y).toBeLessThan(Number(/, ?([\d.-]+)px/.exec(dot)?.[1]) + (await box('Talk')).offsetHeight)
    })
    await expectAccessible()
    await keys('{Enter}')
    await box('A paper')
    expect(await lane('Outputs')).toHaveFocus()
  })

  it('comes to the lanes with Tab before the boxes, and to these before the lines', async () => {
    const activities = await lane('Activities')
    const paper = await box('A paper')
    const line = await lane('Talk leads to A paper')
    const follows = (a: HTMLElement, b: HTMLElement) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING
    expect(follows(activities, paper)).toBeTruthy()
    expect(follows(paper, line)).toBeTruthy()
  })

  it('opens the lane of what is chosen elsewhere, and closes its panel when the lane is folded', async () => {
    await userEvent.click(await lane('Outputs'))
    await noBox('A plan')
    ;(await box('A say')).focus()
    await keys('{Enter}')
    await screen.findByRole('complementary', { name: 'About this element' })
    await userEvent.click(await screen.findByRole('button', { name: 'A plan' }))
    await box('A plan')
    await userEvent.click(await lane('Outputs'))
    await noBox('A plan')
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'About this element' })).toBeNull())
  })

  it('writes the place in the whole picture of what is moved beside a strip', async () => {
    const whole = (await box('A say')).style.transform
    await userEvent.click(await lane('Outputs'))
    await noBox('A plan')
    ;(await box('A say')).focus()
    await keys('{Alt>}{ArrowDown}{/Alt}')
    const [x = 0, y = 0] = /translate\(([\d.-]+)px, ?([\d.-]+)px\)/.exec(whole)?.slice(1).map(Number) ?? []
    await waitFor(async () => {
      const say = await openSession().db.rowsOf('element').get('say')
      expect(say && placeIn(say, 'main')).toEqual({ x: Math.round(x), y: Math.round(y + 8) })
    })
  })

  it('opens the lane that something new is added to', async () => {
    await userEvent.click(await lane('Outcomes'))
    await noBox('A say')
    ;(await box('A plan')).focus()
    await keys('n')
    const draft = await screen.findByRole('region', { name: 'A new element' })
    const level = draft.querySelector('select')
    if (!level) throw new Error('no level to choose')
    await userEvent.selectOptions(level, 'outcome')
    await userEvent.fill(await screen.findByRole('textbox', { name: /In a few words/ }), 'Trust')
    await keys('{Enter}')
    await waitFor(async () => expect(await box('Trust')).toHaveFocus())
    await box('A say')
  })
})
