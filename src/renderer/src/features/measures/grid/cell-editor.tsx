import { useEffect, useRef, useState } from 'react'
import classes from './grid.module.css'

type CellEditorProps = {
  label: string
  initial: string
  /** True where the first key typed replaces what was there. */
  typedOver: boolean
  errorId: string
  hasError: boolean
  /** Answers whether the text was taken; where it was not, the person has been told and the editor stays. */
  keep: (text: string) => boolean
  onDone: (move: 'down' | 'next' | 'before' | 'stay') => void
  onLeave: () => void
}

export function CellEditor(props: CellEditorProps) {
  const { label, initial, typedOver, errorId, hasError, keep, onDone, onLeave } = props
  const [text, setText] = useState(initial)
  const field = useRef<HTMLInputElement>(null)
  const left = useRef(false)
  useEffect(() => {
    field.current?.focus()
    if (!typedOver) field.current?.select()
  }, [typedOver])
  const keepAnd = (move: 'down' | 'next' | 'before') => {
    if (!keep(text)) return
    left.current = true
    onDone(move)
  }
  return (
    <input
      ref={field}
      className={classes.editor}
      aria-label={label}
      aria-invalid={hasError}
      aria-describedby={errorId}
      dir="auto"
      autoComplete="off"
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => {
        if (left.current) return
        left.current = keep(text)
        if (left.current) onDone('stay')
      }}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') keepAnd('down')
        else if (event.key === 'Tab') keepAnd(event.shiftKey ? 'before' : 'next')
        else if (event.key === 'Escape') {
          left.current = true
          onLeave()
        } else return
        event.preventDefault()
      }}
    />
  )
}
