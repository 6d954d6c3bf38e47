/** Tabs that have a project open share a lock; what must not happen under an open project takes it alone. */
const lockName = (projectId: string): string => `project:${projectId}`

/** Does the work if no tab has the project open. `false`: one has, and nothing was done. */
export async function withExclusiveLock(projectId: string, work: () => Promise<void>): Promise<boolean> {
  return navigator.locks.request(lockName(projectId), { mode: 'exclusive', ifAvailable: true }, async lock => {
    if (!lock) return false
    await work()
    return true
  })
}

/** As `withExclusiveLock`, for a tab that is about to close the project: waits for it so long. */
export async function withExclusiveLockWithin(
  ms: number,
  projectId: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const options = { mode: 'exclusive', signal: AbortSignal.timeout(ms) } as const
  let held = false
  try {
    await navigator.locks.request(lockName(projectId), options, async () => {
      held = true
      await work()
    })
  } catch (error) {
    if (held || !(error instanceof DOMException && error.name === 'TimeoutError')) throw error
  }
  return held
}

/** Answers, once the lock is held, with the function that lets go of it. */
export function acquireSharedLock(projectId: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise(release => resolve(release))
    navigator.locks.request(lockName(projectId), { mode: 'shared' }, held).catch(reject)
  })
}
