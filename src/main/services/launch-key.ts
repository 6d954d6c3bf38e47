import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { asHostErrors } from './host-error'

const keyPattern = /^[A-Za-z0-9_-]{43}$/

/** 256 bits. */
export const randomKey = (): string => randomBytes(32).toString('base64url')

/** Keeps the key of the running host where a second start by the same person finds it, and nobody else. */
export function writeLaunchKey(file: string, key: string): Promise<void> {
  return asHostErrors(async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const handle = await open(file, 'w', 0o600)
    try {
      // A file that was there already keeps its mode.
      await handle.chmod(0o600)
      await handle.writeFile(key)
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
}

/** `null`: no host was ever started with this profile, or its key cannot be read. */
export async function readLaunchKey(file: string): Promise<string | null> {
  const key = await readFile(file, 'utf8').catch(() => '')
  return keyPattern.test(key) ? key : null
}

/** Compares in a time that does not depend on how much is right. */
export function sameKey(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

/** What only a holder of the key can make; it gives nothing of the key away. `purpose` keeps one use from standing in for another. */
export const proofOfKey = (key: string, purpose: 'greeting' | 'ticket', text: string): string =>
  createHmac('sha256', key).update(`common-measure ${purpose} ${text}`).digest('base64url')
