import type { ByteSource } from '@core/table/decode'

/** A file as the page has it: still on the disk (chosen, dropped), or in memory. */
export type FileBytes = Blob | Uint8Array

/** What a worker is given. A blob is a mere handle, and so is never copied from thread to thread. */
export const blobOf = (bytes: FileBytes): Blob =>
  // The page shares no memory: every array here has a buffer of its own.
  bytes instanceof Blob ? bytes : new Blob([bytes as Uint8Array<ArrayBuffer>])

/** Workers alone have it, so that the page's types do not name it. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}

const bytesAtATime = 1 << 20

/** A file read where it lies, a megabyte at a time. Only in workers: a page must not wait for a disk. */
export function bytesInBlob(blob: Blob): ByteSource {
  const reader = new FileReaderSync()
  let from = 0
  let piece = new Uint8Array(0)
  const read = (start: number, end: number) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(start, end)))
  return {
    length: blob.size,
    subarray: (start, end) => {
      if (end - start > bytesAtATime) return read(start, end)
      if (start < from || end > from + piece.length) {
        from = start
        piece = read(start, Math.min(blob.size, start + bytesAtATime))
      }
      return piece.subarray(start - from, end - from)
    },
  }
}
