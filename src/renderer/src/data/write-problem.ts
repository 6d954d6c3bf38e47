/**
 * Why the browser's database did not take a write. `disk-full`: as the browser said. `storage-failed`: it does not say why.
 * `database-lost`: it is another database than the one this tab has been reading, and nothing may be written there.
 */
export type WriteProblem = 'disk-full' | 'storage-failed' | 'database-lost'

/** The database was emptied, deleted or set back under this tab: its log no longer holds the last commit that this tab knows. */
export class LostDatabaseError extends Error {
  override readonly name = 'LostDatabaseError'
}

/** As Dexie and browsers name what goes wrong below a transaction. */
const storageErrors = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'QuotaExceededError',
  'TimeoutError',
  'UnknownError',
])
/** Chromium tells of a full disk in the message alone. */
const noSpace = /NO_SPACE|QuotaExceeded|disk is full/i

/** `null`: not a problem of the database; the write itself is wrong. */
export function writeProblemOf(error: unknown): WriteProblem | null {
  if (error instanceof LostDatabaseError) return 'database-lost'
  const errors = withCauses(error)
  if (errors.some(({ name, message }) => noSpace.test(`${name} ${message}`))) return 'disk-full'
  return errors.some(({ name }) => storageErrors.has(name)) ? 'storage-failed' : null
}

/** Whether the same write may be taken another time. */
export function isTemporary(error: unknown): boolean {
  const problem = writeProblemOf(error)
  return problem === 'disk-full' || problem === 'storage-failed'
}

/** Dexie keeps what the browser said in `inner`, or in `failures` where it wrote many rows at once. */
function withCauses(error: unknown): { name: string; message: string }[] {
  const found: { name: string; message: string }[] = []
  for (let each: unknown = error; typeof each === 'object' && each !== null && found.length < 5; ) {
    const { name, message, inner, failures } = each as Partial<
      Record<'name' | 'message' | 'inner' | 'failures', unknown>
    >
    found.push({ name: String(name), message: String(message) })
    each = Array.isArray(failures) ? failures[0] : inner
  }
  return found
}
