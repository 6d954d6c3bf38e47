import { readProjectFile } from '@core/project/file/read-project-file'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

const person = (name: string, group: string, ratings: readonly (string | number)[]) =>
  ratings.map((rating, index) => `${name},${group},${['=Homes', 'Rents'][index]},${rating}`)
const votes = [
  'person,perspective,item,rating',
  ...['Zofia', 'b', 'c', 'd', 'e', 'f'].flatMap(name => person(name, 'lived experience', ['must have', 2])),
  ...['g', 'h', 'i'].flatMap(name => person(name, 'Neighbours', [9, 'don’t know'])),
  'Zofia,lived experience,=Homes,8',
  'j,,=Homes,8',
  'k,Neighbours,=Homes,perhaps',
].join('\n')

const choose = async (button: string, name: string, text: string) => {
  host.choose({ name, bytes: new TextEncoder().encode(text) })
  await userEvent.click(screen.getByRole('button', { name: button }))
}
const click = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))
const heading = (name: string | RegExp, level = 1) => screen.findByRole('heading', { level, name })

async function bringIn(text = votes) {
  await projectOnPage(host, 'workshops/bring-in')
  await heading('Import votes')
  await choose('Choose a file of votes', 'votes.csv', text)
}

async function tellAndSave(title = 'What matters') {
  await click('Next')
  await heading(/Step 3 of 3/, 2)
  await userEvent.fill(screen.getByRole('textbox', { name: 'What this vote is called' }), title)
  await userEvent.fill(screen.getByLabelText('When the vote was held'), '2026-03-04')
  await click('Import the votes')
  await heading(title)
}

it('says what will be counted and what not, writes it in one step, and Undo takes all of it out', async () => {
  await bringIn()
  await heading(/Step 2 of 3/, 2)
  expect(screen.getByText('2 proposals · 18 answers · 9 people · 1 round')).toBeVisible()
  expect(screen.getByText(/1 earlier answer is not counted/)).toBeVisible()
  expect(screen.getByText(/1 person is not counted/)).toBeVisible()
  expect(screen.getByRole('row', { name: /22 Not a rating perhaps/ })).toBeVisible()
  await expectAccessible()
  await tellAndSave()
  expect(screen.getByText(/Chosen after the vote/)).toBeVisible()
  // Until the measures are read the papers wait, and are pale.
  await waitFor(() => expect(screen.getByRole('button', { name: 'Full record' })).toBeEnabled())
  await expectAccessible()

  const { rows, commits } = await openSession().contents()
  expect(commits.at(-1)?.action).toBe('workshop.add')
  expect(rows.workshop[0]).toMatchObject({
    title: 'What matters',
    ruleChosen: 'after-vote',
    items: [{ words: '=Homes' }, { words: 'Rents' }],
  })
  expect(rows.project[0]?.perspectives.map(({ name }) => name)).toContain('Neighbours')
  expect(JSON.stringify({ rows, commits })).not.toContain('Zofia')

  await click('Undo: add a workshop')
  await screen.findByText('This workshop is not in the project')
  const after = (await openSession().contents()).rows
  expect(after.workshop).toEqual([])
  expect(after.project[0]?.perspectives.map(({ name }) => name)).not.toContain('Neighbours')
})

it('asks for what is missing before it writes anything', async () => {
  await bringIn()
  await click('Next')
  await click('Import the votes')
  expect(await screen.findByText('A few words are needed here.')).toBeVisible()
  expect(screen.getByText(/A date is needed here/)).toBeVisible()
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'What this vote is called' })).toHaveFocus())
  expect((await openSession().contents()).rows.workshop).toEqual([])
  await expectAccessible()
})

