import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { useTranslation } from '../../ui/use-translation'

const textStyle = { fill: 'var(--mantine-color-text)', fontSize: 15 }

/** `words`: the figure, in counts where the group is small. */
type ChartedItem = {
  readonly place: number
  readonly answers: readonly { readonly share: number; readonly words: string }[]
}
type ChartedSeries = { readonly id: string; readonly letter: string; readonly colour: string }

type SharesChartProps = { items: readonly ChartedItem[]; series: readonly ChartedSeries[] }

/** Recharts, without animation: a bar a group, with the group's letter and its figure at the end, so that nothing rests on colour. */
export function SharesChart({ items, series }: SharesChartProps) {
  const { t } = useTranslation('workshops')
  const data = items.map(({ place, answers }) => ({
    place: t('placeShort', { place }),
    ...Object.fromEntries(
      series.flatMap(({ id, letter }, index) => {
        const answer = answers[index]
        return [
          [`share ${id}`, answer?.share ?? 0],
          [`label ${id}`, `${letter}  ${answer?.words ?? ''}`],
        ]
      }),
    ),
  }))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 4, right: 96, bottom: 4, left: 0 }}
        accessibilityLayer={false}
        barCategoryGap="18%"
        barGap={2}
      >
        <CartesianGrid horizontal={false} stroke="var(--cm-line)" />
        <XAxis
          type="number"
          domain={[0, 1]}
          ticks={[0, 0.5, 1]}
          tickFormatter={(share: number) => `${share * 100}%`}
          tick={textStyle}
          stroke="var(--cm-line-strong)"
        />
        <YAxis
          type="category"
          dataKey="place"
          width={40}
          tick={textStyle}
          stroke="var(--cm-line-strong)"
          interval={0}
        />
        {series.map(({ id, colour }) => (
          <Bar
            key={id}
            dataKey={`share ${id}`}
            fill={colour}
            isAnimationActive={false}
            minPointSize={1}
            radius={[0, 3, 3, 0]}
          >
            <LabelList dataKey={`label ${id}`} position="right" {...textStyle} />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
