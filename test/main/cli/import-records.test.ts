import { readProjectFile } from '@core/project/file/read-project-file'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'ours.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
})
afterEach(() => folder.remove())

const importing = (table: string, list: string, ...more: string[]) =>
  folder.command('import-records', file, table, '--list', list, ...more)
function rows() {
  const read = readProjectFile(folder.read(file))
  if (!read.ok) throw new Error(read.problem)
  return read.value.rows
}

const updates = [
  'Group;Day;Work;Difficulties',
  'mill road tenants;12/03/2016;Doors;Nobody answers',
  'Mill Road Tenants;14/04/2016;Doors again;"Damp; mould\nand a letter"',
  'Nobody we know;12/03/2016;x;y',
  'Mill Road Tenants;soon;x;y',
].join('\n')

it('imports updates of groups, once, and names each row that it skips', async () => {
  const before = rows().groupUpdate.length
  folder.write('updates.csv', updates)
  const tried = await importing('updates.csv', 'Updates', '--dry-run')
  expect(tried.out).toContain('Nothing was written.')
  expect(rows().groupUpdate).toHaveLength(before)
  const done = await importing('updates.csv', 'updates')
  expect(done.code).toBe(0)
  expect(done.out).toContain('2 new, 0 changed, 0 as they are.')
  expect(done.out).toContain('“Group” names nothing that is in the')
  expect(done.out).toContain('“Day” is not a day like')
  const [first, second] = rows().groupUpdate.slice(-2)
  expect([first?.work, second?.difficulties]).toEqual(['Doors', 'Damp; mould\nand a letter'])
  const again = await importing('updates.csv', 'Updates')
  expect(again.out).toContain('0 new, 0 changed, 2 as they are.')
  expect(rows().groupUpdate).toHaveLength(before + 2)
})

it('imports people by their codes, each once, with nothing that runs as a formula', async () => {
  const before = rows().person.length
  folder.write(
    'people.csv',
    "Code,Perspectives\nHERON-99,Lived experience\nheron-99,Lived experience\n'=1+1,\nWREN-2,Nobody\n",
  )
  const done = await importing('people.csv', 'People', '--json')
  expect(JSON.parse(done.out)).toMatchObject({ added: 2, written: true, skipped: [{ line: 3 }, { line: 5 }] })
  expect(
    rows()
      .person.slice(before)
      .map(({ code }) => code),
  ).toEqual(['HERON-99', '=1+1'])
})

it('imports stories as they were told', async () => {
  const told = 'قالت: لا يمكنكم نقلنا ليلًا'
  folder.write('stories.csv', `Title,In their words,Told on\nThe midnight call,${told},1 May 2016\n,No title,\n`)
  const done = await importing('stories.csv', 'Stories and quotes')
  expect(done.out).toContain('1 row is skipped')
  expect(rows().story.at(-1)).toMatchObject({ title: 'The midnight call', words: told, approvedOn: null })
})

it.each([
  ['Names and contacts', 'Person\nx\n', 2, 'There is no list “Names and contacts”'],
  ['Updates', '', 1, 'is empty'],
  ['Updates', 'Group,Day\n', 1, 'no rows below them'],
  ['Updates', 'Name,When\nx,y\n', 1, 'a column for each of: Group, Day'],
  ['Updates', 'Group,Day\nA,"2016-01-01\n', 1, 'quotation mark that opens on line 2'],
  ['Updates', `Group,Day\n${'A,B\n'.repeat(10_001)}`, 1, 'more than 10000 rows'],
  ['Updates', 'PK\u0003\u0004 and more', 1, 'Nothing was imported.'],
])('refuses into %s what is no table of it, and changes nothing', async (list, text, code, sentence) => {
  const before = folder.read(file)
  folder.write('table.csv', text)
  const done = await importing('table.csv', list)
  expect([done.code, done.err]).toEqual([code, expect.stringContaining(sentence)])
  expect(folder.read(file)).toEqual(before)
})
