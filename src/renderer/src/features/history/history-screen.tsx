import type { Change } from '@core/change/change'
import { dayFromIso } from '@core/observation/day'
import type { EntityKind } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import type { RowNames } from '@core/record/row-names'
import { type ToldChange, toldChanges, toldOnBoard } from '@core/record/told-history'
import { timeInWords } from '@core/words/format'
import { Anchor, Button, Card, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useRead, useSession } from '../../data/hooks'
import { useActionWords } from '../../terms/actions'
import { addressOfRow } from '../../terms/address-of-row'
import { fieldInWords } from '../../terms/records/record-words'
import common from '../../ui/common.module.css'
import { DayField } from '../../ui/day-field'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { type Area, aboutOf, areas, mostChanges, readMembers, readSteps, type Step, type Told } from './history-steps'

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
  const showAll = (
    <Button variant="default" onClick={() => setSearch({}, { replace: true })}>
      {t('showAll')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} intro={name === undefined ? t('intro') : t('introOfOne', { name })} />
      <Stack>
        <Group align="flex-end">
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
            <ol className={common.bareList}>
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
        <Text fw={600}>{undoes ? records('undid', { what }) : redoes ? records('redid', { what }) : what}</Text>
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

function ChangeInWords({ change, rows: { names, isThere, rowOf } }: { change: Change; rows: Told }) {
  const { t } = useTranslation('history')
  const told = useToldWords(change, names)
  const { kind, id, before, after } = change
  const what = before === null ? 'added' : after === null ? 'removed' : 'edited'
  const name = nameOfChange(change, { names, rowOf }) || t('unnamed')
  const { told: fields, rest } = toldChanges(change)
  const words = fields.map(told).filter(Boolean)
  const onBoard = toldOnBoard(change)
  return (
    <>
      {isThere(kind, id) ? (
        <Anchor component={Link} to={`../${addressOfChange(change, rowOf)}`} relative="path" dir="auto">
          {name}
        </Anchor>
      ) : (
        <bdi>{name}</bdi>
      )}
      {(what !== 'edited' || rest) && ` ${t(`what.${what}`)}`}
      {onBoard.length > 0 && (
        <ul>
          {onBoard.map(({ entry, from, to }) => {
            const called = names(entry.kind).get(entry.id) ?? t('unnamed')
            return (
              <li key={entry.id}>
                {isThere(entry.kind, entry.id) ? (
                  <Anchor component={Link} to={`../${addressOfRow(entry.kind, entry.id)}`} relative="path" dir="auto">
                    {called}
                  </Anchor>
                ) : (
                  <bdi>{called}</bdi>
                )}{' '}
                {from === null
                  ? t('onBoard.added')
                  : to === null
                    ? t('onBoard.removed')
                    : t('onBoard.moved', { from, to })}
              </li>
            )
          })}
        </ul>
      )}
      {words.length > 0 && (
        <ul>
          {words.map(line => (
            <li key={line} className={common.written ?? ''}>
              {line}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A value by hand and a rubric's judging are shown with their measure, a comment with what it is about. */
function nameOfChange({ kind, id, before, after }: Change, { names, rowOf }: Pick<Told, 'names' | 'rowOf'>): string {
  const about = aboutOf(kind, rowOf(kind, id))
  if (about) return names(about.kind).get(about.id) ?? ''
  const measureId = (after ?? before)?.measureId
  if (typeof measureId === 'string' && (kind === 'observation' || kind === 'rubricJudging'))
    return names('measure').get(measureId) ?? ''
  const title = after?.title ?? after?.fileName ?? before?.title ?? before?.fileName
  const known = names(kind).get(id)
  if (known !== undefined && known !== id) return known
  return typeof title === 'string' ? title : ''
}

const addressOfChange = (change: Change, rowOf: Told['rowOf']): string => {
  const { kind, id, before, after } = change
  if (kind === 'project') return toldOnBoard(change).length > 0 ? 'overview?view=board' : 'settings'
  const row = rowOf(kind, id)
  if (row && 'about' in row && typeof row.about === 'object' && 'kind' in row.about) {
    const { about } = row
    if (about.kind === 'imported-value') return addressOfRow(kind, id, { kind: 'measure-values', id: about.measureId })
    return addressOfRow(kind, id, about)
  }
  const of = (after ?? before)?.measureId ?? (after ?? before)?.period ?? ''
  return addressOfRow(kind, id, { kind: 'measure', id: String(of) })
}

/** A field before and after, as people read it. */
function useToldWords({ kind }: Change, names: RowNames) {
  const { t } = useTranslation(['history', 'kinds', 'terms'])
  const { t: records } = useTranslation('records')
  const isRecord = kind in recordKinds
  // Which fields and choices there are is data: a test holds that each has words.
  const say = (key: string) => t(key as 'title')
  const choice = (name: string, each: string) =>
    say(isRecord ? `kinds:${kind}.choices.${name}.${each}` : `terms:${name}.${each}`)
  const value = (field: ToldChange['field'], given: unknown) =>
    fieldInWords(field, given, { t: records, names, choice })
  return ({ field, before, after, period }: ToldChange): string => {
    const told = {
      field:
        period === null
          ? say(isRecord ? `kinds:${kind}.fields.${field.name}` : `field.${kind}.${field.name}`)
          : t('target', { period: names('reportingPeriod').get(period) ?? period }),
      before: value(field, before),
      after: value(field, after),
    }
    if (told.after === '' && told.before === '') return ''
    return records(told.before === '' ? 'fieldSet' : told.after === '' ? 'fieldEmptied' : 'fieldBecame', told)
  }
}
