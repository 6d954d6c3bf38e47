import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { writeFileAtomically } from './services/atomic-file'
import { privateFileMode } from './services/folders'

/** Something small that the desktop keeps in a file from one start to the next; losing it costs nothing but comfort. */
export type KeptSetting<T> = { get: () => T; set: (value: T) => void }

export function keptSetting<T>(file: string, schema: z.ZodType<T>, usual: T): KeptSetting<T> {
  let value = valueIn(file, schema, usual)
  let writing: Promise<unknown> = Promise.resolve()
  return {
    get: () => value,
    set: changed => {
      value = changed
      const bytes = Buffer.from(JSON.stringify(changed))
      writing = writing.then(() => writeFileAtomically(file, bytes, privateFileMode)).catch(() => undefined)
    },
  }
}

function valueIn<T>(file: string, schema: z.ZodType<T>, usual: T): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return usual
  }
}
