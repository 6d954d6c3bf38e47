import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { runInstaller } from '../../scripts/find-electron.mjs'
import { tempFolder } from '../main/services/temp-folder'

afterEach(() => vi.useRealTimers())

it('gives a slow download a quarter of an hour, and says all the while that it goes on', async () => {
  const script = join(await tempFolder(), 'install.cjs')
  await writeFile(script, 'setInterval(() => undefined, 1000)')
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance'] })
  const said: string[] = []
  const ended = runInstaller(script, sentence => said.push(sentence))
  vi.advanceTimersByTime(14 * 60_000)
  expect(said).toHaveLength(42)
  expect(new Set(said.map(sentence => sentence.split(',')[0]))).toEqual(new Set(['Still fetching']))
  expect(said.at(-1)).toMatch(/for 14\.0 min\. Ctrl\+C stops it; "npm start -- --browser" does without/)
  vi.advanceTimersByTime(60_000)
  await ended
  expect(said.at(-1)).toBe('The download was given up after 15.0 min. The next start tries again.')
})

it('says nothing more once the installer has ended', async () => {
  const script = join(await tempFolder(), 'install.cjs')
  await writeFile(script, '')
  const said: string[] = []
  await runInstaller(script, sentence => said.push(sentence))
  expect(said).toEqual([])
})
