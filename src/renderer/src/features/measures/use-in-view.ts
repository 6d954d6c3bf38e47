import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * True once the thing has come near the part of the page that is seen. It stays true: what is drawn need not be drawn again.
 * `atOnce`: it is known to begin there.
 */
export function useInView<T extends Element>(atOnce: boolean): [RefObject<T | null>, boolean] {
  const place = useRef<T>(null)
  const [seen, setSeen] = useState(atOnce)
  useEffect(() => {
    if (seen || !place.current) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
      },
      { rootMargin: '300px' },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [seen])
  return [place, seen]
}
