/**
 * What there is under a name, without Dexie: it would open a newer database silently. `unreadable`: the browser could not open
 * it. `blocked`: another tab keeps it from opening.
 */
export type DatabaseState =
  | { readonly state: 'missing' | 'unreadable' | 'blocked' }
  | { readonly state: 'here'; readonly version: number }

/** Dexie's versions are the browser's divided by ten. */
const dexieFactor = 10
/** An open that another tab blocks waits for ever. */
const longestWaitMs = 10_000

export function stateOfDatabase(name: string): Promise<DatabaseState> {
  return new Promise(resolve => {
    const request = indexedDB.open(name)
    let missing = false
    const timer = setTimeout(() => resolve({ state: 'blocked' }), longestWaitMs)
    const answer = (state: DatabaseState) => {
      clearTimeout(timer)
      resolve(state)
    }
    request.onupgradeneeded = () => {
      // Nothing was there: leave nothing behind.
      missing = true
      request.transaction?.abort()
    }
    request.onsuccess = () => {
      const version = Math.round(request.result.version / dexieFactor)
      request.result.close()
      answer({ state: 'here', version })
    }
    request.onerror = event => {
      event.preventDefault()
      answer({ state: missing ? 'missing' : 'unreadable' })
    }
  })
}
