import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proofOfKey, randomKey, readLaunchKey, sameKey, writeLaunchKey } from '../../../src/main/services/launch-key'
import { tempFolder } from './temp-folder'

it('makes keys of 256 bits, and a second start reads the newest', async () => {
  const file = join(await tempFolder(), 'deep/key')
  expect(await readLaunchKey(file)).toBeNull()
  for (const key of [randomKey(), randomKey()]) {
    expect(Buffer.from(key, 'base64url')).toHaveLength(32)
    await writeLaunchKey(file, key)
    expect(await readLaunchKey(file)).toBe(key)
  }
  await writeFile(file, `${await readFile(file, 'utf8')}\n`)
  expect(await readLaunchKey(file)).toBeNull()
})

it.runIf(process.platform !== 'win32')('lets nobody else read it, even where the file was open to all', async () => {
  const file = join(await tempFolder(), 'key')
  await writeFile(file, 'too short')
  await chmod(file, 0o666)
  await writeLaunchKey(file, randomKey())
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

it('proves the key differently for each text and each purpose, and never shows it', () => {
  const proofs = ['a', 'b'].flatMap(key =>
    (['greeting', 'ticket'] as const).flatMap(purpose => ['1', '2'].map(text => proofOfKey(key, purpose, text))),
  )
  expect(new Set(proofs).size).toBe(8)
  expect(proofOfKey('secret', 'greeting', '1')).not.toContain('secret')
})
