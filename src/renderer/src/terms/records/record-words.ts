import { added, edited, removed } from '@core/change/change'
import type { EntityOf } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { duplicateOf, type Field, newRecord, type RecordKind, type RecordRow } from '@core/record/record-kind'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit, useSave } from '../actions'
import words from './words.en.json'

/** A kind without words does not compile. */
words satisfies Record<KindOfRecord, { readonly fields: object; readonly choices: object }>

type Choice = { readonly value: string; readonly label: string }

/** How records of a kind, their fields and what stands in these are called. */
export type RecordWords = {
  readonly say: (key: 'many' | 'about' | 'add' | 'none' | 'noneText' | 'inUse') => string
  readonly field: (name: string) => string
  /** What stands in a field, as people read it; empty where nothing does. */
  readonly value: (field: Field, given: unknown) => string
  readonly choices: (field: Extract<Field, { type: 'choice' | 'row' }>) => readonly Choice[]
}

/** `undefined`: still reading. */
export function useRecordWords(kind: KindOfRecord): RecordWords | undefined {
  const { t } = useTranslation('records')
  const rows = useNamesOfRows()
  // Which fields and choices a kind has is data: a test holds that each has words.
  const say = useCallback((key: string): string => t(`${kind}.${key}` as 'search'), [t, kind])
  return useMemo(() => {
    if (!rows) return undefined
    const value = (field: Field, given: unknown): string => {
      if (given === null || given === undefined || given === '') return ''
      if (field.type === 'choice') return say(`choices.${field.name}.${given}`)
      if (field.type === 'row') return rows.get(String(given)) ?? t('goneRow')
      return Array.isArray(given) ? t('entries', { count: given.length }) : String(given)
    }
    return {
      say,
      field: name => say(`fields.${name}`),
      value,
      choices: field =>
        field.type === 'row'
          ? [...rows].map(([id, label]) => ({ value: id, label }))
          : field.choices.map(choice => ({ value: choice, label: value(field, choice) })),
    }
  }, [rows, say, t])
}

/** Links as they are read, by id: the rows that records name so far. `undefined`: still reading. */
function useNamesOfRows(): ReadonlyMap<string, string> | undefined {
  const { t } = useTranslation('records')
  const links = useRows('link')
  const elements = useRows('element')
  return useMemo(() => {
    if (!links || !elements) return undefined
    const titles = new Map(elements.map(({ id, title }) => [id, title]))
    const title = (id: string) => titles.get(id) ?? t('goneRow')
    return new Map(links.map(({ id, from, to }) => [id, t('linkName', { from: title(from), to: title(to) })]))
  }, [links, elements, t])
}

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
