export const fileKindsOpened = ['project', 'report', 'csv', 'workbook', 'svg', 'png', 'xml'] as const
/** `attachment`: a copy of a file that somebody attached, of whatever kind. */
export const fileKinds = [...fileKindsOpened, 'attachment'] as const
export type FileKind = (typeof fileKinds)[number]

/** Largest file that is read or written through the host, in bytes. */
export const largestFileBytes = 1024 * 1024 * 1024
