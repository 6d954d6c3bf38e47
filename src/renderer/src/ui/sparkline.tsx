import { SmallLine } from './small-line'

type SparklineProps = { values: readonly (number | null)[]; width?: number; height?: number }

/** The shape of a series at a glance. It says nothing by itself: the words beside it do. Nothing is drawn where nothing is known. */
export function Sparkline({ values, width = 132, height = 34 }: SparklineProps) {
  const known = values.filter(value => value !== null)
  if (known.length === 0) return null
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <SmallLine {...{ values, width, height, margin: 4 }} low={Math.min(...known)} high={Math.max(...known)} />
    </svg>
  )
}
