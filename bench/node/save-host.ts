import { createHash, randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import type { Commit } from '@core/change/change'
import { newProject } from '@core/project/contents'
import type { Attachment } from '@core/project/entities'
import { writeLargeProjectFile } from '@core/project/file/write-project-file'
import { startStandalone } from '../../src/main/standalone'

export { bytesOfFile, writeFileAtomically } from '../../src/main/services/atomic-file'
export { fullRoom } from './full-room'

const at = '2026-08-01T10:00:00.000Z'
const photoBytes = 25 * 1024 * 1024

/** A project file of photos, which are noise, and of a log of edits of a text. */
export async function largeProjectFile(id: string, photos: number, edits: number): Promise<Uint8Array<ArrayBuffer>> {
  const made = newProject({ title: 'Many photos', purpose: '', yearStart: 4, perspectives: [] }, { id, now: at })
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const attachment: Attachment[] = []
  for (let order = 0; order < photos; order += 1) {
    const bytes = randomFillSync(new Uint8Array(photoBytes))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    files.set(sha256, bytes)
    attachment.push({
      id: `photo-${order}`,
      about: { kind: 'element', id: 'element-1' },
      title: 'A photo',
      addedAt: at,
      order,
      content: { kind: 'file', fileName: 'photo.jpg', sha256, bytes: photoBytes },
    })
  }
  const contents = { ...made, rows: { ...made.rows, attachment }, files, commits: editsOf(edits) }
  return writeLargeProjectFile(contents, {
    now: at,
    sha256: async bytes => createHash('sha256').update(bytes).digest(),
  })
}

const editsOf = (count: number): Commit[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `commit-${index + 1}`,
    seq: index + 1,
    at,
    by: '',
    action: 'element.edit',
    why: '',
    changes: [
      {
        kind: 'element',
        id: `element-${index % 200}`,
        before: { title: `What we said before the meeting of week ${index % 50}, in a sentence of usual length` },
        after: { title: `What we said after the meeting of week ${index % 50}, in a sentence of usual length` },
      },
    ],
    undoes: null,
    redoes: null,
  }))

/** The browser host, with its services as they are built. Answers a link to it. */
export async function openHost(profile: string, port: number, out: string): Promise<string> {
  const env = { COMMON_MEASURE_PROFILE: profile }
  const start = await startStandalone({ port, pageFolder: join(out, 'renderer'), version: 'bench', env })
  if (start.state !== 'serving') throw new Error(`the host did not start: ${start.state}`)
  return start.standalone.newLink()
}
