import { added, edited } from '@core/change/change'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(async () => {
  host.failWith(null)
  await leave()
})

const observation = observationOf('b', 'm', { day: 17_000 })
const changes = [
  added('element', elementOf('o', { title: 'Nobody has to sleep rough' })),
  added('measure', measureOf('m', { outcomeIds: ['o'] })),
  added('observation', observation),
]
const narratives = () => openSession().db.rowsOf('narrative').toArray()
const outlines = () => openSession().db.rowsOf('reportOutline').toArray()
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
/** What stands in a folded line, as it is read: a line opens with Enter. */
async function unfold(name: string): Promise<HTMLElement> {
  const summary = (await screen.findByText(name)).closest('summary')
  if (!summary) throw new Error(`nothing to open at ${name}`)
  summary.focus()
  await userEvent.keyboard('{Enter}')
  return summary.closest('details') as HTMLElement
}

/** Two workers start, and each reads the whole core first. */
const slow = { timeout: 60_000 }

it('keeps the words for a period and an outcome as Markdown when the field is left, and says what is still missing', async () => {
  await projectOnPage(host, 'reports', { changes })
  expect(await screen.findByText('1 outcome has no text for the year.')).toBeVisible()
  await unfold('Nobody has to sleep rough')
  const text = await screen.findByRole('textbox', { name: /^About “.Nobody has to sleep rough.” in 2016-17/ })
  await userEvent.click(text)
  await userEvent.keyboard('More *people* than ever.{Tab}')
  await waitFor(() => expect(screen.queryByText('1 outcome has no text for the year.')).toBeNull())
  expect(await narratives()).toMatchObject([
    { period: '2016', elementId: 'o', text: 'More *people* than ever.', markdown: true },
  ])
  await expectAccessible()
  await press('Undo: write report text')
  await waitFor(() => expect(text).toHaveTextContent(/^$/))
  expect(await narratives()).toEqual([])
})

it('starts from last year’s text, shows what reviewers said, and helps with plain words of the team’s own', async () => {
  const told = 'Stakeholders met.\n1 of us spoke.'
  await projectOnPage(host, 'reports', {
    changes: [
      ...changes,
      added('observation', observationOf('c', 'm', { day: 16_600 })),
      added('narrative', { id: 'n', period: '2015', elementId: null, text: told }),
      added('reportNote', {
        id: 'rn',
        words: 'Say who met',
        author: 'Ann',
        day: 17_100,
        period: '2016',
        section: '',
        elementId: null,
        done: false,
        order: 1,
      }),
    ],
  })
  const part = await unfold('Summary on one page')
  await press('Start from the text for 2015-16')
  // Plain text of before: its lines are paragraphs.
  await waitFor(async () =>
    expect(await narratives()).toContainEqual(
      expect.objectContaining({ period: '2016', text: 'Stakeholders met.\n\n1 of us spoke.', markdown: true }),
    ),
  )
  await userEvent.click(within(part).getByRole('checkbox', { name: 'Say who met' }))
  await waitFor(async () =>
    expect(await openSession().db.rowsOf('reportNote').toArray()).toMatchObject([{ done: true }]),
  )
  await userEvent.click(await within(part).findByText('Plain words'))
  expect(await within(part).findByText(/Stakeholders.*perhaps.*person involved/)).toBeVisible()
  await press('Add a word of your own')
  await userEvent.fill(screen.getByRole('textbox', { name: 'Word' }), 'Stakeholders')
  await userEvent.fill(screen.getByRole('textbox', { name: 'Plain word' }), 'neighbours')
  await userEvent.keyboard('{Enter}')
  expect(await within(part).findByText(/Stakeholders.*perhaps.*neighbours/)).toBeVisible()
  await expectAccessible()
})

