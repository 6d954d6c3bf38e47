/** Names that Windows keeps for its devices, whatever ending follows. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i

/** A name that every system takes: nothing that means something in a path, not too long. `otherwise`: where nothing is left. */
export const safeFileName = (title: string, otherwise: string): string =>
  plainFileName(title.replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' '))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[. ]+/, '')
    .slice(0, 80)
    .replace(/(?<![. ])[. ]+$/, '')
    .trim()
    .replace(reserved, '_$&') || otherwise

/** The name as it is, without what cannot be seen: control characters, and marks that make it seem to end otherwise than it does. */
export const plainFileName = (name: string): string =>
  name.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '')

/** The ending with its dot, as it counts for computers; empty: none. */
export const endingOf = (fileName: string): string =>
  /[^.]\.([A-Za-z0-9]{1,16})$/.exec(plainFileName(fileName))?.[0].slice(1) ?? ''

/** A file's own name made safe; its ending stays, however long the name is. `otherwise`: where nothing else is left. */
export function safeNameOfFile(fileName: string, otherwise: string): string {
  const plain = plainFileName(fileName)
  const ending = endingOf(plain)
  return `${safeFileName(plain.slice(0, plain.length - ending.length), otherwise)}${ending}`
}
