import { added, edited } from '@core/change/change'
import { screen, waitFor, within } from '@testing-library/react'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const summary = { id: 's', period: '2016', elementId: null, text: 'They asked us in June, at last.' } as const
const outcome = { id: 'o-text', period: '2016', elementId: 'o', text: 'More people than ever.' } as const
const changes = [
  added('element', elementOf('o', { title: 'Nobody has to sleep rough' })),
  added('measure', measureOf('m', { outcomeIds: ['o'] })),
  added('observation', observationOf('b', 'm', { day: 17_000 })),
  added('narrative', summary),
  added('narrative', outcome),
]
const texts = async () =>
  Object.fromEntries((await openSession().db.rowsOf('narrative').toArray()).map(({ id, text }) => [id, text]))
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const choose = async (file: File) =>
  userEvent.upload(await screen.findByLabelText('Choose the Word file…', { selector: 'input' }), file)
const partOf = (name: RegExp | string) => screen.findByRole('region', { name }, slow)
/** Workers start, and each reads the whole core first. */
const slow = { timeout: 60_000 }

/** As Word would leave the copy: words of its document in others’ place, and a comment. */
function editedInWord(bytes: Uint8Array, edits: Readonly<Record<string, string>>): File {
  const parts = unzipSync(bytes)
  const edit = (path: string, change: (xml: string) => string) => {
    parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())))
  }
  edit('word/document.xml', xml =>
    Object.entries(edits).reduce((now, [from, to]) => {
      expect(now).toContain(from)
      return now.replace(from, to)
    }, xml),
  )
  edit(
    'word/comments.xml',
    () =>
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Board"><w:p><w:r><w:t>Who are “they”?</w:t></w:r></w:p></w:comment></w:comments>',
  )
  edit('word/_rels/document.xml.rels', xml =>
    /relationships\/comments"/.test(xml)
      ? xml
      : xml.replace(
          '</Relationships>',
          '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        ),
  )
  return new File([new Uint8Array(zipSync(parts))], 'copy.docx')
}

it('a working copy comes back: what is no copy is refused, a text changed in Word is taken, one changed in both is asked about; one undo takes all of it back', async () => {
  await projectOnPage(host, 'reports', { changes })
  await userEvent.click(await screen.findByRole('radio', { name: /^Working copy in Word/ }))
  await press('Write the report')
  await screen.findByText(/Once its texts were changed in Word, choose/, {}, slow)
  const saved = host.saved.at(-1)
  expect(saved?.suggestedName).toBe('Homes for all report 2016-17 working copy.docx')
  await press('Take an edited copy back…')
  await choose(new File(['not a zip'], 'letter.docx'))
  const refused = await screen.findByRole('alert', {}, slow)
  expect(refused).toHaveTextContent('It is not a Word document. Nothing was changed.')
  await expectAccessible()
  const reference = '<w:r><w:commentReference w:id="0"/></w:r>'
  const edits = {
    'They asked us in June, at last.</w:t></w:r>': `They never asked us.</w:t></w:r>${reference}`,
    'More people than ever.': 'Many more people than ever.',
  }
  await choose(editedInWord(saved?.bytes ?? new Uint8Array(), edits))
  const first = await partOf(/at a glance/)
  expect(within(first).getByText('Changed in Word')).toBeVisible()
  expect(within(first).getByText('never')?.closest('ins')).toHaveTextContent('added: never (end)')
  expect(within(first).getByText('in June, at last', { exact: false, selector: 'del span' })).toBeVisible()
  expect(within(first).getByText(/Who are “they”\?/)).toHaveTextContent('Board')
  expect(within(first).getByRole('radio', { name: 'The text from Word' })).toBeChecked()

  // Another window writes while somebody looks: nothing is overwritten that nobody has seen.
  const now = { ...outcome, text: 'Fewer people.' }
  await openSession().commit('narrative.edit', [edited('narrative', outcome, now)])
  await press('Save')
  expect(await screen.findByText('A text changed in another window', {}, slow)).toBeVisible()
  expect(await texts()).toEqual({ s: summary.text, 'o-text': 'Fewer people.' })
  const both = await partOf(/sleep rough/)
  expect(within(both).getByText('Changed in Word, and in the app as well')).toBeVisible()
  expect(within(both).getByText('Fewer')?.closest('ins')).toBeVisible()
  await press('Save')
  expect(within(both).getByText('Choose one of the two.')).toBeVisible()
  await waitFor(() => expect(both).toContainElement(document.activeElement as HTMLElement))
  await expectAccessible()
  await userEvent.click(within(both).getByRole('radio', { name: 'The text from Word' }))
  await press('Save')
  const taken = { s: 'They never asked us.', 'o-text': 'Many more people than ever.' }
  await waitFor(async () => expect(await texts()).toEqual(taken))
  expect(await openSession().db.rowsOf('reportNote').toArray()).toMatchObject([
    { author: 'Board', words: 'Who are “they”?', period: '2016', done: false },
  ])
  await press('Undo: take report texts back in from Word')
  await waitFor(async () => expect(await texts()).toEqual({ s: summary.text, 'o-text': 'Fewer people.' }))
  expect(await openSession().db.rowsOf('reportNote').count()).toBe(0)
}, 240_000)
