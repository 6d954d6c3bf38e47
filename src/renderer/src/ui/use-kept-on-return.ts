import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import { useLocation } from 'react-router'

const kept = new Map<string, unknown>()

/** As `useState`, for what a list is narrowed by: who goes back to the screen finds it as it was, and who comes to it anew begins with `first`. */
export function useKeptOnReturn<Value>(name: string, first: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const { key, pathname } = useLocation()
  // Each entry of the browser's history has a key of its own, but for the one the page began with.
  const at = `${key} ${pathname} ${name}`
  const [value, setValue] = useState(() => (kept.has(at) ? (kept.get(at) as Value) : first))
  useEffect(() => {
    kept.set(at, value)
  }, [at, value])
  return [value, setValue]
}
