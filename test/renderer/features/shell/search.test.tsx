import { added, type Change, edited } from '@core/change/change'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import learning from '../../../../src/renderer/src/features/learning/words.en.json'
import words from '../../../../src/renderer/src/terms/search/words.en.json'
import { elementWith, importWith, linkBetween, measureWith } from '../../../core/report/build'
import { closedWorkshop, recordWith } from '../../../core/report/workshop-paper/build'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
const given = { perspectiveId: 'lived', withdrawal: null, withdrawnOn: null }
const workshop = closedWorkshop({
  record: recordWith({ ideas: [{ ...given, id: 'i', words: 'A garden for everyone', itemId: null }] }),
})
const whoGathers = 'Two members of the tenants’ group, with the project worker'
const record = (kind: 'person' | 'consent' | 'insight', id: string, fields: Readonly<Record<string, unknown>>) =>
  added(kind, newRecord(recordKinds[kind] as unknown as RecordKind, { id, order: 1, given: fields }) as never)
const changes: readonly Change[] = [
  added('element', elementWith('heard', { title: 'Tenants are heard' })),
  added('element', elementWith('act', { title: 'The council acts', notes: 'Tenants said so in Łódź' })),
  added('element', elementWith('arabic', { title: 'المجتمع المحلي يقرر' })),
  added('link', linkBetween('heard', 'act')),
  added('measure', measureWith({ id: 'asked', title: 'Tenants who were asked' })),
  added('assumption', {
    id: 'hall',
    linkId: 'heard-act',
    words: 'The hall stays free',
    watchedBy: '',
    history: [],
    order: 0,
  }),
  added('import', importWith({ id: 'counts', fileName: 'tenants-2016.csv' })),
  added('reportingPeriod', {
    id: 'spring',
    title: 'Spring phase',
    kind: 'campaign-phase',
    firstDay: 17_000,
    lastDay: 17_090,
  }),
  added('workshop', workshop),
  record('person', 'p', { code: 'Heron-17' }),
  record('consent', 'c', { personId: 'p', use: 'take-part', givenOn: 20_000, limits: 'By phone only' }),
  record('insight', 'i', { words: 'Letters are not read' }),
]

const press = (keys: string) => userEvent.keyboard(keys)
const field = () => screen.findByRole('combobox', { name: words.field })
const openSearch = async () => {
  await press('{Control>}k{/Control}')
  await waitFor(async () => expect(await field()).toHaveFocus())
}
/** Each group with its results. */
const shown = () =>
  within(screen.getByRole('listbox', { name: words.results }))
    .queryAllByRole('group')
    .map(group => [
      group.firstElementChild?.textContent,
      ...within(group)
        .getAllByRole('option')
        .map(option => option.textContent),
    ])
const active = async () => {
  const id = (await field()).getAttribute('aria-activedescendant')
  return id === null ? null : (document.getElementById(id)?.textContent ?? null)
}
const lookFor = async (query: string) => {
  await openSearch()
  await press(query)
}
const closed = () => waitFor(() => expect(screen.queryByRole('combobox', { name: words.field })).toBeNull())