it('makes an outline of one’s own by keys: sections on and off, up and down, added and renamed; deleted with a way back', async () => {
  await projectOnPage(host, 'reports?outline=four-questions&view=sections', { changes })
  expect(screen.queryByRole('switch')).toBeNull()
  await press('Make it your own')
  expect(await screen.findByRole('textbox', { name: 'Name of the outline' })).toHaveValue('Four questions (our own)')
  const sections = async () =>
    (await outlines())[0]?.sections.map(({ section, off }) => (off ? `(${section})` : section))
  expect(await sections()).toEqual(['cover', 'did', 'happened', 'learned', 'money', 'limits'])
  ;(await screen.findByRole('button', { name: /^Move .Cover. down/ })).focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(async () =>
    expect(await sections()).toEqual(['did', 'cover', 'happened', 'learned', 'money', 'limits']),
  )
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Move .Cover. down/))
  screen.getByRole('switch', { name: /^.Limits of the data. is in the report/ }).focus()
  await userEvent.keyboard(' ')
  await press('Add section')
  await waitFor(async () =>
    expect(await sections()).toEqual(['did', 'cover', 'happened', 'learned', 'money', '(limits)', 'text']),
  )
  await press(/^Edit .Your own section/)
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Title' }), 'A word from Ann')
  await userEvent.fill(screen.getByRole('textbox', { name: 'Words at most' }), 'many')
  await press('Save')
  expect(await screen.findByText('Write a number of words, or leave it empty.')).toBeVisible()
  await userEvent.fill(screen.getByRole('textbox', { name: 'Words at most' }), '120')
  await press('Save')
  expect(await screen.findByText('A word from Ann')).toBeVisible()
  await expectAccessible()
  const [row] = await outlines()
  const last = row?.sections.at(-1)
  expect(last).toMatchObject({ title: 'A word from Ann', budget: 120, key: last?.id })
  ;(await screen.findByRole('button', { name: /^Delete .How was the money spent/ })).focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(async () => expect(await sections()).not.toContain('money'))
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Edit .Limits of the data/)
  await press('Undo: edit a report outline')
  await waitFor(async () => expect(await sections()).toContain('money'))
  await press('Delete this outline')
  await waitFor(async () => expect(await outlines()).toEqual([]))
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Report' })).toHaveValue('four-questions'))
  await press('Undo: delete a report outline')
  await waitFor(async () => expect(await outlines()).toEqual([row]))
})

it('puts a photo beside a section in easy read: square, with its words, who is in it, and a way back', async () => {
  const people = [
    added('person', newRecord(recordKinds.person, { id: 'p', order: 1, given: { code: 'KITE-7' } }) as never),
  ]
  await projectOnPage(host, 'reports?outline=back&view=sections', { changes: [...changes, ...people] })
  await press('Make it your own')
  await press(/^Edit .Thanks/)
  const choose = async (name: string, file: File) =>
    userEvent.upload((await screen.findByLabelText(name, { selector: 'input' })) as HTMLInputElement, file)
  await choose('Choose a photo…', new File(['no picture'], 'x.png', { type: 'image/png' }))
  expect(await screen.findByText(/^This file cannot be shown as a picture/)).toBeVisible()
  const wide = new OffscreenCanvas(300, 100)
  wide.getContext('2d')?.fillRect(0, 0, 300, 100)
  await choose('Choose a photo…', new File([await wide.convertToBlob()], 'wide.png', { type: 'image/png' }))
  await screen.findByRole('button', { name: 'Remove the photo' })
  await press('Save')
  expect(await screen.findByText('Say what the photo shows.')).toBeVisible()
  expect(screen.getByText('Say whether anybody can be recognised.')).toBeVisible()
  await userEvent.fill(screen.getByRole('textbox', { name: 'What the photo shows' }), 'A woman at her own door')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Can anybody be recognised in it?' }), 'people')
  await press('Save')
  expect(await screen.findByText('Name everybody who can be recognised.')).toBeVisible()
  await userEvent.click(screen.getByLabelText('Who can be recognised', { selector: 'input' }))
  await userEvent.click(await screen.findByRole('option', { name: 'KITE-7' }))
  expect(await screen.findByText(/^Has not agreed to photos in reports: KITE-7\./)).toBeVisible()
  await expectAccessible()
  await press('Save')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const attached = () => openSession().db.rowsOf('attachment').toArray()
  const photos = async () => (await outlines()).map(({ sections }) => sections.flatMap(({ photo }) => photo ?? []))
  const [photo] = await attached()
  expect(await photos()).toEqual([
    [{ attachmentId: photo?.id, alt: 'A woman at her own door', people: 1, personIds: ['p'] }],
  ])
  const { sha256 = '' } = photo?.content.kind === 'file' ? photo.content : {}
  const kept = await createImageBitmap((await openSession().db.files.get(sha256))?.content as Blob)
  expect([kept.width, kept.height]).toEqual([800, 800])

  const shown = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Report' }).value
  const first = shown()
  await press('Duplicate this outline')
  await waitFor(async () =>
    expect((await attached()).map(({ content }) => content)).toEqual([photo?.content, photo?.content]),
  )
  expect(new Set((await photos()).flat().map(each => each.attachmentId)).size).toBe(2)
  // The copy is shown once it is kept: what is opened before goes with the one it was of.
  await waitFor(() => expect(shown()).not.toBe(first))
  await press(/^Edit .Thanks/)
  await press('Remove the photo')
  await press('Save')
  await waitFor(async () => expect(await attached()).toHaveLength(1))
  await press('Undo: edit a report outline')
  await waitFor(async () => expect(await attached()).toHaveLength(2))
}, 60_000)

