import { added } from '@core/change/make'
import type { DuplicateChoice } from '@core/import/already-there'
import type { Mapping } from '@core/import/mapping'
import { measureIdsOf, measuresToAdd } from '@core/import/new-measure'
import type { RunProblem } from '@core/import/run'
import type { ImportRecord } from '@core/project/entities'
import { ok, type Result } from '@core/result'
import { newId } from '../new-id'
import { removeImported } from '../project-contents'
import type { ProjectSession } from '../session'
import type { FileBytes } from './file-bytes'
import type { RunOutcome } from './import-jobs'
import { type ImportOptions, inImportWorker } from './in-import-worker'

export type ImportRequest = {
  readonly bytes: FileBytes
  readonly fileName: string
  /** Credit as it should be printed. */
  readonly source: string
  readonly mapping: Mapping
  /** With observations that the project has; absent: they are left out. */
  readonly duplicates?: DuplicateChoice | undefined
}

/**
 * Brings a file in, in one step that one undo takes back: its values, its record and the measures the mapping asks for. The
 * second copy is brought up to date before, because values are in no journal, and after, before this answers. Where it does
 * not end well nothing of it stays.
 */
export const runImport = (
  session: ProjectSession,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<Result<ImportRecord, RunProblem | 'gone'>> =>
  session.keepOpenFor(() => importOrNothing(session, request, options))

async function importOrNothing(
  session: ProjectSession,
  request: ImportRequest,
  options: ImportOptions,
): Promise<Result<ImportRecord, RunProblem | 'gone'>> {
  await session.secondCopy.makeSafe()
  const importId = newId()
  try {
    const result = await importAs(importId, session, request, options)
    if (!result.ok) await removeImported(session.db, importId)
    else await session.secondCopy.makeSafe()
    return result
  } catch (trouble) {
    await removeImported(session.db, importId)
    throw trouble
  }
}

async function importAs(
  importId: string,
  session: ProjectSession,
  { bytes, fileName, source, mapping, duplicates = 'skip' }: ImportRequest,
  options: ImportOptions,
): Promise<Result<ImportRecord, RunProblem | 'gone'>> {
  const measures = await session.db.rowsOf('measure').toArray()
  const firstOrder = Math.max(0, ...measures.map(({ order }) => order)) + 1
  const made = measuresToAdd(mapping, { id: newId, firstOrder })
  const measureIds = measureIdsOf(mapping, made)
  const databaseName = session.db.name
  const asked = { job: 'run', bytes, mapping, databaseName, importId, measureIds, duplicates } as const
  const run = await inImportWorker(asked, options)
  if (!run.ok) return run
  const record = recordOf(run.value, { id: importId, fileName, source, mapping, importedAt: new Date().toISOString() })
  const measuresMade = made.map(({ measure }) => added('measure', measure))
  const committed = await session.commit('import.add', [...measuresMade, added('import', record)])
  return committed.ok ? ok(record) : committed
}

const recordOf = (
  { counts, leftOut, measureIds }: RunOutcome,
  about: Pick<ImportRecord, 'id' | 'fileName' | 'source' | 'importedAt' | 'mapping'>,
): ImportRecord => ({
  ...about,
  measureIds: [...measureIds],
  rowsIn: counts.rowsIn,
  observationsMade: counts.observations,
  rowsLeftOut: counts.rowsLeftOut,
  leftOut: leftOut.map(({ line, reason, text }) => ({ line, reason, text })),
})
