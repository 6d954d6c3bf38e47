import { added, type Change } from '@core/change/change'
import type { Assumption } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { Field } from '@core/record/record-kind'
import { coreMessages } from '@core/words/words'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import actions from '../../../../src/renderer/src/terms/actions.en.json'
import importWords from '../../../../src/renderer/src/terms/import-table/words.en.json'
import words from '../../../../src/renderer/src/terms/records/words.en.json'
import { elementWith, linkBetween } from '../../../core/report/build'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const { kinds } = coreMessages
const host = fakeHost()
const assumption = (id: string, linkId: string, given: Partial<Assumption>): Change =>
  added('assumption', { id, linkId, words: 'Words', watchedBy: '', history: [], order: 0, ...given })
const stored = () => openSession().db.rowsOf('assumption').orderBy('id').toArray()
const list = () => screen.findByRole('region', { name: kinds.assumption.many })
const table = async () => within(await list()).findByRole('table', { name: /shown$/ })
const names = async () =>
  within(await table())
    .getAllByRole('rowheader')
    .map(cell => cell.textContent)
const open = async (name: string) => {
  await userEvent.click(within(await table()).getByRole('button', { name }))
  return screen.findByRole('heading', { level: 2, name })
}
const field = (name: keyof typeof kinds.assumption.fields) =>
  screen.findByRole('textbox', { name: kinds.assumption.fields[name] })

type OwnWords = {
  fields: object
  choices: Record<string, object>
  parts?: Record<string, object>
  addTo?: object
  inUse?: string
}
const choicesIn = (fields: readonly Field[]): (readonly [string, readonly string[]])[] =>
  fields.flatMap(field => {
    if (field.type === 'choice' || field.type === 'choices') return [[field.name, field.choices] as const]
    return field.type === 'list' ? choicesIn(field.fields) : []
  })
const namesOf = (fields: readonly Field[]) => fields.map(({ name }) => name).toSorted()

describe.each(Object.keys(recordKinds) as KindOfRecord[])('the words of %s', kind => {
  const fields: readonly Field[] = recordKinds[kind].fields
  const own: OwnWords = kinds[kind]
  it('name each field and each choice', () => {
    expect(Object.keys(own.fields).toSorted()).toEqual(namesOf(fields))
    const choices = Object.fromEntries(choicesIn(fields))
    expect(Object.keys(own.choices).toSorted()).toEqual(Object.keys(choices).toSorted())
    for (const [name, all] of Object.entries(choices)) expect(Object.keys(own.choices[name] ?? {})).toEqual([...all])
  })
  it('name each part of its lists, and say what is missing before one can be added', () => {
    const lists = fields.filter(field => field.type === 'list')
    expect(Object.keys(own.parts ?? {}).toSorted()).toEqual(namesOf(lists))
    expect(Object.keys(own.addTo ?? {}).toSorted()).toEqual(namesOf(lists))
    for (const list of lists) expect(Object.keys(own.parts?.[list.name] ?? {}).toSorted()).toEqual(namesOf(list.fields))
    expect(own.inUse !== undefined).toBe(fields.some(field => field.type === 'row' && field.required === true))
  })
})

