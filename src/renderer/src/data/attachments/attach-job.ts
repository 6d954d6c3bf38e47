import { fileProblemFor, filesNamed, hasRoomFor, type NamedFile } from '@core/attachment/files-and-links'
import { ok, type Problem, problem, type Result } from '@core/result'
import { sha256 as sha256InJavaScript } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import Dexie from 'dexie'
import { ProjectDatabase } from '../project-database'

/** Bytes of files into the database, unread until rows that name them are committed. */
export type AttachJob = { readonly databaseName: string; readonly files: readonly File[] }

/**
 * The detail is the file's name. `not-readable`: it is gone, a folder, or changed while it was read. `no-room`: more than a
 * project holds, all files together. `no-space`: the disk has no room.
 */
export type AttachProblem = 'empty' | 'too-large' | 'name-too-long' | 'not-readable' | 'no-room' | 'no-space'

/** All of them or none. `onProgress` is called with the bytes read so far. */
export async function filesIntoDatabase(
  { databaseName, files }: AttachJob,
  onProgress: (bytesRead: number) => void,
): Promise<Result<readonly NamedFile[], AttachProblem>> {
  const read: (NamedFile & { readonly content: Blob })[] = []
  let before = 0
  for (const file of files) {
    const error = fileProblemFor(file)
    if (error !== null) return problem(error, file.name)
    const bytes = await bytesIn(file, inFile => onProgress(before + inFile))
    if (!bytes) return problem('not-readable', file.name)
    before += bytes.length
    read.push({ sha256: await sha256Of(bytes), bytes: bytes.length, content: new Blob([bytes]) })
  }
  const db = new ProjectDatabase(databaseName)
  try {
    const present = filesNamed(await db.rowsOf('attachment').toArray())
    if (!hasRoomFor(read, present)) return problem('no-room')
    await db.files.bulkPut(read.map(({ sha256, content }) => ({ sha256, content })))
  } catch (error) {
    return noSpace(error)
  } finally {
    db.close()
  }
  return ok(read.map(({ sha256, bytes }) => ({ sha256, bytes })))
}

/** Null: it could not be read to its end, or is no longer what it was. */
async function bytesIn(file: File, onProgress: (bytesRead: number) => void): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(file.size)
  let read = 0
  try {
    const pieces = file.stream().getReader()
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      if (read + piece.value.length > bytes.length) return null
      bytes.set(piece.value, read)
      read += piece.value.length
      onProgress(read)
    }
  } catch {
    return null
  }
  return read === bytes.length ? bytes : null
}

/** The machine's own hash is there for pages from this machine and over HTTPS, and nowhere else. */
async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = isSecureContext ? await crypto.subtle.digest('SHA-256', bytes) : sha256InJavaScript(bytes)
  return bytesToHex(new Uint8Array(hash))
}

function noSpace(error: unknown): Problem<'no-space'> {
  const causes = error instanceof Dexie.DexieError ? [error, error.inner] : [error]
  if (causes.some(each => each instanceof Error && each.name === 'QuotaExceededError')) return problem('no-space')
  throw error
}
