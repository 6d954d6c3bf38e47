import type { Change, Commit } from '@core/change/change'
import {
  type Comment,
  type CommentAbout,
  type EntityKind,
  type EntityOf,
  entityKinds,
  mainTheory,
} from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { RecordKind } from '@core/record/record-kind'
import { referencesIn } from '@core/record/references'
import { type RowNames, rowNames } from '@core/record/row-names'
import {
  changesAsked,
  type HistoryAsked,
  toldChanges,
  toldFields,
  toldOnBoard,
  toldPlaces,
} from '@core/record/told-history'
import type { ProjectDatabase } from '../../data/project-database'
import { addressOfList } from '../../terms/address-of-row'

/** The screens of a project on which its rows are kept. */
export const areas = [
  'theory',
  'measures',
  'evidence',
  'workshops',
  'people',
  'learning',
  'reports',
  'settings',
] as const
export type Area = (typeof areas)[number]

const areaOf = (kind: EntityKind): Area => {
  if (kind === 'project') return 'settings'
  const [area = ''] = addressOfList(kind).split(/[/?]/)
  return areas.find(each => each === area) ?? 'theory'
}

/** '' for the whole project, and for no end. `row`: of one row alone; null: of all. */
export type Asked = {
  readonly by: HistoryAsked['by']
  readonly area: Area | ''
  readonly row: HistoryAsked['row']
  readonly from: string
  readonly until: string
}

/** What was done in one go, with the changes in it that were asked for. */
export type Step = { readonly commit: Commit; readonly changes: readonly Change[] }

/** How rows are called, also those that are gone, and which are still there. */
export type Told = {
  readonly names: RowNames
  readonly isThere: (kind: EntityKind, id: string) => boolean
  /** As it is now; a row that is gone, as it last was. */
  readonly rowOf: (kind: EntityKind, id: string) => EntityOf<EntityKind> | undefined
}

/** The newest steps that were asked for, with all that they tell of. `more`: there are older ones. */
export type Steps = { readonly steps: readonly Step[]; readonly rows: Told; readonly more: boolean }

export async function readSteps(db: ProjectDatabase, asked: Asked, most: number): Promise<Steps> {
  const kinds = asked.area === '' ? null : new Set<string>(entityKinds.filter(kind => areaOf(kind) === asked.area))
  const changesOf = (commit: Commit) => changesAsked(commit, { ...asked, kinds }, dayHere)
  const found = await db.commits
    .orderBy('seq')
    .reverse()
    .filter(commit => changesOf(commit).length > 0)
    .limit(most + 1)
    .toArray()
  const steps = found.slice(0, most).map(commit => ({ commit, changes: changesOf(commit) }))
  return { steps, rows: await rowsIn(db, steps), more: found.length > most }
}

/** Everybody who put a name to a change, in the order of the alphabet. */
export const readMembers = async (db: ProjectDatabase): Promise<string[]> =>
  (await db.commits.orderBy('by').uniqueKeys())
    .map(String)
    .filter(name => name !== '')
    .sort((a, b) => a.localeCompare(b))

/** The day of a time on this person's own calendar: `2026-11-30`. */
function dayHere(iso: string): string {
  const at = new Date(iso)
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}

type Rows = Map<EntityKind, Map<string, EntityOf<EntityKind>>>

/** Only the rows that are told of are read, and those by which these are called. */
async function rowsIn(db: ProjectDatabase, steps: readonly Step[]): Promise<Told> {
  const rows: Rows = new Map()
  const there = new Set<string>()
  for (const project of await db.rowsOf('project').toArray()) rowsOf(rows, 'project').set(project.id, project)
  for (const { kind, id, before } of steps.flatMap(({ changes }) => changes)) {
    if (before && 'id' in before) rowsOf(rows, kind).set(id, before as EntityOf<EntityKind>)
  }
  let wanted = steps.flatMap(({ changes }) => changes.slice(0, mostChanges).flatMap(rowsToldOf))
  while (wanted.length > 0) {
    const read = await Promise.all(
      [...new Set(wanted.map(({ of }) => of))].map(async of => {
        const ids = new Set(wanted.filter(each => each.of === of).map(({ id }) => id))
        const found = (await db.rowsOf(of).bulkGet([...ids])).filter(row => row !== undefined)
        for (const row of found) {
          rowsOf(rows, of).set(row.id, row)
          there.add(`${of} ${row.id}`)
        }
        return found.flatMap(row => rowsThatName(of, row))
      }),
    )
    wanted = read.flat().filter(({ of, id }) => !rowsOf(rows, of).has(id))
  }
  const names = rowNames(Object.fromEntries([...rows].map(([kind, byId]) => [kind, [...byId.values()]])))
  return { names, isThere: (kind, id) => there.has(`${kind} ${id}`), rowOf: (kind, id) => rows.get(kind)?.get(id) }
}

/** So many changes of a step are told. */
export const mostChanges = 8

type Wanted = { readonly of: EntityKind; readonly id: string }

const rowsOf = (rows: Rows, kind: EntityKind) => {
  const known = rows.get(kind) ?? new Map<string, EntityOf<EntityKind>>()
  rows.set(kind, known)
  return known
}

/** Perspectives are the project's own. */
const asWanted = ({ of, id }: { readonly of: string; readonly id: string }): Wanted[] =>
  of === 'perspective' ? [] : [{ of: of as EntityKind, id }]

/** The row itself, and all that its fields named before and after. */
function rowsToldOf(change: Change): Wanted[] {
  const fields = toldFields(change.kind)
  const values = [change.before, change.after].filter(row => row !== null)
  const periods = toldChanges(change).told.flatMap(({ period }) => (period === null ? [] : [period]))
  return [
    { of: change.kind, id: change.id },
    ...values.flatMap(row => referencesIn(fields, { ...blank(fields), ...row }).flatMap(asWanted)),
    ...periods.map(id => ({ of: 'reportingPeriod' as const, id })),
    ...toldPlaces(change).flatMap(place =>
      'theory' in place && place.theory !== mainTheory ? [{ of: 'element' as const, id: place.theory }] : [],
    ),
    ...toldOnBoard(change).map(({ entry }) => ({ of: entry.kind, id: entry.id })),
  ]
}

const blank = (fields: ReturnType<typeof toldFields>) => Object.fromEntries(fields.map(({ name }) => [name, null]))

/** What a comment is about. */
export const aboutOf = (kind: EntityKind, row: EntityOf<EntityKind> | undefined): CommentAbout | null =>
  kind === 'comment' && row ? (row as Comment).about : null

/** What a row is called by, where that is another row. */
function rowsThatName(kind: EntityKind, row: EntityOf<EntityKind>): Wanted[] {
  if (kind === 'link' && 'from' in row && 'to' in row)
    return [row.from, row.to].map(id => ({ of: 'element', id: String(id) }))
  const about = aboutOf(kind, row)
  if (about) return [{ of: about.kind, id: about.id }]
  if ('measureId' in row) return [{ of: 'measure', id: String(row.measureId) }]
  const described: RecordKind | undefined = recordKinds[kind as KindOfRecord]
  const field = described?.fields.find(({ name }) => name === described.nameField)
  const id = field?.type === 'row' ? (row as Record<string, unknown>)[field.name] : null
  return field?.type === 'row' && typeof id === 'string' ? asWanted({ of: field.of, id }) : []
}
