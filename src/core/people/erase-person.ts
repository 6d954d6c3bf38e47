import { type Change, type Commit, edited, removed } from '@core/change/change'
import type { Day } from '@core/observation/day'
import type { Rows } from '@core/project/contents'
import { type EntityKind, type EntityOf, entityKinds, type SectionPhoto, type Story } from '@core/project/entities'
import { emptyValue, type Field } from '@core/project/entities/record-fields'
import { recordKinds } from '@core/record/kinds'
import { isNeeded, textsOf } from '@core/record/record-kind'
import { type Passages, passagesOf, withoutPassages } from './passages'

type Fields = Readonly<Record<string, unknown>>

/** One place where a story of theirs was used: what has to be recalled by hand. */
export type UseToRecall = { readonly story: string } & Story['uses'][number]

/** What erasing a person does: `changes` to the rows, and `erasedChange` by `rules` to every change of the log, in one step. Data alone: a worker can send it. */
export type Erasure = {
  readonly changes: readonly Change[]
  readonly rules: EraseRules
  /** Rows that go whole, the person's own among them. */
  readonly goes: readonly { readonly kind: EntityKind; readonly count: number }[]
  /** Rows that stay without what names or quotes them. */
  readonly staysWithout: readonly { readonly kind: EntityKind; readonly count: number }[]
  readonly uses: readonly UseToRecall[]
  /** Rows with a word in them that is theirs and may be anybody's (a first name, a code that is an ordinary word): left as they are. */
  readonly toLookAt: readonly { readonly kind: EntityKind; readonly count: number }[]
}

/** What goes, and how the rest is cut, by `kind id`. */
export type EraseRules = {
  readonly gone: ReadonlySet<string>
  readonly goneIds: ReadonlySet<string>
  readonly payments: ReadonlySet<string>
  /** Rows that name a story of theirs. */
  readonly namesStory: ReadonlySet<string>
  /** Stories whose words go while they stay. */
  readonly withdrawn: ReadonlySet<string>
  readonly passages: Passages
  readonly mark: string
}

/** `onProgress`: how much of the rows has been looked through, 0 to 1. */
type Setting = {
  readonly rows: Rows
  readonly commits: readonly Commit[]
  readonly mark: string
  readonly onProgress?: ((share: number) => void) | undefined
}

/** People with this code, deleted ones too, of whom the log still tells: by id. Capitals and spaces around it make no difference. */
export function peopleWithCode(code: string, rows: Rows, commits: readonly Commit[]): string[] {
  const sought = code.trim().toLowerCase()
  const isIt = (fields: Fields | null) =>
    String(fields?.code ?? '')
      .trim()
      .toLowerCase() === sought
  const present = rows.person.filter(isIt).map(({ id }) => id)
  if (present.length > 0) return present
  const there = new Set(rows.person.map(({ id }) => id))
  const logged = versionsIn(commits).filter(
    ({ kind, id, fields }) => kind === 'person' && !there.has(id) && isIt(fields),
  )
  return [...new Set(logged.map(({ id }) => id))]
}

/**
 * Takes a person out of the project and out of its log: their own rows, what hangs on these, the stories they told with all that is
 * coded in them, what they said they need or can give. Payments keep their amounts and days, and are nobody's. What others wrote stays
 * without the passages that are theirs word for word. `mark` stands where a passage was.
 */
export const erasureOf = (personId: string, setting: Setting): Erasure =>
  erasureFrom({ kind: 'person', id: personId }, setting)

/**
 * Takes the words of stories out of the project and out of its log, with what is coded in them and attached to them. Where they were used,
 * and that they were withdrawn `on` that day, stays: somebody may still have to recall it.
 */
export const withdrawalOf = (storyIds: readonly string[], on: Day, setting: Setting): Erasure =>
  erasureFrom({ kind: 'story', ids: storyIds, on }, setting)

/** What the name becomes of whoever made a change: nothing, where it is theirs. */
export const erasedName = ({ passages, mark }: EraseRules, name: string): string =>
  withoutPassages(name, passages, { isClose: false, mark }) === name ? name : ''

/** What a change of the log becomes; `null`: nothing is left of it. */
export function erasedChange(rules: EraseRules, change: Change): Change | null {
  const key = `${change.kind} ${change.id}`
  if (rules.gone.has(key)) return change.after === null ? { ...change, before: { id: change.id } } : null
  return {
    ...change,
    before: change.before && withoutThem(rules, key, change.before),
    after: change.after && withoutThem(rules, key, change.after),
  }
}

