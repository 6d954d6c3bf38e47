import { useMediaQuery } from '@mantine/hooks'
import { useSearchParams } from 'react-router'
import type { Selection } from './selection'

export const theoryViews = ['picture', 'outline', 'versions', 'gaps'] as const
export type TheoryView = (typeof theoryViews)[number]

/** What is shown and what is open, kept in the address, so that other screens can lead to one element. */
export function useTheoryView() {
  const [search, setSearch] = useSearchParams()
  // On a screen too narrow for a picture the outline is the better start.
  const narrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  const asked = theoryViews.find(each => each === search.get('view'))
  const view: TheoryView = asked ?? (narrow ? 'outline' : 'picture')
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
    showAs: (next: TheoryView) =>
      change(params => {
        params.set('view', next)
        if (next === 'picture' || next === 'outline') return
        params.delete('element')
        params.delete('link')
      }),
    /** Whether judged status, progress and trend are laid over it. */
    overlay: search.get('overlay') !== 'off',
    showOverlay: (shown: boolean) =>
      change(params => {
        if (shown) params.delete('overlay')
        else params.set('overlay', 'off')
      }),
    selection,
    select: (next: Selection | null) =>
      change(params => {
        params.delete('element')
        params.delete('link')
        if (next) params.set(next.kind, next.id)
      }),
  }
}
