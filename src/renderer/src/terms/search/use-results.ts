import type { MarkedText } from '@core/search/marked-text'
import { queryWords } from '@core/search/search-words'
import { useEffect, useMemo, useState } from 'react'
import { useHistory, useSession } from '../../data/hooks'
import { type FoundRow, type FoundRows, foundRows } from '../../data/search/search-jobs'
import { logError } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { useActionWords } from '../actions'
import { addressOfRow, rowAtAddress } from '../address-of-row'
import { indexOfPlaces, type Place, placeKinds, screenAt, usePlaces } from './places'
import { useAddressHere, visitedOf } from './visited'

/** One line to choose. `leads`: as a place has it. */
export type Result = {
  readonly key: string
  readonly name: MarkedText
  readonly excerpt: MarkedText | null
  readonly leads: Place['leads']
}
/** `recent`, `often`: where one has been. */
export type ResultGroup = {
  readonly kind: string
  /** How many there are; the results are the first of them. */
  readonly count: number
  readonly results: readonly Result[]
}
export type Results = {
  /** What they are the results of. */
  readonly query: string
  readonly groups: readonly ResultGroup[]
  /** As `Found.inside`. */
  readonly inside: boolean
}

const mostOfKind = 5
const mostOften = 6
const nothing: FoundRows = { groups: [], inside: false }

/** What is found for what stands in the field; with no word in it, where one has been. `null`: still reading. */
export function useResults(query: string): { readonly results: Results | null; readonly failed: boolean } {
  const places = useAllPlaces()
  const recent = useRecent()
  const often = useOften(places)
  const { found, failed } = useFoundRows(query)
  const { t } = useTranslation('search')
  const index = useMemo(() => indexOfPlaces(places, t('goTo')), [places, t])
  const results = useMemo((): Results | null => {
    if (queryWords(query).length === 0) return { query, inside: false, groups: [...recent, ...often] }
    // Where rows cannot be searched, screens and actions still can.
    const rows = failed ? { query, ...nothing } : found
    if (!rows) return null
    const ofPlaces = foundRows(index, { query: rows.query, most: mostOfKind })
    const { groups, inside } = better(ofPlaces, rows)
    const leadsOf = ({ kind, id, shownBy }: FoundRow): Place['leads'] =>
      places.find(place => place.kind === kind && place.id === id)?.leads ?? { to: addressOfRow(kind, id, shownBy) }
    return { query: rows.query, inside, groups: groups.map(group => groupOf(group, leadsOf)) }
  }, [query, places, index, recent, often, found, failed])
  return { results, failed }
}

/** Of screens, actions and rows the better group first. What only stands inside a word counts where nothing begins so. */
function better(places: FoundRows, rows: FoundRows): FoundRows {
  const begin = [places, rows].filter(({ inside }) => !inside)
  const both = begin.some(({ groups }) => groups.length > 0) ? begin : [places, rows]
  const groups = both.flatMap(each => each.groups).toSorted((a, b) => a.tier - b.tier)
  return { groups, inside: groups.length > 0 && both.every(({ inside }) => inside) }
}

/** A screen is called by its name: what else it can be found by is no text of anybody's. */
const groupOf = (
  { kind, count, best }: { kind: string; count: number; best: readonly FoundRow[] },
  leadsOf: (row: FoundRow) => Place['leads'],
): ResultGroup => ({
  kind,
  count,
  results: best.map(row => ({
    key: `${row.kind} ${row.id}`,
    name: row.name,
    excerpt: placeKinds.some(kind => kind === row.kind) ? null : row.excerpt,
    leads: leadsOf(row),
  })),
})

function useAllPlaces(): readonly Place[] {
  const { t } = useTranslation('shell')
  const { undo, redo } = useHistory()
  const words = useActionWords()
  return usePlaces({
    undo: undo === null ? null : t('undoWhat', { what: words(undo) }),
    redo: redo === null ? null : t('redoWhat', { what: words(redo) }),
  })
}

/** The rows of the newest question that was answered. `null`: none was, or the words were taken away. */
function useFoundRows(query: string) {
  const { searchWork } = useSession()
  const [found, setFound] = useState<(FoundRows & { query: string }) | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (queryWords(query).length === 0) return setFound(null)
    const stopping = new AbortController()
    searchWork.answer({ job: 'find', query, most: mostOfKind }, { signal: stopping.signal }).then(
      answer => {
        if (answer === null) return
        setFailed(false)
        setFound({ query, ...answer })
      },
      (error: unknown) => {
        logError(error)
        setFailed(true)
      },
    )
    return () => stopping.abort()
  }, [searchWork, query])
  return { found, failed }
}

/** Rows that were open before this one, called as they are by now. */
function useRecent(): readonly ResultGroup[] {
  const session = useSession()
  const { path, search } = useAddressHere()
  const [recent, setRecent] = useState<readonly ResultGroup[]>([])
  useEffect(() => {
    const here = rowAtAddress(path, search)
    const rows = visitedOf(session).rows.filter(({ kind, id }) => kind !== here?.kind || id !== here.id)
    if (rows.length === 0) return
    const stopping = new AbortController()
    session.searchWork.answer({ job: 'names', rows }, { signal: stopping.signal }).then(
      best => {
        if (best === null || best.length === 0) return
        const leadsOf = ({ kind, id, shownBy }: FoundRow) => ({ to: addressOfRow(kind, id, shownBy) })
        setRecent([groupOf({ kind: 'recent', count: best.length, best }, leadsOf)])
      },
      // The screens are there still.
      logError,
    )
    return () => stopping.abort()
  }, [session, path, search])
  return recent
}

/** The screens that were come to most, without the one that is open. */
function useOften(places: readonly Place[]): readonly ResultGroup[] {
  const session = useSession()
  const { path, search } = useAddressHere()
  return useMemo(() => {
    const here = screenAt(path, search)
    const { screens } = visitedOf(session)
    const results = places
      .filter(({ kind, id }) => kind === 'screen' && id !== here)
      .toSorted((a, b) => (screens.get(b.id) ?? 0) - (screens.get(a.id) ?? 0))
      .slice(0, mostOften)
      .map(({ id, name, leads }): Result => {
        return { key: `screen ${id}`, name: [{ text: name, marked: false }], excerpt: null, leads }
      })
    return [{ kind: 'often', count: results.length, results }]
  }, [session, places, path, search])
}