function withoutThem(
  { withdrawn, goneIds, passages, namesStory, payments, mark }: EraseRules,
  key: string,
  fields: Fields,
): Fields {
  if (withdrawn.has(key)) return withdrawnStory(fields, mark)
  const cleaned = cleanedFields(fields, { goneIds, passages, isClose: namesStory.has(key), mark })
  return payments.has(key) ? paymentOfNobody(cleaned, mark) : cleaned
}

type Start =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'story'; readonly ids: readonly string[]; readonly on: Day }

function erasureFrom(start: Start, { rows, commits, mark, onProgress }: Setting): Erasure {
  const log = versionsIn(commits)
  const present = presentVersions(rows)
  const isPresent = new Set(present.map(keyOf))
  // What is there counts as it is now; what was deleted, as it ever was.
  const known = [...present, ...log.filter(version => !isPresent.has(keyOf(version)))]
  const payments = new Set(
    known
      .filter(({ kind, fields }) => kind === 'payment' && start.kind === 'person' && fields.personId === start.id)
      .map(keyOf),
  )
  const starts =
    start.kind === 'story'
      ? start.ids.map(id => keyOf({ kind: 'story', id }))
      : [keyOf(start), ...photosOf(start.id, present), ...photosOf(start.id, log).filter(key => !isPresent.has(key))]
  const gone = goneWith(starts, known, payments)
  const goneIds = new Set([...gone].map(key => key.slice(key.indexOf(' ') + 1)))

  const all = [...present, ...log]
  const theirs = all.filter(version => gone.has(keyOf(version)))
  const passages = passagesOf(theirs)
  const isTheirStory = theirStories(gone)
  const withdrawn = new Set(start.kind === 'story' ? starts : [])
  for (const key of withdrawn) gone.delete(key)
  const namesStory = new Set(
    all.filter(({ kind, fields }) => kind !== 'story' && namesAny(fields, isTheirStory)).map(keyOf),
  )
  const rules: EraseRules = { gone, goneIds, payments, namesStory, withdrawn, passages, mark }
  const edits: Change[] = []
  const toLookAt: { kind: EntityKind }[] = []
  for (const [index, { kind, id, fields }] of present.entries()) {
    const key = `${kind} ${id}`
    onProgress?.(index / present.length)
    if (gone.has(key)) continue
    const without = withoutThem(rules, key, fields)
    const after = start.kind === 'story' && withdrawn.has(key) ? { ...without, withdrawnOn: start.on } : without
    const change = edited(kind, asEntity(fields as Row), asEntity(after as Row))
    if (change) edits.push(change)
    if (hasOneOf(kind, without, passages.maybe)) toLookAt.push({ kind })
  }
  const going = present.filter(version => gone.has(keyOf(version)))
  const removals = going.map(({ kind, fields }) => removed(kind, asEntity(fields as Row))).reverse()
  const changes = [...edits, ...removals]
  return {
    changes,
    rules,
    goes: counted(removals),
    staysWithout: counted(edits),
    uses: rows.story
      .filter(({ id }) => isTheirStory.has(id))
      .flatMap(({ title, uses }) => uses.map(use => ({ story: title, ...use }))),
    toLookAt: counted(toLookAt),
  }
}

type Row = Fields & { readonly id: string }
type Version = { readonly kind: EntityKind; readonly id: string; readonly fields: Fields }

const keyOf = ({ kind, id }: Pick<Version, 'kind' | 'id'>): string => `${kind} ${id}`
const rowsOf = (rows: Rows, kind: EntityKind) => rows[kind] as readonly unknown[] as readonly Row[]
const asEntity = (row: Row) => row as unknown as EntityOf<EntityKind>

const presentVersions = (rows: Rows): Version[] =>
  entityKinds.flatMap(kind => rowsOf(rows, kind).map(row => ({ kind, id: row.id, fields: row })))

const versionsIn = (commits: readonly Commit[]): Version[] =>
  commits.flatMap(({ changes }) =>
    changes.flatMap(({ kind, id, before, after }) =>
      [before, after].flatMap(fields => (fields ? [{ kind, id, fields }] : [])),
    ),
  )

/** `kind id` of all that is theirs, until nothing more hangs on any of it. */
function goneWith(starts: readonly string[], known: readonly Version[], payments: ReadonlySet<string>): Set<string> {
  const gone = new Set(starts)
  for (let before = 0; before < gone.size; ) {
    before = gone.size
    for (const version of known) if (hangsOn(version, gone, payments)) gone.add(keyOf(version))
  }
  return gone
}

