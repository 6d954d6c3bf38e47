import type { Measure, Workshop } from '@core/project/entities'
import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Anchor, Group, NativeSelect, Pagination, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useRows, useSession } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'
import { ConsensusTable, type Sort, sortedRows } from './consensus-table'
import { MakeMeasure } from './make-measure'
import type { GroupTaking } from './taking-part'
import classes from './workshops.module.css'

type MeasureOfItemProps = { workshop: Workshop; row: ConsensusRow; measures: readonly Measure[] }

/** The measure a proposal became, or the way to make it one where it was agreed or the rule says in. Else nothing. */
function MeasureOfItem({ workshop, row, measures }: MeasureOfItemProps) {
  const { t } = useTranslation('workshops')
  const { id } = useSession()
  const [madeHere, setMadeHere] = useState(false)
  const link = useRef<HTMLAnchorElement>(null)
  const agreed = workshop.agreed.find(({ itemId }) => itemId === row.item.id)
  const measure = measures.find(each => each.id === agreed?.measureId)
  const isThere = measure !== undefined
  // The button that made it is gone: the focus goes on to what stands in its place.
  useEffect(() => {
    if (madeHere && isThere) link.current?.focus()
  }, [madeHere, isThere])
  if (measure) {
    return (
      <span className={classes.itemMeasure}>
        {t('becameMeasure')}{' '}
        <Anchor component={Link} ref={link} underline="always" to={`/p/${id}/measures/${measure.id}`} dir="auto">
          {measure.title}
        </Anchor>
      </span>
    )
  }
  const { method } = workshop.plan ?? {}
  if (method === 'rubric' || method === 'stories' || (!agreed && row.outcome.code !== 'in')) return null
  return (
    <span className={classes.itemMeasure}>
      <MakeMeasure workshop={workshop} item={row.item} onMade={() => setMadeHere(true)} />
    </span>
  )
}

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
