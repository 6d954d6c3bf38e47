import { Modal, type ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

/**
 * A dialog that is there only while it is open, and then gives the focus back to what had it: Mantine's own does so only where
 * it stays and is closed.
 */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const [opener] = useState(() => whatStays(document.activeElement))
  useEffect(
    () => () => {
      // What the dialog led to may have taken the focus by now.
      if (document.activeElement === document.body) opener?.focus({ preventScroll: true })
    },
    [opener],
  )
  return <Modal opened {...props} />
}

/** An entry of a menu is gone once it was chosen: the menu's button is there still. */
function whatStays(element: Element | null): HTMLElement | null {
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  if (button) return document.getElementById(button)
  return element instanceof HTMLElement ? element : null
}
