import { added, type Change } from '@core/change/change'
import { defaultPerspectives } from '@core/project/contents'
import type { EntityOf } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import learning from '../../../../src/core/words/records-learning.en.json'
import network from '../../../../src/core/words/records-network.en.json'
import { fakeHost } from '../../fake-host'
import { expectAccessible, goTo, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

let order = 0
/** A new record with an id of its own. */
function has<K extends KindOfRecord>(kind: K, id: string, given: Partial<EntityOf<K>>): Change {
  order += 1
  return added(kind, newRecord(recordKinds[kind], { id, order, given }) as unknown as EntityOf<K>)
}

const learningAt = (search: string) => goTo(`/p/${openSession().id}/learning${search}`)
const button = (name: string | RegExp) => screen.findByRole('button', { name })

const [lived, work] = defaultPerspectives
if (!lived || !work) throw new Error('two perspectives are needed')

const words = 'They moved the meeting to our hall, and they waited until everybody was there.'
const story = (given: Partial<EntityOf<'story'>> = {}) => has('story', 's', { title: 'The hall', words, ...given })

it('says what each list is for while it is empty, and offers the first step', async () => {
  await projectOnPage(host, 'learning')
  for (const title of ['Stories and change', 'Power', 'Inquiry and learning', 'Network'])
    expect(await screen.findByRole('heading', { level: 2, name: title })).toBeVisible()
  await expectAccessible()
  const lists = Object.entries({ ...learning, ...network })
  expect(lists).toHaveLength(17)
  for (const [kind, said] of lists) {
    await learningAt(`?list=${kind}`)
    const list = await screen.findByRole('region', { name: said.many })
    expect(list).toHaveTextContent(said.none)
    expect(list).toHaveTextContent(said.noneText)
    const first = within(list).getByRole('button', { name: said.add })
    // What has to name another record says which one comes first.
    if ('inUse' in said) {
      expect(first).toBeDisabled()
      expect(list).toHaveTextContent(said.inUse)
    } else expect(first).toBeEnabled()
    if (kind === 'story') await expectAccessible()
  }
  for (const [view, title] of [
    ['compare', 'Nothing to compare yet'],
    ['needs', 'No needs yet'],
  ]) {
    await learningAt(`?list=${view}`)
    expect(await screen.findByText(String(title))).toBeVisible()
    await expectAccessible()
  }
})

/** As somebody does who has no mouse. */
async function tabTo(wanted: HTMLElement) {
  for (let pressed = 0; pressed < 60 && document.activeElement !== wanted; pressed += 1)
    await userEvent.keyboard('{Tab}')
  expect(document.activeElement).toBe(wanted)
}

it('marks words with a theme by keyboard alone, and has them on the page of the theme by perspective', async () => {
  const changes = [
    has('person', 'p', { code: 'HERON-4', perspectiveIds: [lived.id] }),
    has('theme', 't', { name: 'Being listened to' }),
    story({ tellerId: 'p' }),
  ]
  await projectOnPage(host, 'learning?list=story&record=s', { changes })
  const heading = await screen.findByRole('heading', { level: 2, name: 'The hall' })
  await waitFor(() => expect(heading).toHaveFocus())
  await tabTo(await screen.findByRole('textbox', { name: 'Words to mark' }))
  await userEvent.keyboard('they sat down')
  await tabTo(screen.getByRole('button', { name: 'Mark words' }))
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByText('These words are not in the story. Nothing was marked.')).toBeVisible()
  await userEvent.keyboard('{Shift>}{Tab}{Tab}{/Shift}')
  expect(screen.getByRole('textbox', { name: 'Words to mark' })).toHaveFocus()
  await userEvent.keyboard('{Control>}a{/Control}they waited')
  await userEvent.keyboard('{Tab}')
  expect(screen.getByLabelText('Theme')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}{Tab}{Enter}')
  await waitFor(() => expect(document.querySelector('mark')).toHaveTextContent('they waited [Being listened to]'))
  await expectAccessible()

  await learningAt('?list=theme&record=t')
  expect(await screen.findByRole('heading', { name: `${lived.name} (1)` })).toBeVisible()
  expect(document.querySelector('mark')).toHaveTextContent('they waited')
  expect(document.querySelector('mark')?.parentElement).toHaveTextContent(words)
  await expectAccessible()
  await userEvent.click(screen.getByRole('link', { name: 'The hall' }))
  expect(await screen.findByRole('heading', { level: 2, name: 'The hall' })).toBeVisible()
})

