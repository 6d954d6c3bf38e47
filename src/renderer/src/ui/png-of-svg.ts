export type PixelSize = { readonly width: number; readonly height: number }

/** As large as fits into the room, whichever way up the room is turned; in whole pixels. */
export function fittedInto({ width, height }: PixelSize, room: PixelSize, canTurn: boolean): PixelSize {
  const [long, short] = [Math.max(room.width, room.height), Math.min(room.width, room.height)]
  const turned = width >= height ? { width: long, height: short } : { width: short, height: long }
  const { width: most, height: highest } = canTurn ? turned : room
  const scale = Math.min(most / width, highest / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** A picture that names no other file, as PNG. Rejects where the browser cannot draw it. */
export async function pngOfSvg(svg: string, { width, height }: PixelSize): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    await image.decode()
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas to draw on')
    context.drawImage(image, 0, 0, width, height)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(image.src)
  }
}
