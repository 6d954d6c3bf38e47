import { added } from '@core/change/change'
import { harvestedOutcomeSchema, phaseSchema } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { type FakeHost, fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host: FakeHost = fakeHost()
const rowWith = (kind: 'phase' | 'harvestedOutcome', given: object) =>
  newRecord(recordKinds[kind] as unknown as RecordKind, { id: 'it', order: 1, given: { ...given } })
const lastSaved = () => {
  const saved = host.saved.at(-1)
  if (!saved || !('kind' in saved)) throw new Error('nothing was saved')
  return saved
}

afterEach(leave)

it('saves what a phase hears as a web page, without the conversations', async () => {
  const phase = phaseSchema.parse(
    rowWith('phase', {
      title: 'Listening',
      hearing: 'Tired of <b>asking</b>',
      conversations: [{ id: 'c', day: 20_544, form: 'interview', about: 'Ruth', heard: 'A secret' }],
    }),
  )
  await projectOnPage(host, 'learning?list=phase&record=it', { changes: [added('phase', phase)] })
  await userEvent.click(await screen.findByRole('button', { name: 'Save as web page (HTML)' }))
  await screen.findByText('The file is written')
  const { kind, suggestedName, bytes } = lastSaved()
  expect([kind, suggestedName]).toEqual(['html', 'What we are hearing, Listening.html'])
  const text = new TextDecoder().decode(bytes)
  expect(text).toContain('Tired of &lt;b&gt;asking&lt;/b&gt;')
  expect(text).not.toMatch(/Ruth|secret/)
})

it('makes a slip with a code that finds its outcome again', async () => {
  const confirmation = { id: 'k', who: 'Ruth', code: '', askedOn: null, answer: null, words: '', answeredOn: null }
  const outcome = harvestedOutcomeSchema.parse(
    rowWith('harvestedOutcome', { words: 'The council asks first', confirmations: [confirmation] }),
  )
  await projectOnPage(host, 'learning?list=harvestedOutcome&record=it', {
    changes: [added('harvestedOutcome', outcome)],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Save slip for Ruth' }))
  await screen.findByText('The file is written')
  const code = /^Slip ([A-HJ-NP-Z]{5})\.docx$/.exec(lastSaved().suggestedName)?.[1] ?? 'none'
  const stored = async () => (await openSession().db.rowsOf('harvestedOutcome').get('it'))?.confirmations
  expect(await stored()).toMatchObject([{ who: 'Ruth', code }])

  await userEvent.click(screen.getByRole('button', { name: /^Back/ }))
  const field = await screen.findByLabelText('Enter a slip by its code')
  await userEvent.type(field, 'IIIII{Enter}')
  await screen.findByText(/^No slip has this code/)
  await expectAccessible()
  await userEvent.clear(field)
  await userEvent.type(field, `${code.toLowerCase()}{Enter}`)
  const dialog = within(await screen.findByRole('dialog', { name: `Slip ${code}: Ruth` }))
  dialog.getByText('The council asks first')
  await userEvent.selectOptions(dialog.getByLabelText('Answer'), 'agrees in part')
  await userEvent.type(dialog.getByLabelText('In their words'), 'Only here')
  await userEvent.click(dialog.getByRole('button', { name: 'Save answer' }))
  await screen.findByText('Answer saved')
  await waitFor(async () =>
    expect(await stored()).toMatchObject([{ who: 'Ruth', code, answer: 'agrees-in-part', words: 'Only here' }]),
  )
})
