import { attachmentsOfRemoved } from '@core/attachment/attached-to'
import { rowsWithChanges } from '@core/change/apply'
import { type Change, type Commit, removed, sameValue } from '@core/change/change'
import { emptyRows, type ProjectContents, projectOf, type Rows } from '@core/project/contents'
import { type Attachment, entityKinds, type ImportRecord, type Project } from '@core/project/entities'
import type { ProjectFileProblem } from '@core/project/file/parts'
import { readAsWritten, readProjectFile, savedAtOfFile } from '@core/project/file/read-project-file'
import { writeLargeProjectFile, writeProjectFile } from '@core/project/file/write-project-file'
import { checkIntegrity } from '@core/project/integrity'
import type { IntegrityFinding } from '@core/project/integrity-finding'
import { ok, problem, type Result } from '@core/result'
import { timeInWords } from '@core/words/format'
import { contentsWithoutOlderCounts } from '@core/workshop/older-workshop'
import { contentsOf, contentsWithFiles, writeContents } from './project-contents'
import { databaseName, generationsOf, inDatabase, projectOfDatabase } from './project-database'

/** The project in the database, as a file. */
type WriteJob = { readonly job: 'write'; readonly databaseName: string; readonly now: string }
type WrittenProject = { readonly bytes: Uint8Array<ArrayBuffer>; readonly seq: number; readonly title: string }

/** A project file, put into a database of its own. */
type OpenJob = {
  readonly job: 'open'
  readonly bytes: Uint8Array
  /** Projects this machine knows, with their databases; null where only the second copy is left. */
  readonly known: ReadonlyMap<string, string | null>
  /** The project if it has to become a copy: its id, and its title with `{title}` and `{when}` (when the file was saved) to be filled in. */
  readonly copy: { readonly id: string; readonly title: string; readonly language: string }
}
/**
 * `opened-new`: no such project was here. `already-here`: it is here and says the same. `opened-as-copy`: one with its id is
 * here and says something else, so the file became a project of its own.
 */
type HowOpened = 'opened-new' | 'already-here' | 'opened-as-copy'
export type FiledProject = {
  readonly projectId: string
  readonly title: string
  readonly database: string
  readonly how: HowOpened
  /** What in the file leads nowhere: said, not fatal. */
  readonly findings: readonly IntegrityFinding[]
}

/** A snapshot and the journal after it, put into the next database of the project. */
type RecoverJob = {
  readonly job: 'recover'
  readonly projectId: string
  /** The database that is set aside: it keeps its name, even where the browser can no longer list it. */
  readonly setAside: string
  /** Null: no snapshot; the journal has to hold everything. */
  readonly snapshot: Uint8Array | null
  /** The journal, oldest first. Commits the snapshot has already are passed over. */
  readonly commits: readonly Commit[]
  /** The last seq the second copy knows of: the recovered log goes on after it, whatever could not be made again. */
  readonly keptSeq: number
  readonly now: string
  readonly newCommitId: string
}
export type RecoveredProject = {
  readonly database: string
  readonly title: string
  /** Commits of the journal that were made again. */
  readonly commitsReplayed: number
  /** Commits that the second copy is known to have had and that could not be made again. */
  readonly commitsMissing: number
  /** ISO time of the last commit that is back; `null`: the log is empty. */
  readonly lastAt: string | null
  /** Files whose values were in no snapshot yet: to be imported again. */
  readonly importsLost: readonly string[]
  /** Titles of attached files whose bytes were in no snapshot yet, and of what was attached to lost values. */
  readonly attachmentsLost: readonly string[]
}

/** The project, put into its next database. What the old one holds is left as it is. */
type RebuildJob = { readonly job: 'rebuild'; readonly projectId: string; readonly databaseName: string }
type RebuiltProject = { readonly database: string; readonly title: string }

export type FileJobs = {
  readonly write: { readonly asked: WriteJob; readonly answer: WrittenProject }
  readonly open: { readonly asked: OpenJob; readonly answer: Result<FiledProject, ProjectFileProblem> }
  readonly rebuild: { readonly asked: RebuildJob; readonly answer: RebuiltProject }
  readonly recover: {
    readonly asked: RecoverJob
    readonly answer: Result<RecoveredProject, ProjectFileProblem | 'nothing-to-recover-from'>
  }
}
export type FileJob = FileJobs[keyof FileJobs]['asked']

