import { filesNamed } from '@core/attachment/files-and-links'
import type { Commit } from '@core/change/change'
import type { ImportedObservations } from '@core/observation/block'
import type { ProjectContents, Rows } from '@core/project/contents'
import { type EntityKind, entityKinds } from '@core/project/entities'
import { observationTables, type ProjectDatabase } from './project-database'

/**
 * Everything the database holds of the project but what attached files hold, as of one moment. Imports that were undone are
 * left out.
 */
export function contentsOf(db: ProjectDatabase): Promise<ProjectContents> {
  return db.transaction('r', db.tables, async () => {
    const rows: Partial<Record<EntityKind, unknown>> = {}
    for (const kind of entityKinds) rows[kind] = await db.rowsOf(kind).toArray()
    const importIds = await db.rowsOf('import').toCollection().primaryKeys()
    const imported: ImportedObservations[] = []
    for (const importId of importIds) {
      const found = await importedObservations(db, importId)
      if (found) imported.push(found)
    }
    return { rows: rows as Rows, imported, commits: await db.commits.orderBy('seq').toArray() }
  })
}

/** As `contentsOf`, with what attached files hold. */
export async function contentsWithFiles(db: ProjectDatabase): Promise<ProjectContents> {
  const { contents, stored } = await db.transaction('r', db.tables, async () => {
    const contents = await contentsOf(db)
    const named = filesNamed(contents.rows.attachment).map(({ sha256 }) => sha256)
    return { contents, stored: await db.files.bulkGet(named) }
  })
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const file of stored) if (file) files.set(file.sha256, new Uint8Array(await file.content.arrayBuffer()))
  return files.size === 0 ? contents : { ...contents, files }
}

async function importedObservations(db: ProjectDatabase, importId: string): Promise<ImportedObservations | null> {
  const stored = await db.dictionaries.get(importId)
  if (!stored) return null
  const breakdowns = await db.breakdowns.where({ importId }).toArray()
  return {
    importId,
    dictionaries: stored.dictionaries,
    segments: await db.segments.where({ importId }).toArray(),
    breakdowns: breakdowns.map(({ measureId, breakdown }) => ({ importId, measureId, breakdown })),
    blocks: await db.blocks.where({ importId }).toArray(),
  }
}

/** Rows put in a transaction: as large as is quick, as small as does not stall other readers. */
const putAtATime = 2000

/**
 * Fills an empty database. Imported values and attached files go in first, piece by piece, unread until their rows are there;
 * rows, log and undo floor go in one transaction at the end.
 */
export async function writeContents(db: ProjectDatabase, contents: ProjectContents): Promise<void> {
  for (const imported of contents.imported) await writeImported(db, imported)
  for (const [sha256, bytes] of contents.files ?? []) await db.files.put({ sha256, content: new Blob([bytes]) })
  const tables = [...entityKinds.map(kind => db.rowsOf(kind)), db.commits, db.meta]
  await db.transaction('rw', tables, async () => {
    for (const kind of entityKinds) {
      const rows = contents.rows[kind]
      for (let from = 0; from < rows.length; from += putAtATime) {
        await db.table(kind).bulkAdd(rows.slice(from, from + putAtATime))
      }
    }
    for (let from = 0; from < contents.commits.length; from += putAtATime) {
      await db.commits.bulkAdd(contents.commits.slice(from, from + putAtATime) as Commit[])
    }
    await db.meta.put({ key: 'undoFloor', value: contents.commits.at(-1)?.seq ?? 0 })
  })
}

export function writeImported(db: ProjectDatabase, imported: ImportedObservations): Promise<void> {
  const { importId, dictionaries, segments, breakdowns, blocks } = imported
  const tables = observationTables.map(name => db.table(name))
  return db.transaction('rw', tables, async () => {
    await db.dictionaries.put({ importId, dictionaries })
    await db.segments.bulkPut([...segments])
    await db.breakdowns.bulkPut(breakdowns.map(each => ({ ...each, dimension: each.breakdown.dimension })))
    for (let from = 0; from < blocks.length; from += 100) await db.blocks.bulkPut(blocks.slice(from, from + 100))
  })
}

/** Takes away all that an import wrote beside its record. */
export function removeImported(db: ProjectDatabase, importId: string): Promise<void> {
  const tables = observationTables.map(name => db.table(name))
  return db.transaction('rw', tables, async () => {
    for (const table of tables) await table.where('importId').equals(importId).delete()
  })
}
