import { rename } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { retryMs } from '@core/retry'
import { codeOf } from './host-error'

/** Longer and longer, some six seconds in all: a virus scanner or the indexer of Windows holds a new file for a moment. */
export const renameTries = { first: 25, longest: 1_500, tries: 10 }

const heldBySomebody = new Set(['EPERM', 'EACCES', 'EBUSY'])

/**
 * Renames, again and again where Windows says that another program holds one of the files. Elsewhere those codes mean that it is not
 * allowed, now or later. `pause` and `move` are others in tests.
 */
export async function renameStubbornly(
  from: string,
  to: string,
  platform: NodeJS.Platform = process.platform,
  { pause = (ms: number): Promise<unknown> => setTimeout(ms), move = rename } = {},
): Promise<void> {
  for (let failures = 0; ; ) {
    try {
      return await move(from, to)
    } catch (error) {
      failures += 1
      if (platform !== 'win32' || !heldBySomebody.has(codeOf(error) ?? '') || failures === renameTries.tries)
        throw error
      await pause(retryMs(failures, renameTries))
    }
  }
}
