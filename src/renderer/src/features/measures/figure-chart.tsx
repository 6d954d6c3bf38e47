import { aggregationUsed, isLevel } from '@core/measure/adding-up'
import type { Measure } from '@core/project/entities'
import { shortened } from '@core/report/text'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { FigureRow } from './figure-rows'
import { useFigureWords } from './measure-words'

/** Fewer years than this are bars: two points joined by a line would claim a trend. */
const lineFromYears = 3
/** Letters of a level's name beside the axis; the table has all of it. */
const longestOnAxis = 32
const textStyle = { fill: 'var(--mantine-color-dimmed)', fontSize: 15 }

type Dot = { cx?: number; cy?: number; value?: unknown }

/** Recharts, without animation. What it shows is said beside it in words and numbers, so it takes no focus itself. */
export function FigureChart({ measure, rows }: { measure: Measure; rows: readonly FigureRow[] }) {
  const { t } = useTranslation('measures')
  const words = useFigureWords()
  const data = rows.map(({ period, figure, target }) => ({
    period: period.label,
    figure: figure?.value ?? null,
    target,
  }))
  const asLine = data.filter(({ figure }) => figure !== null).length >= lineFromYears
  const named = (value: unknown) => (typeof value === 'number' ? words.bare(value, measure) : '')
  const only = data.length === 1
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 12, right: 24, bottom: 4, left: 4 }}
        accessibilityLayer={false}
        barCategoryGap={only ? '60%' : '30%'}
      >
        <CartesianGrid vertical={false} stroke="var(--cm-line)" />
        <XAxis dataKey="period" tick={textStyle} stroke="var(--cm-line-strong)" tickMargin={8} height={36} />
        <YAxis
          {...axisOf(measure)}
          tickFormatter={value => shortened(named(value), longestOnAxis)}
          tick={textStyle}
          stroke="var(--cm-line-strong)"
        />
        <Tooltip
          isAnimationActive={false}
          formatter={value => named(value)}
          contentStyle={{
            background: 'var(--cm-surface)',
            borderColor: 'var(--cm-line-strong)',
            borderRadius: 8,
            maxWidth: 320,
            whiteSpace: 'normal',
            overflowWrap: 'anywhere',
          }}
          cursor={{ stroke: 'var(--cm-line-strong)', fill: 'var(--cm-line)', fillOpacity: 0.4 }}
        />
        {measure.baseline && (
          <ReferenceLine
            y={measure.baseline.value}
            ifOverflow="extendDomain"
            stroke="var(--cm-chart-2)"
            strokeWidth={2.5}
            strokeDasharray="2 4"
          />
        )}
        {asLine ? (
          <Line
            dataKey="figure"
            name={t('seriesFigure')}
            stroke="var(--cm-chart-1)"
            strokeWidth={3}
            dot={{ r: 5, fill: 'var(--cm-chart-1)', stroke: 'none' }}
            isAnimationActive={false}
          />
        ) : (
          <Bar
            dataKey="figure"
            name={t('seriesFigure')}
            fill="var(--cm-chart-1)"
            maxBarSize={96}
            radius={[4, 4, 0, 0]}
            isAnimationActive={false}
          />
        )}
        {data.some(({ target }) => target !== null) && (
          <Line
            dataKey="target"
            name={t('seriesTarget')}
            stroke="var(--cm-chart-3)"
            strokeWidth={2.5}
            strokeDasharray="7 5"
            connectNulls
            dot={diamond}
            isAnimationActive={false}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** From zero for numbers, 0 to 100% for shares, the levels' names for a rubric. */
function axisOf(measure: Measure) {
  if (aggregationUsed(measure) === 'count') return { domain: [0, 'auto'] as const, width: 64, allowDecimals: false }
  if (isLevel(measure)) {
    const levels = Math.max(measure.rubric.length, 1)
    return {
      domain: [0.5, levels + 0.5] as const,
      ticks: Array.from({ length: levels }, (_, place) => place + 1),
      width: 128,
      interval: 0 as const,
    }
  }
  if (measure.kind === 'scale') return { domain: [1, Math.max(measure.rubric.length, 2)] as const, width: 80 }
  if (measure.kind === 'share') return { domain: [0, 1] as const, ticks: [0, 0.25, 0.5, 0.75, 1], width: 64 }
  return { domain: [fromZero, 'auto'] as const, width: 72 }
}

const fromZero = (lowest: number): number => Math.min(0, lowest)

function diamond({ cx, cy, value }: Dot): ReactElement {
  const key = `${cx} ${cy}`
  if (typeof value !== 'number' || cx === undefined || cy === undefined) return <g key={key} />
  return (
    <path key={key} d={`M${cx} ${cy - 6} ${cx + 6} ${cy} ${cx} ${cy + 6} ${cx - 6} ${cy}Z`} fill="var(--cm-chart-3)" />
  )
}
