import type { EntityKind, EntityOf } from '@core/project/entities'
import { bestText, excerpt, type MarkedText, type Sought } from '@core/search/marked-text'
import {
  documentOfRow,
  type FindRow,
  kindsNamedBy,
  type RowKey,
  rowsNeeded,
  searchedKinds,
} from '@core/search/search-documents'
import { type SearchDocument, type SearchGroup, type SearchIndex, searchIndex } from '@core/search/search-index'
import { queryWords } from '@core/search/search-words'
import type { ProjectDatabase } from '../project-database'

/** Looks for words, best first. `most`: of each kind. */
export type FindJob = { readonly job: 'find'; readonly query: string; readonly most: number }
/** What rows are called by now; those that are gone are left out. */
export type NamesJob = { readonly job: 'names'; readonly rows: readonly RowKey[] }
/** Reads what has changed, before anybody looks for something. */
export type CatchUpJob = { readonly job: 'catch-up' }

export type SearchJobs = {
  readonly find: { readonly asked: FindJob; readonly answer: FoundRows }
  readonly names: { readonly asked: NamesJob; readonly answer: readonly FoundRow[] }
  readonly 'catch-up': { readonly asked: CatchUpJob; readonly answer: null }
}
export type SearchJob = SearchJobs[keyof SearchJobs]['asked']

/** A document that was found, as it is listed. */
export type FoundRow = Pick<SearchDocument, 'kind' | 'id' | 'shownBy'> & {
  readonly name: MarkedText
  /** Where the words stand, if not in its name; null: they do. */
  readonly excerpt: MarkedText | null
}
export type FoundRows = {
  readonly groups: readonly FoundGroup[]
  /** As `Found.inside`. */
  readonly inside: boolean
}
export type FoundGroup = Omit<SearchGroup, 'best'> & { readonly best: readonly FoundRow[] }

const longest = { name: 160, excerpt: 140 } as const

/** The words of a project, in this worker's memory alone. Each question is answered from the rows as they are stored by then. */
export type ProjectSearch = { readonly answer: (asked: SearchJob) => Promise<SearchJobs[SearchJob['job']]['answer']> }

export function projectSearch(db: ProjectDatabase): ProjectSearch {
  let index = searchIndex(searchedKinds)
  /** The last commit that is in the index; null: nothing was read yet. */
  let lastSeq: number | null = null
  const readNew = async () => {
    // Where words were erased, the log may not say any more from which rows.
    const erasedAt = (await db.meta.get('rebuildDatabase'))?.value ?? 0
    if (lastSeq !== null && erasedAt <= lastSeq) lastSeq = await readChanges(db, index, lastSeq)
    else {
      index = searchIndex(searchedKinds)
      lastSeq = await readAll(db, index)
    }
  }
  /** One after the other: a commit is read once. */
  let reading: Promise<void> = Promise.resolve()
  const catchUp = () => {
    reading = reading.catch(() => undefined).then(readNew)
    return reading
  }
  return {
    answer: async asked => {
      await catchUp()
      if (asked.job === 'find') return foundRows(index, asked)
      if (asked.job === 'names') return asked.rows.flatMap(({ kind, id }) => listed(index.get(kind, id), nothing))
      return null
    },
  }
}

const nothing: Sought = { words: [], inside: false }

/** What an index finds, with the words marked. */
export function foundRows(index: SearchIndex, { query, most }: Pick<FindJob, 'query' | 'most'>): FoundRows {
  const { groups, inside } = index.find(query, most)
  const sought = { words: queryWords(query), inside }
  return { groups: groups.map(group => ({ ...group, best: group.best.flatMap(each => listed(each, sought)) })), inside }
}

function listed(document: SearchDocument | undefined, sought: Sought): FoundRow[] {
  if (!document) return []
  const { kind, id, name, texts, shownBy } = document
  const isInName = sought.words.every(word => bestText([name], { ...sought, words: [word] }) !== null)
  const text = isInName ? null : bestText(texts, sought)
  return [
    {
      kind,
      id,
      name: excerpt(name, sought, longest.name),
      excerpt: text === null ? null : excerpt(text, sought, longest.excerpt),
      ...(shownBy && { shownBy }),
    },
  ]
}

/** Answers with the last commit that these rows are of. */
async function readAll(db: ProjectDatabase, index: SearchIndex): Promise<number> {
  // Before the rows: what is written meanwhile is read once more.
  const seq = await lastSeqIn(db)
  for (const kind of searchedKinds) await putRows(db, index, kind, await db.rowsOf(kind).toArray())
  return seq
}

/** Without the commit itself, which may be large. */
const lastSeqIn = async (db: ProjectDatabase): Promise<number> =>
  (await db.commits.orderBy('seq').reverse().limit(1).primaryKeys())[0] ?? 0

async function readChanges(db: ProjectDatabase, index: SearchIndex, lastSeq: number): Promise<number> {
  const commits = await db.commits.where('seq').above(lastSeq).toArray()
  const touched = new Map<EntityKind, Set<string>>()
  const touch = (kind: EntityKind, id: string) => touched.set(kind, (touched.get(kind) ?? new Set()).add(id))
  for (const { changes } of commits) for (const { kind, id } of changes) touch(kind, id)
  // A link is called by what it links, what somebody agreed to by that person's code.
  for (const [named, ids] of [...touched])
    for (const kind of kindsNamedBy(named))
      for (const row of await db.rowsOf(kind).toArray())
        if (rowsNeeded(kind, row).some(key => key.kind === named && ids.has(key.id))) touch(kind, row.id)
  for (const [kind, ids] of touched) {
    if (!searchedKinds.includes(kind)) continue
    const rows = (await db.rowsOf(kind).bulkGet([...ids])).filter(row => row !== undefined)
    for (const id of ids) index.remove(kind, id)
    await putRows(db, index, kind, rows)
  }
  return commits.at(-1)?.seq ?? lastSeq
}

/** Each read at once: a row by itself takes as long. */
const atOnce = 2000

async function putRows<K extends EntityKind>(
  db: ProjectDatabase,
  index: SearchIndex,
  kind: K,
  rows: readonly { readonly id: string }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    const find = await rowsNamed(
      db,
      some.flatMap(row => rowsNeeded(kind, row)),
    )
    for (const row of some) {
      const document = documentOfRow(kind, row as never, find)
      if (document) index.put(document)
    }
  }
}

async function rowsNamed(db: ProjectDatabase, keys: readonly RowKey[]): Promise<FindRow> {
  const known = new Map<string, unknown>()
  for (const kind of new Set(keys.map(key => key.kind))) {
    const ids = [...new Set(keys.filter(key => key.kind === kind).map(({ id }) => id))]
    for (const row of await db.rowsOf(kind).bulkGet(ids)) if (row) known.set(`${kind} ${row.id}`, row)
  }
  return <K extends EntityKind>(kind: K, id: string) => known.get(`${kind} ${id}`) as EntityOf<K> | undefined
}
