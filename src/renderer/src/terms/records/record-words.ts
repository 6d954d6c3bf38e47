import { added, edited } from '@core/change/change'
import type { EntityKind, EntityOf } from '@core/project/entities'
import type { EditableField, FieldProblem } from '@core/record/field-text'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { duplicateOf, type Field, newRecord, type RecordKind, type RecordRow, tagsIn } from '@core/record/record-kind'
import { kindsForNames, type RowNames, rowNames, type SomeRows } from '@core/record/row-names'
import { valueInWords } from '@core/record/value-words'
import { rowInWords } from '@core/words/format'
import type { TFunction } from 'i18next'
import { useCallback, useMemo } from 'react'
import { useRead, useRows, useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import type { ProjectDatabase } from '../../data/project-database'
import { useTranslation } from '../../ui/use-translation'
import { useCommit, useSave } from '../actions'

type Choice = { readonly value: string; readonly label: string }

/** How records of a kind, their fields and what stands in these are called. */
export type RecordWords = {
  readonly say: (key: 'many' | 'about' | 'add' | 'none' | 'noneText' | 'inUse') => string
  readonly field: (name: string) => string
  /** What the button says that adds to a list inside the record. */
  readonly addTo: (list: string) => string
  /** Of the small records in a list. */
  readonly within: (list: string) => RecordWords
  /** What stands in a field, as people read it; empty where nothing does. */
  readonly value: (field: Field, given: unknown) => string
  readonly choices: (field: Field) => readonly Choice[]
  readonly problem: (field: EditableField, problem: FieldProblem) => string
  readonly names: RowNames
}

/** `undefined`: still reading. */
export function useRecordWords(kind: KindOfRecord): RecordWords | undefined {
  const { t } = useTranslation(['records', 'kinds'])
  const { t: records } = useTranslation('records')
  const names = useRowNames(kindOf(kind).fields)
  const rows = useRows(kind) as readonly RecordRow[] | undefined
  // Which fields and choices a kind has is data: a test holds that each has words.
  const say = useCallback((key: string): string => t(`kinds:${kind}.${key}` as 'search'), [t, kind])
  return useMemo(() => {
    if (!names) return undefined
    const value = (field: Field, given: unknown): string =>
      fieldInWords(field, given, { t: records, names, choice: (name, each) => say(`choices.${name}.${each}`) })
    const choices = (field: Field): Choice[] => {
      if (field.type === 'row' || field.type === 'rows')
        return [...names(field.of)].map(([id, label]) => ({ value: id, label }))
      // What others of the kind are called already, to choose from.
      if (field.type === 'tags') return tagsIn(rows ?? [], field.name).map(tag => ({ value: tag, label: tag }))
      return field.type === 'choice' || field.type === 'choices'
        ? field.choices.map(choice => ({ value: choice, label: say(`choices.${field.name}.${choice}`) }))
        : []
    }
    const wordsUnder = (fields: string): RecordWords => ({
      say,
      field: name => say(`${fields}.${name}`),
      addTo: list => say(`addTo.${list}`),
      within: list => wordsUnder(`parts.${list}`),
      value,
      choices,
      problem: (field, problem) => t(`fieldProblem.${problem}`, { limit: 'max' in field ? field.max : 0 }),
      names,
    })
    return wordsUnder('fields')
  }, [names, rows, say, t, records])
}

type FieldWords = {
  readonly t: TFunction<'records'>
  readonly names: RowNames
  readonly choice: (field: string, value: string) => string
}

/** What stands in a field, as people read it on screen; empty where nothing does. */
export const fieldInWords = (field: Field, given: unknown, { t, names, choice }: FieldWords): string =>
  valueInWords(field, given, {
    choice,
    nameOf: (of, id) => names(of).get(id) ?? t('goneRow'),
    flag: isSo => t(isSo ? 'yes' : 'no'),
    several: parts => rowInWords(parts),
    list: (_, parts) => (parts.length === 0 ? '' : t('entries', { count: parts.length })),
  })

const kindsNamedIn = (fields: readonly Field[]): string[] =>
  fields.flatMap(field => {
    if (field.type === 'row' || field.type === 'rows') return kindsForNames(field.of)
    return field.type === 'list' ? kindsNamedIn(field.fields) : []
  })

/** The names of all rows that these fields may name. `undefined`: still reading. */
function useRowNames(fields: readonly Field[]): RowNames | undefined {
  const { db } = useSession()
  const kinds = [...new Set(kindsNamedIn(fields))].sort() as EntityKind[]
  return useRead({
    key: `names of ${kinds.join(' ')}`,
    madeOf: kinds,
    load: async () => rowNames(await rowsOfKinds(db, kinds)),
    isQuick: true,
  })
}

export async function rowsOfKinds(db: ProjectDatabase, kinds: readonly EntityKind[]): Promise<SomeRows> {
  const read = kinds.map(async kind => [kind, await db.rowsOf(kind).toArray()] as const)
  return Object.fromEntries(await Promise.all(read))
}

export const kindOf = (kind: KindOfRecord): RecordKind => recordKinds[kind] as unknown as RecordKind

/** What is known of a record by field: of a new one, or what changes. */
export type GivenFields = Readonly<Record<string, unknown>>

/** Everything that can be done to records of a kind, each one step to undo. Answers with `null` where it was not written. */
export function useRecordEdits(kind: KindOfRecord, rows: readonly RecordRow[]) {
  const commit = useCommit()
  const save = useSave()
  const asRow = (row: RecordRow) => row as unknown as EntityOf<KindOfRecord>
  const nextOrder = () => rows.reduce((most, { order }) => Math.max(most, order), 0) + 1
  const add = async (action: `${KindOfRecord}.add` | 'record.duplicate', row: RecordRow) =>
    (await commit(action, [added(kind, asRow(row))])) ? row.id : null
  return {
    add: (given: GivenFields) =>
      add(`${kind}.add`, newRecord(kindOf(kind), { id: newId(), order: nextOrder(), given })),
    duplicate: (row: RecordRow) =>
      add('record.duplicate', duplicateOf(kindOf(kind), row, { id: newId(), order: nextOrder() })),
    edit: (row: RecordRow, fields: GivenFields) =>
      save(`${kind}.edit`, [edited(kind, asRow(row), asRow({ ...row, ...fields }))]),
    changeMany: (changed: readonly { readonly before: RecordRow; readonly after: RecordRow }[]) =>
      commit(
        'record.change-many',
        changed.map(({ before, after }) => edited(kind, asRow(before), asRow(after))),
      ),
  }
}
