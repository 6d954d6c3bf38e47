import { useRef, useState } from 'react'

/**
 * What a button at the end of some fields does: `busy` while it is pending. The focus then goes to the first field with an
 * error in `area`, or back to what had it, where that went meanwhile.
 */
export function useAction<Area extends HTMLElement>() {
  const area = useRef<Area>(null)
  const [busy, setBusy] = useState(false)
  const run = async (action: () => unknown) => {
    if (busy) return
    const button = document.activeElement
    setBusy(true)
    try {
      await action()
    } finally {
      setBusy(false)
      requestAnimationFrame(() => {
        const wrong = area.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
        if (wrong) wrong.focus()
        else if (document.activeElement === document.body && button instanceof HTMLElement) button.focus()
      })
    }
  }
  return { area, busy, run }
}
