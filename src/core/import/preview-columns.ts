import type { Day } from '@core/observation/day'
import { comparableText, sameText, tidyText } from '@core/same-text'
import { periodOfRow } from './date-columns'
import type { Mapping, Role } from './mapping'
import type { Table } from './table'

/** A column as the preview shows it. */
export type PreviewColumn = {
  readonly place: number
  readonly name: string
  readonly role: Role
  readonly samples: readonly string[]
  /** Place of an earlier column of the same name. */
  readonly sameNameAs: number | null
  /** Of the date column, the first different dates and what they are read as. Otherwise empty. */
  readonly dates: readonly { readonly text: string; readonly firstDay: Day; readonly lastDay: Day }[]
}

/** The place of the first column whose heading is not the one the mapping was made for. Null: it fits. */
export function firstOtherColumn(mapping: Mapping, table: Table): number | null {
  if (mapping.columns.length !== table.columns.length) {
    return Math.min(mapping.columns.length, table.columns.length)
  }
  const place = table.columns.findIndex((column, index) => !sameText(column.name, mapping.columns[index]?.name ?? ''))
  return place === -1 ? null : place
}

export function previewColumns(mapping: Mapping, table: Table): PreviewColumn[] {
  const first = new Map<string, number>()
  return table.columns.map(({ place, name, samples }) => {
    const sameNameAs = name === '' ? null : (first.get(comparableText(name)) ?? null)
    if (sameNameAs === null) first.set(comparableText(name), place)
    return {
      place,
      name,
      role: mapping.columns[place]?.role ?? { as: 'ignore' },
      samples,
      sameNameAs,
      dates: datesIn(mapping, table, place),
    }
  })
}

const datesShown = 6

function datesIn(mapping: Mapping, { sample }: Table, place: number): PreviewColumn['dates'] {
  const role = mapping.columns[place]?.role
  if (role?.as !== 'date' || role.order === null) return []
  const parts = new Map(
    mapping.columns.flatMap(({ role }, at) => (role.as === 'date-part' ? [[at, role.part] as const] : [])),
  )
  const { yearEndsIn, financialYearStart } = mapping
  const style = { order: role.order, spans: role.spans, yearEndsIn, financialYearStart }
  const found = new Map<string, PreviewColumn['dates'][number]>()
  for (const row of sample.rows) {
    if (found.size >= datesShown) break
    const text = [place, ...parts.keys()].map(at => tidyText(row[at] ?? '')).join(' ')
    if (found.has(text)) continue
    const period = periodOfRow(row, { date: place, parts }, style)
    if (typeof period !== 'string') found.set(text, { text, firstDay: period.firstDay, lastDay: period.lastDay })
  }
  return [...found.values()]
}

/** What is odd about columns, whatever their cells hold. */
export function columnWarnings(columns: readonly PreviewColumn[]) {
  const warnings: ('same-column-names' | 'figures-not-used' | 'missing-column-names')[] = []
  if (columns.some(column => column.sameNameAs !== null)) warnings.push('same-column-names')
  if (columns.some(({ role }) => role.as === 'ignore' && role.because === 'figures')) warnings.push('figures-not-used')
  if (columns.some(column => column.name === '' && column.role.as !== 'ignore')) warnings.push('missing-column-names')
  return warnings
}
