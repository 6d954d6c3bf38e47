import type { Period } from '@core/observation/period'
import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useState } from 'react'

/** Long enough to look over a picture; much longer for whoever asked for stillness. */
const pauseMs = 2500
const stillPauseMs = 6000

/** Steps through the periods, one at a time. `periods`: newest first, as the picker has them. */
export function usePeriodPlay(periods: readonly Period[], period: Period, choose: (key: string) => void) {
  const reduceMotion = useReducedMotion(undefined, { getInitialValueInEffect: false })
  const [playing, setPlaying] = useState(false)
  /** Where playing begins: the address may take a moment to say so, and until then nothing is played to its end. */
  const [from, setFrom] = useState<string | null>(null)
  const at = periods.findIndex(({ key }) => key === period.key)
  const earlier = periods[at + 1] ?? null
  const later = at > 0 ? (periods[at - 1] ?? null) : null

  useEffect(() => {
    if (!playing || (from !== null && from !== period.key)) return
    setFrom(null)
    if (later === null) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => choose(later.key), reduceMotion ? stillPauseMs : pauseMs)
    return () => clearTimeout(timer)
  }, [playing, from, period.key, later, choose, reduceMotion])

  return {
    earlier,
    later,
    playing,
    /** From 1, oldest first. */
    number: periods.length - at,
    play: () => {
      // From the newest there is nothing to go on to: it begins again.
      const oldest = periods.at(-1)
      const begins = later === null && oldest ? oldest.key : null
      if (begins !== null) choose(begins)
      setFrom(begins)
      setPlaying(true)
    },
    pause: () => setPlaying(false),
    step: (to: Period) => {
      setPlaying(false)
      choose(to.key)
    },
  }
}
