/**
 * What has to fit beside the database before it is opened again. Where a disk is all but full, Chromium takes a database that it
 * could open only by half for a damaged one, and deletes it (seen with 150). Its log alone may need 4 MB.
 */
const roomNeededBytes = 8 * 1024 * 1024

/** Whether the browser's own disk takes that much, in a file that is nobody's. True where the browser has no such files. */
export async function hasRoom(): Promise<boolean> {
  if (typeof navigator.storage?.getDirectory !== 'function') return true
  try {
    const folder = await navigator.storage.getDirectory()
    const name = `room-${crypto.randomUUID()}`
    try {
      const file = await folder.getFileHandle(name, { create: true })
      const writable = await file.createWritable()
      await writable.write(new Uint8Array(roomNeededBytes))
      await writable.close()
    } finally {
      await folder.removeEntry(name)
    }
    return true
  } catch {
    return false
  }
}
