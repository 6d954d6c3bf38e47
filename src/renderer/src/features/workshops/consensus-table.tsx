import type { ConsensusRow } from '@core/workshop/consensus-table'
import type { Divergence } from '@core/workshop/divergence'
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { GroupAnswer } from './group-answer'
import { OutcomeMark } from './outcome-mark'
import type { GroupTaking } from './taking-part'
import classes from './workshops.module.css'

/** `group`: by the share of that perspective that says must have. */
type SortKey = 'place' | 'words' | 'outcome' | 'difference' | `group ${string}`
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

type ConsensusTableProps = {
  rows: readonly ConsensusRow[]
  groups: readonly GroupTaking[]
  sort: Sort
  onSort: (sort: Sort) => void
  /** What stands below what the rule says. */
  measureOf: (row: ConsensusRow) => ReactNode
}

export function ConsensusTable({ rows, groups, sort, onSort, measureOf }: ConsensusTableProps) {
  const { t } = useTranslation('workshops')
  const heading = (by: SortKey, label: string, descendingFirst = false) => (
    <SortHeading by={by} label={label} descendingFirst={descendingFirst} sort={sort} onSort={onSort} />
  )
  return (
    <TableFrame caption={t('tableCaption')}>
      <thead>
        <tr>
          {heading('place', t('columnPlace'))}
          {heading('words', t('columnItem'))}
          {heading('outcome', t('columnOutcome'))}
          {groups.map(({ id, name }) => (
            <SortHeading
              key={id}
              by={`group ${id}`}
              label={t('columnGroup', { name })}
              descendingFirst
              sort={sort}
              onSort={onSort}
            />
          ))}
          {groups.length > 1 && heading('difference', t('columnDifference'), true)}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.item.id}>
            <td>{row.voice.place ?? <span className={classes.quiet}>{t('notEnoughVoices')}</span>}</td>
            <th scope="row" className={classes.itemCell} dir="auto">
              <span className={classes.itemWords}>{row.item.words}</span>
            </th>
            <td>
              <OutcomeMark code={row.outcome.code} />
              {measureOf(row)}
            </td>
            {groups.map(({ id }) => {
              const group = row.outcome.groups.find(({ perspectiveId }) => perspectiveId === id)
              return <td key={id}>{group && <GroupAnswer group={group} />}</td>
            })}
            {groups.length > 1 && <td>{t(`difference.${largestDifference(row)?.code ?? 'not-enough-ratings'}`)}</td>}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

type SortHeadingProps = {
  by: SortKey
  label: string
  descendingFirst: boolean
  sort: Sort
  onSort: (sort: Sort) => void
}

function SortHeading({ by, label, descendingFirst, sort, onSort }: SortHeadingProps) {
  const active = sort.by === by
  const Icon = !active ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp
  return (
    <th scope="col" aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton
        className={classes.sort ?? ''}
        onClick={() => onSort({ by, descending: active ? !sort.descending : descendingFirst })}
      >
        <span>{label}</span>
        <Icon size={16} aria-hidden />
      </UnstyledButton>
    </th>
  )
}
