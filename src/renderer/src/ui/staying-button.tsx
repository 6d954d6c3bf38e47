import { type ComponentPropsWithRef, type FocusEvent, type MouseEvent, useState } from 'react'

type StayingButtonProps = ComponentPropsWithRef<'button'> & { 'data-loading'?: boolean }

/**
 * What every `Button` and `ActionIcon` is on the page. While its work goes on (`loading`), or where pressing it was the last
 * thing it could do (`disabled`), it does nothing and keeps the focus until the person goes on: a `disabled` button loses it,
 * and whoever works by keys begins at the top of the page again.
 */
export function StayingButton({ disabled, type, onClick, onFocus, onBlur, ...props }: StayingButtonProps) {
  const [focused, setFocused] = useState(false)
  const rests = props['data-loading'] || (disabled && focused)
  return (
    <button
      {...props}
      // Mantine names none for a component that is not its own: in a form the button would send it.
      type={type ?? 'button'}
      disabled={disabled && !rests}
      {...(rests && { 'aria-disabled': true })}
      onFocus={(event: FocusEvent<HTMLButtonElement>) => {
        setFocused(true)
        onFocus?.(event)
      }}
      onBlur={(event: FocusEvent<HTMLButtonElement>) => {
        setFocused(false)
        onBlur?.(event)
      }}
      onClick={(event: MouseEvent<HTMLButtonElement>) => (rests ? event.preventDefault() : onClick?.(event))}
    />
  )
}
