import { added } from '@core/change/change'
import { type EntityOf, entitySchemas } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { importOf, importRecordOf, measureOf } from '../../../core/project/sample-contents'
import { workbookOf } from '../../../core/table/workbook/build-workbook'
import { fakeHost } from '../../fake-host'
import { expectAccessible, goTo, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
const rowOf = <K extends keyof typeof recordKinds>(kind: K, id: string, given: object): EntityOf<K> =>
  entitySchemas[kind].parse(
    newRecord(recordKinds[kind] as unknown as RecordKind, { id, order: 1, given: { ...given } }),
  ) as EntityOf<K>

it('imports a register, and counts different people once', async () => {
  await projectOnPage(host, 'people?list=attendance')
  await press('Import a register')
  const register = [
    'code,day,session',
    'KITE-7,2026-01-10,One',
    'KITE-7,2026-02-10,Two',
    'WREN-2,2026-02-10,Two',
    'WREN-2,2026-02-10,Two',
  ]
  host.choose({ name: 'register.csv', bytes: new TextEncoder().encode(register.join('\n')) })
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: /Choose/ }))
  expect(await within(dialog).findByText('3 entries of somebody in a session are added or changed')).toBeVisible()
  expect(within(dialog).getByText(/counts once/)).toBeVisible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Import' }))
  const counted = await screen.findByRole('region', { name: 'Different people' })
  await waitFor(() => expect(within(counted).getByRole('row', { name: /Everyone, each once/ })).toHaveTextContent('2'))
  expect(counted).toHaveTextContent('They came 3 times to 2 sessions.')
  await expectAccessible()
})

it('imports a register from the sheet of a workbook that has the headings, and says why another cannot be read', async () => {
  await projectOnPage(host, 'people?list=attendance')
  await press('Import a register')
  const dialog = await screen.findByRole('dialog')
  const choose = async (name: string, bytes: Uint8Array) => {
    host.choose({ name, bytes })
    await userEvent.click(within(dialog).getByRole('button', { name: /^Choose/ }))
  }
  await choose('damaged.xlsx', workbookOf({ name: 'Spring', rows: [['code']] }).slice(0, 500))
  expect(await within(dialog).findByText('“damaged.xlsx” is damaged or incomplete')).toBeVisible()
  const rows = [
    ['code', 'day', 'session'],
    ['KITE-7', '2026-01-10', 'One'],
  ]
  await choose('register.xlsx', workbookOf({ name: 'Read me', rows: [['Hello']] }, { name: 'Spring', rows }))
  expect(await within(dialog).findByText('What the sheet “Spring” of “register.xlsx” would do')).toBeVisible()
  expect(within(dialog).getByText('1 person is added')).toBeVisible()
  await expectAccessible()
})

it('shows what offers come to, each currency apart, and who waits', async () => {
  const offers = [
    rowOf('payment', 'y1', { forWhat: 'A talk', currency: 'GBP', fee: 50, answer: 'accepted', offeredOn: 20_000 }),
    rowOf('payment', 'y2', { forWhat: 'Reading', currency: 'EUR', fee: 10.5, answer: 'declined' }),
  ]
  await projectOnPage(host, 'people?list=payment', {
    changes: [
      ...offers.map(row => added('payment', row)),
      added('payNote', rowOf('payNote', 'n', { words: 'Limits move in April.', checkBy: 20_000 })),
    ],
  })
  const pounds = await screen.findByRole('table', { name: 'Offers in GBP' })
  expect(within(pounds).getByRole('row', { name: /^Offered/ })).toHaveTextContent('Offered150')
  const euros = screen.getByRole('table', { name: 'Offers in EUR' })
  expect(within(euros).getByRole('row', { name: /^Declined/ })).toHaveTextContent('Declined110.50')
  expect(screen.getByText('1 payment is waiting')).toBeVisible()
  expect(await screen.findByText('A note on tax and benefits has to be checked again')).toBeVisible()
  await expectAccessible()
})

