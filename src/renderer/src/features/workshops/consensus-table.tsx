import type { ConsensusRow } from '@core/workshop/consensus-table'
import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TableFrame } from '../../ui/table-frame'
import { largestDifference, type Sort, type SortKey } from './consensus-order'
import { GroupAnswer } from './group-answer'
import { OutcomeMark } from './outcome-mark'
import type { GroupTaking } from './taking-part'
import classes from './workshops.module.css'

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
        <span dir="auto">{label}</span>
        <Icon size={16} aria-hidden className={classes.sortIcon} />
      </UnstyledButton>
    </th>
  )
}
