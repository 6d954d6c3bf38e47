import { numberInWords } from '@core/measure/figure-words'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Measure } from '@core/project/entities'
import { Anchor, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { TableFrame } from '../../ui/table-frame'

type MeasureEntriesProps = { measures: readonly Measure[]; readings: ReadonlyMap<string, MeasureReading> }

const sum = (counts: Uint32Array | undefined): number => counts?.reduce((total, count) => total + count, 0) ?? 0

/** The way in to every measure's observations: how many there are, and where to add one. */
export function MeasureEntries({ measures, readings }: MeasureEntriesProps) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { id } = useSession()
  return (
    <section aria-labelledby="by-measure">
      <Title order={2} size="h3" id="by-measure" mb={4}>
        {t('byMeasure')}
      </Title>
      <Text c="dimmed" mb="sm">
        {measures.length === 0 ? t('byMeasureNone') : t('byMeasureHint')}
      </Text>
      {measures.length > 0 && (
        <Anchor component={Link} to={`/p/${id}/measures/observations`} display="inline-block" mb="sm">
          {t('allObservations')}
        </Anchor>
      )}
      {measures.length > 0 && (
        <TableFrame caption={t('byMeasureCaption')}>
          <thead>
            <tr>
              <th scope="col">{t('measure')}</th>
              <th scope="col" data-number>
                {t('recorded')}
              </th>
              <th scope="col" data-number>
                {t('terms:flag.missing')}
              </th>
              <th scope="col" data-number>
                {t('terms:flag.suppressed')}
              </th>
              <th scope="col">{t('observationsColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map(measure => {
              const summary = readings.get(measure.id)?.summary
              return (
                <tr key={measure.id}>
                  <th scope="row" dir="auto">
                    {measure.title}
                  </th>
                  <td data-number>{numberInWords(sum(summary?.n))}</td>
                  <td data-number>{numberInWords(sum(summary?.missing))}</td>
                  <td data-number>{numberInWords(sum(summary?.suppressed))}</td>
                  <td>
                    <Anchor
                      component={Link}
                      to={`/p/${id}/measures/${measure.id}?view=observations`}
                      aria-label={t('lookAndAddOf', { title: measure.title })}
                    >
                      {t('lookAndAdd')}
                    </Anchor>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}
