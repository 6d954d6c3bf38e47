import { type DragEvent, type ReactNode, useState } from 'react'
import classes from './drop-zone.module.css'

type DropZoneProps = {
  /** A place of its own, with room round what is in its middle. */
  large?: boolean
  onDrop: (files: File[]) => void
  children: ReactNode
}

/** A place that takes files dropped on it. A button within it does the same by keyboard. */
export function DropZone({ large = false, onDrop, children }: DropZoneProps) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrop([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button within does the same by keyboard
    <div
      className={classes.zone}
      data-takes-files
      data-over={over}
      data-large={large}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  )
}
