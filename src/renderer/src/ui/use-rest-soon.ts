import { useDeferredValue } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/**
 * Whether to draw what lies beyond the first screenful of a long list: not in the frame in which a screen is come to, but as soon
 * as that one stands. Whoever comes back gets all of it at once, to be where they were on the page.
 */
export function useRestSoon(): boolean {
  const { key } = useLocation()
  const back = useNavigationType() === 'POP' && key !== 'default'
  return useDeferredValue(true, back)
}
