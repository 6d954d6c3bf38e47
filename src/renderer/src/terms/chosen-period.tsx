import { monthOfDay } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { type Period, periodsBetween, periodsLike, type YearStart } from '@core/observation/period'
import { ActionIcon, Group, NativeSelect } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useSession } from '../data/hooks'
import type { ProjectSession } from '../data/session'
import { useTranslation } from '../ui/use-translation'
import { NamePeriod } from './name-period'
import { useNamedPeriods } from './named-periods'

/** Every reporting year from the first figure of any measure to the last, newest first. */
function periodsOfReadings(readings: Iterable<MeasureReading>, yearStart: YearStart): Period[] {
  const months = [...readings].flatMap(({ summary, judgings = [] }) => [
    summary.month.at(0),
    summary.month.at(-1),
    ...judgings.map(({ day }) => monthOfDay(day)),
  ])
  const known = months.filter(month => month !== undefined)
  if (known.length === 0) return []
  return periodsBetween(Math.min(...known), Math.max(...known), yearStart).reverse()
}

type Readings = ReadonlyMap<string, MeasureReading> | undefined

/** What was chosen last while a project is open, for every screen of it that is opened after. */
const lastChosen = new WeakMap<ProjectSession, string>()

/**
 * The period a person looks at, on all screens: kept in the address, the latest reporting year with figures unless chosen. `periods` are the
 * reporting years; a named period can be chosen too. `null`: there are no figures. `before`: the period of its kind that came
 * before it; `null`: there is none.
 */
export function useChosenPeriod(readings: Readings, yearStart: YearStart) {
  const session = useSession()
  const [search, setSearch] = useSearchParams()
  const periods = useMemo(() => periodsOfReadings(readings?.values() ?? [], yearStart), [readings, yearStart])
  const named = useNamedPeriods()
  const key = search.get('period') ?? lastChosen.get(session)
  const asked = periods.find(each => each.key === key) ?? named.find(each => each.key === key)
  const choose = (key: string) => {
    lastChosen.set(session, key)
    const next = new URLSearchParams(search)
    next.set('period', key)
    setSearch(next, { replace: true })
  }
  const period = asked ?? periods[0] ?? null
  const alike = period ? periodsLike(period, periods, named) : periods
  const before = alike[alike.findIndex(each => each.key === period?.key) + 1] ?? null
  return { periods, period, before, choose }
}

type PeriodPickerProps = { periods: readonly Period[]; period: Period; choose: (key: string) => void }

/** Reporting years and named periods, and the way to name another. `inRow`: among other buttons, without a label above. */
export function PeriodPicker({ periods, period, choose, inRow = false }: PeriodPickerProps & { inRow?: boolean }) {
  const { t } = useTranslation('terms')
  const named = useNamedPeriods()
  const [naming, setNaming] = useState(false)
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <PeriodSelect label={t('period')} periods={periods} named={named} period={period} choose={choose} inRow={inRow} />
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t('namePeriod')}
        title={t('namePeriod')}
        onClick={() => setNaming(true)}
      >
        <IconCalendarPlus size={20} aria-hidden />
      </ActionIcon>
      {naming && <NamePeriod years={periods} onClose={() => setNaming(false)} onNamed={choose} />}
    </Group>
  )
}

type PeriodSelectProps = PeriodPickerProps & { label: string; named: readonly Period[]; inRow?: boolean }

export function PeriodSelect({ label, periods, named, period, choose, inRow = false }: PeriodSelectProps) {
  const { t } = useTranslation('terms')
  const options = (list: readonly Period[]) => list.map(({ key, label }) => ({ value: key, label }))
  return (
    <NativeSelect
      {...(inRow ? { 'aria-label': label, maw: '11rem' } : { label, maw: '22rem' })}
      value={period.key}
      data={
        named.length === 0
          ? options(periods)
          : [
              { group: t('periodYears'), items: options(periods) },
              { group: t('periodsNamed'), items: options(named) },
            ]
      }
      onChange={event => choose(event.currentTarget.value)}
    />
  )
}
