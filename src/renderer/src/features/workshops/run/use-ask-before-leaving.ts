import { useEffect } from 'react'

/** The browser asks before the page is closed, while this holds. What is said in a session is on the disk anyway. */
export function useAskBeforeLeaving(holds: boolean) {
  useEffect(() => {
    if (!holds) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [holds])
}
