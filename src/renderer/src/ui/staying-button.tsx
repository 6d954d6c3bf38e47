import type { ComponentPropsWithRef, MouseEvent } from 'react'

type StayingButtonProps = ComponentPropsWithRef<'button'> & { 'data-loading'?: boolean }

/**
 * What every `Button` and `ActionIcon` is on the page. While its work goes on (`loading`) it does nothing, and keeps the focus:
 * a `disabled` button loses it, and whoever works by keys begins at the top of the page again.
 */
export function StayingButton({ disabled, onClick, ...props }: StayingButtonProps) {
  const busy = props['data-loading'] ?? false
  return (
    <button
      type="button"
      {...props}
      disabled={disabled && !busy}
      {...(busy && { 'aria-disabled': true })}
      onClick={(event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))}
    />
  )
}
