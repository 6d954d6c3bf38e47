import Dexie from 'dexie'
import { inDatabase } from './project-database'
import { inFileWorker } from './project-file-work'
import { allDatabasesOf, forgetSetAside, registerProject } from './registry'
import { withExclusiveLockWithin } from './session-lock'

/** The tab that erased closes the project before it opens it again; one that merely has it open keeps it. */
const othersCloseWithinMs = 3000

/**
 * The name of the project's database. Where words were erased from it, that is a new one, and every older one is gone from the
 * browser's files as well: those keep what was overwritten for as long as nothing makes them drop it. While another tab has
 * the project open nothing is done, and the next opening tries again.
 */
export async function rebuildWhereErased(projectId: string, name: string): Promise<string> {
  if (!(await isErased(name))) return name
  let current = name
  await withExclusiveLockWithin(othersCloseWithinMs, projectId, async () => {
    const { database, title } = await inFileWorker({ job: 'rebuild', projectId, databaseName: name })
    // From here on the new one is the project. It still says what is to be done, until all below is.
    await registerProject({ id: projectId, title, database })
    current = database
    const old = (await allDatabasesOf(projectId)).filter(each => each !== database)
    await makeFilesOverwrite()
    for (const each of old) {
      await emptyDatabase(each)
      await Dexie.delete(each)
    }
    await makeFilesOverwrite()
    await forgetSetAside(projectId)
    await inDatabase(database, db => db.meta.delete('rebuildDatabase'))
  })
  return current
}

const isErased = (name: string): Promise<boolean> =>
  inDatabase(name, async db => (await db.meta.get('rebuildDatabase')) !== undefined)

/** What is cleared is overwritten at once; what is deleted with its database only when Chromium finds the time. */
async function emptyDatabase(name: string): Promise<void> {
  // One that an earlier opening deleted before it was interrupted is still listed.
  if (!(await Dexie.exists(name))) return
  const db = new Dexie(name)
  await db.open()
  if (db.tables.length > 0)
    await db.transaction('rw', db.tables, () => Promise.all(db.tables.map(table => table.clear())))
  db.close()
}

/** LevelDB puts 4 MB of changes into a file, and merges such files once there are four. A value above 64 kB would be a file of its own. */
const [scratchRows, scratchBytes] = [480, 60_000]

/**
 * Chromium keeps databases in LevelDB, which rewrites its files over the range of a database that is deleted, after it has put all
 * that was in memory into a file. Done before as well, so that what is deleted is in older files than its deletion: only then
 * are the two merged, and the words dropped. So much is written that files are merged at once. Measured: test/e2e/journeys/small-room.test.ts.
 */
async function makeFilesOverwrite(): Promise<void> {
  const scratch = new Dexie('scratch')
  scratch.version(1).stores({ rows: 'id' })
  const filler = new Uint8Array(scratchBytes)
  for (let from = 0; from < scratchRows; from += 60)
    await scratch.table('rows').bulkPut(Array.from({ length: 60 }, (_, place) => ({ id: from + place, filler })))
  scratch.close()
  await Dexie.delete('scratch')
}
