import type { Mapping } from '@core/import/mapping'
import { runImport } from '../../src/renderer/src/data/import/import-work'
import { deleteProject } from '../../src/renderer/src/data/projects'
import { type LongFileShape, longFile } from '../made-data/long-file'
import { mappingOf } from '../made-data/mapping-of'
import { inWorker } from './in-worker'
import { hostThat, newProjectId, opened } from './own-project'
import type { ParseJob } from './papaparse.worker'
import { type Watched, watched } from './watched'

let file: { readonly bytes: Blob; readonly rows: number; readonly mapping: Mapping } | null = null

/** Makes the file the contest is about, and answers its size in bytes. */
export function makeFile(shape: LongFileShape): number {
  const bytes = longFile(shape)
  file = { bytes: new Blob([bytes]), rows: shape.rows, mapping: mappingOf(bytes) }
  return bytes.length
}

/** As a person's import goes, from the button to the answer, in a new project that is deleted afterwards. */
export async function imported(options: { keepsSecondCopy: boolean }): Promise<Watched> {
  const { bytes, rows, mapping } = made()
  const host = hostThat(options)
  const session = await opened(await newProjectId(), host)
  await session.secondCopy.flush()
  const seen = await watched(async () => {
    const done = await runImport(session, { bytes, fileName: 'made-up.csv', source: '', mapping })
    if (!done.ok) throw new Error(done.problem)
    expectRows(done.value.observationsMade, rows)
  })
  if (options.keepsSecondCopy && session.secondCopy.state.get() !== 'saved') throw new Error('not saved')
  await session.close()
  await deleteProject(session.id, host)
  return seen
}

/** The same file, given to a worker of this page the same way, decoded and parsed and nothing else. */
export function parsedByPapaParse({ keepsRows }: { keepsRows: boolean }): Promise<Watched> {
  const { bytes, rows } = made()
  return watched(async () => {
    const worker = new Worker(new URL('./papaparse.worker.ts', import.meta.url), { type: 'module' })
    expectRows(await inWorker<number>(worker, { file: bytes, keepsRows } satisfies ParseJob), rows + 1)
  })
}

/** How long `bulkAdd` of the first rows takes, in milliseconds. */
export function bulkAdded({ rows, measures }: LongFileShape): Promise<number> {
  const worker = new Worker(new URL('./bulk-add.worker.ts', import.meta.url), { type: 'module' })
  return inWorker<number>(worker, longFile({ rows, measures }))
}

function made() {
  if (!file) throw new Error('no file has been made')
  return file
}

function expectRows(found: number, expected: number): void {
  if (found !== expected) throw new Error(`${found} rows instead of ${expected}: the contest is not fair`)
}