it('keeps no photo that another window put beside the section while the new one was being read', async () => {
  await projectOnPage(host, 'reports?outline=back&view=sections', { changes })
  await press('Make it your own')
  await press(/^Edit .Thanks/)
  const canvas = new OffscreenCanvas(100, 100)
  canvas.getContext('2d')?.fillRect(0, 0, 100, 100)
  const file = new File([await canvas.convertToBlob()], 'ours.png', { type: 'image/png' })
  const input = await screen.findByLabelText('Choose a photo…', { selector: 'input' })
  await userEvent.upload(input as HTMLInputElement, file)
  await userEvent.fill(await screen.findByRole('textbox', { name: 'What the photo shows' }), 'Ours')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Can anybody be recognised in it?' }), 'nobody')
  const { commit, db } = openSession()
  const [row] = await outlines()
  const theirs = {
    id: 'theirs',
    about: { kind: 'reportOutline' as const, id: row?.id ?? '' },
    title: 'theirs.jpg',
    content: { kind: 'link' as const, url: 'https://example.org/theirs.jpg' },
    addedAt: '2026-12-01T10:00:00.000Z',
    order: 1,
  }
  const said = { attachmentId: 'theirs', alt: 'Theirs', people: 0, personIds: [] }
  const putTheirs = () =>
    commit('reportOutline.edit', async () => {
      const now = row && (await db.rowsOf('reportOutline').get(row.id))
      const isThere = (section: string) => section === 'acknowledgements'
      const sections = now?.sections.map(each => (isThere(each.section) ? { ...each, photo: said } : each)) ?? []
      return now ? [added('attachment', theirs), edited('reportOutline', now, { ...now, sections })] : null
    })
  const { postMessage } = Worker.prototype
  const asked = vi.spyOn(Worker.prototype, 'postMessage')
  // The worker that reads the file hears of it when the other window is done.
  asked.mockImplementation(function (this: Worker, ...told: unknown[]) {
    asked.mockRestore()
    void putTheirs().then(() => Reflect.apply(postMessage, this, told))
  })
  await press('Save')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const photos = (await outlines()).flatMap(({ sections }) => sections.flatMap(({ photo }) => photo ?? []))
  expect(photos.map(({ alt }) => alt)).toEqual(['Ours'])
  expect((await db.rowsOf('attachment').toArray()).map(({ id }) => id)).toEqual([photos[0]?.attachmentId])
}, 60_000)

it('writes a Word file off the page, hands it to the host, and lists it with the figures that have changed since', async () => {
  await projectOnPage(host, 'reports', { changes })
  await press('Write the report')
  expect(await screen.findByText(/It was saved as “.Homes for all report 2016-17.docx/, {}, slow)).toBeVisible()
  expect(document.activeElement).toHaveTextContent('Write the report')
  const saved = host.saved.at(-1)
  expect(saved).toMatchObject({ suggestedName: 'Homes for all report 2016-17.docx', kind: 'report' })
  expect([...(saved?.bytes.subarray(0, 2) ?? [])]).toEqual([0x50, 0x4b])
  await userEvent.click(screen.getByText('Past exports'))
  expect(await screen.findByText('No figure has changed since.', {}, slow)).toBeVisible()
  await openSession().commit('observation.edit', [edited('observation', observation, { ...observation, value: 4321 })])
  const since = await screen.findByText('1 figure has changed', {}, slow)
  await userEvent.click(since)
  expect(await screen.findByText(/now 4,321/)).toBeVisible()
  await expectAccessible()
  const written = host.saved.length
  await press(/^Write again/)
  await waitFor(() => expect(host.saved.length).toBe(written + 1), slow)
  await waitFor(async () => expect(await openSession().db.rowsOf('reportExport').count()).toBe(2), slow)
}, 240_000)

it('says in a sentence why the file could not be written, and that nothing was lost', async () => {
  await projectOnPage(host, 'reports', { changes })
  const write = await screen.findByRole('button', { name: 'Write the report' })
  host.failWith('no-space')
  await userEvent.click(write)
  const notice = await screen.findByRole('alert', {}, slow)
  expect(notice).toHaveTextContent('The disk is full')
  expect(notice).toHaveTextContent('Nothing was lost, and no half-written file was left behind.')
})
