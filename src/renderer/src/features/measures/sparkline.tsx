type Shape = { line: string; dots: { x: number; y: number }[] }

const width = 132
const height = 34
const margin = 4

/** A broken line where a period has no figure; a dot where a figure stands alone, and on the last one. */
function shapeOf(values: readonly (number | null)[]): Shape {
  const known = values.filter(value => value !== null)
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  const x = (index: number) =>
    values.length === 1 ? width / 2 : margin + (index / (values.length - 1)) * (width - 2 * margin)
  const y = (value: number) =>
    span === 0 ? height / 2 : height - margin - ((value - low) / span) * (height - 2 * margin)
  let line = ''
  const dots: Shape['dots'] = []
  const last = values.findLastIndex(value => value !== null)
  values.forEach((value, index) => {
    if (value === null) return
    const before = values[index - 1] ?? null
    line += `${before === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    const alone = before === null && (values[index + 1] ?? null) === null
    if (alone || index === last) dots.push({ x: x(index), y: y(value) })
  })
  return { line, dots }
}

/** The shape of a series at a glance. It says nothing by itself: the words beside it do. Nothing is drawn where nothing is known. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  if (values.every(value => value === null)) return null
  const { line, dots } = shapeOf(values)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path d={line} fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" strokeLinecap="round" />
      {dots.map(dot => (
        <circle key={dot.x} cx={dot.x} cy={dot.y} r="3" fill="currentColor" />
      ))}
    </svg>
  )
}
