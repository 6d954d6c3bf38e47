import { dayFromIso } from '@core/observation/day'
import type { EntityKind } from '@core/project/entities'
import { timeInWords } from '@core/words/format'
import { Button, Card, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useRead, useSession } from '../../data/hooks'
import { useActionWords } from '../../terms/actions'
import common from '../../ui/common.module.css'
import { DayField } from '../../ui/day-field'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import { ChangeInWords } from './change-in-words'
import classes from './history.module.css'
import { type Area, areas, mostChanges, readMembers, readSteps, type Step, type Told } from './history-steps'

/** So many steps are read at once. */
const stepsRead = 50

/** What was done in the project, step by step, with what it was before and where it is now. What is asked for stands in the address. */
export function HistoryScreen() {
  const { t } = useTranslation(['history', 'shell'])
  const { db } = useSession()
  const [search, setSearch] = useSearchParams()
  const [most, setMost] = useState(stepsRead)
  const area: Area | '' = areas.find(each => each === search.get('area')) ?? ''
  const [kind, id] = [search.get('kind'), search.get('id')]
  const row = kind && id ? { kind, id } : null
  const asked = {
    by: search.get('by') ?? '',
    area,
    row,
    from: search.get('from') ?? '',
    until: search.get('until') ?? '',
  }
  const ask = (name: 'by' | 'area' | 'from' | 'until', value: string) =>
    setSearch(
      now => {
        const next = new URLSearchParams(now)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const steps = useRead({
    key: `history ${JSON.stringify(asked)} ${most}`,
    madeOf: 'log',
    load: () => readSteps(db, asked, most),
  })
  const members = useRead({ key: 'who made changes', madeOf: 'log', load: () => readMembers(db) }) ?? []
  const name = row ? steps?.rows.names(row.kind as EntityKind).get(row.id) : undefined
  const filters = useRef<HTMLDivElement>(null)
  const showAll = (
    <Button
      variant="default"
      onClick={() => {
        // This button goes with what it takes away.
        filters.current?.querySelector('select')?.focus()
        setSearch({}, { replace: true })
      }}
    >
      {t('showAll')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} intro={name === undefined ? t('intro') : t('introOfOne', { name })} />
      <Stack>
        <Group align="flex-end" ref={filters}>
          <NativeSelect
            label={t('area')}
            value={asked.area}
            data={[
              { value: '', label: t('anyArea') },
              ...areas.map(each => ({ value: each, label: t(`shell:${each}`) })),
            ]}
            onChange={event => ask('area', event.currentTarget.value)}
          />
          {(members.length > 0 || asked.by !== '') && (
            <NativeSelect
              label={t('by')}
              value={asked.by}
              data={[
                { value: '', label: t('anybody') },
                ...(members.includes(asked.by) || asked.by === '' ? members : [...members, asked.by]),
              ]}
              onChange={event => ask('by', event.currentTarget.value)}
            />
          )}
          {(['from', 'until'] as const).map(end => (
            <DayField
              key={end}
              label={t(end)}
              value={asked[end]}
              onChange={({ currentTarget: { value } }) => ask(end, dayFromIso(value).ok ? value : '')}
            />
          ))}
          {row && showAll}
        </Group>
        {!steps ? (
          <StillReading label={t('reading')} />
        ) : steps.steps.length === 0 ? (
          <Group role="status">
            <Text>{t('none')}</Text>
            {!row && showAll}
          </Group>
        ) : (
          <>
            <ol className={common.looseList}>
              {steps.steps.map(step => (
                <StepInWords key={step.commit.id} step={step} rows={steps.rows} />
              ))}
            </ol>
            {steps.more && (
              <Group>
                <Button variant="default" onClick={() => setMost(most + stepsRead)}>
                  {t('showMore')}
                </Button>
              </Group>
            )}
          </>
        )}
      </Stack>
    </>
  )
}

function StepInWords({ step: { commit, changes }, rows }: { step: Step; rows: Told }) {
  const { t } = useTranslation('history')
  const { t: records } = useTranslation('records')
  const actionWords = useActionWords()
  const { at, by, action, undoes, redoes } = commit
  const what = actionWords(action)
  const hidden = changes.length - mostChanges
  return (
    <Card component="li" withBorder padding="md">
      <Group justify="space-between" align="baseline" gap="xs">
        <Text fw={600} className={classes.action ?? ''}>
          {undoes ? records('undid', { what }) : redoes ? records('redid', { what }) : what}
        </Text>
        <Text size="sm" c="dimmed">
          {by !== '' && (
            <>
              <bdi>{by}</bdi>
              {' · '}
            </>
          )}
          <time dateTime={at}>{timeInWords(at)}</time>
        </Text>
      </Group>
      <ul>
        {changes.slice(0, mostChanges).map(change => (
          <li key={`${change.kind} ${change.id}`}>
            <ChangeInWords change={change} rows={rows} />
          </li>
        ))}
        {hidden > 0 && <li>{t('more', { count: hidden })}</li>}
      </ul>
    </Card>
  )
}
