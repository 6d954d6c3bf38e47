import { useEffect, useSyncExternalStore } from 'react'

const onScreen = new Set<object>()
const listeners = new Set<() => void>()
const tellAll = () => {
  for (const listener of listeners) listener()
}

/** This screen is made for paper too, and has its own button for it: the desktop's menu may print it, or save it as PDF. */
export function usePrintable(): void {
  useEffect(() => {
    const screen = {}
    onScreen.add(screen)
    tellAll()
    return () => {
      onScreen.delete(screen)
      tellAll()
    }
  }, [])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Whether what is on the screen now can be printed. */
export const useCanPrint = (): boolean => useSyncExternalStore(subscribe, () => onScreen.size > 0)
