/** As many pixels as a picture 3.2 cm wide can use in print, and twice that. */
const side = 800

/**
 * The middle of a photo as a square JPEG: upright, and without what a camera notes in it, such as where it was taken. Rejects where the browser
 * cannot show the file as a picture.
 */
export async function squarePhoto(file: File): Promise<File> {
  const picture = await createImageBitmap(file)
  try {
    const shorter = Math.min(picture.width, picture.height)
    const canvas = new OffscreenCanvas(side, side)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas to draw on')
    // What shows through is white on paper.
    context.fillStyle = '#fff'
    context.fillRect(0, 0, side, side)
    const [left, top] = [(picture.width - shorter) / 2, (picture.height - shorter) / 2]
    context.imageSmoothingQuality = 'high'
    context.drawImage(picture, left, top, shorter, shorter, 0, 0, side, side)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
    return new File([blob], 'photo.jpg', { type: 'image/jpeg' })
  } finally {
    picture.close()
  }
}
