import type { Workshop } from '@core/project/entities'
import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Group, NativeSelect, Pagination, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRows } from '../../data/hooks'
import { type Sort, sortedRows } from './consensus-order'
import { ConsensusTable } from './consensus-table'
import { MeasureOfItem } from './measure-of-item'
import type { GroupTaking } from './taking-part'

const pageLength = 40
const outcomes = ['in', 'to-discuss', 'out'] as const

type ConsensusViewProps = { workshop: Workshop; rows: readonly ConsensusRow[]; groups: readonly GroupTaking[] }

/** Every proposal, to be sorted and searched. */
export function ConsensusView({ workshop, rows, groups }: ConsensusViewProps) {
  const { t } = useTranslation(['workshops', 'terms'])
  const measures = useRows('measure')
  const [sort, setSort] = useState<Sort>({ by: 'place', descending: false })
  const [outcome, setOutcome] = useState('')
  const [text, setText] = useState('')
  const [page, setPage] = useState(1)

  const found = useMemo(() => {
    const sought = text.trim().toLocaleLowerCase()
    return sortedRows(rows, sort).filter(
      row =>
        (outcome === '' || row.outcome.code === outcome) &&
        (sought === '' || row.item.words.toLocaleLowerCase().includes(sought)),
    )
  }, [rows, sort, outcome, text])
  const count = (code: (typeof outcomes)[number]) => rows.filter(row => row.outcome.code === code).length
  const pages = Math.max(1, Math.ceil(found.length / pageLength))
  const shownPage = Math.min(page, pages)
  const shown = found.slice((shownPage - 1) * pageLength, shownPage * pageLength)
  return (
    <Stack gap="md">
      <Text>{t('outcomesSentence', { in: count('in'), discuss: count('to-discuss'), out: count('out') })}</Text>
      <Group gap="md" align="flex-end">
        <NativeSelect
          label={t('filterOutcome')}
          value={outcome}
          data={[
            { value: '', label: t('filterAll') },
            ...outcomes.map(code => ({ value: code, label: `${t(`terms:ruleOutcome.${code}`)} (${count(code)})` })),
          ]}
          onChange={event => {
            setOutcome(event.currentTarget.value)
            setPage(1)
          }}
        />
        <TextInput
          label={t('filterText')}
          type="search"
          leftSection={<IconSearch size={20} aria-hidden />}
          value={text}
          onChange={event => {
            setText(event.currentTarget.value)
            setPage(1)
          }}
        />
      </Group>
      <Text aria-live="polite" c="dimmed">
        {found.length === 0 ? t('noMatch') : t('found', { count: found.length })}
      </Text>
      {found.length > 0 && (
        <ConsensusTable
          rows={shown}
          groups={groups}
          sort={sort}
          onSort={setSort}
          measureOf={row => measures && <MeasureOfItem workshop={workshop} row={row} measures={measures} />}
        />
      )}
      {pages > 1 && (
        <Pagination
          total={pages}
          value={shownPage}
          onChange={setPage}
          aria-label={t('pages')}
          getItemProps={number => ({ 'aria-label': t('page', { page: number, pages }) })}
          getControlProps={control => ({ 'aria-label': t(`pageControl.${control}`) })}
        />
      )}
    </Stack>
  )
}
