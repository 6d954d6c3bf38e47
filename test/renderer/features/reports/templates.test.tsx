import { added } from '@core/change/change'
import { screen, waitFor } from '@testing-library/react'
import { unzipSync } from 'fflate'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { elementOf, measureOf, observationOf } from '../../../core/project/sample-contents'
import { p, templateOf } from '../../../core/report/template/build-template'
import { fakeHost } from '../../fake-host'
import { leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const changes = [
  added('element', elementOf('o', { title: 'Nobody has to sleep rough' })),
  added('measure', measureOf('m', { outcomeIds: ['o'] })),
  added('observation', observationOf('b', 'm', { day: 17_000 })),
]
const rowsNow = async () => ({
  templates: await openSession().db.rowsOf('reportTemplate').toArray(),
  files: (await openSession().db.rowsOf('attachment').toArray()).map(each => each.title),
})
const savedNow = () => {
  const saved = host.saved.at(-1)
  if (!saved) throw new Error('nothing was saved')
  return { name: saved.suggestedName, bytes: saved.bytes }
}

it('refuses what cannot be a template in a sentence, and keeps nothing of it', async () => {
  await projectOnPage(host, 'reports?view=templates', { changes })
  const add = await screen.findByLabelText('Add a template…', { selector: 'input' })
  await userEvent.upload(add, new File(['not a zip'], 'letter.docx'))
  const refused = await screen.findByRole('alert')
  expect(refused).toHaveTextContent('It is not a Word document.')
  expect(await rowsNow()).toEqual({ templates: [], files: [] })
})

it('lists what a template lacks, and keeps with it which of that somebody confirmed', async () => {
  await projectOnPage(host, 'reports?view=templates', { changes })
  const add = await screen.findByLabelText('Add a template…', { selector: 'input' })
  await userEvent.upload(add, new File([templateOf({ body: p('{{organisation}}') }) as BlobPart], 'letter.docx'))
  const without = await screen.findByRole('checkbox', { name: 'Use it without sections' }, { timeout: 20_000 })
  expect(without).not.toBeChecked()
  await userEvent.click(without)
  await waitFor(async () => expect((await rowsNow()).templates[0]?.useDefault).toEqual(['sections']))
  expect(without).toBeChecked()
  await userEvent.click(without)
  await waitFor(async () => expect((await rowsNow()).templates[0]?.useDefault).toEqual([]))
})

it('writes the report as one web page and its figures as a workbook', async () => {
  await projectOnPage(host, 'reports', { changes })
  await userEvent.click(await screen.findByRole('radio', { name: /^Web page/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Write the report' }))
  await waitFor(() => expect(savedNow().name).toBe('Homes for all report 2016-17.html'))
  expect(new TextDecoder().decode(savedNow().bytes)).toContain('Nobody has to sleep rough')
  await userEvent.click(screen.getByRole('radio', { name: /^Figures as a workbook/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Write the report' }))
  await waitFor(() => expect(savedNow().name).toBe('Homes for all report 2016-17.xlsx'))
  expect(Object.keys(unzipSync(savedNow().bytes))).toContain('xl/workbook.xml')
})