/** Photos in outlines of reports in which the person can be recognised, as `kind id`. */
const photosOf = (personId: string, versions: readonly Version[]): string[] =>
  versions
    .filter(({ kind }) => kind === 'reportOutline')
    .flatMap(({ fields }) => (fields.sections ?? []) as readonly { readonly photo?: SectionPhoto | null }[])
    .flatMap(({ photo }) =>
      photo?.attachmentId && photo.personIds.includes(personId) ? [`attachment ${photo.attachmentId}`] : [],
    )

function hangsOn({ kind, fields }: Version, gone: ReadonlySet<string>, payments: ReadonlySet<string>): boolean {
  if (kind === 'story') return gone.has(`person ${String(fields.tellerId)}`)
  if (kind === 'skill') return gone.has(`person ${String(fields.personId)}`)
  if (kind === 'attachment' || kind === 'comment') {
    const about = fields.about as { kind: string; id?: string } | undefined
    const key = `${about?.kind} ${about?.id}`
    return gone.has(key) || payments.has(key)
  }
  return fieldsOf(kind).some(
    field => field.type === 'row' && isNeeded(field) && gone.has(`${field.of} ${String(fields[field.name])}`),
  )
}

const fieldsOf = (kind: EntityKind): readonly Field[] =>
  (recordKinds as unknown as { [K in EntityKind]?: { readonly fields: readonly Field[] } })[kind]?.fields ?? []

const theirStories = (gone: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...gone].flatMap(key => (key.startsWith('story ') ? [key.slice('story '.length)] : [])))

function namesAny(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value)
  if (Array.isArray(value)) return value.some(each => namesAny(each, ids))
  return typeof value === 'object' && value !== null && Object.values(value).some(each => namesAny(each, ids))
}

type Cleaning = {
  readonly goneIds: ReadonlySet<string>
  readonly passages: Passages
  /** It names a story of theirs: shorter passages are theirs too. */
  readonly isClose: boolean
  readonly mark: string
}

/** Names of fields that hold no words. */
const isNoText = (name: string): boolean => /^(id|kind|sha256)$|Ids?$|At$/.test(name)

function cleanedFields(fields: Fields, cleaning: Cleaning): Fields {
  const { goneIds, passages, isClose, mark } = cleaning
  const cleaned = (name: string, value: unknown): unknown => {
    if (typeof value === 'string') {
      if (name !== 'id' && goneIds.has(value)) return null
      return isNoText(name) ? value : withoutPassages(value, passages, { isClose, mark })
    }
    if (Array.isArray(value)) return value.filter(each => !goneIds.has(each)).map(each => cleaned(name, each))
    return typeof value === 'object' && value !== null ? cleanedFields(value as Fields, cleaning) : value
  }
  const kept = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleaned(name, value)]))
  // Why a group chose a story tells the story again.
  const isChoice = typeof fields.storyId === 'string' && goneIds.has(fields.storyId) && 'why' in fields
  return isChoice ? { ...kept, why: '', dissent: '', notChosen: '' } : kept
}

/** The bookkeeper's sums stay right. Only what stands in a change is in it. */
function paymentOfNobody(fields: Fields, mark: string): Fields {
  const become: Fields = { personId: null, forWhat: mark, decidedBy: '' }
  return { ...fields, ...Object.fromEntries(Object.entries(become).filter(([name]) => name in fields)) }
}

/** Where it was used is left of it. Only what stands in a change is in it. */
function withdrawnStory(fields: Fields, mark: string): Fields {
  const kept = ['id', 'order', 'uses', 'withdrawnOn']
  const emptied = recordKinds.story.fields.filter(({ name }) => name in fields && !kept.includes(name))
  return {
    ...fields,
    ...Object.fromEntries(emptied.map(field => [field.name, field.name === 'title' ? mark : emptyValue(field)])),
  }
}

function hasOneOf(kind: EntityKind, fields: Fields, maybe: RegExp | null): boolean {
  if (maybe === null) return false
  const described = fieldsOf(kind)
  const texts = described.length > 0 ? textsOf(described, fields) : stringsIn(fields)
  return texts.some(text => maybe.test(text))
}

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => (isNoText(name) ? [] : stringsIn(each)))
    : []
}

function counted(rows: readonly { readonly kind: EntityKind }[]): { kind: EntityKind; count: number }[] {
  const counts = new Map<EntityKind, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, count }))
}
