import { Button, Text } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import classes from './hold-button.module.css'

const holdMs = 2000

type HoldButtonProps = { label: string; hint: string; onHeld: () => unknown }

/** A button that has to be held for two seconds, by pointer or by key: nobody presses it by accident. */
export function HoldButton({ label, hint, onHeld }: HoldButtonProps) {
  const hintId = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [held, setHeld] = useState(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  const begin = () => {
    clearTimeout(timer.current)
    setHeld(true)
    timer.current = setTimeout(() => {
      setHeld(false)
      onHeld()
    }, holdMs)
  }
  const letGo = () => {
    clearTimeout(timer.current)
    setHeld(false)
  }
  const isPress = ({ key }: KeyboardEvent) => key === 'Enter' || key === ' '
  return (
    <div>
      <Button
        variant="default"
        className={classes.hold ?? ''}
        data-held={held}
        aria-describedby={hintId}
        onPointerDown={begin}
        onPointerUp={letGo}
        onPointerLeave={letGo}
        onPointerCancel={letGo}
        onKeyDown={event => {
          if (isPress(event) && !event.repeat) begin()
        }}
        onKeyUp={letGo}
        onBlur={letGo}
        onContextMenu={event => event.preventDefault()}
      >
        {label}
      </Button>
      <Text c="dimmed" id={hintId}>
        {hint}
      </Text>
    </div>
  )
}
