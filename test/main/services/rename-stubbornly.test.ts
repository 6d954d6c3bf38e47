import { describe, expect, it } from 'vitest'
import { renameStubbornly, renameTries } from '../../../src/main/services/rename-stubbornly'

/** A disk that says this so often before it does it, and how long each pause was. */
function diskThatSays(code: string, times: number) {
  const pauses: number[] = []
  let tries = 0
  return {
    pauses,
    pause: async (ms: number) => pauses.push(ms),
    move: async () => {
      tries += 1
      if (tries <= times) throw Object.assign(new Error(code), { code })
    },
    tries: () => tries,
  }
}

describe('renaming', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('waits, longer each time, while Windows says %s', async code => {
    const disk = diskThatSays(code, 4)
    await renameStubbornly('a', 'b', 'win32', disk)
    expect(disk.tries()).toBe(5)
    expect(disk.pauses).toEqual([25, 50, 100, 200])
  })

  it('says why in the end, after some seconds', async () => {
    const disk = diskThatSays('EBUSY', Number.POSITIVE_INFINITY)
    await expect(renameStubbornly('a', 'b', 'win32', disk)).rejects.toMatchObject({ code: 'EBUSY' })
    expect(disk.tries()).toBe(renameTries.tries)
    expect(disk.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(10_000)
  })

  it.each([
    ['win32', 'ENOSPC'],
    ['linux', 'EACCES'],
  ] as const)('on %s says at once that it is %s', async (platform, code) => {
    const disk = diskThatSays(code, 1)
    await expect(renameStubbornly('a', 'b', platform, disk)).rejects.toMatchObject({ code })
    expect(disk.pauses).toEqual([])
  })
})
