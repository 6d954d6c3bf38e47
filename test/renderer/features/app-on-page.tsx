import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../../../src/renderer/src/ui/look.css'
import { notifications } from '@mantine/notifications'
import { act, cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { App } from '../../../src/renderer/src/app'
import { startWords } from '../../../src/renderer/src/words'
import type { FakeHost } from '../fake-host'
import { giveHost } from '../host-of-page'

// The machine may be busy with other tests.
configure({ asyncUtilTimeout: 20_000 })

/** The whole app on the page, on this host, at an address. */
export async function appOnPage(host: FakeHost, address = '/begin') {
  giveHost(host)
  await page.viewport(1280, 900)
  startWords()
  await goTo(address)
  render(<App />)
}

/** As if the person had typed the address. */
export async function goTo(address: string) {
  await act(async () => {
    window.location.hash = address
    await new Promise(resolve => setTimeout(resolve, 50))
  })
}

export async function leave() {
  await goTo('/begin')
  notifications.clean()
  cleanup()
}

/** Nothing that WCAG 2.2 AA forbids. `except`: what shows something that is not the app's own, by its selector. */
export async function expectAccessible(except: readonly string[] = []) {
  // What is half faded in is too pale for a moment.
  await waitFor(() => {
    const dialogs = [...document.querySelectorAll('[role=dialog]')]
    expect(dialogs.every(dialog => getComputedStyle(dialog).opacity === '1')).toBe(true)
  })
  // What changed just now begins to fade in the next frame.
  await new Promise(requestAnimationFrame)
  await Promise.allSettled(document.getAnimations().map(animation => animation.finished))
  // Nothing behind a dialog can be reached, and what it half covers is no small target.
  const modal = [...document.querySelectorAll('[role=dialog][aria-modal=true]')].at(-1)
  const { violations } = await axe.run(
    { include: [modal ?? document.body], exclude: [...except] },
    {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // What passes is not described: half of the work.
      resultTypes: ['violations'],
    },
  )
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Chooses from the menu that was just opened, by keyboard: a notice may lie over it. A menu takes the focus itself as it opens. */
export async function chooseFromMenu(name: RegExp): Promise<void> {
  const item = await screen.findByRole('menuitem', { name })
  await waitFor(() => expect(item.closest('[role=menu]')).toContainElement(document.activeElement as HTMLElement))
  item.focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull())
}
