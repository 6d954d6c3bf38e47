import {
  type RefObject,
  useCallback,
  useDeferredValue,
  useEffect,
  useInsertionEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import { useLocation, useNavigationType, useSearchParams } from 'react-router'

/**
 * The same function at every render, which always does what the newest one says: for those who would start all over when they
 * are handed another. Not to be called while rendering.
 */
export function useSteady<Asked extends readonly unknown[], Answer>(
  newest: (...asked: Asked) => Answer,
): (...asked: Asked) => Answer {
  const now = useRef(newest)
  useInsertionEffect(() => {
    now.current = newest
  })
  return useCallback((...asked: Asked) => now.current(...asked), [])
}

/**
 * Keeps as `--cm-above` on an element how far below the top of the page it begins, whatever grows or wraps above it. A property, no
 * state: nothing is drawn anew for it.
 */
export function useHeightAbove(of: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const look = () => {
      const top = of.current ? Math.round(of.current.getBoundingClientRect().top + window.scrollY) : 0
      of.current?.style.setProperty('--cm-above', `${top}px`)
    }
    look()
    // What is above has no event of its own when it grows: the page does.
    const page = new ResizeObserver(look)
    page.observe(document.body)
    return () => page.disconnect()
  }, [of])
}

/** Does something once the screen has been drawn: what nobody waits for must not hold up what they see. The answer calls it off. */
export function whenDrawn(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** Addresses at which long lists have stood whole. */
const drawnWhole = new Set<string>()

/**
 * Whether to draw what lies beyond the first screenful of a long list: not in the frame in which a screen is come to, but as soon
 * as that one stands. Whoever goes back gets all of it at once, to be where they were on the page.
 */
export function useDeferredRest(): boolean {
  const { pathname } = useLocation()
  const back = useNavigationType() === 'POP' && drawnWhole.has(pathname)
  const restSoon = useDeferredValue(true, back)
  useEffect(() => {
    if (restSoon) drawnWhole.add(pathname)
  }, [restSoon, pathname])
  return restSoon
}

/** A ref for the button that opens a form in its own place: when the form has closed, the focus is on the button again. */
export function useFocusOnReturn(open: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(open)
  useEffect(() => {
    // Not away from where the person went meanwhile.
    if (wasOpen.current && !open && document.activeElement === document.body) button.current?.focus()
    wasOpen.current = open
  }, [open])
  return button
}

const canTakeFocus = 'input, textarea, select, button, a[href], [tabindex]'
const givesUpAfterMs = 3000

/**
 * Leads to one field of a screen: `?field=baseline` gives the focus to the first thing inside `[data-field="baseline"]` that can
 * take it, as soon as it is there. What is folded around it opens. The address forgets the field then, so that going on
 * working does not jump back to it.
 */
export function useFieldFromAddress() {
  const [search, setSearch] = useSearchParams()
  const field = search.get('field')
  useEffect(() => {
    if (field === null) return
    const reach = (): boolean => {
      const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
      const target = place?.matches(canTakeFocus) ? place : place?.querySelector<HTMLElement>(canTakeFocus)
      if (!place || !target) return false
      for (let fold = place.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
        fold.open = true
      }
      target.focus()
      place.scrollIntoView({ block: 'center' })
      setSearch(
        now => {
          const next = new URLSearchParams(now)
          next.delete('field')
          return next
        },
        { replace: true, preventScrollReset: true },
      )
      return true
    }
    // After the screen's own heading took the focus, and as often as the page changes until the field is there.
    const watching = new MutationObserver(() => {
      if (reach()) watching.disconnect()
    })
    const begin = requestAnimationFrame(() => {
      if (!reach()) watching.observe(document.body, { childList: true, subtree: true })
    })
    const end = setTimeout(() => watching.disconnect(), givesUpAfterMs)
    return () => {
      cancelAnimationFrame(begin)
      clearTimeout(end)
      watching.disconnect()
    }
  }, [field, setSearch])
}

/** Fields of what is added that are known already, by their names. */
type GivenInAddress = Readonly<Record<string, string>>
const givenIn = 'with.'

/**
 * Opens the form for a new one where the address asks for it: `?add=measure`. The address forgets it then, so that closing the form
 * closes it. `ready`: the screen stands, and its heading has had the focus.
 */
export function useAddFromAddress(what: string, open: (given: GivenInAddress) => void, ready = true) {
  const [search, setSearch] = useSearchParams()
  const asked = ready && search.get('add') === what
  const openNow = useSteady(open)
  useEffect(() => {
    if (!asked) return
    const given = [...search].flatMap(([name, value]) =>
      name.startsWith(givenIn) ? [[name.slice(givenIn.length), value]] : [],
    )
    openNow(Object.fromEntries(given))
    setSearch(
      now => {
        const next = new URLSearchParams(now)
        next.delete('add')
        for (const [name] of given) next.delete(`${givenIn}${name}`)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  }, [asked, openNow, search, setSearch])
}
