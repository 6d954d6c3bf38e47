import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
beforeEach(() => {
  folder = commandFolder()
})
afterEach(() => folder.remove())

const question = 'How safe do you feel at home (1 to 5)?'
const answers = [5, 4, 1, 2, 5, 3, 4, 4, 1, 5, 2, 3]
const survey = [
  `Timestamp,${question}`,
  ...answers.map((answer, index) => `2016/05/${10 + index} 9:30:00 AM GMT+1,${answer}`),
].join('\n')

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

it.each([
  ['answers that are averaged', 'survey'],
  ['the same read as a table of figures', 'table'],
])('no row of one person leaves: %s', async (_, as) => {
  const ours = 'ours.commonmeasure'
  await folder.command('new', ours, '--title', 'Ours')
  folder.write('answers.csv', survey)
  const asked = ['import', ours, 'answers.csv', '--as', as]
  const { code, err } = await folder.command(...asked, '--date', '2016-05-31')
  expect([code, err]).toEqual([0, ''])
  for (const [kind, name] of [
    ['csv-excel', 'shared.csv'],
    ['xlsx', 'shared.xlsx'],
  ] as const) {
    expect((await folder.command('export', ours, '--as', kind, '--out', name)).code).toBe(0)
  }
  const rows = text(folder.read('shared.csv')).trim().split('\r\n').slice(1)
  const single = rows.filter(row => /,[1-5],,value/.test(row))
  expect(single).toEqual([])
  const sheet = text(unzipSync(folder.read('shared.xlsx'))['xl/worksheets/sheet2.xml'])
  expect(sheet).not.toMatch(/<c r="F\d+"><v>[1-5]<\/v>/)
  // The team's own copy keeps them all.
  await folder.command('export', ours, '--as', 'csv', '--out', 'all.csv')
  expect(text(folder.read('all.csv')).trim().split('\r\n')).toHaveLength(answers.length + 1)
})
