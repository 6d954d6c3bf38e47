import type { Measure } from '@core/project/entities'
import { Stack, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StandingMark } from '../../terms/standing-mark'
import { TableFrame } from '../../ui/table-frame'
import type { FigureRow } from './figure-rows'
import { useFigureWords } from './measure-words'

/** The figures that the chart draws, as numbers. */
export function FigureTable({ measure, rows }: { measure: Measure; rows: readonly FigureRow[] }) {
  const { t } = useTranslation('measures')
  const words = useFigureWords()
  const gaps = rows.some(({ figure }) => figure && figure.missing + figure.suppressed > 0)
  const numeric = measure.kind === 'rubric' ? {} : { 'data-number': true }
  return (
    <Stack gap="xs">
      <TableFrame caption={<span dir="auto">{t('figuresCaption', { title: measure.title })}</span>}>
        <thead>
          <tr>
            <th scope="col">{t('columnPeriod')}</th>
            <th scope="col" {...numeric}>
              {t('columnFigure')}
            </th>
            {measure.targets.length > 0 && (
              <th scope="col" {...numeric}>
                {t('columnTarget')}
              </th>
            )}
            <th scope="col">{t('columnStanding')}</th>
            {gaps && (
              <>
                <th scope="col" data-number>
                  {t('columnMissing')}
                </th>
                <th scope="col" data-number>
                  {t('columnSuppressed')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, figure, target, standing }) => (
            <tr key={period.key}>
              <th scope="row">{period.label}</th>
              <td {...numeric}>{figure ? words.bare(figure, measure) : <NoValue />}</td>
              {measure.targets.length > 0 && (
                <td {...numeric}>{target === null ? <NoValue /> : words.bare(target, measure)}</td>
              )}
              <td>
                <StandingMark code={standing.code} />
              </td>
              {gaps && (
                <>
                  <td data-number>{figure?.missing ?? 0}</td>
                  <td data-number>{figure?.suppressed ?? 0}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {gaps && (
        <Text size="sm" c="dimmed">
          {t('missingHint')}
        </Text>
      )}
    </Stack>
  )
}

function NoValue() {
  const { t } = useTranslation('measures')
  return (
    <>
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('noneWords')}</VisuallyHidden>
    </>
  )
}
