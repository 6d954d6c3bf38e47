import { MantineProvider } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { everythingAsked } from '../../../../src/renderer/src/data/observations/observations-asked'
import { GridStatus } from '../../../../src/renderer/src/features/measures/grid/grid-status'
import { startWords } from '../../../../src/renderer/src/words'

const shown = { all: 1_000_000, dimensions: [], answered: everythingAsked, ordering: null }

it('shows how far a long search is, a way to leave it, and keeps the focus once it is over', async () => {
  startWords()
  let stopped = 0
  const status = (ordering: number | null) => (
    <MantineProvider>
      <GridStatus shown={{ ...shown, ordering }} onStop={() => stopped++} />
    </MantineProvider>
  )
  const { rerender } = render(status(0.25))
  expect(screen.getByText('Looking through the observations…')).toBeVisible()
  const leave = await screen.findByRole('button', { name: 'Leave it as it was' })
  expect(screen.getByRole('progressbar', { name: 'How much has been looked through' })).toHaveAttribute(
    'aria-valuenow',
    '25',
  )
  await userEvent.click(leave)
  expect(stopped).toBe(1)
  leave.focus()
  rerender(status(null))
  await waitFor(() => expect(screen.getByText('1,000,000 observations')).toHaveFocus())
  expect(screen.queryByRole('progressbar')).toBeNull()
})
