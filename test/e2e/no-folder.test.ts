import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

/** What `npm start` says, and the code it ends with, where its folder would be `profile`. */
async function started(profile: string): Promise<{ code: number | null; said: string }> {
  const env = {
    ...process.env,
    COMMON_MEASURE_AS_BUILT: '1',
    COMMON_MEASURE_PROFILE: profile,
    COMMON_MEASURE_PORT: '47397',
  }
  const child = spawn(process.execPath, [resolve('scripts/start.mjs'), '--browser', '--no-open'], { env })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', data => {
      said += data
    })
  return new Promise(done => child.on('close', code => done({ code, said })))
}

describe('a new profile that cannot be made', () => {
  it('is said in a sentence, and is no success', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'common-measure-e2e-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'file'), '')
    const { code, said } = await started(join(folder, 'file/profile'))
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/^Common Measure keeps a copy of your work in .*Nothing was changed\..* start again/),
    ])
    expect(await readdir(folder)).toEqual(['file'])
  })

  it.runIf(process.platform === 'linux')('on a disk that is read-only or closed says so', async () => {
    const { code, said } = await started('/sys/common-measure')
    expect([code, said]).toEqual([1, expect.stringContaining('may not be written to')])
    expect(said).not.toContain('    at ')
  })
})
