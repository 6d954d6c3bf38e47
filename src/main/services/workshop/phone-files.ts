import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { codeOf } from '../host-error'

type Bytes = Uint8Array<ArrayBuffer>
export type PhoneFile = { readonly type: string; readonly plain: Bytes; readonly zipped: Bytes }

const typeOfFile = {
  '/phone.js': 'text/javascript; charset=utf-8',
  '/phone.css': 'text/css; charset=utf-8',
} as const

/** The page's own script and style, by the path they are asked for under. One that was not built is not there. */
export async function phoneFiles(folder: string): Promise<ReadonlyMap<string, PhoneFile>> {
  const found = await Promise.all(
    Object.entries(typeOfFile).map(async ([path, type]) => {
      const plain = await readFile(join(folder, path)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      })
      if (plain === null) return []
      return [[path, { type, plain: new Uint8Array(plain), zipped: new Uint8Array(gzipSync(plain)) }] as const]
    }),
  )
  return new Map(found.flat())
}
