import { labelOf } from './dictionary'
import { cellShape, type Mapping } from './mapping'
import { plainNumber } from './number-cell'
import type { Table } from './table'

const fewestParts = 3

/**
 * Labels whose every figure is the sum of all others on the same day: `England` under its councils. Where a code column tells
 * the rows apart nothing need be guessed. Looks only at whole tables with one dimension; figures with a decimal comma are
 * passed over.
 */
export function labelsOfTotals(mapping: Mapping, table: Table): string[] {
  const place = (as: string): number[] => mapping.columns.flatMap(({ role }, at) => (role.as === as ? [at] : []))
  const [label, ...otherDimensions] = place('dimension')
  const values = [...place('value'), ...place('value-at')].slice(0, 20)
  if (mapping.rows.code || !table.sampleIsAll || label === undefined || otherDimensions.length > 0) return []
  const groupColumns = [...place('date'), ...place('measure-name')]

  const groups = new Map<string, { sum: number; parts: Map<string, number> }>()
  for (const row of table.sample.rows) {
    const word = (row[label] ?? '').trim()
    if (word === '' || word.length > 500) continue
    for (const column of values) {
      const value = plainNumber((row[column] ?? '').trim())
      if (Number.isNaN(value)) continue
      const key = `${column} ${groupColumns.map(at => row[at]).join('\t')}`
      const group = groups.get(key) ?? { sum: 0, parts: new Map() }
      group.sum += value
      group.parts.set(word, (group.parts.get(word) ?? 0) + value)
      groups.set(key, group)
    }
  }
  const verdicts = new Map<string, boolean>()
  for (const { sum, parts } of groups.values()) {
    if (parts.size <= fewestParts) continue
    for (const [word, value] of parts) {
      const isTotal = value !== 0 && Math.abs(sum - 2 * value) <= 1e-9 * Math.abs(sum)
      verdicts.set(word, isTotal && (verdicts.get(word) ?? true))
    }
  }
  return [...verdicts].flatMap(([word, isTotal]) => (isTotal ? [word] : []))
}

/** What kind of place a code is of, by its first signs, as in official codes: `E92` England, `E12` a region, `E07` a district. */
export const codeKind = (code: string): string => code.trim().slice(0, 3)

/**
 * Kinds of code whose rows together come to exactly what all rows of more frequent kinds come to, in every column of figures:
 * England, and the nine regions, above 326 councils. Days on which a part has no number cannot tell. Looks only at whole tables.
 */
export function codesOfTotals(mapping: Mapping, table: Table): string[] {
  const { code } = mapping.rows
  if (!code || !table.sampleIsAll) return []
  const values = mapping.columns.flatMap(({ role }, at) => (role.as === 'value' || role.as === 'value-at' ? [at] : []))
  const groups = mapping.columns.flatMap(({ role }, at) =>
    role.as === 'date' || role.as === 'measure-name' ? [at] : [],
  )
  const kinds = new Map<string, { rows: number; sums: Map<string, number> }>()
  for (const row of table.sample.rows) {
    if (cellShape(row[code.column] ?? '') !== code.shape) continue
    const kind = codeKind(row[code.column] ?? '')
    const found = kinds.get(kind) ?? { rows: 0, sums: new Map<string, number>() }
    kinds.set(kind, found)
    found.rows++
    for (const column of values) {
      const key = `${column} ${groups.map(at => row[at]).join('\t')}`
      found.sums.set(key, (found.sums.get(key) ?? 0) + plainNumber((row[column] ?? '').trim()))
    }
  }
  const parts = new Map<string, number>()
  const totals: string[] = []
  for (const [kind, { sums }] of [...kinds].sort((a, b) => b[1].rows - a[1].rows)) {
    const told = [...sums].filter(([key, sum]) => sum !== 0 && !Number.isNaN(sum) && !Number.isNaN(parts.get(key) ?? 0))
    const isTotal = told.length > 0 && told.every(([key, sum]) => isSame(sum, parts.get(key) ?? 0))
    if (isTotal) totals.push(kind)
    else for (const [key, sum] of sums) parts.set(key, (parts.get(key) ?? 0) + sum)
  }
  return totals
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(a)

/** Adds labels and codes that turn out to be of totals. Where nearly all rows would go, they are what the table is about, and stay. */
export function withTotalLabels(mapping: Mapping, table: Table): Mapping {
  const totalLabels = labelsOfTotals(mapping, table)
  const known = new Set(totalLabels)
  const places = mapping.columns.flatMap(({ role }, place) => (role.as === 'dimension' ? [place] : []))
  const totals = table.sample.rows.filter(row =>
    places.some(place => labelOf((row[place] ?? '').trim(), known) === 'total'),
  )
  const keepTotals = totals.length > table.sample.rows.length * 0.5
  const totalCodes = codesOfTotals(mapping, table)
  const { code } = mapping.rows
  const codeWithTotals = code && totalCodes.length > 0 ? { ...code, totals: totalCodes } : code
  return { ...mapping, rows: { ...mapping.rows, code: codeWithTotals, totalLabels, keepTotals } }
}
