import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createJournal } from '../../../src/main/services/journal'
import { journalLine } from '../../../src/main/services/journal-lines'
import { faults } from '../../faults'
import { commit, commits } from './commits'
import { tempFolder } from './temp-folder'

const fileIn = (folder: string) => join(folder, 'p', 'journal.jsonl')
const lineWithoutChecksum = (seq: number) => `${JSON.stringify(commit(seq))}\n`

/** A journal of these lines, as a disk holds it. */
async function journalOf(lines: readonly (string | Uint8Array)[]) {
  const folder = await tempFolder()
  await mkdir(join(folder, 'p'))
  await writeFile(fileIn(folder), Buffer.concat(lines.map(line => Buffer.from(line as string))))
  return folder
}

it('never gives back a letter that was not written, wherever one is flipped', async () => {
  const whole = Buffer.from(commits(1, 3).map(journalLine).join(''))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.byteLength - 1), fc.nat(7), async (at, bit) => {
      const flipped = Buffer.from(whole)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      const folder = await journalOf([flipped])
      const read = await createJournal(folder).read('p', 0)
      expect(commits(1, 3).slice(0, read.length)).toEqual(read)
      expect(read.length).toBeLessThan(3)
    }),
    { numRuns: faults(150, 3000) },
  )
})

it('finds a letter that was flipped in the words of a commit, and sets the journal aside', async () => {
  const lines = commits(1, 4).map(journalLine)
  const folder = await journalOf(lines.map((line, index) => (index === 2 ? line.replace('Because', 'Becausf') : line)))
  const before = await readFile(fileIn(folder))
  const journal = createJournal(folder)
  expect(await journal.read('p', 0)).toEqual(commits(1, 2))
  expect(await readFile(join(folder, 'p', 'journal.damaged-1.jsonl'))).toEqual(before)
  expect(await journal.setAside('p')).toEqual([
    { name: 'journal.damaged-1.jsonl', setAsideAt: expect.any(String), sizeBytes: before.byteLength },
  ])
  await journal.append('p', commits(3, 4))
  expect(await createJournal(folder).read('p', 0)).toEqual(commits(1, 4))
})

it('sets a journal aside whose last line is damaged: it was answered for', async () => {
  const folder = await journalOf([...commits(1, 2).map(journalLine), journalLine(commit(3)).replace('naïve', 'naive')])
  expect(await createJournal(folder).position('p')).toEqual({ seq: 2, commitId: 'commit-2' })
  expect(await readdir(join(folder, 'p'))).toContain('journal.damaged-1.jsonl')
})

it('finds damage that comes while it runs, and falls back to what is good', async () => {
  const folder = await tempFolder()
  const journal = createJournal(folder)
  await journal.append('p', commits(1, 4))
  const text = await readFile(fileIn(folder), 'utf8')
  await writeFile(fileIn(folder), text.replace('"id":"commit-3"', '"id":"commit-8"'))
  expect(await journal.read('p', 0)).toEqual(commits(1, 2))
  expect(await journal.position('p')).toEqual({ seq: 2, commitId: 'commit-2' })
  await journal.append('p', commits(3, 4))
  expect(await journal.read('p', 2)).toEqual(commits(3, 4))
})

it('reads lines of versions that wrote no checksum, and goes on after them with checksums', async () => {
  const folder = await journalOf([1, 2].map(lineWithoutChecksum))
  await createJournal(folder).append('p', commits(3, 4))
  expect(await createJournal(folder).read('p', 0)).toEqual(commits(1, 4))
  // A line that lost its checksum is no line of an older version.
  await appendFile(fileIn(folder), lineWithoutChecksum(5))
  expect(await createJournal(folder).read('p', 0)).toEqual(commits(1, 4))
})

it('answers a long journal in pieces of about 1 MB, and a longer commit alone', async () => {
  const folder = await tempFolder()
  const long = [400, 400, 400, 2500, 120, 120].map((kilobytes, index) =>
    commit(index + 4, {
      by: `${index}`,
      why: '',
      changes: [{ kind: 'element', id: 'e', before: null, after: { title: 'x'.repeat(kilobytes * 1000) } }],
    }),
  )
  const journal = createJournal(folder)
  await journal.append('p', long)
  for (const each of [journal, createJournal(folder)]) {
    const seqs: number[][] = []
    for (let after = 0; after < 9; after = seqs.at(-1)?.at(-1) ?? 9)
      seqs.push((await each.read('p', after)).map(({ seq }) => seq))
    expect(seqs).toEqual([[4, 5], [6], [7], [8, 9]])
    expect(await each.read('p', 9)).toEqual([])
  }
  expect((await stat(fileIn(folder))).size).toBeGreaterThan(3_900_000)
})
