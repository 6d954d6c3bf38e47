import { useMemo } from 'react'
import { encode } from 'uqr'

/** Four modules of quiet round the code, as ISO/IEC 18004 asks. */
const quiet = 4

type QrCodeProps = { text: string; label: string; className?: string | undefined }

/** A QR code, dark on light in both looks: many cameras read no other. What it says belongs in words beside it. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: quiet })
    const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size, path: modules.join('') }
  }, [text])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      width="100%"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