it('says of a file that holds no votes what is wrong, and that nothing was imported', async () => {
  await bringIn('%PDF-1.7')
  expect(await screen.findByText('“votes.csv” is a PDF')).toBeVisible()
  expect(screen.getByText(/Nothing was imported/)).toBeVisible()
  await choose('Choose a file of votes', 'few.csv', 'who,said\na,yes\n')
  expect(await screen.findByText('Not every column is known yet')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled()
  await expectAccessible()
})

it('keeps groups that Polis found apart from what people declared, and takes the words from comments', async () => {
  await bringIn('participant,group-id,0,7\np,0,1,-1\nq,1,1,0\n')
  expect(await screen.findByText(/Polis worked out these groups from how people voted/)).toBeVisible()
  expect(screen.getByRole('textbox', { name: /new perspective for “0”/ })).toHaveValue('Opinion group 0 (Polis)')
  await choose('Choose comments.csv', 'comments.csv', 'comment-id,comment-body\n0,Homes for all\n')
  expect(await screen.findByText('Words of 1 statement from comments.csv.')).toBeVisible()
  await tellAndSave()
  const table = await screen.findByRole('table', { name: 'How each group answered' })
  expect(within(table).getByText('Homes for all')).toBeVisible()
  expect(within(table).getByText('Statement 7')).toBeVisible()
})

it('makes a measure of what is in, with its story, and takes it back by one Undo', async () => {
  await bringIn()
  await tellAndSave()
  await click('Make this a measure: =Homes')
  const dialog = await screen.findByRole('dialog', { name: 'Make this a measure' })
  await userEvent.fill(within(dialog).getByRole('textbox', { name: 'The final wording' }), 'Everybody has a home')
  await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Lived experience' }))
  await userEvent.fill(within(dialog).getByRole('textbox', { name: 'A minority view' }), 'Too slow.')
  await expectAccessible()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Make the measure' }))
  await screen.findByText('It is a measure now')
  const table = screen.getByRole('table', { name: 'How each group answered' })
  await waitFor(() => expect(within(table).getByRole('link', { name: 'Everybody has a home' })).toHaveFocus())

  const { rows } = await openSession().contents()
  const [measure] = rows.measure
  expect(measure).toMatchObject({ title: 'Everybody has a home', workshopId: rows.workshop[0]?.id })
  expect(measure?.proposedBy).toHaveLength(1)
  expect(rows.workshop[0]?.agreed).toEqual([
    { itemId: 'item-1', measureId: measure?.id, wording: 'Everybody has a home', minorityView: 'Too slow.' },
  ])
  expect(await screen.findByRole('row', { name: 'Lived experience 1 of 1' })).toBeVisible()
  expect(screen.getByText('The wording of 1 was changed on the way.')).toBeVisible()

  await click('Undo: make a measure of a proposal')
  await screen.findByText('Nothing was agreed as a measure.')
  expect((await openSession().contents()).rows.measure).toEqual([])
})

it('gives the focus back to the button when the dialog is left by Escape', async () => {
  await bringIn()
  await tellAndSave()
  const button = await screen.findByRole('button', { name: 'Make this a measure: =Homes' })
  button.focus()
  await userEvent.keyboard('{Enter}')
  await screen.findByRole('dialog')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(button).toHaveFocus())
})

it('exports the counts with small groups hidden and no formula, under a name that says so', async () => {
  await bringIn()
  await tellAndSave('2026/27: what matters')
  await click('Export the counts')
  await screen.findByText(/^Written: /)
  const saved = host.saved.at(-1)
  expect(saved?.suggestedName).toBe('2026 27 what matters - counts by group, small numbers hidden.csv')
  const lines = new TextDecoder().decode(saved?.bytes).trim().split('\r\n')
  expect(lines[1]).toMatch(/^'=Homes,Lived experience,1,hidden/)
  expect(lines[2]).toBe("'=Homes,Neighbours,1,hidden,hidden,hidden,hidden,hidden")
  await expectAccessible()
  host.failWith('no-space')
  await click('Export the counts')
  await screen.findByText('The file was not written')
  host.failWith(null)
})

it('deletes a workshop with its measures left whole, and Undo brings it back', async () => {
  await bringIn()
  await tellAndSave()
  await click('Make this a measure: =Homes')
  await click('Make the measure')
  await screen.findByText('It is a measure now')
  await click('Delete this workshop')
  await click('Delete it')
  await heading('Workshops')
  const gone = (await openSession().contents()).rows
  expect([gone.workshop.length, gone.measure[0]?.title, gone.measure[0]?.workshopId]).toEqual([0, '=Homes', null])
  await click('Undo: delete a workshop')
  await screen.findByRole('link', { name: 'What matters' })
  const back = (await openSession().contents()).rows
  expect(back.measure[0]?.workshopId).toBe(back.workshop[0]?.id)
})

it('keeps in the project file when the rule was chosen', async () => {
  await bringIn()
  await tellAndSave()
  await openSession().saveFile({ askWhere: true })
  const file = readProjectFile(host.saved.at(-1)?.bytes ?? new Uint8Array())
  expect(file.ok && file.value.rows.workshop[0]?.ruleChosen).toBe('after-vote')
})
