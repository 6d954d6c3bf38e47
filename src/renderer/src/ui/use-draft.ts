import { useCallback, useEffect, useRef, useState } from 'react'

/** What became of typed words: stored, found to be what is stored already, or refused with a sentence. */
export type Kept = 'kept' | 'unchanged' | { readonly error: string }

export type Draft = {
  /** What the field shows: what is being typed, else what is stored. */
  text: string
  /** Why what was typed was not kept. Null: nothing is wrong. */
  error: string | null
  /** Something else than what is stored stands in the field. */
  dirty: boolean
  type: (text: string) => void
  /** Keeps what was typed, if it can be. */
  keep: () => void
  refuse: (error: string) => void
  /** Goes back to what is stored. */
  forget: () => void
}

/** One for each field on the screen. */
const beingTyped = new Set<() => Kept>()

/** Keeps what stands in the fields and can be kept, though nobody has left them. Answers whether anything had to be. */
export const flushDrafts = (): boolean => [...beingTyped].filter(keep => keep() === 'kept').length > 0

/**
 * The page is about to go, or to be out of sight because the laptop is closed: the person may never leave the field. Where words
 * were not written yet the browser asks first: who stays loses nothing, as a page that goes does not wait for the disk. Answers
 * with a function that stops it.
 */
export function flushDraftsOnLeaving(): () => void {
  const onUnload = (event: BeforeUnloadEvent) => {
    if (flushDrafts()) event.preventDefault()
  }
  const onHidden = () => {
    if (document.visibilityState === 'hidden') flushDrafts()
  }
  window.addEventListener('beforeunload', onUnload)
  document.addEventListener('visibilitychange', onHidden)
  return () => {
    window.removeEventListener('beforeunload', onUnload)
    document.removeEventListener('visibilitychange', onHidden)
  }
}

/**
 * What a person is typing in one field, apart from what is stored. What is refused stays in the field with the reason. Leaving
 * the screen keeps what can be kept. `pauseMs`: after a rest of that long what stands in the field is kept too, and the field
 * stays as it is typed.
 */
export function useDraft(stored: string, keepText: (text: string) => Kept, pauseMs?: number): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  /** What is typed and not yet kept, and the newest way to keep it: read when leaving, when renders are over. */
  const pending = useRef<string | null>(null)
  const newest = useRef(keepText)
  useEffect(() => {
    newest.current = keepText
  })
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Kept in a pause and not heard of yet, without the spaces around. */
  const keptInPause = useRef(new Set<string>())

  const forget = useCallback(() => {
    pending.current = null
    clearTimeout(pause.current)
    keptInPause.current.clear()
    setTyped(null)
    setError(null)
  }, [])

  // What is stored has changed: kept on leaving, undone, or edited elsewhere. The field follows. What was kept in a pause it
  // has already, and more may stand in it by now.
  useEffect(() => {
    if (!keptInPause.current.delete(stored.trim())) forget()
  }, [stored, forget])

  const keepPending = useCallback((): Kept => {
    if (pending.current === null) return 'unchanged'
    const outcome = newest.current(pending.current)
    if (outcome === 'kept') pending.current = null
    return outcome
  }, [])
  useEffect(() => {
    beingTyped.add(keepPending)
    return () => {
      beingTyped.delete(keepPending)
      clearTimeout(pause.current)
      keepPending()
    }
  }, [keepPending])

  const keepInPause = () => {
    const text = pending.current?.trim()
    if (text === undefined || text === stored.trim()) return
    if (keepPending() === 'kept') keptInPause.current.add(text)
  }

  const paused = useRef(keepInPause)
  useEffect(() => {
    paused.current = keepInPause
  })

  const keep = () => {
    if (pending.current === null) {
      // Kept in a pause, but for spaces perhaps: what is stored is what counts.
      if (typed?.trim() === stored.trim()) forget()
      return
    }
    const outcome = pending.current === stored ? 'unchanged' : keepText(pending.current)
    if (outcome === 'unchanged') forget()
    // The words stay as typed until what is stored changes, so that the old ones do not flash up in between.
    else if (outcome === 'kept') pending.current = null
    else setError(outcome.error)
  }

  const type = (text: string) => {
    pending.current = text
    setTyped(text)
    setError(null)
    clearTimeout(pause.current)
    if (pauseMs !== undefined) pause.current = setTimeout(() => paused.current(), pauseMs)
  }

  return {
    text: typed ?? stored,
    error,
    dirty: typed !== null && typed !== stored,
    type,
    keep,
    refuse: setError,
    forget,
  }
}
