import { useEffect, useRef, useState } from 'react'
import { everythingAsked, type ObservationsAsked } from '../../../data/observations/observations-asked'

/** A person types on after less than this. */
const pauseMs = 200

export type Asked = {
  /** As the fields show it. */
  readonly asked: ObservationsAsked
  /** What the rows are to answer: what is typed, once nothing more is typed for a moment. */
  readonly settled: ObservationsAsked
  readonly ask: (asked: ObservationsAsked) => void
  readonly type: (asked: ObservationsAsked) => void
}

export function useAsked(): Asked {
  const [asked, setAsked] = useState(everythingAsked)
  const [settled, setSettled] = useState(everythingAsked)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  const ask = (next: ObservationsAsked, afterMs = 0) => {
    clearTimeout(pause.current)
    setAsked(next)
    if (afterMs === 0) setSettled(next)
    else pause.current = setTimeout(() => setSettled(next), afterMs)
  }
  return { asked, settled, ask: next => ask(next), type: next => ask(next, next.text === '' ? 0 : pauseMs) }
}
