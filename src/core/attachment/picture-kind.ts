/** Pictures that are shown small. An SVG is a program as well, and is not among them. */
export type PictureKind = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

/** Bytes from a file's beginning that `pictureKind` looks at. */
export const pictureKindBytes = 12

/** By a file's first bytes, for a name says nothing; null: no picture that is shown. */
export function pictureKind(start: Uint8Array): PictureKind | null {
  const text = String.fromCharCode(...start.subarray(0, pictureKindBytes))
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(text)) return 'image/gif'
  return /^RIFF[\s\S]{4}WEBP/.test(text) ? 'image/webp' : null
}