describe('the search box, by keyboard alone', () => {
  beforeEach(async () => {
    await projectOnPage(host, 'settings', { changes })
    await screen.findByRole('heading', { level: 1, name: 'Settings' })
  })
  afterEach(leave)

  it('finds what has the words, by kind, best first, and marks them', async () => {
    await lookFor('tenants')
    await waitFor(() =>
      expect(shown()).toEqual([
        // Names that begin so, then names that have it, the shorter first; then other texts.
        [words.group.element, 'Tenants are heard', 'The council actsTenants said so in Łódź'],
        [words.group.measure, 'Tenants who were asked'],
        [words.group.link, 'Tenants are heard → The council acts'],
        [words.group.import, 'tenants-2016.csv'],
        [words.group.workshop, `${workshop.title}${whoGathers}`],
      ]),
    )
    expect(await active()).toBe('Tenants are heard')
    expect([...document.querySelectorAll('[role=option] mark')].map(mark => mark.textContent)).toEqual([
      'Tenants',
      'Tenants',
      'Tenants',
      'Tenants',
      'tenants',
      'tenants',
    ])
    await screen.findByText('6 results')
    await expectAccessible()
  })

  it('goes through them with arrows, round the ends, and opens the one that Enter is on', async () => {
    await lookFor('tenants')
    await waitFor(() => expect(shown()).toHaveLength(5))
    await press('{ArrowUp}')
    await waitFor(async () => expect(await active()).toBe(`${workshop.title}${whoGathers}`))
    await press('{ArrowDown}{ArrowDown}')
    await waitFor(async () => expect(await active()).toMatch(/^The council acts/))
    await press('{Enter}')
    const heading = await screen.findByRole('heading', { level: 2, name: 'Outcome' })
    await waitFor(() => expect(heading).toHaveFocus())
    expect(screen.getByRole('textbox', { name: 'Title' })).toHaveValue('The council acts')
    expect(window.location.hash).toMatch(/\/theory\?element=act$/)
  })

  it.each([
    ['a measure', 'were aske', () => screen.findByRole('heading', { level: 1, name: 'Tenants who were asked' })],
    ['a record', 'hall stays', () => screen.findByRole('heading', { level: 2, name: 'The hall stays free' })],
    [
      'a link, by what it links',
      'heard council',
      () => screen.findByRole('heading', { level: 2, name: 'About this link' }),
    ],
    [
      'a consent, by the code of the person',
      'heron phone',
      () => screen.findByRole('heading', { level: 2, name: 'Heron-17' }),
    ],
    ['an insight', 'letters', () => screen.findByRole('heading', { level: 2, name: 'Letters are not read' })],
    ['a list of records', 'go to insi', () => screen.findByRole('heading', { level: 1, name: learning.inquiryTitle })],
    ['an import', '2016.csv', () => screen.findByRole('heading', { level: 3, name: 'tenants-2016.csv' })],
    ['a reporting period', 'spring', () => screen.findByRole('textbox', { name: 'Title of Spring phase' })],
    ['a workshop, by an idea', 'garden', () => screen.findByRole('heading', { level: 1, name: workshop.title })],
    [
      'a part of the theory, without its accents',
      'lodz',
      () => screen.findByRole('heading', { level: 2, name: 'Outcome' }),
    ],
    [
      'words from right to left, inside a word',
      'مجتمع',
      () => screen.findByRole('heading', { level: 2, name: 'Outcome' }),
    ],
    ['a screen by name', 'go to rep', () => screen.findByRole('heading', { level: 1, name: 'Reports' })],
    ['a form', 'add a measure', () => screen.findByRole('textbox', { name: /^The new measure/ })],
    ['a form of a record', 'add an assum', () => screen.findByRole('textbox', { name: 'What has to be true' })],
    ['a button', 'write a rep', () => screen.findByRole('button', { name: 'Write the report' })],
  ])('opens %s, with the focus there', async (_, query, place) => {
    await lookFor(query)
    await press('{Enter}')
    await closed()
    const found = await place()
    await waitFor(() => expect(found).toHaveFocus())
  })

  it('does what a command does', async () => {
    await lookFor('save to fi')
    await press('{Enter}')
    await screen.findByText('Saved to a file')
  })

  it('gives the focus back on Escape, and keeps what was typed in the field it came from', async () => {
    const purpose = await screen.findByRole('textbox', { name: /^Purpose/ })
    purpose.focus()
    await press('Half a sen')
    await openSearch()
    await press('anything{Escape}')
    await waitFor(() => expect(purpose).toHaveFocus())
    expect(purpose).toHaveValue('Half a sen')
    await waitFor(async () =>
      expect((await openSession().db.rowsOf('project').toArray())[0]?.purpose).toBe('Half a sen'),
    )
  })

  it('begins where one has been, and says what to try where nothing is found', async () => {
    await lookFor('were aske')
    await press('{Enter}')
    await screen.findByRole('heading', { level: 1, name: 'Tenants who were asked' })
    await lookFor('reports')
    await press('{Enter}')
    await screen.findByRole('heading', { level: 1, name: 'Reports' })
    await openSearch()
    await waitFor(() => expect(shown()[0]).toEqual([words.recent, 'Tenants who were asked']))
    expect(shown()[1]?.slice(0, 3)).toEqual([words.often, 'Settings', 'Overview'])
    await press('nobody says this')
    await screen.findByText(words.noneTry)
    expect(await active()).toBeNull()
    await expectAccessible()
  })

  it('follows what is written: new words are found, and withdrawn ones are not', async () => {
    await lookFor('garden')
    await waitFor(() => expect(shown()).toHaveLength(1))
    await press('{Escape}')
    await closed()
    const session = openSession()
    const without = {
      ...workshop,
      record: recordWith({ ideas: [{ ...given, id: 'i', words: '', withdrawnOn: 20_000, itemId: null }] }),
    }
    await session.commitAndErase('workshop.withdraw', [edited('workshop', workshop, without)], change => change)
    await session.commit('element.edit', [
      edited(
        'element',
        elementWith('heard', { title: 'Tenants are heard' }),
        elementWith('heard', { title: 'Renters speak' }),
      ),
    ])
    await lookFor('garden')
    await screen.findByText(words.noneTry)
    await press('{Escape}')
    await closed()
    await lookFor('renters')
    await waitFor(() =>
      expect(shown()).toEqual([
        [words.group.element, 'Renters speak'],
        [words.group.link, 'Renters speak → The council acts'],
      ]),
    )
  })

  it('stays away while a dialog is open, as the one that covers the laptop in a workshop', async () => {
    await lookFor('add an elem')
    await press('{Enter}')
    await screen.findByRole('dialog', { name: 'A new element' })
    await press('{Control>}k{/Control}')
    await press('x')
    expect(screen.queryByRole('combobox', { name: words.field })).toBeNull()
  })
})
