import { contentsWithCommit } from '@core/change/apply'
import { added, removed } from '@core/change/change'
import type { EntityOf } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'ours.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
  addPeople()
})
afterEach(() => folder.remove())

const row = <K extends keyof typeof recordKinds>(kind: K, id: string, given: object) =>
  newRecord(recordKinds[kind] as unknown as RecordKind, { id, order: 1, given: { ...given } }) as unknown as EntityOf<K>

/** HERON-4 with a story that was used, whose words stand in an insight too; LINNET-9, deleted again. */
function addPeople() {
  const read = readProjectFile(folder.read(file))
  if (!read.ok) throw new Error(read.problem)
  const use = { id: 'u', where: 'Leaflet 2015', usedOn: 16_500, canBeRecalled: false, recalledOn: null }
  const linnet = row('person', 'p2', { code: 'LINNET-9' })
  const steps = [
    [
      added('person', row('person', 'p1', { code: 'HERON-4' })),
      added('contact', row('contact', 'c1', { personId: 'p1', fullName: 'Roza Ahmadi' })),
      added(
        'story',
        row('story', 's1', {
          title: 'The call',
          words: 'Pete rang me at six in the morning.',
          tellerId: 'p1',
          uses: [use],
        }),
      ),
      added('insight', row('insight', 'i1', { words: 'Roza Ahmadi says that calls come early' })),
      added('person', linnet),
    ],
    [removed('person', linnet)],
  ]
  const contents = steps.reduce((so, changes, index) => {
    const next = contentsWithCommit(
      so,
      { action: 'record.import', changes },
      { id: `c${index}`, now: '2017-08-01T09:00:00.000Z', by: '' },
    )
    if (!next.ok) throw new Error(next.detail)
    return next.value
  }, read.value)
  folder.write(file, writeProjectFile(contents, { now: '2017-08-01T09:00:00.000Z' }))
}

const textOf = () =>
  Object.values(unzipSync(folder.read(file)))
    .map(part => strFromU8(part))
    .join('\n')

it('says what erasing would do and what to recall, and changes nothing', async () => {
  const before = folder.listing()
  const { code, out } = await folder.command('erase', file, '--person', 'heron-4')
  expect(code).toBe(0)
  expect(out).toBe(
    [
      'To erase heron-4 from ours.commonmeasure:',
      'Goes completely, with every earlier version:',
      '  Stories and quotes: 1',
      '  Names and contacts: 1',
      '  People: 1',
      'Stays, without their words, name and code:',
      '  Insights: 1',
      'To recall yourself:',
      '  Leaflet 2015, 6 March 2015 (cannot be taken back)',
      '  what was exported, printed or sent; other copies of this file; and this project in the app on any computer: erase them there too.',
      'Nothing was erased. Add --for-good to erase them. This cannot be undone.',
      '',
    ].join('\n'),
  )
  expect(folder.listing()).toEqual(before)
})

it('leaves nothing of them in the file, and a project that is whole', async () => {
  const theirs = ['HERON-4', 'Roza', 'rang me at six', 'The call', 'Leaflet 2015']
  for (const words of theirs) expect(textOf()).toContain(words)
  const { value } = await folder.json('erase', file, '--person', 'HERON-4', '--for-good')
  expect(value).toMatchObject({ ok: true, erased: true, recall: [{ where: 'Leaflet 2015' }] })
  for (const words of theirs) expect(textOf(), words).not.toContain(words)
  expect(textOf()).toContain('says that calls come early')
  expect((await folder.command('check', file)).code).toBe(0)
  expect((await folder.command('erase', file, '--person', 'HERON-4')).code).toBe(1)
})

it('finds somebody whom only the change log still tells of', async () => {
  expect(textOf()).toContain('LINNET-9')
  expect((await folder.command('erase', file, '--person', 'linnet-9', '--for-good')).code).toBe(0)
  expect(textOf()).not.toContain('LINNET-9')
  expect((await folder.command('check', file)).code).toBe(0)
})

it('changes nothing where nobody has the code', async () => {
  const before = folder.listing()
  const { code, err } = await folder.command('erase', file, '--person', 'WREN', '--for-good')
  expect([code, err]).toEqual([
    1,
    'Nobody in this project or its change log has the code “WREN”. Nothing was changed.\n',
  ])
  expect(folder.listing()).toEqual(before)
})
