import { reportingYear } from '@core/observation/period'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: monthName.format(new Date(Date.UTC(2000, index, 1))),
}))

type YearStartFieldProps = { yearStart: number; onChange: (yearStart: number) => void }

/** The first month of the reporting year, with what a year will then be called. */
export function YearStartField({ yearStart, onChange }: YearStartFieldProps) {
  const { t } = useTranslation('terms')
  const example = reportingYear(new Date().getFullYear(), yearStart).label
  return (
    <NativeSelect
      label={t('yearStart')}
      description={t('yearStartHint', { example })}
      value={String(yearStart)}
      data={months}
      onChange={event => onChange(Number(event.currentTarget.value))}
    />
  )
}
