import { useCallback, useInsertionEffect, useRef } from 'react'

/**
 * The same function at every render, which always does what the newest one says: for those who would start all over when they
 * are handed another. Not to be called while rendering.
 */
export function useSteady<Asked extends readonly unknown[], Answer>(
  newest: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const now = useRef(newest)
  useInsertionEffect(() => {
    now.current = newest
  })
  return useCallback((...asked: Asked) => now.current(...asked), [])
}
