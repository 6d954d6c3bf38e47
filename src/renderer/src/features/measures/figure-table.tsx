import { isLevel } from '@core/measure/adding-up'
import { cautionInWords } from '@core/measure/figure-words'
import { type Caution, cautions, type Figure } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { CautionSign } from '../../terms/figures/caution-sign'
import type { FigureRow } from '../../terms/figures/figure-rows'
import { useFigureWords } from '../../terms/figures/figure-words'
import { StandingMark } from '../../terms/standing-mark'
import { TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import classes from './measures.module.css'

type FigureTableProps = {
  measure: Measure
  rows: readonly FigureRow[]
  caption: string
  columnPeriod: string
  /** False: periods that nothing is compared with. */
  withStanding?: boolean
}

/** The figures that the chart draws, as numbers. */
export function FigureTable({ measure, rows, caption, columnPeriod, withStanding = true }: FigureTableProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const words = useFigureWords()
  const missing = rows.some(({ figure }) => figure && figure.missing > 0)
  const suppressed = rows.some(({ figure }) => figure && figure.suppressed > 0)
  const whole = rows.some(({ figure }) => figure && figure.numerator !== null && figure.denominator !== null)
  const numeric = isLevel(measure) || measure.kind === 'milestone' ? {} : { 'data-number': true }
  const cautioned = cautionsSaid(rows)
  const partOfWhole = ({ numerator, denominator }: Figure) =>
    numerator === null || denominator === null ? null : t('terms:partOfWhole', { part: numerator, whole: denominator })
  const dated = rows.some(({ asOf }) => asOf !== null)
  const hasTargets = rows.some(({ target }) => target !== null)
  return (
    <Stack gap="xs">
      <TableFrame caption={caption}>
        <thead>
          <tr>
            <th scope="col">{columnPeriod}</th>
            <th scope="col" {...numeric}>
              {t('columnFigure')}
            </th>
            {whole && (
              <th scope="col" data-number>
                {t('columnPartOfWhole')}
              </th>
            )}
            {hasTargets && (
              <th scope="col" {...numeric}>
                {t('columnTarget')}
              </th>
            )}
            {withStanding && <th scope="col">{t('columnStanding')}</th>}
            {dated && <th scope="col">{t('columnAsOf')}</th>}
            {missing && (
              <th scope="col" data-number>
                {t('columnMissing')}
              </th>
            )}
            {suppressed && (
              <th scope="col" data-number>
                {t('columnSuppressed')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, figure, target, standing, asOf }) => (
            <tr key={period.key}>
              <th scope="row" data-nowrap>
                <bdi>{period.label}</bdi>
              </th>
              <td {...numeric}>
                {figure ? words.bare(figure, measure) : <NoValue />}
                {figure?.reachedOn !== undefined && t('reachedOnDay', { day: dayInWords(figure.reachedOn) })}
                <CautionSign figure={figure} />
              </td>
              {whole && <td data-number>{figure ? (partOfWhole(figure) ?? <NoValue />) : <NoValue />}</td>}
              {hasTargets && <td {...numeric}>{target === null ? <NoValue /> : words.bare(target, measure)}</td>}
              {withStanding && (
                <td data-nowrap>
                  <StandingMark code={standing.code} />
                </td>
              )}
              {dated && <td data-nowrap>{asOf === null ? <NoValue /> : dayInWords(asOf)}</td>}
              {missing && <td data-number>{figure?.missing ?? 0}</td>}
              {suppressed && <td data-number>{figure?.suppressed ?? 0}</td>}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {cautioned.map(said => (
        <Text key={said} size="sm" className={classes.caution ?? ''}>
          <IconAlertTriangle size={16} aria-hidden /> {said}
        </Text>
      ))}
      {(missing || suppressed) && (
        <Text size="sm" c="dimmed">
          {t('missingHint')}
        </Text>
      )}
    </Stack>
  )
}

/** Of which periods it is true, where that is not of all alike. */
const isOfOnePeriod = (caution: Caution): boolean =>
  caution === 'older-parts' || caution === 'plain-mean' || caution === 'fewer-places' || caution === 'values-missing'

/** What has to be said below the table, each sentence once, those of one period with its name. */
function cautionsSaid(rows: readonly FigureRow[]): string[] {
  const said = cautions.flatMap(caution =>
    rows.flatMap(({ period, figure }) => {
      if (!figure?.cautions?.includes(caution)) return []
      const words = cautionInWords(caution, figure)
      return [isOfOnePeriod(caution) ? `${period.label}: ${words}` : words]
    }),
  )
  return [...new Set(said)]
}

function NoValue() {
  const { t } = useTranslation(['measures', 'terms'])
  return (
    <>
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('noneWords')}</VisuallyHidden>
    </>
  )
}
