/** A target: a tick across its bar or beside its point. Light round dark, so that it is seen on any colour. */
export function TargetTick({ x, y, width }: { x: number; y: number; width: number }) {
  return (
    <g>
      <path d={`M${x} ${y}h${width}`} stroke="var(--cm-surface)" strokeWidth="8" />
      <path d={`M${x} ${y}h${width}`} stroke="var(--cm-chart-3)" strokeWidth="4" />
    </g>
  )
}
