import { aggregationUsed, isLevel } from '@core/measure/adding-up'
import type { Measure } from '@core/project/entities'
import { shortened } from '@core/report/text'
import type { ReactElement } from 'react'
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  LabelList,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { useTranslation } from '../../ui/use-translation'
import { type FigureRow, isDrawnAsLine } from './figure-rows'
import { useFigureWords } from './figure-words'
import { TargetTick } from './target-tick'

/** More figures than this have no room for their values beside them; the table has all. */
const mostLabelled = 12
/** A tick of a target, beside a point or across a bar, in pixels. */
const tickWidth = 36
/** Letters of a level's name beside the axis; the table has all of it. */
const longestOnAxis = 32
const textStyle = { fill: 'var(--mantine-color-dimmed)', fontSize: 15 }

type Dot = { cx?: number; cy?: number; value?: unknown }
type Label = {
  x?: number | string | undefined
  y?: number | string | undefined
  width?: number | string | undefined
  value?: unknown
}

/** Recharts, without animation. What it shows is said beside it in words and numbers, so it takes no focus itself. */
export function FigureChart({
  measure,
  rows,
  finer,
}: {
  measure: Measure
  rows: readonly FigureRow[]
  finer: boolean
}) {
  const { t } = useTranslation('figures')
  const words = useFigureWords()
  const data = rows.map(({ period, figure, target }) => ({
    period: period.label,
    figure: figure?.value ?? null,
    target,
  }))
  const asLine = isDrawnAsLine(rows)
  const labelled = data.filter(({ figure }) => figure !== null).length <= mostLabelled && !isLevel(measure)
  const baseline = finer ? null : measure.baseline
  const named = (value: unknown) => (typeof value === 'number' ? words.bare(value, measure) : '')
  const only = data.length === 1
  const valueLabel = ({ x, y, width, value }: Label) => (
    <text
      x={Number(x) + Number(width ?? 0) / 2}
      y={Number(y) - 10}
      textAnchor="middle"
      fontSize={14}
      fontWeight={600}
      fill="var(--mantine-color-text)"
      stroke="var(--cm-surface)"
      strokeWidth={4}
      paintOrder="stroke"
    >
      {named(value)}
    </text>
  )
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart
        data={data}
        margin={{ top: 26, right: 32, bottom: 4, left: 4 }}
        accessibilityLayer={false}
        barCategoryGap={only ? '60%' : '30%'}
      >
        <CartesianGrid vertical={false} stroke="var(--cm-line)" />
        <XAxis
          dataKey="period"
          tick={textStyle}
          stroke="var(--cm-line-strong)"
          tickMargin={8}
          height={36}
          // Of many months every second or third is named, and not whichever fits.
          interval="equidistantPreserveStart"
          // Room for the values and ticks of the first and the last.
          {...(asLine && { padding: { left: 28, right: 28 } })}
        />
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
        {baseline && (
          <ReferenceLine
            y={baseline.value}
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
          >
            {labelled && <LabelList dataKey="figure" content={valueLabel} />}
          </Line>
        ) : (
          <Bar
            dataKey="figure"
            name={t('seriesFigure')}
            fill="var(--cm-chart-1)"
            maxBarSize={96}
            radius={[4, 4, 0, 0]}
            isAnimationActive={false}
          >
            {labelled && <LabelList dataKey="figure" content={valueLabel} />}
          </Bar>
        )}
        {data.some(({ target }) => target !== null) && (
          <Line
            dataKey="target"
            name={t('seriesTarget')}
            stroke="none"
            dot={tick}
            activeDot={false}
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

function tick({ cx, cy, value }: Dot): ReactElement {
  const key = `${cx} ${cy}`
  if (typeof value !== 'number' || cx === undefined || cy === undefined) return <g key={key} />
  return <TargetTick key={key} x={cx - tickWidth / 2} y={cy} width={tickWidth} />
}
