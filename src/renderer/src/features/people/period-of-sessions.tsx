import { monthOfDay } from '@core/observation/day'
import { type Period, periodsBetween } from '@core/observation/period'
import { useMemo, useState } from 'react'
import { useProject, useRows } from '../../data/hooks'
import { PeriodSelect } from '../../terms/chosen-period'
import { useNamedPeriods } from '../../terms/named-periods'
import { useTranslation } from '../../ui/use-translation'

/**
 * The period that people are counted in: the latest year of the project with anything in it, unless another is chosen. `period` null: there
 * is nothing with a day.
 */
export function usePeriodOfSessions() {
  const { yearStart } = useProject()
  const gatherings = useRows('gathering')
  const stories = useRows('story')
  const named = useNamedPeriods()
  const [key, setKey] = useState<string | null>(null)
  const years = useMemo(() => {
    const days = [...(gatherings ?? []).map(({ day }) => day), ...(stories ?? []).flatMap(({ toldOn }) => toldOn ?? [])]
    const months = days.map(monthOfDay)
    if (months.length === 0) return []
    const [first, last] = [months.reduce((a, b) => Math.min(a, b)), months.reduce((a, b) => Math.max(a, b))]
    return periodsBetween(first as (typeof months)[number], last as (typeof months)[number], yearStart).reverse()
  }, [gatherings, stories, yearStart])
  const period = [...years, ...named].find(each => each.key === key) ?? years[0] ?? null
  return { period, years, named, choose: setKey }
}

type Props = Omit<ReturnType<typeof usePeriodOfSessions>, 'period'> & { readonly period: Period }

export function SessionsPeriod({ period, years, named, choose }: Props) {
  const { t } = useTranslation('people')
  return <PeriodSelect label={t('period')} periods={years} named={named} period={period} choose={choose} />
}
