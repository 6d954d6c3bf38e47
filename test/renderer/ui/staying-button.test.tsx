import '@mantine/core/styles.css'
import { ActionIcon, Button, MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { theme } from '../../../src/renderer/src/ui/theme'

afterEach(cleanup)

it('keeps the focus where it was pressed for the last time, does nothing more, and lets it go', async () => {
  function Page() {
    const [left, setLeft] = useState(2)
    return (
      <>
        <Button disabled={left === 0} onClick={() => setLeft(left - 1)}>
          {`Further: ${left}`}
        </Button>
        <Button>Next</Button>
      </>
    )
  }
  render(
    <MantineProvider theme={theme}>
      <Page />
    </MantineProvider>,
  )
  await userEvent.keyboard('{Tab}{Enter}{Enter}')
  const button = screen.getByRole('button', { name: 'Further: 0' })
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-disabled', 'true')
  await userEvent.keyboard('{Enter}')
  expect(button).toHaveTextContent('Further: 0')
  await userEvent.keyboard('{Tab}')
  expect(screen.getByRole('button', { name: 'Next' })).toHaveFocus()
  expect(button).toBeDisabled()
})

it('sends no form but where it is there to', async () => {
  const send = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
  render(
    <MantineProvider theme={theme}>
      <form onSubmit={send}>
        <Button>Save a copy</Button>
        <ActionIcon aria-label="Remove" />
        <Button type="submit">Erase</Button>
      </form>
    </MantineProvider>,
  )
  for (const name of ['Save a copy', 'Remove']) await userEvent.click(screen.getByRole('button', { name }))
  expect(send).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: 'Erase' }))
  expect(send).toHaveBeenCalledOnce()
})
