import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../host-error'

export type PhoneFile = { readonly type: string; readonly text: string }

const typeOfFile = {
  '/phone.js': 'text/javascript; charset=utf-8',
  '/phone.css': 'text/css; charset=utf-8',
} as const

/** The page's own script and style, by the path they are asked for under. One that was not built is not there. */
export async function phoneFiles(folder: string): Promise<ReadonlyMap<string, PhoneFile>> {
  const found = await Promise.all(
    Object.entries(typeOfFile).map(async ([path, type]) => {
      const text = await readFile(join(folder, path), 'utf8').catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      })
      return text === null ? [] : [[path, { type, text }] as const]
    }),
  )
  return new Map(found.flat())
}
