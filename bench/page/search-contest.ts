import type { EntityKind } from '@core/project/entities'
import { host } from '../../src/renderer/src/host'
import { madeRecords } from '../made-data/records'
import { newProjectId, opened } from './own-project'

/** A project with so many records, and its id. They are not in its log: what looks for words reads rows. */
export async function fillRecords({ records }: { records: number }): Promise<string> {
  const session = await opened(await newProjectId(), host)
  const byKind = new Map<EntityKind, object[]>()
  for (const { kind, row } of madeRecords(records)) {
    const rows = byKind.get(kind) ?? []
    byKind.set(kind, rows)
    rows.push(row)
  }
  for (const [kind, rows] of byKind) await session.db.table(kind).bulkAdd(rows)
  await session.close()
  return session.id
}