it('erases somebody only once their code is typed, also one who was deleted before', async () => {
  const person = rowOf('person', 'p1', { code: 'KITE-7', accessNeeds: 'A quiet room upstairs, please' })
  const made = importOf('i', 'm', 20)
  const notes = { code: new Uint32Array(20).fill(1), words: ['told by KITE-7 herself'] }
  const imported = {
    ...made,
    dictionaries: { ...made.dictionaries, place: (made.dictionaries.place ?? []).map(place => `${place}, KITE-7`) },
    blocks: made.blocks.map(block => ({ ...block, notes })),
  }
  await projectOnPage(host, 'people?list=person', {
    changes: [added('measure', measureOf('m')), added('import', importRecordOf('i', 'm')), added('person', person)],
    imported: [imported],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'KITE-7' }))
  const { db } = openSession()
  await press('Delete')
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
  await waitFor(async () => expect(await db.rowsOf('person').count()).toBe(0))
  expect(JSON.stringify(await db.commits.toArray())).toContain('quiet room')

  await goTo(`/p/${openSession().id}/people?erase=code`)
  await userEvent.fill(await screen.findByRole('textbox', { name: 'Code' }), 'WREN')
  await press('Look')
  expect(await screen.findByText(/Nobody in this project/)).toBeVisible()
  await userEvent.fill(screen.getByRole('textbox', { name: 'Code' }), 'kite-7')
  await press('Look')
  const erase = await screen.findByRole('button', { name: 'Erase for good' })
  expect(erase).toBeDisabled()
  expect(screen.getByText(/in imported figures/)).toBeVisible()
  await expectAccessible()
  await userEvent.fill(screen.getByRole('textbox', { name: /To erase, type their code/ }), 'KITE-7')
  await userEvent.click(erase)
  expect(await screen.findByText('The person is erased')).toBeVisible()
  // The project is closed and opened again meanwhile.
  const log = await waitFor(async () => JSON.stringify(await openSession().db.commits.toArray()))
  expect(log).not.toContain('quiet room')
  expect(log).not.toContain('KITE-7')
  // The second copy is made anew once the project is open again.
  await waitFor(() => expect(JSON.stringify(host.journals.get(openSession().id))).not.toContain('quiet room'))
  const { db: rebuilt } = openSession()
  expect(JSON.stringify(await rebuilt.dictionaries.toArray())).toMatch(/, …/)
  expect(JSON.stringify(await rebuilt.dictionaries.toArray())).not.toContain('KITE-7')
  const [block] = await rebuilt.blocks.toArray()
  expect(block?.notes?.words).toEqual(['told by … herself'])
  expect(block?.value).toEqual(made.blocks[0]?.value)
})

it('keeps two people through whom a consent can be withdrawn', async () => {
  await projectOnPage(host, 'people?list=consent')
  await press('Two people to withdraw through')
  const [name] = await screen.findAllByRole('textbox', { name: 'Name and role' })
  await userEvent.fill(name as HTMLElement, 'Sam Okafor')
  await press('Save')
  expect(await screen.findByText(/people are sent to .*Sam Okafor/)).toBeVisible()
})

