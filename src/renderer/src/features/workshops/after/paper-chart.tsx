import { numberInWords, shareInWords } from '@core/measure/figure-words'
import type { ReportChart } from '@core/report/model'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import classes from './after.module.css'

const width = 640
const height = 200
const foot = 28
const head = 24

/** Columns and dashed targets, plain SVG: it prints. The table beneath says the same; what is hidden is in neither. */
export function PaperChart({ chart }: { chart: ReportChart }) {
  const { t } = useTranslation('workshopAfter')
  const said = numberSayer(chart)
  const { categories, figures, target } = chart
  const targets = target?.values ?? []
  const numbers = [...figures.values, ...targets].filter(value => value !== null)
  const top = chart.top ?? Math.max(0, ...numbers)
  const step = width / Math.max(1, categories.length)
  const up = (value: number) => (top <= 0 ? 0 : (Math.max(0, value) / top) * (height - foot - head))
  return (
    <figure className={classes.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={chart.alt} width="100%">
        {categories.map((category, place) => {
          const value = figures.values[place] ?? null
          const aim = targets[place] ?? null
          const middle = (place + 0.5) * step
          const y = height - foot - up(value ?? 0)
          // Above the column and its target, so that no line runs through a number.
          const label = height - foot - Math.max(up(value ?? 0), up(aim ?? 0)) - 8
          return (
            <g key={category}>
              {value !== null && (
                <rect
                  className={classes.bar}
                  x={middle - step * 0.3}
                  y={y}
                  width={step * 0.6}
                  height={up(value)}
                  rx={3}
                />
              )}
              <text x={middle} y={label} textAnchor="middle">
                {value === null ? '–' : said(value)}
              </text>
              {aim !== null && (
                <line
                  className={classes.target}
                  x1={middle - step * 0.42}
                  x2={middle + step * 0.42}
                  y1={height - foot - up(aim)}
                  y2={height - foot - up(aim)}
                />
              )}
              <text x={middle} y={height - 8} textAnchor="middle">
                {category}
              </text>
            </g>
          )
        })}
      </svg>
      <TableFrame caption={chart.caption}>
        <ColumnHeads
          columns={[
            t('yearColumn'),
            { number: chart.axisTitle || t('figureColumn') },
            target && { number: t('targetColumn') },
          ]}
        />
        <tbody>
          {categories.map((category, place) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              <td data-number>{cell(figures.values[place], said) ?? t('notShown')}</td>
              {target && <td data-number>{cell(targets[place], said) ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </figure>
  )
}

const cell = (value: number | null | undefined, said: (value: number) => string): string | null =>
  value === null || value === undefined ? null : said(value)

/** As the chart's own number format would print it. */
const numberSayer =
  ({ levels, numberFormat }: ReportChart) =>
  (value: number): string =>
    levels?.[value - 1] ?? (numberFormat.includes('%') ? shareInWords(value) : numberInWords(value))
