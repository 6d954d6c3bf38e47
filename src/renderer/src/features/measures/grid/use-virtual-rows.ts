import { type RefObject, useCallback, useEffect, useState } from 'react'

/** Chromium draws nothing beyond about 33.5 million pixels: where the rows are taller than this, scrolling covers more than a pixel a pixel. */
const tallest = 30_000_000
/** Rows drawn beyond the edge, so that a short scroll shows no gap. */
const beyond = 8

export type VirtualRows = {
  /** The rows to draw, first and last. */
  readonly from: number
  readonly to: number
  /** Rows that are whole in view. */
  readonly page: number
  readonly height: number
  readonly topOf: (row: number) => number
  /** Scrolls as little as brings the row into view. */
  readonly revealElement: (row: number) => void
}

/** Which of `count` rows of one height are in view in `scroller`, of which `header` pixels at the top are covered. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  header: number,
): VirtualRows {
  const [view, setView] = useState({ top: 0, height: 0 })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setView({ top: element.scrollTop, height: Math.max(0, element.clientHeight - header) })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const watching = new ResizeObserver(look)
    watching.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      watching.disconnect()
    }
  }, [scroller, header])

  const real = count * rowHeight
  const height = Math.min(real, tallest)
  const scale = real > height ? (real - view.height) / (height - view.height) : 1
  const top = view.top * scale
  const ahead = scale === 1 ? 0 : view.top - top
  const revealElement = useCallback(
    (row: number) => {
      const element = scroller.current
      if (!element) return
      const shown = element.clientHeight - header
      const now = element.scrollTop * scale
      const highest = row * rowHeight
      const lowest = (row + 1) * rowHeight - shown
      if (now > highest) element.scrollTop = highest / scale
      else if (now < lowest) element.scrollTop = lowest / scale
    },
    [scroller, header, rowHeight, scale],
  )
  return {
    from: Math.max(0, Math.floor(top / rowHeight) - beyond),
    to: Math.min(count - 1, Math.ceil((top + view.height) / rowHeight) + beyond),
    page: Math.max(1, Math.floor(view.height / rowHeight) - 1),
    height,
    // A row out of view may be drawn too: it must not make the rows taller than they are.
    topOf: row => Math.max(0, Math.min(height - rowHeight, row * rowHeight + ahead)),
    revealElement,
  }
}
