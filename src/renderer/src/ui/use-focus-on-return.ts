import { useEffect, useRef } from 'react'

/** A ref for the button that opens a form in its own place: when the form has closed, the focus is on the button again. */
export function useFocusOnReturn(open: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(open)
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus()
    wasOpen.current = open
  }, [open])
  return button
}
