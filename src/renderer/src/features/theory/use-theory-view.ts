import { useMediaQuery } from '@mantine/hooks'
import { useSearchParams } from 'react-router'
import type { Selection } from './selection'

export type TheoryView = 'picture' | 'outline'

/** What is shown and what is open, kept in the address, so that other screens can lead to one element. */
export function useTheoryView() {
  const [search, setSearch] = useSearchParams()
  // On a screen too narrow for a picture the outline is the better start.
  const narrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  const asked = search.get('view')
  const view: TheoryView = asked === 'picture' || asked === 'outline' ? asked : narrow ? 'outline' : 'picture'
  const element = search.get('element')
  const link = search.get('link')
  const selection: Selection | null =
    element !== null ? { kind: 'element', id: element } : link !== null ? { kind: 'link', id: link } : null

  const change = (edit: (next: URLSearchParams) => void) =>
    setSearch(
      now => {
        const next = new URLSearchParams(now)
        edit(next)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return {
    view,
    showAs: (next: TheoryView) => change(params => params.set('view', next)),
    selection,
    select: (next: Selection | null) =>
      change(params => {
        params.delete('element')
        params.delete('link')
        if (next) params.set(next.kind, next.id)
      }),
  }
}
