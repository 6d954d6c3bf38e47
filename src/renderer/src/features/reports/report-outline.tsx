import type { Period } from '@core/observation/period'
import { Text, Title } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Readings, type ReportRows, reportGaps, reportParts } from './report-rows'
import classes from './reports.module.css'

type ReportOutlineProps = { rows: ReportRows; readings: Readings; period: Period }

/** The parts of the report, and what each will lack. */
export function ReportOutline({ rows, readings, period }: ReportOutlineProps) {
  const { t } = useTranslation('reports')
  const gaps = reportGaps(rows, readings, period)
  return (
    <section aria-labelledby="holds">
      <Title order={2} size="h3" id="holds">
        {t('holdsTitle')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('holdsHint')}
      </Text>
      <ol className={classes.parts}>
        {reportParts.map(part => (
          <li key={part} data-whole={gaps[part].length === 0}>
            {gaps[part].length === 0 ? (
              <IconCircleCheck size={22} role="img" aria-label={t('ready')} />
            ) : (
              <IconInfoCircle size={22} aria-hidden />
            )}
            <div>
              <Text fw={600}>{t(`part.${part}`)}</Text>
              {gaps[part].map(({ code, count }) => (
                <Text key={code} c="dimmed">
                  {t(`gap.${code}`, { count })}
                </Text>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