describe('the list of assumptions', () => {
  beforeEach(() =>
    projectOnPage(host, 'theory?view=claims', {
      changes: [
        added('element', elementWith('meet', { title: 'Meet every month' })),
        added('element', elementWith('heard', { title: 'Tenants are heard' })),
        added('element', elementWith('act', { title: 'Council acts' })),
        added('link', linkBetween('meet', 'heard')),
        added('link', linkBetween('heard', 'act')),
        assumption('a', 'meet-heard', { words: 'The hall stays free', order: 1 }),
        assumption('b', 'heard-act', { words: 'Councillors come', watchedBy: 'Ann', order: 2 }),
      ],
    }),
  )
  afterEach(leave)

  it('is searched and filtered', async () => {
    expect(await names()).toEqual(['The hall stays free', 'Councillors come'])
    await expectAccessible()
    await userEvent.fill(screen.getByRole('searchbox', { name: words.search }), 'ANN')
    await waitFor(async () => expect(await names()).toEqual(['Councillors come']))
    await userEvent.fill(screen.getByRole('searchbox', { name: words.search }), 'nobody says this')
    await userEvent.click(await screen.findByRole('button', { name: words.showAll }))
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: kinds.assumption.fields.linkId }),
      'Meet every month → Tenants are heard',
    )
    await waitFor(async () => expect(await names()).toEqual(['The hall stays free']))
  })

  it('adds one with what it needs, and says what is missing', async () => {
    await userEvent.click(within(await list()).getByRole('button', { name: kinds.assumption.add }))
    const dialog = within(await screen.findByRole('dialog', { name: kinds.assumption.add }))
    await userEvent.click(dialog.getByRole('button', { name: words.save }))
    expect(await dialog.findAllByText(words.fieldProblem.empty)).toHaveLength(2)
    await expectAccessible()
    await userEvent.fill(dialog.getByRole('textbox', { name: kinds.assumption.fields.words }), 'It does not rain')
    await userEvent.selectOptions(
      dialog.getByRole('combobox', { name: kinds.assumption.fields.linkId }),
      'Tenants are heard → Council acts',
    )
    await userEvent.click(dialog.getByRole('button', { name: words.save }))
    await screen.findByRole('heading', { level: 2, name: 'It does not rain' })
    expect((await stored()).map(({ words, linkId }) => [words, linkId])).toContainEqual([
      'It does not rain',
      'heard-act',
    ])
  })

  it('shows on the page of one what it was before, and makes a copy of it', async () => {
    await open('Councillors come')
    await userEvent.fill(await field('watchedBy'), 'Ben')
    await userEvent.tab()
    await userEvent.click(screen.getByText(words.history))
    await screen.findByText(`${kinds.assumption.fields.watchedBy}: Ann → Ben`)
    await expectAccessible()
    await userEvent.click(screen.getByRole('button', { name: words.duplicate }))
    await screen.findByText(words.duplicated)
    expect((await stored()).map(({ words, watchedBy }) => [words, watchedBy])).toEqual(
      expect.arrayContaining([
        ['Councillors come', 'Ben'],
        ['Councillors come', 'Ben'],
      ]),
    )
    expect(await stored()).toHaveLength(3)
  })

  it('leads to the heading of one, and back to where one was', async () => {
    const heading = await open('Councillors come')
    await waitFor(() => expect(heading).toHaveFocus())
    await userEvent.click(screen.getByRole('button', { name: words.back }))
    const button = await within(await table()).findByRole('button', { name: 'Councillors come' })
    await waitFor(() => expect(button).toHaveFocus())
  })

  it('deletes one after asking, and Undo brings it back', async () => {
    await open('Councillors come')
    await userEvent.click(screen.getByRole('button', { name: words.delete }))
    await userEvent.click(
      within(await screen.findByRole('dialog', { name: words.deleteTitle })).getByRole('button', {
        name: words.deleteYes,
      }),
    )
    await waitFor(async () => expect(await names()).toEqual(['The hall stays free']))
    await userEvent.click(await screen.findByRole('button', { name: `Undo: ${actions.assumption.remove}` }))
    await waitFor(async () => expect(await names()).toEqual(['The hall stays free', 'Councillors come']))
  })

  it('goes out as a table and comes in again, changed, as one step', async () => {
    await userEvent.click(within(await list()).getByRole('button', { name: words.files }))
    await userEvent.click(await screen.findByRole('menuitem', { name: new RegExp(words.exportMeans) }))
    await waitFor(() => expect(host.saved.at(-1)).toBeDefined())
    const text = new TextDecoder().decode(host.saved.at(-1)?.bytes)
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'id,words,linkId,watchedBy,tags',
      'a,The hall stays free,Meet every month → Tenants are heard,,',
    ])
    const edited = `${text.replace('The hall stays free', 'The hall is ours')},New one,nowhere,,\r\n,Newer,heard-act,,Leeds\r\n`
    host.choose({ name: 'assumptions.csv', bytes: new TextEncoder().encode(edited) })
    await userEvent.click(within(await list()).getByRole('button', { name: words.files }))
    await userEvent.click(await screen.findByRole('menuitem', { name: new RegExp(words.importMeans) }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.click(dialog.getByRole('button', { name: importWords.chooseTable }))
    await dialog.findByText('1 record is new')
    expect(dialog.getByText('1 record changes')).toBeVisible()
    expect(dialog.getByRole('table', { name: '1 row is skipped' })).toBeVisible()
    await expectAccessible()
    await userEvent.click(dialog.getByRole('button', { name: importWords.importNow }))
    await waitFor(async () => expect(await names()).toEqual(['The hall is ours', 'Councillors come', 'Newer']))
    await userEvent.click(await screen.findByRole('button', { name: `Undo: ${actions.record.import}` }))
    await waitFor(async () => expect(await names()).toEqual(['The hall stays free', 'Councillors come']))
  })
})