export async function writtenProject({ databaseName, now }: WriteJob): Promise<WrittenProject> {
  const contents = await inDatabase(databaseName, contentsWithFiles)
  // The machine's own hash is there for pages from this machine and over HTTPS, and nowhere else.
  const bytes = isSecureContext
    ? await writeLargeProjectFile(contents, { now, sha256 })
    : writeProjectFile(contents, { now })
  return { bytes, seq: contents.commits.at(-1)?.seq ?? 0, title: projectOf(contents).title }
}

export async function filedProject({ bytes, known, copy }: OpenJob): Promise<FileJobs['open']['answer']> {
  const read = readProjectFile(bytes)
  if (!read.ok) return read
  const findings = checkIntegrity(read.value)
  const { id, title } = projectOf(read.value)
  const here = known.get(id)
  if (here === undefined) {
    return ok({ projectId: id, title, database: await filled(id, read.value), how: 'opened-new', findings })
  }
  if (here !== null && (await holdsTheSame(here, read.value))) {
    return ok({ projectId: id, title, database: here, how: 'already-here', findings })
  }
  const savedAt = savedAtOfFile(bytes)
  const when = savedAt.ok ? timeInWords(savedAt.value, copy.language) : ''
  const named = copy.title.replace('{when}', () => when).replace('{title}', () => title.slice(0, 400))
  const database = await filled(copy.id, withProject(read.value, { id: copy.id, title: named }))
  return ok({ projectId: copy.id, title: named, database, how: 'opened-as-copy', findings })
}

export async function rebuiltProject({ projectId, databaseName }: RebuildJob): Promise<RebuiltProject> {
  const contents = await inDatabase(databaseName, contentsWithFiles)
  const toDo = await inDatabase(databaseName, db =>
    db.meta.where('key').anyOf('rewriteSecondCopy', 'rebuildDatabase').toArray(),
  )
  const database = await filled(projectId, contents, databaseName)
  await inDatabase(database, db => db.meta.bulkPut(toDo))
  return { database, title: projectOf(contents).title }
}

export async function recoveredProject(job: RecoverJob): Promise<FileJobs['recover']['answer']> {
  const read = job.snapshot === null ? ok({ rows: emptyRows, imported: [], commits: [] }) : readSnapshot(job.snapshot)
  if (!read.ok) return read
  // Snapshot and journal may be an older version's.
  const contents = contentsWithoutOlderCounts(withCommits(read.value, job.commits))
  const project = contents.rows.project[0]
  if (!project) return problem('nothing-to-recover-from')
  const lost = importsWithoutValues(contents)
  const attachmentsLost = attachmentsWithoutFile(contents, lost)
  const last = contents.commits.at(-1)
  const lastSeq = last?.seq ?? 0
  const removals = [
    ...attachmentsLost.map(each => removed('attachment', each)),
    ...lost.map(record => removed('import', record)),
  ]
  const whole = removals.length > 0 || lastSeq < job.keptSeq ? withRecoveryCommit(contents, removals, job) : contents
  return ok({
    database: await filled(job.projectId, whole, job.setAside),
    title: project.title,
    commitsReplayed: contents.commits.length - read.value.commits.length,
    commitsMissing: Math.max(0, job.keptSeq - lastSeq),
    lastAt: last?.at ?? null,
    importsLost: lost.map(({ fileName }) => fileName),
    attachmentsLost: attachmentsLost.map(({ title }) => title),
  })
}

