import { blockSize } from '@core/observation/block'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeLargeProjectFile, writeProjectFile } from '@core/project/file/write-project-file'
import { checkIntegrity } from '@core/project/integrity'
import { defaultPerspectives, emptyRows, newProject } from '@core/project/new-project'
import { ok } from '@core/result'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aProject, importOf, project } from '../sample-contents'

const now = '2026-01-31T12:00:00.000Z'

describe('a project file', () => {
  it('reads back as what was written, whatever the project holds', () => {
    fc.assert(
      fc.property(aProject, contents => {
        expect(readProjectFile(writeProjectFile(contents, { now }))).toEqual(ok(contents))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps the newest of a log that is longer than a file holds, and reads back', () => {
    const commits = [1, 2, 3, 4].map(seq => ({
      id: `c${seq}`,
      seq,
      at: now,
      by: '',
      action: 'element.edit',
      why: '',
      changes: [
        { kind: 'element' as const, id: 'e', before: {}, after: { notes: seq === 2 ? 'x'.repeat(65 * 2 ** 20) : 'x' } },
      ],
      undoes: null,
      redoes: null,
    }))
    const rows = { ...emptyRows, project: [project] }
    const read = readProjectFile(writeProjectFile({ rows, imported: [], commits }, { now }))
    expect(read.ok && read.value.commits).toEqual(commits.slice(2))
  })

  it('is not written where it could not be read', () => {
    const tooLong = { ...project, purpose: 'x'.repeat(17 * 2 ** 20) }
    expect(() =>
      writeProjectFile({ rows: { ...emptyRows, project: [tooLong] }, imported: [], commits: [] }, { now }),
    ).toThrow('rows/project.jsonl is too large to be read')
  })

  it('has the same bytes for the same contents and time', () => {
    fc.assert(
      fc.property(aProject, contents => {
        expect(writeProjectFile(structuredClone(contents), { now })).toEqual(writeProjectFile(contents, { now }))
      }),
      { numRuns: 10 },
    )
  })

  it('has the same bytes where the machine works the hashes out', async () => {
    const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    await fc.assert(
      fc.asyncProperty(aProject, async contents => {
        expect(await writeLargeProjectFile(contents, { now, sha256 })).toEqual(writeProjectFile(contents, { now }))
      }),
      { numRuns: 10 },
    )
  })

  it('holds a million observations', () => {
    const contents = {
      ...newProject(
        { title: 'Large', purpose: '', yearStart: 4, perspectives: defaultPerspectives },
        { id: 'large', now },
      ),
      imported: [importOf('import-1', 'measure-1', Math.ceil(1_000_000 / blockSize) * blockSize)],
    }
    const bytes = writeProjectFile(contents, { now })
    const read = readProjectFile(bytes)
    expect(read.ok && read.value.imported[0]?.blocks.length).toBe(245)
    expect(read.ok && checkIntegrity(read.value).map(({ code }) => code)).toEqual(['values-without-import'])
  })
})
