import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { launchKey, proofOfKey, sameKey } from '../../../src/main/services/launch-key'
import { tempFolder } from './temp-folder'

it('makes a key of 256 bits once, and keeps it', async () => {
  const file = join(await tempFolder(), 'deep/key')
  const key = await launchKey(file)
  expect(Buffer.from(key, 'base64url')).toHaveLength(32)
  expect(await launchKey(file)).toBe(key)
  expect(await readFile(file, 'utf8')).toBe(key)
  expect(await launchKey(join(await tempFolder(), 'key'))).not.toBe(key)
})

it.runIf(process.platform !== 'win32')('lets nobody else read it, even where the file was open to all', async () => {
  const file = join(await tempFolder(), 'key')
  await writeFile(file, 'too short')
  await chmod(file, 0o666)
  await launchKey(file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

it('tells the key from anything else', () => {
  expect([sameKey('abc', 'abc'), sameKey('abd', 'abc'), sameKey('', 'abc'), sameKey('abcd', 'abc')]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

it('proves the key differently for each challenge, and never shows it', () => {
  const proofs = new Set(['a', 'b'].flatMap(key => ['1', '2'].map(challenge => proofOfKey(key, challenge))))
  expect(proofs.size).toBe(4)
  expect(proofOfKey('secret', '1')).not.toContain('secret')
})
