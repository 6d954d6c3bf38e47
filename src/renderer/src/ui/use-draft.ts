import i18next from 'i18next'
import { useCallback, useEffect, useRef, useState } from 'react'
import { showProblem } from './notices'

/** What became of what stands in a field: stored, found to be what is stored already, or not stored, with the reason. */
export type Kept = 'kept' | 'unchanged' | { readonly error: string }

/** Stores it, or says why not. What has to be written answers once it is. `base`: what was stored when the typing began. */
export type KeepText = (text: string, base: string) => Kept | Promise<Kept>

export type Draft = {
  /** What the field shows: what is being typed, else what is stored. */
  text: string
  /** Why what was typed was not kept. Null: nothing is wrong. */
  error: string | null
  /** Something else than what is stored stands in the field. */
  dirty: boolean
  type: (text: string) => void
  /** Keeps what was typed, if it can be; again, where that failed before. Answers whether what stands in the field is stored. */
  keep: () => Promise<boolean>
  /** What was chosen, not typed: kept at once. */
  choose: (text: string) => void
  refuse: (error: string) => void
  /** Goes back to what is stored. */
  forget: () => void
}

/** One for each field on the screen. */
const beingTyped = new Set<() => Kept | Promise<Kept>>()
/** Words on their way to the disk, those of fields that are no longer on the screen too. */
const beingWritten = new Set<object>()

/** Keeps what stands in the fields and can be kept, though nobody has left them. Answers whether anything is not stored yet. */
export function flushDrafts(): boolean {
  const answers = [...beingTyped].map(keep => keep())
  return answers.includes('kept') || beingWritten.size > 0
}

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

/** Words that were sent to be written, and whether the person had left the field by then. */
type Sent = { readonly text: string; left: boolean; readonly outcome: Promise<Kept> }

/**
 * What a person is typing in one field, apart from what is stored. It is pending until it is stored: what is refused, or could not be
 * written, stays in the field with the reason, and is tried again when the field is left again. Leaving the screen keeps what can
 * be kept. `pauseMs`: after a rest of that long what stands in the field is kept too, and the field stays as it is typed.
 */
export function useDraft(stored: string, keepText: KeepText, pauseMs?: number): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  /** What is typed and not yet stored, and the newest way to keep it: read when leaving, when renders are over. */
  const pending = useRef<string | null>(null)
  const newest = useRef({ keepText, stored })
  useEffect(() => {
    newest.current = { keepText, stored }
  })
  const base = useRef(stored)
  const sent = useRef<Sent | null>(null)
  const onScreen = useRef(true)
  const isChoice = useRef(false)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** Kept in a pause and not heard of yet, without the spaces around. */
  const keptInPause = useRef(new Set<string>())

  const forget = useCallback(() => {
    pending.current = null
    sent.current = null
    clearTimeout(pause.current)
    keptInPause.current.clear()
    setTyped(null)
    setError(null)
  }, [])

  // What is stored has changed: kept, undone, or edited elsewhere. The field follows. What was kept in a pause it has already,
  // and words that are not stored yet are not given up for others.
  useEffect(() => {
    const text = pending.current
    const isEcho = keptInPause.current.delete(stored.trim())
    const isOnItsWay = text !== null && sent.current?.text === text
    if (isOnItsWay && (sent.current?.left || !isEcho)) setTyped(null)
    else if (text === null && !isEcho) forget()
  }, [stored, forget])

  const settle = useCallback(
    (text: string, outcome: Kept, left: boolean) => {
      const isNewest = pending.current === text
      if (outcome !== 'kept') keptInPause.current.delete(text.trim())
      if (typeof outcome === 'object') {
        if (!onScreen.current && isNewest && !isChoice.current) showLost(text, outcome.error)
        if (!isNewest) return
        setTyped(text)
        setError(outcome.error)
        return
      }
      if (!isNewest) {
        base.current = text
        return
      }
      if (outcome === 'unchanged' && left) return forget()
      // The words stay as typed until what is stored changes, so that the old ones do not flash up in between.
      pending.current = null
      setError(null)
    },
    [forget],
  )

  const send = useCallback(
    (left: boolean): Kept | Promise<Kept> => {
      const text = pending.current
      if (text === null) return 'unchanged'
      if (sent.current?.text === text) {
        sent.current.left ||= left
        return sent.current.outcome
      }
      const answer =
        sent.current === null && text === newest.current.stored
          ? 'unchanged'
          : newest.current.keepText(text, base.current)
      if (!left && (answer === 'kept' || answer instanceof Promise)) keptInPause.current.add(text.trim())
      if (!(answer instanceof Promise)) {
        settle(text, answer, left)
        return answer
      }
      const sending: Sent = {
        text,
        left,
        outcome: answer.then(outcome => {
          beingWritten.delete(sending)
          const isNewest = sent.current === sending
          if (isNewest) sent.current = null
          if (isNewest || typeof outcome !== 'object') settle(text, outcome, sending.left)
          return outcome
        }),
      }
      beingWritten.add(sending)
      sent.current = sending
      return sending.outcome
    },
    [settle],
  )
  useEffect(() => {
    onScreen.current = true
    const flush = () => send(false)
    beingTyped.add(flush)
    return () => {
      beingTyped.delete(flush)
      clearTimeout(pause.current)
      send(true)
      onScreen.current = false
    }
  }, [send])

  const keep = async (): Promise<boolean> => {
    // Left: from now on the field shows what is stored, without the spaces around.
    keptInPause.current.clear()
    // Kept in a pause, but for spaces perhaps: what is stored is what counts.
    if (pending.current === null && typed?.trim() === stored.trim()) forget()
    return typeof (await send(true)) !== 'object'
  }

  const type = (text: string) => {
    if (pending.current === null) base.current = stored
    pending.current = text
    setTyped(text)
    setError(null)
    clearTimeout(pause.current)
    if (pauseMs === undefined) return
    pause.current = setTimeout(() => {
      if (pending.current?.trim() !== newest.current.stored.trim()) send(false)
    }, pauseMs)
  }

  return {
    text: typed ?? stored,
    error,
    dirty: typed !== null && typed !== stored,
    type,
    keep,
    choose: text => {
      isChoice.current = true
      type(text)
      void keep()
    },
    refuse: setError,
    forget,
  }
}

/** The field is gone: the words are in this notice alone, to be copied. */
const showLost = (text: string, reason: string) =>
  showProblem({
    title: i18next.t('terms:wordsNotSaved'),
    message: i18next.t('terms:wordsNotSavedMore', { text, reason }),
  })
