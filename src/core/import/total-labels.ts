import type { Mapping } from './mapping'
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
