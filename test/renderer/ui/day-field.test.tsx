import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { DayField } from '../../../src/renderer/src/ui/day-field'
import { startWords } from '../../../src/renderer/src/words'

beforeAll(startWords)
afterEach(() => {
  vi.restoreAllMocks()
  cleanup()
})

/** A field whose form takes days alone where `onlyDays`, and else whatever comes, to refuse it when it is saved. */
function fieldOnPage({ begin = '', onlyDays = false }) {
  const told: string[] = []
  let set: (value: string) => void = () => undefined
  function Page() {
    const [value, setValue] = useState(begin)
    set = setValue
    return (
      <DayField
        label="Held on"
        value={value}
        onChange={({ currentTarget: { value: next } }) => {
          told.push(next)
          setValue(onlyDays && !/^\d{4}-\d\d-\d\d$/.test(next) ? '' : next)
        }}
      />
    )
  }
  render(
    <MantineProvider>
      <Page />
    </MantineProvider>,
  )
  return { told, field: screen.getByRole('textbox', { name: 'Held on' }), setValue: (value: string) => set(value) }
}

it.each(['31.12.2026', '2026-12-31', '31 Dec 2026', '31 december 2026'])(
  'takes %s, and shows the day with its month as a word',
  async typed => {
    const { told, field } = fieldOnPage({})
    await userEvent.type(field, typed)
    expect(field).toHaveValue(typed)
    expect(told.at(-1)).toBe('2026-12-31')
    await userEvent.tab()
    expect(field).toHaveValue('31 December 2026')
    expect(field).not.toHaveAttribute('aria-invalid', 'true')
  },
)

it.each([false, true])('says what it cannot read once it is left, and keeps it to be corrected', async onlyDays => {
  const { told, field } = fieldOnPage({ onlyDays })
  await userEvent.type(field, '31 Smarch 2026')
  expect(field).not.toHaveAccessibleDescription()
  await userEvent.tab()
  expect(told.at(-1)).toBe('31 Smarch 2026')
  expect(field).toHaveValue('31 Smarch 2026')
  expect(field).toHaveAccessibleDescription(/“31 Smarch 2026” is not a day that can be read/)
  await userEvent.fill(field, '2026-03-31')
  await userEvent.tab()
  expect(field).toHaveValue('31 March 2026')
  expect(field).not.toHaveAccessibleDescription()
})

it('takes a day from the calendar, which a button opens, and gives the focus back', async () => {
  const opened = vi.spyOn(HTMLInputElement.prototype, 'showPicker').mockImplementation(() => undefined)
  const { told, field } = fieldOnPage({ begin: '2026-12-31' })
  expect(field).toHaveValue('31 December 2026')
  await userEvent.click(screen.getByRole('button', { name: 'Open the calendar' }))
  expect(opened).toHaveBeenCalledOnce()
  const calendar = opened.mock.contexts[0] as HTMLInputElement
  expect(calendar).toHaveValue('2026-12-31')
  fireEvent.change(calendar, { target: { value: '2027-01-02' } })
  expect(told).toEqual(['2027-01-02'])
  expect(field).toHaveValue('2 January 2027')
  expect(field).toHaveFocus()
})
