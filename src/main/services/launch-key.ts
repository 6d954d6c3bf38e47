import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { asHostErrors, codeOf } from './host-error'

const keyPattern = /^[A-Za-z0-9_-]{43}$/

/** The key that lets a browser in, 256 bits: made once and kept, so that a browser let in before stays let in. */
export function launchKey(file: string): Promise<string> {
  return asHostErrors(async () => {
    const kept = await readFile(file, 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return ''
      throw error
    })
    if (keyPattern.test(kept)) return kept
    const key = randomBytes(32).toString('base64url')
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const handle = await open(file, 'w', 0o600)
    try {
      await handle.chmod(0o600)
      await handle.writeFile(key)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return key
  })
}

/** Compares without telling by its time how much was right. */
export function sameKey(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

/** What only a holder of the key can answer to a challenge; it gives nothing of the key away. */
export const proofOfKey = (key: string, challenge: string): string =>
  createHmac('sha256', key).update(`common-measure ${challenge}`).digest('hex')