it('leads from a person to every record that names them, and keeps their name apart', async () => {
  await projectOnPage(host, 'people?list=person&record=p1', {
    changes: [
      added('person', rowOf('person', 'p1', { code: 'KITE-7' })),
      added('contact', rowOf('contact', 'c1', { personId: 'p1', fullName: 'Ama Owusu' })),
      added('gathering', rowOf('gathering', 'g1', { title: 'Planning', day: 20_000 })),
      added('attendance', rowOf('attendance', 'a1', { personId: 'p1', gatheringId: 'g1', part: ['came'] })),
      added('story', rowOf('story', 's1', { title: 'The boiler', tellerId: 'p1' })),
    ],
  })
  await userEvent.click(await screen.findByText('Where it appears'))
  expect(await screen.findByRole('link', { name: 'Planning' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Names and contacts' })).toBeVisible()
  expect(document.body).not.toHaveTextContent('Ama Owusu')
  await expectAccessible()
  await userEvent.click(screen.getByRole('link', { name: 'The boiler' }))
  expect(await screen.findByRole('heading', { name: 'The boiler', level: 2 })).toBeVisible()
})

it('changes one field of several records in one step, with the field’s own control', async () => {
  const offers = [
    rowOf('payment', 'y1', { forWhat: 'A talk', answer: 'accepted' }),
    rowOf('payment', 'y2', { forWhat: 'Reading', answer: 'offered' }),
    rowOf('payment', 'y3', { forWhat: 'A walk', answer: 'offered' }),
  ]
  await projectOnPage(host, 'people?list=payment', { changes: offers.map(row => added('payment', row)) })
  await press('Select several')
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select “A talk”' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select “Reading”' }))
  expect(await screen.findByText('2 selected')).toBeVisible()
  await expectAccessible()
  await press('Change…')
  const dialog = within(await screen.findByRole('dialog'))
  const field = dialog.getByLabelText<HTMLSelectElement>('What to change')
  // What each is called by is its own.
  expect([...field.options].map(({ value }) => value)).not.toContain('forWhat')
  await userEvent.selectOptions(field, 'answer')
  const [, answer] = dialog.getAllByRole('combobox')
  if (!answer) throw new Error('no control for the answer')
  await userEvent.selectOptions(answer, 'accepted')
  expect(await dialog.findByText('1 of 2 will change.')).toBeVisible()
  await userEvent.click(dialog.getByRole('button', { name: 'Change 1 row' }))
  const answers = async () => (await openSession().db.rowsOf('payment').toArray()).map(({ answer }) => answer)
  await waitFor(async () => expect(await answers()).toEqual(['accepted', 'accepted', 'offered']))
  await press('Undo: change several records')
  await waitFor(async () => expect(await answers()).toEqual(['accepted', 'offered', 'offered']))
})

it('a list of records is filtered by the tags in it', async () => {
  const skills = [
    rowOf('skill', 's1', { words: 'Bookkeeping', side: 'offer', tags: ['money', 'evenings'] }),
    rowOf('skill', 's2', { words: 'Cooking', side: 'offer', tags: ['evenings'] }),
    rowOf('skill', 's3', { words: 'Carpentry', side: 'offer' }),
  ]
  await projectOnPage(host, 'learning?list=skill', { changes: skills.map(row => added('skill', row)) })
  await screen.findByRole('button', { name: 'Carpentry' })
  const filter = screen.getByRole('combobox', { name: 'Tags' })
  expect([...filter.querySelectorAll('option')].map(({ textContent }) => textContent)).toEqual([
    'all',
    'evenings',
    'money',
  ])
  await userEvent.selectOptions(filter, 'evenings')
  expect(await screen.findByText('2 of 3 shown')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Carpentry' })).toBeNull()
  await expectAccessible()
})

it('tags records that had none, several at once, and shows their tags from then on', async () => {
  const { tags: _, ...before } = rowOf('person', 'p1', { code: 'KITE-7' })
  const people = [before, rowOf('person', 'p2', { code: 'WREN-2', tags: ['evenings'] })]
  await projectOnPage(host, 'people?list=person', { changes: people.map(row => added('person', row)) })
  expect(await screen.findByRole('columnheader', { name: 'Tags' })).toBeVisible()
  await press('Select several')
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Select all shown/ }))
  await press('Change…')
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.selectOptions(dialog.getByLabelText('What to change'), 'tags')
  await userEvent.click(dialog.getByLabelText('Tags', { selector: 'input' }))
  // What others are called already is offered.
  await userEvent.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'evenings' }))
  expect(await dialog.findByText('1 of 2 will change.')).toBeVisible()
  await userEvent.click(dialog.getByRole('button', { name: 'Change 1 row' }))
  const tagged = async () => (await openSession().db.rowsOf('person').toArray()).map(({ tags }) => tags)
  await waitFor(async () => expect(await tagged()).toEqual([['evenings'], ['evenings']]))
  await openSession().undo()
  await waitFor(async () => expect(await tagged()).toEqual([undefined, ['evenings']]))
})

