import type { UnfinishedSession } from '@core/workshop/session/session-calls'
import { useCallback, useEffect, useState } from 'react'
import { host } from '../host'

/** `failed`: the host cannot be asked. */
export type Unfinished = readonly UnfinishedSession[] | 'failed'

/** Sessions that this computer has not finished, of any project. `undefined`: still asking. */
export function useUnfinished(): { unfinished: Unfinished | undefined; lookAgain: () => void } {
  const [unfinished, setUnfinished] = useState<Unfinished>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks anew
  useEffect(() => {
    let left = false
    host.unfinishedSessions().then(
      found => {
        if (!left) setUnfinished(found)
      },
      () => {
        if (!left) setUnfinished('failed')
      },
    )
    return () => {
      left = true
    }
  }, [attempt])
  const lookAgain = useCallback(() => setAttempt(now => now + 1), [])
  return { unfinished, lookAgain }
}
