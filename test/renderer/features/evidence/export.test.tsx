import { added } from '@core/change/change'
import { screen, waitFor } from '@testing-library/react'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import words from '../../../../src/renderer/src/terms/export/words.en.json'
import { measureOf, observationOf } from '../../../core/project/sample-contents'
import { type FakeHost, fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { projectOnPage } from '../project-on-page'

const host: FakeHost = fakeHost()
const choose = async (name: RegExp) => {
  await userEvent.click(await screen.findByRole('button', { name: 'Export' }))
  await userEvent.click(await screen.findByRole('menuitem', { name }))
}
const savedAs = (ending: string) => {
  const saved = host.saved.findLast(({ suggestedName }) => suggestedName.endsWith(ending))
  if (!saved) throw new Error(`nothing was saved that ends in ${ending}`)
  return saved.bytes
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('taking figures out', () => {
  beforeEach(async () => {
    const changes = [
      added('measure', measureOf('m', { title: 'People housed' })),
      added('observation', observationOf('o', 'm', { value: 3, note: 'Anna, who moved' })),
    ]
    await projectOnPage(host, 'evidence', { changes })
  })
  afterEach(async () => {
    host.failWith(null)
    await leave()
  })

  it('hides small numbers and notes in what others get', async () => {
    await choose(/Table for Excel/)
    await waitFor(() => expect(textOf(savedAs('safe for Excel.csv'))).toContain('hidden: fewer than 5'))
    expect(textOf(savedAs('safe for Excel.csv'))).not.toContain('Anna')
    await choose(/workbook/)
    await waitFor(() => expect(Object.keys(unzipSync(savedAs('.xlsx')))).toContain('xl/workbook.xml'))
  })

  it('says what is in the team’s own file before it is saved', async () => {
    await choose(/Every value as it is/)
    await screen.findByText(/numbers of fewer than 5 people, from which somebody could be recognised/)
    await expectAccessible()
    await screen.findByText(/A spreadsheet runs a cell that begins with = \+ - @, a tab or a line end as a formula/)
    const before = host.saved.length
    await userEvent.click(screen.getByRole('button', { name: 'Do not save' }))
    expect(host.saved).toHaveLength(before)
    await choose(/Every value as it is/)
    await userEvent.click(await screen.findByRole('button', { name: 'Save it for the team' }))
    await waitFor(() => expect(textOf(savedAs('team only.csv'))).toContain('Anna, who moved'))
  })

  it('offers the table that is safe in a spreadsheet beside the team’s own', async () => {
    const before = host.saved.length
    await choose(/Every value as it is/)
    await userEvent.click(await screen.findByRole('button', { name: 'Save for Excel' }))
    await waitFor(() => expect(host.saved).toHaveLength(before + 1))
    expect(host.saved.at(-1)?.suggestedName).toContain('safe for Excel.csv')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('asks who reports to IATI, and says what is missing', async () => {
    await choose(/IATI/)
    await userEvent.click(await screen.findByRole('button', { name: 'Make the file' }))
    await screen.findByText('Write the organisation’s name.')
    await screen.findByText(/That is not an identifier/)
    await expectAccessible()
    await userEvent.fill(screen.getByLabelText('Name of the organisation'), 'Lantern Street')
    await userEvent.fill(screen.getByLabelText('Its identifier'), 'GB-CHC-1234567')
    await userEvent.click(screen.getByRole('button', { name: 'Make the file' }))
    await waitFor(() => expect(textOf(savedAs('.xml'))).toContain('<iati-identifier>GB-CHC-1234567-'))
  })

  it('asks for sector and country once, and says what the validator would say', async () => {
    await choose(/IATI/)
    await screen.findByText(words.iatiMissing['sector-recipient'])
    await userEvent.fill(screen.getByLabelText(words.iatiName), 'Lantern Street')
    await userEvent.fill(screen.getByLabelText(words.iatiRef), 'GB-CHC-1234567')
    await userEvent.fill(
      screen.getByRole('combobox', { name: words.iatiSector }),
      '16030 Housing policy and administrative management',
    )
    await screen.findByText(words.iatiMissing.recipient)
    await userEvent.fill(screen.getByRole('combobox', { name: words.iatiRecipient }), 'England')
    await userEvent.click(screen.getByRole('button', { name: words.iatiSave }))
    await screen.findByText(words.iatiProblem.recipient)
    await userEvent.fill(screen.getByRole('combobox', { name: words.iatiRecipient }), 'gb')
    // The list of countries is open over the button until the field is left.
    await userEvent.tab()
    expect(screen.queryByText(words.iatiMissing.recipient)).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: words.iatiSave }))
    await waitFor(() =>
      expect(textOf(savedAs('.xml'))).toMatch(
        /<recipient-country code="GB"\/>\s*<sector vocabulary="1" code="16030"\/>/,
      ),
    )
    await choose(/IATI/)
    expect(screen.getByLabelText(words.iatiName)).toHaveValue('Lantern Street')
    expect(screen.getByRole('combobox', { name: words.iatiRecipient })).toHaveValue('GB United Kingdom')
  })

  it('says so where the host cannot write', async () => {
    host.failWith('not-allowed')
    await choose(/Table for Excel/)
    await screen.findByText('Common Measure cannot write to this place')
  })
})
