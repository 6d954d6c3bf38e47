import { appendFile, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createJournal } from '../../../src/main/services/journal'
import { journalLine } from '../../../src/main/services/journal-lines'
import { faults } from '../../faults'
import { commit, commits } from './commits'
import { tempFolder } from './temp-folder'

const fileIn = (folder: string) => join(folder, 'p', 'journal.jsonl')

it('has nothing to say of a project it does not know', async () => {
  const journal = createJournal(await tempFolder())
  expect(await journal.position('p')).toBeNull()
  expect(await journal.read('p', 0)).toEqual([])
})

it('gives back what was added, in order and after a restart', async () => {
  const folder = await tempFolder()
  expect(await createJournal(folder).append('p', commits(1, 3))).toEqual({ seq: 3, commitId: 'commit-3' })
  const again = createJournal(folder)
  expect(await again.position('p')).toEqual({ seq: 3, commitId: 'commit-3' })
  expect(await again.append('p', commits(4, 5))).toEqual({ seq: 5, commitId: 'commit-5' })
  expect(await again.read('p', 2)).toEqual(commits(3, 5))
})

it('may begin at any seq: the project may have come from elsewhere', async () => {
  const journal = createJournal(await tempFolder())
  expect(await journal.append('p', commits(41, 42))).toEqual({ seq: 42, commitId: 'commit-42' })
  expect(await journal.read('p', 0)).toEqual(commits(41, 42))
})

it('adds nothing twice', async () => {
  const folder = await tempFolder()
  const journal = createJournal(folder)
  await journal.append('p', commits(1, 3))
  const { size } = await stat(fileIn(folder))
  expect(await journal.append('p', commits(2, 3))).toEqual({ seq: 3, commitId: 'commit-3' })
  expect((await stat(fileIn(folder))).size).toBe(size)
  expect(await createJournal(folder).append('p', commits(1, 4))).toEqual({ seq: 4, commitId: 'commit-4' })
  expect(await journal.read('p', 0)).toEqual(commits(1, 4))
})

it.each([
  ['leaves one out', [commit(5)]],
  ['leaves one out in the middle', [commit(4), commit(6)]],
  ['has another commit under a seq that is taken', [commit(3, { id: 'other' })]],
  ['goes back before the beginning', [commit(1)]],
  ['repeats itself with another id', [commit(4), commit(4, { id: 'other' })]],
])('refuses what %s, and writes none of it', async (_what, wrong) => {
  const journal = createJournal(await tempFolder())
  await journal.append('p', commits(2, 3))
  await expect(journal.append('p', wrong)).rejects.toEqual(new HostError('journal-gap'))
  expect(await journal.read('p', 0)).toEqual(commits(2, 3))
})

it('keeps apart what comes at the same moment, and each project to itself', async () => {
  const journal = createJournal(await tempFolder())
  const [p, q] = ['p', 'q'].map(id => commits(1, 20).map(one => journal.append(id, [one])))
  await Promise.all([...(p ?? []), ...(q ?? [])])
  expect(await journal.read('p', 0)).toEqual(commits(1, 20))
  expect(await journal.read('q', 0)).toEqual(commits(1, 20))
})

it('cuts off a torn last line, wherever it was torn, and goes on from there', async () => {
  const folder = await tempFolder()
  const line = Buffer.from(journalLine(commit(4)))
  for (let kept = 0; kept < line.byteLength; kept += 7) {
    await createJournal(folder).append('p', commits(1, 3))
    await appendFile(fileIn(folder), line.subarray(0, kept))
    const journal = createJournal(folder)
    expect(await journal.position('p')).toEqual({ seq: 3, commitId: 'commit-3' })
    await journal.append('p', [commit(4, { id: 'another' })])
    expect((await createJournal(folder).read('p', 0)).map(found => found.id)).toEqual([
      'commit-1',
      'commit-2',
      'commit-3',
      'another',
    ])
    await journal.forget('p')
  }
})

it('takes a whole last line without its end for torn: it was never answered', async () => {
  const folder = await tempFolder()
  await createJournal(folder).append('p', commits(1, 2))
  await truncate(fileIn(folder), (await stat(fileIn(folder))).size - 1)
  expect(await createJournal(folder).position('p')).toEqual({ seq: 1, commitId: 'commit-1' })
})

it.each([
  ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x0a])],
  ['a line that is no commit', Buffer.from('{"seq":3}\n')],
  ['zeros, as a disk leaves them after a power cut', Buffer.concat([Buffer.alloc(200), Buffer.from('\n')])],
  ['a seq that leaves a gap', Buffer.from(journalLine(commit(9)))],
])('sets a journal aside that is damaged in the middle by %s, and keeps what comes before', async (_what, damage) => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'p'))
  const whole = Buffer.concat([
    Buffer.from(commits(1, 2).map(journalLine).join('')),
    damage,
    Buffer.from(journalLine(commit(4))),
  ])
  await writeFile(fileIn(folder), whole)
  const journal = createJournal(folder)
  expect(await journal.position('p')).toEqual({ seq: 2, commitId: 'commit-2' })
  await journal.append('p', commits(3, 4))
  expect(await journal.read('p', 0)).toEqual(commits(1, 4))
  expect(await readFile(join(folder, 'p', 'journal.damaged-1.jsonl'))).toEqual(whole)
})

it('begins anew where nothing of the file can be read', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'p'))
  await writeFile(fileIn(folder), 'rubbish\nrubbish\n')
  const journal = createJournal(folder)
  expect(await journal.position('p')).toBeNull()
  await journal.append('p', commits(7, 8))
  expect(await createJournal(folder).read('p', 0)).toEqual(commits(7, 8))
})

it('forgets a project, and knows nothing of it afterwards', async () => {
  const folder = await tempFolder()
  const journal = createJournal(folder)
  await journal.append('p', commits(1, 2))
  await journal.forget('p')
  expect(await journal.position('p')).toBeNull()
  expect(await readdir(join(folder, 'p'))).toEqual([])
})

it.each(['..', '../other', 'a/b', 'a\\b', '', 'a'.repeat(65), 'a.b', 'ä'])(
  'refuses %j as the id of a project',
  async id => {
    const folder = await tempFolder()
    await expect(createJournal(folder).append(id, commits(1, 1))).rejects.toEqual(new HostError('bad-request'))
    expect(await readdir(folder)).toEqual([])
  },
)

it('holds what it answered, however the commits are cut into pieces and repeated', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ step: fc.nat(4), back: fc.nat(3) }), { maxLength: 12 }), async pieces => {
      const folder = await tempFolder()
      let last = 0
      for (const { step, back } of pieces) {
        const from = Math.max(1, last + 1 - back)
        if (last + step < from) continue
        last = (await createJournal(folder).append('p', commits(from, last + step))).seq
      }
      expect(await createJournal(folder).read('p', 0)).toEqual(last === 0 ? [] : commits(1, last))
    }),
    { numRuns: faults(25, 500) },
  )
})
