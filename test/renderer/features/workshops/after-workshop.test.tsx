import { added } from '@core/change/change'
import type { Workshop } from '@core/project/entities'
import { withdrawalMark } from '@core/workshop/session/withdrawal-code'
import { screen, waitFor, within } from '@testing-library/react'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { measureOf } from '../../../core/project/sample-contents'
import { agreedWith, closedWorkshop, recordWith } from '../../../core/report/workshop-paper/build'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const code = '7K2M-9QXD-41TR'
const given = { perspectiveId: 'lived', withdrawal: withdrawalMark(code, 'idea'), withdrawnOn: null, itemId: null }
const workshop: Workshop = closedWorkshop({
  record: recordWith({ ideas: [{ ...given, id: 'idea', words: 'A room with a key of my own' }] }),
})

beforeEach(() =>
  projectOnPage(host, 'workshops/wo', {
    changes: [
      added('measure', measureOf('me-asked', { title: 'People are asked in time', because: 'they say so' })),
      added('workshop', workshop),
    ],
  }),
)

it('shows what was settled with a measure, and beside it what was changed since', async () => {
  const agreed = await screen.findByRole('region', { name: 'What was agreed' })
  expect(agreed).toHaveTextContent('Who gathers it: Two members of the tenants’ group')
  expect(agreed).toHaveTextContent('To be looked at again on: 1 May 2027')
  expect(agreed).toHaveTextContent('It takes time that people are not paid for. (Both lived and learnt experience)')
  expect(await within(agreed).findByText(/The wording: now “.People are asked in time.”/)).toBeVisible()
  expect(within(agreed).getByText(/How we will know: now “.they say so.”/)).toBeVisible()
  await userEvent.click(within(agreed).getByText('How far people go along with it', { selector: 'summary' }))
  expect(within(agreed).getByRole('row', { name: '1: yes, with all my heart 4 3 1' })).toBeVisible()
  await expectAccessible()
})

it('saves the page to take away and the full record as Word files', async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'One page to take away' }))
  await screen.findByText(/What we agreed - What does being heard look like.*\.docx/)
  await userEvent.click(screen.getByRole('button', { name: 'Full record' }))
  await screen.findByText(/Full record - What does being heard look like.*\.docx/)
  await userEvent.click(screen.getByLabelText('Large print (18 point)'))
  await userEvent.click(screen.getByRole('button', { name: 'One page to take away' }))
  await waitFor(() => expect(host.saved.length).toBeGreaterThanOrEqual(3))
  const sizes = host.saved.slice(-3).map(({ bytes }) => {
    const styles = strFromU8(unzipSync(bytes)['word/styles.xml'] ?? new Uint8Array())
    return /<w:docDefaults>.*?<w:sz w:val="(\d+)"/s.exec(styles)?.[1]
  })
  // Half points: 12 point, and 18.
  expect(sizes).toEqual(['24', '24', '36'])
})

it('withdraws what a person gave when they come with their code, for good', async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Take words back' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.fill(within(dialog).getByLabelText('The person’s code'), '0000-0000-0000')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Look' }))
  expect(within(dialog).getByRole('status')).toHaveTextContent('Nothing can be withdrawn with this code.')
  await userEvent.fill(within(dialog).getByLabelText('The person’s code'), '7k2m 9qxd 41tr')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Look' }))
  expect(await within(dialog).findByLabelText('Idea: A room with a key of my own')).toBeChecked()
  await expectAccessible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Withdraw' }))
  await screen.findByText('The words are withdrawn')
  // The project is opened again, in a database that never held them.
  await screen.findByRole('button', { name: /there is nothing to undo/ })
  const { db, id } = openSession()
  expect(db.name).toBe(`project:${id}:1`)
  const stored = await db.rowsOf('workshop').get('wo')
  expect(stored?.record?.ideas).toMatchObject([{ words: '' }])
  expect(JSON.stringify(await db.commits.toArray())).not.toContain('a key of my own')
  await waitFor(() => expect(JSON.stringify(host.journals.get(id))).not.toContain('a key of my own'))
})

it('tells people what became of what they agreed, in words, on the wall and as a Word file', async () => {
  await userEvent.click(await screen.findByRole('link', { name: 'You said, we did' }))
  const field = await screen.findByLabelText(/What we did about.*People who use the service/)
  await userEvent.fill(field, 'We changed the agenda.')
  await userEvent.tab()
  const preview = screen.getByRole('region', { name: 'What people will read' })
  await waitFor(() => expect(preview).toHaveTextContent('We changed the agenda.'))
  expect(preview).toHaveTextContent('The measure now reads: “People are asked in time”')
  // What was not agreed has an answer too.
  await userEvent.click(screen.getByText('What was not agreed (2 proposals)'))
  await userEvent.fill(screen.getByLabelText(/Everyone has a room with a key of their own/), 'We asked the landlord.')
  await userEvent.tab()
  await waitFor(() => expect(preview).toHaveTextContent(/We did:\s*We asked the landlord\./))
  await expectAccessible()
  await userEvent.click(screen.getByRole('button', { name: 'Show on the wall' }))
  const wall = await screen.findByRole('dialog', { name: 'Show on the wall' })
  expect(wall).toHaveTextContent(agreedWith().wording)
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await userEvent.click(screen.getByRole('button', { name: 'Save as a Word file' }))
  await screen.findByText(/You said, we did - What does being heard look like.*\.docx/)
})
