import { retryMs } from '@core/retry'
import { isTemporary } from './write-problem'

const roomRetry = { first: 1000, longest: 5000 }

type WriteOptions = { readonly keepTrying?: boolean | undefined; readonly nothingNew?: boolean }

/** Writes to the database, one after the other in the order they were added. */
type WriteQueue = {
  /**
   * `keepTrying`: where the disk has no room it waits, ahead of everything added later, until it is written. Anything else is
   * rejected then, so that whoever waits for the answer hears of it.
   */
  readonly add: <T>(write: () => Promise<T>, options?: WriteOptions) => Promise<T>
  /** Resolves once all that was added so far is written, has failed, or waits for room. */
  readonly settled: () => Promise<void>
  /** Resolves once nothing waits any more. */
  readonly emptied: () => Promise<void>
  /** Whether something waits that is nowhere but here: all but what is added as `nothingNew`. */
  readonly isWaiting: () => boolean
}

type Entry = {
  readonly run: () => Promise<void>
  readonly reject: (error: unknown) => void
  readonly keepTrying: boolean
  readonly nothingNew: boolean
}

export function writeQueue(): WriteQueue {
  const entries: Entry[] = []
  let running: Promise<void> | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let blocked = false
  let whenEmpty: (() => void)[] = []

  /** Begins with entries, and so never ends before its first wait: `running` is set by then. */
  const runAll = async () => {
    for (let entry = entries[0]; entry; entry = entries[0]) {
      try {
        await entry.run()
        failures = 0
        blocked = false
      } catch (error) {
        if (isTemporary(error)) {
          for (const each of entries.filter(({ keepTrying }) => !keepTrying)) each.reject(error)
          entries.splice(0, entries.length, ...entries.filter(({ keepTrying }) => keepTrying))
          if (entries.length === 0) break
          blocked = true
          failures += 1
          retry = setTimeout(start, retryMs(failures, roomRetry))
          running = null
          return
        }
        entry.reject(error)
      }
      entries.shift()
    }
    // In the same step as the last look: what is added from now on starts anew.
    running = null
    for (const each of whenEmpty) each()
    whenEmpty = []
  }

  function start() {
    clearTimeout(retry)
    running ??= runAll()
  }

  return {
    add: (write, { keepTrying = false, nothingNew = false } = {}) =>
      new Promise((resolve, reject) => {
        entries.push({ run: async () => resolve(await write()), reject, keepTrying, nothingNew })
        start()
      }),
    settled: () => running ?? Promise.resolve(),
    emptied: () => (entries.length === 0 ? Promise.resolve() : new Promise(resolve => whenEmpty.push(resolve))),
    isWaiting: () => blocked && entries.some(({ nothingNew }) => !nothingNew),
  }
}
