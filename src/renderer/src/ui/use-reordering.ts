import { type DragEvent, type HTMLAttributes, type RefObject, useEffect, useRef, useState } from 'react'

type Reordering<List extends HTMLElement> = {
  /** The list, in which each row has its id as `data-row`, and its buttons `data-move` -1 and 1. */
  readonly list: RefObject<List | null>
  /** By a button: one place on or back. */
  readonly move: (id: string, by: -1 | 1) => void
  readonly isOver: (id: string) => boolean
  readonly drag: (
    id: string,
  ) => Pick<HTMLAttributes<HTMLElement>, 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop'>
}

/** Not at the end of the way, where it stays for the focus alone. */
export const canBePressed = (button: HTMLButtonElement | null | undefined): boolean =>
  button?.matches(':not(:disabled, [aria-disabled=true])') ?? false

/** Rows that change places, by drag and by buttons. `onMove`: the row goes where another one is, which makes room. */
export function useReordering<List extends HTMLElement>(
  ids: readonly string[],
  onMove: (id: string, placeOf: string) => unknown,
): Reordering<List> {
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const list = useRef<List>(null)
  const moved = useRef<{ readonly id: string; readonly by: -1 | 1 } | null>(null)
  // A row that moves in the page loses the focus: whoever moves by keys goes on with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as soon as the new order is drawn
  useEffect(() => {
    const last = moved.current
    moved.current = null
    if (!last) return
    const row = list.current?.querySelector(`[data-row="${CSS.escape(last.id)}"]`)
    // Who has gone on to something else meanwhile stays there.
    const focused = document.activeElement
    if (focused !== document.body && !row?.contains(focused)) return
    const again = row?.querySelector<HTMLButtonElement>(`[data-move="${last.by}"]`)
    const other = row?.querySelector<HTMLButtonElement>(`[data-move="${-last.by}"]`)
    ;[again, other].find(canBePressed)?.focus()
  }, [ids.join()])
  const stop = () => {
    setDragged(null)
    setOver(null)
  }
  return {
    list,
    move: (id, by) => {
      const placeOf = ids[ids.indexOf(id) + by]
      if (placeOf === undefined) return
      moved.current = { id, by }
      onMove(id, placeOf)
    },
    isOver: id => dragged !== null && over === id,
    drag: id => ({
      onDragStart: () => setDragged(id),
      onDragEnd: stop,
      onDragOver: (event: DragEvent) => {
        if (dragged === null) return
        event.preventDefault()
        setOver(id)
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        stop()
        if (dragged !== null && dragged !== id) onMove(dragged, id)
      },
    }),
  }
}
