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

/** Answers, once the lock is held, with the function that lets go of it. */
export function acquireSharedLock(projectId: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise(release => resolve(release))
    navigator.locks.request(lockName(projectId), { mode: 'shared' }, held).catch(reject)
  })
}
