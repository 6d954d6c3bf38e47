import { brokenLine } from '@core/export/chart-svg'

type SmallLineProps = {
  values: readonly (number | null)[]
  width: number
  height: number
  margin: number
  /** What the bottom and the top stand for. */
  low: number
  high: number
  /** Where a thin line runs across. */
  ground?: number
  /** Every figure has a dot. Otherwise only one that stands alone, and the last. */
  dotted?: boolean
}

/** The line and dots of a small plot without axes, to be put into an `svg`. It breaks off where a period has no figure. */
export function SmallLine({ values, width, height, margin, low, high, ground, dotted }: SmallLineProps) {
  const x = (index: number) =>
    values.length === 1 ? width / 2 : margin + (index / (values.length - 1)) * (width - 2 * margin)
  const y = (value: number) =>
    high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin)
  const last = values.findLastIndex(value => value !== null)
  const isAlone = (index: number) => (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null
  return (
    <>
      {ground !== undefined && <path d={`M0 ${y(ground)}H${width}`} stroke="var(--cm-line-strong)" />}
      <path
        d={brokenLine(values, x, y)}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {values.map(
        (value, index) =>
          value !== null &&
          (dotted || index === last || isAlone(index)) && (
            <circle key={x(index)} cx={x(index)} cy={y(value)} r="3" fill="currentColor" />
          ),
      )}
    </>
  )
}
