import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { withYearEnd } from './mapping-edits'
import { DayField } from './mapping-questions'
import type { ImportWizardState } from './use-import-wizard'

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: monthName.format(Date.UTC(2000, index, 1)),
}))

/** When the figures are of: the month in which a year ends where the file speaks of years, or the day where no column says. */
export function MappingDay({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { mapping, found, changeMapping } = wizard
  if (!mapping || !found) return null
  const saysYears = mapping.columns.some(
    ({ role }, place) => role.as === 'value-at' || (role.as === 'date' && (found.table.columns[place]?.years ?? 0) > 0),
  )
  const hasDate = mapping.columns.some(({ role }) => role.as === 'date')
  const asksDay = found.preview.questions.some(({ code }) => code === 'ask-day' || code === 'day-not-needed')
  return (
    <>
      {saysYears && (
        <NativeSelect
          label={t('yearEnd')}
          description={t('yearEndHint')}
          maw="24rem"
          value={String(mapping.yearEndsIn)}
          data={months}
          onChange={event => changeMapping(withYearEnd(mapping, Number(event.currentTarget.value)), { rereads: true })}
        />
      )}
      {mapping.day !== null && !hasDate && !asksDay && <DayField wizard={wizard} />}
    </>
  )
}
