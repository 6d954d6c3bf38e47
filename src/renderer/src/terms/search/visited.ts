import type { RowKey } from '@core/search/search-documents'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { useSession } from '../../data/hooks'
import type { ProjectSession } from '../../data/session'
import { rowAtAddress } from '../address-of-row'
import { screenAt } from './places'

/** Where a person has been in an open project, in memory alone. */
export type Visited = {
  /** The newest first, the one that is open now among them. */
  readonly rows: RowKey[]
  /** How often each screen was come to, by its id. */
  readonly screens: Map<string, number>
}

const mostRows = 8
const visitedIn = new WeakMap<ProjectSession, Visited>()

export function visitedOf(session: ProjectSession): Visited {
  const visited = visitedIn.get(session) ?? { rows: [], screens: new Map() }
  visitedIn.set(session, visited)
  return visited
}

/** The address within the project. */
export function useAddressHere(): { readonly path: string; readonly search: string } {
  const { id } = useSession()
  const { pathname, search } = useLocation()
  return { path: pathname.replace(`/p/${id}/`, ''), search }
}

/** Remembers where one is, for as long as the project is open. */
export function useRememberVisits() {
  const session = useSession()
  const { path, search } = useAddressHere()
  useEffect(() => {
    const { rows, screens } = visitedOf(session)
    const row = rowAtAddress(path, search) as RowKey | null
    if (row) {
      const before = rows.findIndex(({ kind, id }) => kind === row.kind && id === row.id)
      if (before !== -1) rows.splice(before, 1)
      rows.unshift(row)
      rows.splice(mostRows)
    }
    const screen = screenAt(path, search)
    if (screen !== null) screens.set(screen, (screens.get(screen) ?? 0) + 1)
  }, [session, path, search])
}
