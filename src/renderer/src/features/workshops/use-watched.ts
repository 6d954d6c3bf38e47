import { retryMs } from '@core/retry'
import { useCallback, useEffect, useState } from 'react'

/** `lost`: the host does not answer just now, and is asked again. `gone`: no such session is open now; it is asked for again. */
type Connection = 'live' | 'lost' | 'gone'

/** `view` null: nothing has come yet. */
export type Watched<View> = { readonly view: View | null; readonly connection: Connection }

type Watching<View> = Watched<View> & {
  /** Shows what is known from elsewhere, unless something newer is there. */
  readonly show: (view: View) => void
}

const hostRetry = { first: 500, longest: 5000 }

/**
 * Follows something on the host that has revisions. `ask` answers with the first that is newer, or with null after a while
 * without any. Where it fails it is asked again, for as long as the screen stands.
 */
export function useWatched<View extends { readonly revision: number }>(
  ask: (afterRevision: number) => Promise<View | null>,
): Watching<View> {
  const [view, setView] = useState<View | null>(null)
  const [connection, setConnection] = useState<Connection>('live')
  const show = useCallback(
    (next: View) => setView(now => (now !== null && now.revision > next.revision ? now : next)),
    [],
  )
  useEffect(() => {
    let left = false
    let afterRevision = 0
    let failures = 0
    const follow = async () => {
      while (!left) {
        try {
          const next = await ask(afterRevision)
          if (left) return
          failures = 0
          setConnection('live')
          if (!next) continue
          afterRevision = next.revision
          show(next)
        } catch (problem) {
          if (left) return
          setConnection(isNotFound(problem) ? 'gone' : 'lost')
          failures += 1
          await new Promise(resolve => setTimeout(resolve, retryMs(failures, hostRetry)))
        }
      }
    }
    follow()
    return () => {
      left = true
    }
  }, [ask, show])
  return { view, connection, show }
}

/** A host's error crosses IPC and HTTP as its message alone. */
const isNotFound = (problem: unknown): boolean =>
  problem instanceof Error && problem.message.includes('host: not-found')
