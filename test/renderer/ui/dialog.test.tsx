import '@mantine/core/styles.css'
import { MantineProvider, TextInput } from '@mantine/core'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ConfirmDialog, Dialog } from '../../../src/renderer/src/ui/dialog'
import { theme } from '../../../src/renderer/src/ui/theme'
import { startWords } from '../../../src/renderer/src/words'

afterEach(cleanup)

/** A button that opens a dialog with two fields, both of which have to be filled in. `save` answers when the writing has ended. */
function dialogOnPage(save: () => Promise<void> = async () => undefined) {
  startWords()
  function Page() {
    const [open, setOpen] = useState(false)
    const [words, setWords] = useState({ name: '', place: '' })
    const [asked, setAsked] = useState(false)
    const submit = async () => {
      setAsked(true)
      if (words.name === '' || words.place === '') return
      await save()
      setOpen(false)
    }
    const field = (key: 'name' | 'place') => (
      <TextInput
        label={key}
        value={words[key]}
        error={asked && words[key] === ''}
        onChange={event => setWords({ ...words, [key]: event.currentTarget.value })}
      />
    )
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          open
        </button>
        {open && (
          <Dialog title="Who" onClose={() => setOpen(false)} action={{ label: 'save', onChoose: submit }}>
            {field('name')}
            {field('place')}
          </Dialog>
        )}
      </>
    )
  }
  render(
    <MantineProvider theme={theme}>
      <Page />
    </MantineProvider>,
  )
}
const field = (name: string) => screen.findByRole('textbox', { name })

it('begins in the first field, and leads back to the first one that was refused', async () => {
  dialogOnPage()
  await userEvent.click(screen.getByRole('button', { name: 'open' }))
  await waitFor(async () => expect(await field('name')).toHaveFocus())
  await userEvent.type(await field('name'), 'Ada')
  await userEvent.click(screen.getByRole('button', { name: 'save' }))
  await waitFor(async () => expect(await field('place')).toHaveFocus())
})

it('is busy until it is done, does it once, and gives the focus back to what opened it', async () => {
  let begun = 0
  let end: () => void = () => undefined
  dialogOnPage(() => {
    begun++
    return new Promise<void>(done => {
      end = done
    })
  })
  await userEvent.click(screen.getByRole('button', { name: 'open' }))
  await userEvent.type(await field('name'), 'Ada')
  await userEvent.type(await field('place'), 'Leeds{Tab}{Tab}{Enter}')
  const save = screen.getByRole('button', { name: 'save' })
  await waitFor(() => expect(save).toHaveAttribute('aria-disabled', 'true'))
  expect(save).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await userEvent.type(await field('place'), '{Enter}')
  expect(begun).toBe(1)
  end()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(screen.getByRole('button', { name: 'open' })).toHaveFocus())
})

it('asks before what cannot be taken back, with the focus on the safe answer', async () => {
  startWords()
  render(
    <MantineProvider theme={theme}>
      <ConfirmDialog
        opened
        danger
        title="Sure?"
        confirm="delete"
        onConfirm={() => undefined}
        onCancel={() => undefined}
      >
        All of it goes.
      </ConfirmDialog>
    </MantineProvider>,
  )
  await waitFor(() => expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus())
})

it('keeps its buttons in sight while a long one is read, and lets them go where there is no room', async () => {
  startWords()
  const long = () =>
    render(
      <MantineProvider theme={theme}>
        <Dialog title="Long" onClose={() => undefined} action={{ label: 'save', onChoose: () => undefined }}>
          <TextInput label="first" />
          <div style={{ height: 2000 }}>All that there is to read.</div>
        </Dialog>
      </MantineProvider>,
    )
  await page.viewport(1280, 720)
  long()
  const save = await screen.findByRole('button', { name: 'save' })
  await waitFor(() => expect(save.getBoundingClientRect().bottom).toBeLessThan(720))
  await page.viewport(320, 256)
  await waitFor(() => expect(save.getBoundingClientRect().top).toBeGreaterThan(256))
  save.scrollIntoView()
  expect(save.getBoundingClientRect().bottom).toBeLessThanOrEqual(256)
  await page.viewport(1280, 720)
})
