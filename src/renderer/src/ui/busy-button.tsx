import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentPropsWithoutRef, MouseEvent } from 'react'

type BusyButtonProps = Omit<ButtonProps, 'disabled' | 'loading'> &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps | 'disabled'> & {
    /** True while what it began goes on: it does nothing then. */
    busy: boolean
  }

/** A button that stays when its work is done. It keeps the focus meanwhile: a `disabled` one loses it, and whoever works by keys begins at the top of the page again. */
export function BusyButton({ busy, onClick, ...props }: BusyButtonProps) {
  return (
    <Button
      {...props}
      data-disabled={busy}
      aria-disabled={busy}
      onClick={(event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))}
    />
  )
}
