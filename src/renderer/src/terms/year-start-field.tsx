import { reportingYear } from '@core/observation/period'
import { useTranslation } from 'react-i18next'
import { DraftSelect } from '../ui/draft-choices'
import type { Kept } from '../ui/use-draft'

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: monthName.format(new Date(Date.UTC(2000, index, 1))),
}))

type YearStartFieldProps = { yearStart: number; onChoose: (yearStart: number) => Kept | Promise<Kept> }

/** The first month of the reporting year, with what a year will then be called. */
export function YearStartField({ yearStart, onChoose }: YearStartFieldProps) {
  const { t } = useTranslation('terms')
  const example = reportingYear(new Date().getFullYear(), yearStart).label
  return (
    <DraftSelect
      label={t('yearStart')}
      description={t('yearStartHint', { example })}
      stored={String(yearStart)}
      data={months}
      keepText={chosen => onChoose(Number(chosen))}
    />
  )
}
