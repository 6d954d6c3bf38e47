import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { HostError } from '@core/host-api'
import { asHostErrors, codeOf } from './host-error'
import { renameStubbornly } from './rename-stubbornly'

/** A part-written file this old belongs to a program that is gone: a living one keeps its time fresh while it writes. */
const leftoverAfterMs = 60_000
const chunkBytes = 1 << 20
/** A few milliseconds' work. */
const hashedAtOnceBytes = 4 << 20

/**
 * Writes a file whole or not at all: into a new file beside it, flushed, read back and compared, then renamed over. Whatever
 * was there before stays until that moment, and so does who may read it; a new file gets `newFileMode`, or the person's own
 * default. An ordinary problem is a `HostError`.
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array, newFileMode = 0o666): Promise<void> {
  await asHostErrors(async () => {
    const target = await resolveSymlinks(path)
    const folder = dirname(target)
    await removeLeftovers(folder, basename(target))
    const part = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.part`)
    try {
      await writeFlushed(part, bytes, (await modeOf(target)) ?? newFileMode)
      if ((await sha256OfFile(part)) !== (await sha256Of(bytes))) throw new HostError('read-back-differs')
      await renameStubbornly(part, target)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    await flushFolder(folder)
  })
}

/** SHA-256 in hexadecimal. Between pieces others have their turn: phones are not to wait for a gigabyte. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let from = 0; from < bytes.byteLength; from += hashedAtOnceBytes) {
    if (from > 0) await setImmediate()
    hash.update(bytes.subarray(from, from + hashedAtOnceBytes))
  }
  return hash.digest('hex')
}

/** SHA-256 in hexadecimal of what is on disk now, read in pieces. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes)
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, null)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(chunk.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

/** A whole file as bytes of their own: a view into a shared pool would take its neighbours with it over IPC. */
export async function bytesOfFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const read = await readFile(path)
  const { buffer } = read
  return buffer instanceof ArrayBuffer && buffer.byteLength === read.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(read)
}

/** No bytes where there is no such file. */
export async function bytesOfFileOrNone(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** Makes a new or renamed name survive a power cut. Windows has no such call and needs none. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes all of `bytes` at the file's own position, however many calls that takes. */
export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, done, Math.min(chunkBytes, bytes.byteLength - done))
    done += bytesWritten
  }
}

async function writeFlushed(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await writeAll(file, bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A link keeps pointing where it did: the file behind it is the one that is replaced. */
async function resolveSymlinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path
    throw error
  }
}

/** `null`: there is no such file. */
async function modeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mode & 0o777
  } catch {
    return null
  }
}

const partOf = /^\.(.+)\.[0-9a-f]{12}\.part$/

/** Clears away what crashes left half-written in a folder; with a `name`, only what was to become that file. */
export async function removeLeftovers(folder: string, name: string | null): Promise<void> {
  const now = Date.now()
  for (const entry of await readdir(folder)) {
    const becoming = partOf.exec(entry)?.[1]
    if (becoming === undefined || (name !== null && becoming !== name)) continue
    const path = join(folder, entry)
    const age = await stat(path).then(
      found => now - found.mtimeMs,
      () => 0,
    )
    if (age > leftoverAfterMs) await rm(path, { force: true })
  }
}
