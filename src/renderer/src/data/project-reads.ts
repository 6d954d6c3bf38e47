import type { EntityKind } from '@core/project/entities'
import { retryMs } from '@core/retry'
import Dexie from 'dexie'
import type { ProjectLog } from './project-log'

/** Of a read that failed. */
export const readRetry = { first: 250, longest: 5000 }
/** A read that fails this often in a row is a problem of the screen that shows it. */
const mostFailures = 3

/** Something that screens show, made of what is stored. */
export type Read<T> = {
  /** Two reads with the same key are the same. */
  readonly key: string
  /** A commit that touches one of these kinds makes it out of date; `log`: every commit does. */
  readonly madeOf: readonly EntityKind[] | 'log'
  /** Reads it from the database. `signal` is aborted once nobody wants the answer. */
  readonly load: (signal: AbortSignal) => Promise<T>
  /** Quick: all of these that one commit touches change in one frame, and the commit is done once they have. */
  readonly isQuick?: boolean
}

/**
 * What screens have read, kept until a commit touches it: the screen that is come to next stands in its first frame, and hears
 * nothing where nothing has changed. Only what a screen shows is read again. A read that failed is tried again while it is shown,
 * and when it is next asked for.
 */
export type ProjectReads = {
  /** The same value until it is read again. `undefined`: still reading; asking starts it. Throws what keeps it from being read. */
  readonly get: <T>(read: Read<T>) => T | undefined
  readonly subscribe: (key: string, listener: () => void) => () => void
  /** All that is quick, shown and touched by a commit so far has been read again. */
  readonly caughtUp: () => Promise<void>
  readonly stop: () => void
}

type Entry = {
  readonly read: Read<unknown>
  known: { readonly value: unknown } | { readonly problem: unknown } | null
  /** Of the newest reading: its answer counts, as it found newer rows. */
  turn: AbortController
  failures: number
  retry?: ReturnType<typeof setTimeout>
}

export function projectReads(log: ProjectLog): ProjectReads {
  const entries = new Map<string, Entry>()
  const listeners = new Map<string, Set<() => void>>()
  const catchingUp = new Set<Promise<void>>()

  const listenersOf = ({ read }: Entry) => listeners.get(read.key) ?? new Set()
  const forget = (entry: Entry) => {
    entry.turn.abort()
    clearTimeout(entry.retry)
    if (entries.get(entry.read.key) === entry) entries.delete(entry.read.key)
  }
  const onFailure = (entry: Entry, problem: unknown) => {
    if (listenersOf(entry).size === 0) return forget(entry)
    entry.failures++
    // A database that closed leaves what was known: it is about to be opened again.
    if (entry.failures >= mostFailures && !(problem instanceof Dexie.DatabaseClosedError)) entry.known = { problem }
    entry.retry = setTimeout(() => start([entry]), retryMs(entry.failures, readRetry))
  }
  /** Answers whether what is known of it has changed. */
  const load = async (entry: Entry): Promise<boolean> => {
    entry.turn.abort()
    clearTimeout(entry.retry)
    const turn = new AbortController()
    entry.turn = turn
    try {
      const value = await entry.read.load(turn.signal)
      if (turn.signal.aborted) return false
      entry.known = { value }
      entry.failures = 0
    } catch (problem) {
      if (turn.signal.aborted) return false
      onFailure(entry, problem)
    }
    return true
  }
  const loadAll = async (together: readonly Entry[]) => {
    const changed = await Promise.all(together.map(load))
    const told = together.filter((_, place) => changed[place]).flatMap(entry => [...listenersOf(entry)])
    for (const listener of new Set(told)) listener()
  }
  const start = (all: readonly Entry[]) => {
    for (const entry of all) if (!entry.read.isQuick) void loadAll([entry])
    const quick = all.filter(({ read }) => read.isQuick)
    if (quick.length === 0) return
    const reading: Promise<void> = loadAll(quick).finally(() => catchingUp.delete(reading))
    catchingUp.add(reading)
  }
  const stopListening = log.onCommits(commits => {
    const kinds = new Set(commits.flatMap(({ changes }) => changes.map(({ kind }) => kind)))
    const touched = [...entries.values()].filter(
      ({ read }) => read.madeOf === 'log' || read.madeOf.some(kind => kinds.has(kind)),
    )
    const shown = touched.filter(entry => listenersOf(entry).size > 0)
    for (const entry of touched) if (!shown.includes(entry)) forget(entry)
    start(shown)
  })

  return {
    get: <T>(read: Read<T>) => {
      let entry = entries.get(read.key)
      if (!entry) {
        entry = { read, known: null, turn: new AbortController(), failures: 0 }
        entries.set(read.key, entry)
        start([entry])
      }
      if (entry.known && 'problem' in entry.known) throw entry.known.problem
      return entry.known?.value as T | undefined
    },
    subscribe: (key, listener) => {
      const others = listeners.get(key) ?? new Set()
      listeners.set(key, others.add(listener))
      return () => {
        others.delete(listener)
        const entry = entries.get(key)
        // The screen that it was a problem of is gone: the next one asks again.
        if (others.size === 0 && entry && entry.failures > 0) forget(entry)
      }
    },
    caughtUp: async () => {
      await Promise.all(catchingUp)
    },
    stop: () => {
      stopListening()
      for (const entry of [...entries.values()]) {
        entry.turn.abort()
        clearTimeout(entry.retry)
      }
    },
  }
}