/** Whatever damage does to the reading of a copy, there may be another one. */
function readSnapshot(bytes: Uint8Array): Result<ProjectContents, ProjectFileProblem> {
  try {
    return readAsWritten(bytes)
  } catch (error) {
    return problem('damaged', error instanceof Error ? error.message : undefined)
  }
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** The name of a new database with these contents. What stands under earlier names is left as it is. */
async function filled(projectId: string, contents: ProjectContents, setAside: string | null = null): Promise<string> {
  const aside = setAside === null ? null : projectOfDatabase(setAside)
  const taken = [...(await generationsOf(projectId)), aside?.generation ?? -1]
  const name = databaseName(projectId, Math.max(-1, ...taken) + 1)
  await inDatabase(name, db => writeContents(db, contents))
  return name
}

/** A database that cannot be read holds something else, for all anybody knows. */
async function holdsTheSame(database: string, contents: ProjectContents): Promise<boolean> {
  const here = await inDatabase(database, contentsOf).catch(() => null)
  if (here === null || here.commits.at(-1)?.id !== contents.commits.at(-1)?.id) return false
  return entityKinds.every(kind => sameValue(byId(here.rows[kind]), byId(contents.rows[kind])))
}

const byId = (rows: readonly { readonly id: string }[]) => Object.fromEntries(rows.map(row => [row.id, row]))

/** The same project by another id, and called otherwise from now on: its log says how it was called before. */
function withProject(contents: ProjectContents, { id, title }: Pick<Project, 'id' | 'title'>): ProjectContents {
  const project = contents.rows.project.map(row => ({ ...row, id, title }))
  const renamed = (fields: Record<string, unknown> | null) => (fields && 'id' in fields ? { ...fields, id } : fields)
  const commits = contents.commits.map(commit => ({
    ...commit,
    changes: commit.changes.map(change =>
      change.kind === 'project'
        ? { ...change, id, before: renamed(change.before), after: renamed(change.after) }
        : change,
    ),
  }))
  return { ...contents, rows: { ...contents.rows, project }, commits }
}

/** Commits made again on the contents, as far as they follow on each other and fit. */
function withCommits(contents: ProjectContents, journal: readonly Commit[]): ProjectContents {
  const commits = [...contents.commits]
  const later = journal.filter(commit => commit.seq > (contents.commits.at(-1)?.seq ?? 0))
  let rows: Rows = contents.rows
  for (const commit of later) {
    // A recovery goes on after all that was known to have been.
    const isNext = commit.seq === (commits.at(-1)?.seq ?? 0) + 1 || commit.action === recoveryAction
    const follows = commits.length === 0 || isNext
    const next = follows ? rowsWithChanges(rows, commit.changes) : problem('gone')
    if (!next.ok) break
    rows = next.value
    commits.push(commit)
  }
  return { ...contents, rows, commits }
}

/** The journal has the record of an import but never its values: a record alone would promise figures that are not there. */
function importsWithoutValues({ rows, imported }: ProjectContents): ImportRecord[] {
  const kept = new Set(imported.map(({ importId }) => importId))
  return rows.import.filter(({ id }) => !kept.has(id))
}

/** As with imports: the journal has an attachment's row and never its bytes. What is attached to lost values goes with them. */
function attachmentsWithoutFile({ rows, files }: ProjectContents, lost: readonly ImportRecord[]): Attachment[] {
  const goingAlong = attachmentsOfRemoved(
    lost.map(record => removed('import', record)),
    rows.attachment,
  ).map(({ id }) => id)
  return rows.attachment.filter(
    ({ id, content }) => goingAlong.includes(id) || (content.kind === 'file' && !files?.has(content.sha256)),
  )
}

const recoveryAction = 'project.recover'

/** Says in the log what recovering took away, and where the log goes on. */
function withRecoveryCommit(
  contents: ProjectContents,
  changes: readonly Change[],
  { keptSeq, now, newCommitId }: RecoverJob,
): ProjectContents {
  const commit: Commit = {
    id: newCommitId,
    seq: Math.max(keptSeq, contents.commits.at(-1)?.seq ?? 0) + 1,
    at: now,
    by: '',
    action: recoveryAction,
    why: '',
    changes: [...changes],
    undoes: null,
    redoes: null,
  }
  const rows = rowsWithChanges(contents.rows, changes)
  if (!rows.ok) throw new Error(`what is lost cannot be taken away: ${rows.problem} ${rows.detail ?? ''}`)
  return { ...contents, rows: rows.value, commits: [...contents.commits, commit] }
}
