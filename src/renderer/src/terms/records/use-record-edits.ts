import { added, edited, removed } from '@core/change/change'
import type { EntityOf } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { duplicateOf, newRecord, type RecordKind, type RecordRow } from '@core/record/record-kind'
import { newId } from '../../data/new-id'
import { useCommit, useSave } from '../actions'

export const kindOf = (kind: KindOfRecord): RecordKind => recordKinds[kind] as unknown as RecordKind

/** Everything that can be done to records of a kind, each one step to undo. Answers with `null` where it was not written. */
export function useRecordEdits(kind: KindOfRecord, rows: readonly RecordRow[]) {
  const commit = useCommit()
  const save = useSave()
  const asRow = (row: RecordRow) => row as unknown as EntityOf<KindOfRecord>
  const nextOrder = () => Math.max(0, ...rows.map(({ order }) => order)) + 1
  const add = async (action: `${KindOfRecord}.add` | 'record.duplicate', row: RecordRow) =>
    (await commit(action, [added(kind, asRow(row))])) ? row.id : null
  return {
    add: (given: Readonly<Record<string, string>>) =>
      add(`${kind}.add`, newRecord(kindOf(kind), { id: newId(), order: nextOrder(), given })),
    duplicate: (row: RecordRow) =>
      add('record.duplicate', duplicateOf(kindOf(kind), row, { id: newId(), order: nextOrder() })),
    edit: (row: RecordRow, fields: Readonly<Record<string, string>>) =>
      save(`${kind}.edit`, [edited(kind, asRow(row), asRow({ ...row, ...fields }))]),
    remove: (row: RecordRow) => commit(`${kind}.remove`, [removed(kind, asRow(row))]),
  }
}
