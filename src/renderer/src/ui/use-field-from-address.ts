import { useEffect } from 'react'
import { useSearchParams } from 'react-router'

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
