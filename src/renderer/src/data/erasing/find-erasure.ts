import type { Dictionaries } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import { cutDictionaries, cutWords } from '@core/people/erase-imported'
import { type EraseRules, type Erasure, erasureOf, peopleWithCode, withdrawalOf } from '@core/people/erase-person'
import type { ProjectDatabase } from '../project-database'
import { rowsAndLog } from '../rows-and-log'

/** Whose words go: a person's, by id or by the code that they come with, or those of one story. */
export type ToErase =
  | { readonly find: 'person'; readonly id: string }
  | { readonly find: 'code'; readonly code: string }
  | { readonly find: 'story'; readonly id: string; readonly on: Day }

type BlockKey = [measureId: string, importId: string, seq: number]

/** What an erasure does to imported figures: only the words that it changes. */
export type ImportedErasure = {
  readonly dictionaries: readonly { readonly importId: string; readonly dictionaries: Dictionaries }[]
  readonly notes: readonly { readonly key: BlockKey; readonly words: readonly string[] }[]
  /** Words that are cut; and words that may be anybody's, and stay. */
  readonly cut: number
  readonly toLookAt: number
}

export type FoundErasure = {
  readonly id: string
  /** As the project has it; '' for a story. */
  readonly code: string
  readonly erasure: Erasure
  readonly imported: ImportedErasure
}
export type EraseAnswer = FoundErasure | 'none' | 'several'

/** Of the work: reading, comparing rows, and looking through imported figures. */
const shares = { read: 0.2, rows: 0.9 } as const

/** `onProgress`: 0 to 1. */
export async function findErasure(
  db: ProjectDatabase,
  toErase: ToErase,
  { mark, onProgress }: { mark: string; onProgress: (share: number) => void },
): Promise<EraseAnswer> {
  const { rows, commits } = await rowsAndLog(db)
  onProgress(shares.read)
  const ids = toErase.find === 'code' ? peopleWithCode(toErase.code, rows, commits) : [toErase.id]
  const [id] = ids
  if (id === undefined) return 'none'
  if (ids.length > 1) return 'several'
  const setting = {
    rows,
    commits,
    mark,
    onProgress: (share: number) => onProgress(shares.read + share * (shares.rows - shares.read)),
  }
  const erasure = toErase.find === 'story' ? withdrawalOf([id], toErase.on, setting) : erasureOf(id, setting)
  const code =
    toErase.find === 'story'
      ? ''
      : (rows.person.find(each => each.id === id)?.code ?? (toErase.find === 'code' ? toErase.code : ''))
  onProgress(shares.rows)
  return { id, code, erasure, imported: await findInImports(db, erasure.rules) }
}

async function findInImports(db: ProjectDatabase, rules: EraseRules): Promise<ImportedErasure> {
  let [cut, toLookAt] = [0, 0]
  const dictionaries: ImportedErasure['dictionaries'][number][] = []
  await db.dictionaries.each(stored => {
    const found = cutDictionaries(stored.dictionaries, rules)
    cut += found.cut
    toLookAt += found.toLookAt
    if (found.cut > 0) dictionaries.push({ importId: stored.importId, dictionaries: found.words })
  })
  const notes: ImportedErasure['notes'][number][] = []
  await db.blocks.each(({ measureId, importId, seq, notes: said }) => {
    if (!said) return
    const found = cutWords(said.words, rules)
    cut += found.cut
    toLookAt += found.toLookAt
    if (found.cut > 0) notes.push({ key: [measureId, importId, seq], words: found.words })
  })
  return { dictionaries, notes, cut, toLookAt }
}

/** Within a transaction over `dictionaries` and `blocks`. */
export async function eraseInImports(db: ProjectDatabase, { dictionaries, notes }: ImportedErasure): Promise<void> {
  await db.dictionaries.bulkPut([...dictionaries])
  for (const { key, words } of notes) {
    const block = await db.blocks.get(key)
    if (block?.notes) await db.blocks.put({ ...block, notes: { ...block.notes, words } })
  }
}
