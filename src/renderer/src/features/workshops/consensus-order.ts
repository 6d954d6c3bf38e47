import type { ConsensusRow } from '@core/workshop/consensus-table'
import type { Divergence } from '@core/workshop/divergence'

/** `group`: by the share of that perspective that says must have. */
export type SortKey = 'place' | 'words' | 'outcome' | 'difference' | `group ${string}`
export type Sort = { readonly by: SortKey; readonly descending: boolean }

const outcomeOrder = { in: 0, 'to-discuss': 1, out: 2 } as const

/** The pair of groups that lie furthest apart on an item. Null: fewer than two groups. */
export const largestDifference = ({ divergences }: ConsensusRow): Divergence | null =>
  divergences.reduce<Divergence | null>(
    (largest, next) => (largest === null || Math.abs(next.delta ?? 0) > Math.abs(largest.delta ?? 0) ? next : largest),
    null,
  )

/** Sorted; where two are alike the order of equal voice decides, in which `rows` come. What has no value goes last either way. */
export function sortedRows(rows: readonly ConsensusRow[], { by, descending }: Sort): ConsensusRow[] {
  if (by === 'words') {
    const sign = descending ? -1 : 1
    return rows.toSorted((a, b) => sign * a.item.words.localeCompare(b.item.words, 'en-GB'))
  }
  const key = sortValue(by)
  return rows.toSorted((a, b) => {
    const [x, y] = [key(a), key(b)]
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0)
    return descending ? y - x : x - y
  })
}

function sortValue(by: Exclude<SortKey, 'words'>): (row: ConsensusRow) => number | null {
  if (by === 'place') return row => row.voice.place
  if (by === 'outcome') return row => outcomeOrder[row.outcome.code]
  if (by === 'difference') {
    return row => {
      const delta = largestDifference(row)?.delta ?? null
      return delta === null ? null : Math.abs(delta)
    }
  }
  const perspectiveId = by.slice('group '.length)
  return row => row.outcome.groups.find(group => group.perspectiveId === perspectiveId)?.mustHaveShare ?? null
}
