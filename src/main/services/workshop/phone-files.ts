import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { codeOf } from '../host-error'
import { roomHeaders, takesGzip } from './room-answer'
import type { Asked } from './room-pages'

export type PhoneFile = { readonly type: string; readonly plain: Buffer; readonly zipped: Buffer }

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
      return plain === null ? [] : [[path, { type, plain, zipped: gzipSync(plain) }] as const]
    }),
  )
  return new Map(found.flat())
}

export function sendPhoneFile({ request, response }: Asked, { type, plain, zipped }: PhoneFile): void {
  const zips = takesGzip(request)
  const body = zips ? zipped : plain
  response.writeHead(200, {
    ...roomHeaders,
    'content-type': type,
    'content-length': body.byteLength,
    // Nothing of anybody's is in it, and it is asked for with every page.
    'cache-control': 'private, max-age=300',
    vary: 'accept-encoding',
    ...(zips && { 'content-encoding': 'gzip' }),
  })
  response.end(body)
}
