import { type Period, periodsBetween, type YearStart } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import { NativeSelect } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'

/** Every reporting year from the first figure of any measure to the last, newest first. */
export function periodsOfReadings(readings: Iterable<MeasureReading>, yearStart: YearStart): Period[] {
  const months = [...readings].flatMap(({ summary }) => [summary.month.at(0), summary.month.at(-1)])
  const known = months.filter(month => month !== undefined)
  if (known.length === 0) return []
  return periodsBetween(Math.min(...known), Math.max(...known), yearStart).reverse()
}

type Readings = ReadonlyMap<string, MeasureReading> | undefined

/** The period a person looks at: kept in the address, the latest with figures unless chosen. `null`: there are no figures. */
export function useChosenPeriod(readings: Readings, yearStart: YearStart) {
  const [search, setSearch] = useSearchParams()
  const periods = useMemo(() => periodsOfReadings(readings?.values() ?? [], yearStart), [readings, yearStart])
  const asked = periods.find(({ key }) => key === search.get('period'))
  const choose = (key: string) => {
    const next = new URLSearchParams(search)
    next.set('period', key)
    setSearch(next, { replace: true })
  }
  return { periods, period: asked ?? periods[0] ?? null, choose }
}

type PeriodPickerProps = { periods: readonly Period[]; period: Period; choose: (key: string) => void }

export function PeriodPicker({ periods, period, choose }: PeriodPickerProps) {
  const { t } = useTranslation('terms')
  return (
    <NativeSelect
      label={t('period')}
      value={period.key}
      data={periods.map(({ key, label }) => ({ value: key, label }))}
      onChange={event => choose(event.currentTarget.value)}
    />
  )
}
