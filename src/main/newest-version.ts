import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkIn } from '@core/attachment/files-and-links'
import { z } from 'zod'

const packageSchema = z.object({ homepage: z.string() })

/** Where whoever built this app puts its newer versions: beside the homepage that they named in `package.json`. Null: they named none. */
export function addressOfNewest(appFolder: string): string | null {
  try {
    const { homepage } = packageSchema.parse(JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')))
    return linkIn(homepage).ok ? `${homepage.replace(/\/+$/, '')}/releases` : null
  } catch {
    return null
  }
}