it('marks a whole sentence with a theme that is named there, and takes the mark off again', async () => {
  const twice = 'We waited. Nobody came. We waited. Then all of us went in.'
  await projectOnPage(host, 'learning?list=story&record=s', { changes: [story({ words: twice })] })
  const sentence = await screen.findByLabelText('A whole sentence')
  await userEvent.selectOptions(sentence, '2')
  await userEvent.click(await button('Mark words'))
  expect(await screen.findByText('Choose a theme, or name a new one.')).toBeVisible()
  await userEvent.fill(screen.getByLabelText('Name of the new theme'), 'Patience')
  await userEvent.click(await button('Mark words'))
  await waitFor(() => expect(document.querySelector('mark')).toHaveTextContent('We waited. [Patience]'))
  const { db } = openSession()
  expect(await db.rowsOf('coding').toArray()).toMatchObject([
    { quote: 'We waited.', start: twice.lastIndexOf('We waited.') },
  ])
  // The same name is the same theme.
  await userEvent.selectOptions(screen.getByLabelText('Theme'), 'New theme…')
  await userEvent.fill(screen.getByLabelText('Name of the new theme'), ' patience ')
  await userEvent.fill(screen.getByLabelText('Words to mark'), 'all of us')
  await userEvent.click(await button('Mark words'))
  await waitFor(async () => expect(await db.rowsOf('coding').count()).toBe(2))
  expect(await db.rowsOf('theme').count()).toBe(1)
  await expectAccessible()
  await userEvent.click(await button(/^Take the mark off: “.?We waited/))
  await waitFor(async () => expect(await db.rowsOf('coding').toArray()).toMatchObject([{ quote: 'all of us' }]))
  expect(document.activeElement).not.toBe(document.body)
})

it('asks for approval again once the wording has changed', async () => {
  const shared = 'They waited until everybody was there.'
  const day = 20_000
  const approved = story({ sharedWords: shared, approvedWords: shared, approvedOn: day })
  await projectOnPage(host, 'learning?list=story&record=s', { changes: [approved] })
  expect(await screen.findByText('The teller approved this wording on 4 October 2024.')).toBeVisible()
  const wording = screen.getByRole('textbox', { name: /^Wording for others/ })
  await userEvent.fill(wording, 'They waited for all of us.')
  await userEvent.keyboard('{Tab}')
  expect(
    await screen.findByText(
      'The wording has changed since it was approved on 4 October 2024. It needs their approval again.',
    ),
  ).toBeVisible()
  await expectAccessible()
  await userEvent.click(await button('The teller approved this wording today'))
  expect(await screen.findByText(/^The teller approved this wording on/)).toBeVisible()
  expect(document.activeElement).not.toBe(document.body)
  expect(screen.queryByText(/4 October 2024/)).toBeNull()
  expect(await openSession().db.rowsOf('story').toArray()).toMatchObject([
    { approvedWords: 'They waited for all of us.' },
  ])
})

it('sets offers beside a need, and agrees an exchange with one press', async () => {
  const changes = [
    has('group', 'a', { name: 'Tower tenants' }),
    has('group', 'b', { name: 'Sewing circle' }),
    has('skill', 'n', { words: 'Somebody who can write forms', side: 'need', groupId: 'a' }),
    has('skill', 'o', { words: 'Help with forms', side: 'offer', groupId: 'b' }),
    has('skill', 'van', { words: 'A van', side: 'offer', groupId: 'b' }),
  ]
  await projectOnPage(host, 'learning?list=needs', { changes })
  expect(await screen.findByText('Tower tenants needs: Somebody who can write forms')).toBeVisible()
  expect(screen.getByText('Sewing circle offers: Help with forms')).toBeVisible()
  expect(screen.queryByText(/A van/)).toBeNull()
  await expectAccessible()
  await userEvent.click(await button('Agree an exchange'))
  expect(await screen.findByRole('heading', { level: 2, name: 'Somebody who can write forms' })).toBeVisible()
  expect(await openSession().db.rowsOf('exchange').toArray()).toMatchObject([{ needId: 'n', offerId: 'o' }])
  await learningAt('?list=needs')
  expect(await screen.findByText('Agreed:', { exact: false })).toBeVisible()
  const sentence = 'Sewing circle to Tower tenants: Somebody who can write forms'
  expect(screen.getByRole('img', { name: new RegExp(sentence) })).toBeVisible()
  const view = within(screen.getByRole('region', { name: 'Match needs and offers' }))
  expect(view.getByRole('listitem')).toHaveTextContent(sentence)
  await expectAccessible()
})

