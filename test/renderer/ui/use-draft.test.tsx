import { MantineProvider } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import { act, cleanup, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { DraftInput } from '../../../src/renderer/src/ui/draft-fields'
import { flushDrafts, type Kept } from '../../../src/renderer/src/ui/use-draft'
import { startWords } from '../../../src/renderer/src/words'

beforeAll(startWords)
afterEach(() => {
  notifications.clean()
  cleanup()
})

/** A field whose words are written when the test says so: `answer` answers the oldest write that has no answer yet. */
function fieldOnPage() {
  const writes: { text: string; done: (outcome: Kept) => void }[] = []
  const keepText = vi.fn((text: string) => new Promise<Kept>(resolve => writes.push({ text, done: resolve })))
  let setStored: (text: string) => void = () => undefined
  function Page() {
    const [stored, set] = useState('before')
    setStored = set
    return <DraftInput label="Words" stored={stored} keepText={keepText} />
  }
  const page = (shown: boolean) => (
    <MantineProvider>
      <Notifications />
      {shown && <Page />}
    </MantineProvider>
  )
  const { rerender } = render(page(true))
  return {
    keepText,
    field: screen.getByRole('textbox', { name: 'Words' }),
    store: (text: string) => act(async () => setStored(text)),
    answer: (outcome: Kept) => act(async () => writes.shift()?.done(outcome)),
    leaveScreen: () => rerender(page(false)),
  }
}

it('is not stored before the write has answered, and is sent once', async () => {
  const { field, keepText, answer, store } = fieldOnPage()
  await userEvent.fill(field, 'after')
  await userEvent.tab()
  field.focus()
  await userEvent.tab()
  expect(keepText).toHaveBeenCalledTimes(1)
  expect(flushDrafts()).toBe(true)
  await answer('kept')
  await store('after')
  expect(flushDrafts()).toBe(false)
  expect(field).toHaveValue('after')
  expect(keepText).toHaveBeenCalledTimes(1)
})

it('keeps what is typed while the words before are on their way', async () => {
  const { field, keepText, answer, store } = fieldOnPage()
  await userEvent.fill(field, 'after')
  await userEvent.tab()
  await userEvent.fill(field, 'after that')
  await store('after')
  await answer('kept')
  expect(field).toHaveValue('after that')
  await userEvent.tab()
  expect(keepText).toHaveBeenLastCalledWith('after that', 'after')
  await answer('kept')
})

it('does not give up words that are not stored for those of another window', async () => {
  const { field, store } = fieldOnPage()
  await userEvent.fill(field, 'mine')
  await store('theirs')
  expect(field).toHaveValue('mine')
  await userEvent.keyboard('{Escape}')
  expect(field).toHaveValue('theirs')
})

it('puts back words whose write failed after another window had written', async () => {
  const { field, keepText, store, answer } = fieldOnPage()
  await userEvent.fill(field, 'mine')
  await userEvent.tab()
  await store('theirs')
  await answer({ error: 'the disk is full' })
  expect(field).toHaveValue('mine')
  expect(field).toHaveAccessibleDescription('the disk is full')
  field.focus()
  await userEvent.tab()
  expect(keepText).toHaveBeenCalledTimes(2)
  await answer('kept')
})

it('shows words that could not be written after their field has gone', async () => {
  const { field, leaveScreen, answer } = fieldOnPage()
  await userEvent.fill(field, 'only here')
  leaveScreen()
  expect(flushDrafts()).toBe(true)
  await answer({ error: 'The disk is full.' })
  expect(await screen.findByText(/“only here” The disk is full\./)).toBeVisible()
  expect(flushDrafts()).toBe(false)
})
