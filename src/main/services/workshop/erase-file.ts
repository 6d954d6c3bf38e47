import { open, rm } from 'node:fs/promises'
import { codeOf } from '../host-error'

const chunkBytes = 1 << 16

/** Overwrites a file with zeros, flushes, and removes it: what a disk lets a program do to make it unreadable. */
export async function eraseFile(path: string): Promise<void> {
  try {
    const file = await open(path, 'r+')
    try {
      const { size } = await file.stat()
      const zeros = Buffer.alloc(Math.min(size, chunkBytes))
      for (let at = 0; at < size; at += zeros.byteLength)
        await file.write(zeros, 0, Math.min(zeros.byteLength, size - at), at)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  await rm(path, { force: true })
}
