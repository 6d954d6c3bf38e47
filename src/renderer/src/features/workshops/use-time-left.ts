import type { StageNow } from '@core/workshop/session/views'
import { useEffect, useState } from 'react'

/** Ms left of the stage, below 0 once it is over its time; null: it has no set time. Ticks while it runs. */
export function useTimeLeft({ endsAt, leftWhenPaused, minutes }: StageNow): number | null {
  const [now, setNow] = useState(() => Date.now())
  const isRunning = endsAt !== null
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  if (endsAt !== null) return endsAt - now
  return minutes > 0 || (leftWhenPaused ?? 0) !== 0 ? leftWhenPaused : null
}

/** Whole minutes while there are at least two, else seconds. `over`: the time is up, and by how much. */
export function timeLeftParts(ms: number): {
  readonly over: boolean
  readonly unit: 'minutes' | 'seconds'
  readonly count: number
} {
  const over = ms < 0
  const seconds = Math.floor(Math.abs(ms) / 1000)
  if (over || seconds >= 120)
    return { over, unit: 'minutes', count: over ? Math.floor(seconds / 60) : Math.ceil(seconds / 60) }
  return { over, unit: 'seconds', count: seconds }
}
