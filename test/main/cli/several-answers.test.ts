import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
beforeEach(() => {
  folder = commandFolder()
})
afterEach(() => folder.remove())

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

it('ten people ticked 21 boxes: everywhere it is ten people, and seven of ten for each answer', async () => {
  const ours = 'ours.commonmeasure'
  await folder.command('new', ours, '--title', 'Ours')
  folder.write('ticks.csv', readFileSync('test/fixtures/cases/k06a-tick-all.csv', 'utf8'))
  expect((await folder.command('import', ours, 'ticks.csv')).code).toBe(0)

  const { out } = await folder.command('show', ours, '--all')
  expect(out).toMatch(/Which of these helped you.*\s10\s*$/m)
  expect(out).not.toContain('21')

  expect((await folder.command('report', ours, '--period', '2023-24', '--out', 'r.docx')).code).toBe(0)
  const words = text(unzipSync(folder.read('r.docx'))['word/document.xml']).replace(/<[^>]+>/g, ' ')
  expect(words).toMatch(/it was 10 people/)
  for (const answer of ['Advice', 'Food', 'Bed']) expect(words).toMatch(new RegExp(`${answer}\\s+7\\s+10\\s+70\\s?%`))
  expect(words).not.toMatch(/\b21\b/)

  const named = ['--org-name', 'A', '--org-id', 'GB-CHC-1234567']
  expect((await folder.command('export', ours, '--as', 'iati', '--out', 'r.xml', ...named)).code).toBe(0)
  const iati = text(folder.read('r.xml'))
  expect(iati).toMatch(/<actual value="10"\/>/)
  expect(iati).toMatch(/<actual value="7">\s*<dimension name="answer" value="Advice"\/>/)

  expect((await folder.command('export', ours, '--as', 'csv-excel', '--out', 'r.csv')).code).toBe(0)
  const rows = text(folder.read('r.csv'))
  expect(rows).toMatch(/,10,,value/)
  expect(rows.match(/,7,10,value/g)).toHaveLength(3)
})

it('says which numbers it took for no answer, and names a question without its answers', async () => {
  const ours = 'ours.commonmeasure'
  await folder.command('new', ours, '--title', 'Ours')
  for (const name of ['k16a-999-and-minus-99', 'k13a-slash-in-answers']) {
    folder.write(`${name}.csv`, readFileSync(`test/fixtures/cases/${name}.csv`, 'utf8'))
  }
  const asked = await folder.command('import', ours, 'k16a-999-and-minus-99.csv')
  expect(asked.code).toBe(1)
  expect(asked.err).toContain('Numbers in “How old are you?” look like codes for no answer')
  const dry = ['k16a-999-and-minus-99.csv', '--dry-run']
  const codes = await folder.command('import', ours, ...dry, '--answer-codes', 'missing')
  expect(codes.out).toMatch(/“How old are you\?”: 999 count as no answer/)
  expect(codes.out).toMatch(/“How many nights .*”: -99, 99 count as no answer/)
  expect((await folder.command('import', ours, ...dry, '--answer-codes', 'numbers')).out).not.toContain('no answer')
  const slashes = await folder.command('import', ours, 'k13a-slash-in-answers.csv', '--dry-run')
  expect(slashes.out).toMatch(/^Where do you stay now\? +5 +0 +Street\/park 3/m)
})
