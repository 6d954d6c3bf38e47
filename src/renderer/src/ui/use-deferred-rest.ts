import { useDeferredValue, useEffect } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** Addresses at which long lists have stood whole. */
const drawnWhole = new Set<string>()

/**
 * Whether to draw what lies beyond the first screenful of a long list: not in the frame in which a screen is come to, but as soon
 * as that one stands. Whoever goes back gets all of it at once, to be where they were on the page.
 */
export function useDeferredRest(): boolean {
  const { pathname } = useLocation()
  const back = useNavigationType() === 'POP' && drawnWhole.has(pathname)
  const restSoon = useDeferredValue(true, back)
  useEffect(() => {
    if (restSoon) drawnWhole.add(pathname)
  }, [restSoon, pathname])
  return restSoon
}
