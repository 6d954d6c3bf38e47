import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { DraftArea } from '../../../src/renderer/src/ui/draft-fields'

afterEach(cleanup)

const resting = { timeout: 15_000 }

/** A field of which what is kept is stored trimmed, a moment later, and told. */
function fieldOnPage(begin: string) {
  const kept: string[] = []
  let store: (text: string) => void = () => undefined
  function Page() {
    const [stored, setStored] = useState(begin)
    store = setStored
    const keepText = (typed: string) => {
      kept.push(typed)
      setTimeout(() => setStored(typed.trim()), 50)
      return 'kept' as const
    }
    return (
      <>
        <DraftArea label="Why" stored={stored} keepText={keepText} />
        <output>{stored}</output>
      </>
    )
  }
  render(
    <MantineProvider>
      <Page />
    </MantineProvider>,
  )
  return {
    kept,
    field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Why' }),
    stored: () => screen.getByRole('status').textContent,
    store: (text: string) => store(text),
  }
}

it('keeps long words when the person rests, and leaves the field as it is being typed', async () => {
  const { kept, field, stored } = fieldOnPage('')
  await userEvent.type(field, 'Rents went up and ')
  await expect.poll(() => kept, resting).toEqual(['Rents went up and '])
  await expect.poll(stored).toBe('Rents went up and')
  expect(field.value).toBe('Rents went up and ')
  await userEvent.type(field, 'nobody asked us ')
  await userEvent.tab()
  expect(kept).toEqual(['Rents went up and ', 'Rents went up and nobody asked us '])
  await expect.poll(() => field.value).toBe('Rents went up and nobody asked us')
})

it('follows what is stored after that: taken back, or edited in another window', async () => {
  const { kept, field, stored, store } = fieldOnPage('Before')
  await userEvent.fill(field, 'After')
  await expect.poll(() => kept, resting).toEqual(['After'])
  await expect.poll(stored).toBe('After')
  store('Before')
  await expect.poll(() => field.value).toBe('Before')
})