it('gives no code to two people', async () => {
  await projectOnPage(host, 'people?list=person', {
    changes: [added('person', rowOf('person', 'p1', { code: 'KITE-7' }))],
  })
  await press('Add a person')
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.fill(dialog.getByRole('textbox', { name: /^Code/ }), 'kite-7')
  await userEvent.click(dialog.getByRole('button', { name: 'Add' }))
  expect(await dialog.findByText('Another record has this already. Choose something else.')).toBeVisible()
  await userEvent.fill(dialog.getByRole('textbox', { name: /^Code/ }), 'WREN-2')
  await userEvent.click(dialog.getByRole('button', { name: 'Add' }))
  expect(await screen.findByRole('heading', { name: 'WREN-2' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Duplicate' })).toBeNull()
  const code = screen.getByRole('textbox', { name: /^Code/ })
  await userEvent.fill(code, 'KITE-7')
  await userEvent.tab()
  expect(await screen.findByText('Another record has this already. Choose something else.')).toBeVisible()
  expect((await openSession().db.rowsOf('person').toArray()).map(each => each.code).sort()).toEqual([
    'KITE-7',
    'WREN-2',
  ])
})

it('leads from a person to what comes next with the person filled in, and a consent is withdrawn with one press', async () => {
  await projectOnPage(host, 'people?list=person&record=p', {
    changes: [added('person', rowOf('person', 'p', { code: 'KITE-7' }))],
  })
  const next = await screen.findByRole('region', { name: 'Add for this person' })
  await expectAccessible()
  await userEvent.click(within(next).getByRole('link', { name: 'Record a consent' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByLabelText(/^Person/)).toHaveValue('p')
  await userEvent.selectOptions(within(dialog).getByLabelText(/^What they agreed to/), 'take-part')
  await userEvent.fill(within(dialog).getByLabelText(/^Agreed on/), '2026-02-03')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add' }))
  // Taking part is not published anywhere, and has no name to go by.
  expect(await screen.findByLabelText('How it was given')).toBeVisible()
  expect(screen.queryByLabelText('Where it may appear')).toBeNull()
  const { db } = openSession()
  expect(await db.rowsOf('consent').toArray()).toMatchObject([{ personId: 'p', use: 'take-part', withdrawnOn: null }])
  await press('They withdrew it today')
  expect(await screen.findByText(/counts as not agreed from then on/)).toBeVisible()
  expect(document.activeElement).not.toBe(document.body)
  await waitFor(async () => expect((await db.rowsOf('consent').toArray())[0]?.withdrawnOn).not.toBeNull())
  await goTo(`/p/${openSession().id}/people?list=person&record=p`)
  await userEvent.click(await screen.findByRole('link', { name: 'Add an offer' }))
  expect(within(await screen.findByRole('dialog')).getByLabelText('Person')).toHaveValue('p')
})

it('records several people in a session at once', async () => {
  await projectOnPage(host, 'people?list=gathering&record=g', {
    changes: [
      added('gathering', rowOf('gathering', 'g', { title: 'Saying no together', day: 20_000 })),
      ...['KITE-7', 'WREN-2', 'HERON-4'].map((code, at) => added('person', rowOf('person', `p${at}`, { code }))),
    ],
  })
  const there = await screen.findByRole('region', { name: 'Who was there, by code' })
  expect(there).toHaveTextContent('Nobody is recorded by code yet.')
  for (const code of ['KITE-7', 'HERON-4']) {
    await userEvent.fill(within(there).getByLabelText('People who came'), code)
    await userEvent.click(await screen.findByRole('option', { name: code }))
  }
  await userEvent.keyboard('{Escape}')
  await userEvent.click(within(there).getByRole('button', { name: 'Add them' }))
  expect(await within(there).findByText(/KITE-7/)).toBeVisible()
  const rows = (await openSession().db.rowsOf('attendance').toArray()).toSorted((a, b) => a.order - b.order)
  expect(rows.map(({ personId, gatheringId, part }) => [personId, gatheringId, part])).toEqual([
    ['p0', 'g', ['came']],
    ['p2', 'g', ['came']],
  ])
  await expectAccessible()
})