it('compares reflections over time and between perspectives, and shows nobody’s title', async () => {
  const reflection = (id: string, day: number, perspectiveId: string, said: string) =>
    has('reflection', id, {
      title: `Reflection of ${id}`,
      day,
      perspectiveId,
      answers: [{ id: `${id}-1`, questionId: 'q', words: said, level: 'asked' }],
    })
  const changes = [
    has('powerQuestion', 'q', { words: 'Who decides here?' }),
    has('powerQuestion', 'unanswered', { words: 'Who is paid?' }),
    reflection('later', 20_001, lived.id, 'We do, on food'),
    reflection('first', 20_000, lived.id, 'The board'),
    reflection('other', 20_000, work.id, 'All of us'),
  ]
  await projectOnPage(host, 'learning?list=compare', { changes })
  const own = await screen.findByRole('region', { name: lived.name })
  expect(
    within(own)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['4 October 2024 · asked for a viewThe board', '5 October 2024 · asked for a viewWe do, on food'])
  expect(screen.getByRole('region', { name: work.name })).toHaveTextContent('All of us')
  expect(screen.queryByText(/Reflection of/)).toBeNull()
  expect(within(screen.getByLabelText('Question')).getAllByRole('option')).toHaveLength(1)
  await expectAccessible()
})

it('offers the domains of a round where one is chosen, and asks for no code of a slip', async () => {
  const round = has('storyRound', 'r', { title: 'Spring', domains: [{ id: 'd', name: 'How we treat each other' }] })
  const outcome = has('harvestedOutcome', 'o', {
    words: 'Notice is given',
    confirmations: [
      { id: 'c', who: 'An officer', code: 'K7M2Q9', askedOn: null, answer: null, words: '', answeredOn: null },
    ],
  })
  await projectOnPage(host, 'learning?list=storyRound&record=r', { changes: [round, outcome] })
  await userEvent.click(await button('Add a choice'))
  const domain = within(await screen.findByRole('dialog')).getByLabelText(/^Domain/)
  expect(
    within(domain)
      .getAllByRole('option')
      .map(option => option.textContent),
  ).toEqual(['Choose', 'How we treat each other', 'Any other change'])
  await userEvent.selectOptions(domain, 'Any other change')
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Add' }))
  const { db } = openSession()
  await waitFor(async () =>
    expect(await db.rowsOf('storyRound').toArray()).toMatchObject([{ choices: [{ domain: 'Any other change' }] }]),
  )
  await learningAt('?list=harvestedOutcome&record=o')
  await userEvent.click(await button('Edit: An officer'))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).queryByLabelText('Code of the slip')).toBeNull()
  await userEvent.selectOptions(within(dialog).getByLabelText('Answer'), 'agrees')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
  await waitFor(async () =>
    expect(await db.rowsOf('harvestedOutcome').toArray()).toMatchObject([
      { confirmations: [{ code: 'K7M2Q9', answer: 'agrees' }] },
    ]),
  )
})

it('answers a question about power where it is read, and asks it no more', async () => {
  const changes = [
    has('powerQuestion', 'q', { words: 'Who set the agenda?', topic: 'agenda' }),
    has('powerQuestion', 'q2', { words: 'Who was paid?', topic: 'pay' }),
    has('powerQuestion', 'q3', { words: 'W'.repeat(300), topic: 'story' }),
    has('reflection', 'r', { title: 'October', day: 20_000 }),
  ]
  await projectOnPage(host, 'learning?list=reflection&record=r', { changes })
  await userEvent.click(await button('Answer: Who set the agenda?'))
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth)
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByLabelText(/^Question/)).toHaveValue('q')
  await userEvent.fill(within(dialog).getByLabelText('In our own words'), 'Two of us')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Answer: Who set the agenda?' })).toBeNull())
  expect(await button('Answer: Who was paid?')).toBeVisible()
  expect(await openSession().db.rowsOf('reflection').toArray()).toMatchObject([
    { answers: [{ questionId: 'q', words: 'Two of us', level: null }] },
  ])
  await expectAccessible()
})

it('a list stays narrowed for who comes back to it, and the focus goes on where a record or the filter is gone', async () => {
  const bus = has('story', 's2', { title: 'The bus', words: 'It came late.' })
  await projectOnPage(host, 'learning?list=story', { changes: [story(), bus] })
  const search = () => screen.findByRole('searchbox', { name: 'Search' })
  await userEvent.fill(await search(), 'hall')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'The bus' })).toBeNull())
  await userEvent.click(await button('The hall'))
  await userEvent.click(await button('Back to the list'))
  expect(await search()).toHaveValue('hall')
  await userEvent.click(await button('The hall'))
  await button('Back to the list')
  await goTo(`/p/${openSession().id}/settings`)
  await screen.findByRole('heading', { level: 1, name: 'Settings' })
  history.go(-2)
  expect(await search()).toHaveValue('hall')
  await userEvent.click(await button('The hall'))
  await userEvent.click(await button('Delete'))
  const dialog = await screen.findByRole('dialog', { name: 'Delete this record?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(screen.getByRole('heading', { level: 2, name: learning.story.many })).toHaveFocus())
  await userEvent.click(await button('Show all'))
  await button('The bus')
  expect(await search()).toHaveFocus()
})
