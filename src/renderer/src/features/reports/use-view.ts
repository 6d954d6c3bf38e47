import type { Period } from '@core/observation/period'
import { keyOf, type Outline, outlinesWith } from '@core/report/outlines'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import type { ScreenRows } from './use-report-rows'

/** What the screen shows below the choice of a report. */
export const views = ['texts', 'sections', 'templates', 'exports'] as const
export type View = (typeof views)[number]

/** Which view has the fields of a kind of row (`address-of-row.ts`). */
const viewOf: Readonly<Record<string, View>> = {
  narrative: 'texts',
  note: 'texts',
  outline: 'sections',
  template: 'templates',
  export: 'exports',
}

/**
 * The view that the address asks for. Who comes to one field comes to the view that has it, with the outline and the period that show it.
 */
export function useView({ narrative, reportNote, reportOutline }: ScreenRows, outline: Outline, period: Period) {
  const [search, setSearch] = useSearchParams()
  const field = search.get('field')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each field that the address asks for
  useEffect(() => {
    const [, kind = '', id = ''] = /^([^-]+)-(.+)$/.exec(field ?? '') ?? []
    const view = viewOf[kind]
    if (!view) return
    const next = new URLSearchParams(search)
    next.set('view', view)
    if (kind === 'outline') next.set('outline', id)
    const note = kind === 'note' ? reportNote.find(each => each.id === id) : undefined
    if (note && note.period !== '' && note.period !== period.key) next.set('period', note.period)
    const text = kind === 'narrative' ? narrative.find(each => each.id === id) : undefined
    if (text) {
      const key = text.elementId === null ? (text.section ?? 'summary') : 'results'
      const isThere = outline.sections.some(section => !section.off && keyOf(section) === key)
      const other = isThere ? undefined : outlinesWith(key, reportOutline)[0]
      if (other) next.set('outline', other.id)
    }
    setSearch(next, { replace: true, preventScrollReset: true })
  }, [field])
  return {
    view: views.find(each => each === search.get('view')) ?? 'texts',
    show: (view: string) => {
      const next = new URLSearchParams(search)
      next.set('view', view)
      setSearch(next)
    },
  }
}
