import type { LanesBy } from '@core/theory/columns'
import { useMediaQuery } from '@mantine/hooks'
import { useSearchParams } from 'react-router'

/** What the side panel is about. */
const selectionKinds = ['element', 'link', 'frame'] as const
export type Selection = { readonly kind: (typeof selectionKinds)[number]; readonly id: string }

export const theoryViews = ['picture', 'outline', 'claims', 'versions', 'gaps'] as const
type TheoryView = (typeof theoryViews)[number]

/** The keys of lanes in what the address says. */
export const foldedIn = (said: string | null): Set<string> => new Set(said?.split(' ').filter(Boolean))

/** What is shown and what is open, kept in the address, so that other screens can lead to one element. */
export function useTheoryView() {
  const [search, setSearch] = useSearchParams()
  // On a screen too narrow for a picture the outline is the better start.
  const narrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false })
  const asked = theoryViews.find(each => each === search.get('view'))
  const view: TheoryView = asked ?? (narrow ? 'outline' : 'picture')
  const [selection = null] = selectionKinds.flatMap((kind): Selection[] => {
    const id = search.get(kind)
    return id === null ? [] : [{ kind, id }]
  })

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
        for (const kind of selectionKinds) params.delete(kind)
      }),
    /** The theory that was opened: `mainTheory`, or the element it is the sub-theory of. Null: none was chosen. */
    theory: search.get('theory'),
    /** `thenSelect`: what to open there. */
    openTheory: (theory: string, thenSelect: Selection | null = null) =>
      change(params => {
        params.set('theory', theory)
        for (const kind of selectionKinds) params.delete(kind)
        if (thenSelect) params.set(thenSelect.kind, thenSelect.id)
      }),
    lanesBy: (search.get('lanes') === 'sphere' ? 'sphere' : 'level') as LanesBy,
    showLanesBy: (by: LanesBy) =>
      change(params => {
        if (by === 'sphere') params.set('lanes', by)
        else params.delete('lanes')
      }),
    /** The folded lanes, by their keys. */
    folded: search.get('folded') ?? '',
    /** Folds a lane or opens it. `close`: what is open in the side panel closes, too. */
    fold: (lane: string, folded: boolean, close: boolean) =>
      change(params => {
        const all = foldedIn(params.get('folded'))
        if (folded) all.add(lane)
        else all.delete(lane)
        if (all.size > 0) params.set('folded', [...all].join(' '))
        else params.delete('folded')
        if (close) for (const kind of selectionKinds) params.delete(kind)
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
        for (const kind of selectionKinds) params.delete(kind)
        if (next) params.set(next.kind, next.id)
      }),
  }
}
