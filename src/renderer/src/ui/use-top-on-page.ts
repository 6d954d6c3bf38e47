import { type RefObject, useLayoutEffect, useState } from 'react'

/** How far below the top of the page something begins, in pixels, whatever grows or wraps above it; 0 before it is drawn. */
export function useTopOnPage(of: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const look = () => {
      if (of.current) setTop(Math.round(of.current.getBoundingClientRect().top + window.scrollY))
    }
    look()
    // What is above has no event of its own when it grows: the page does.
    const page = new ResizeObserver(look)
    page.observe(document.body)
    return () => page.disconnect()
  }, [of])
  return top
}
