import { HostError, type HostProblem } from '@core/host-api'

/** What the operating system's own codes mean to a person. A code that is not here is a bug, and stays as it was thrown. */
const problemOfCode: Readonly<Record<string, HostProblem>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EACCES: 'not-allowed',
  EPERM: 'not-allowed',
  EROFS: 'not-allowed',
  EISDIR: 'not-allowed',
  EBUSY: 'not-allowed',
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EFBIG: 'too-large',
}

/** The `HostError` a failed file call amounts to, or the error itself where it is not an ordinary problem. */
export function hostErrorOf(error: unknown): unknown {
  const code = codeOf(error)
  const problem = code === null ? undefined : problemOfCode[code]
  return problem === undefined ? error : new HostError(problem)
}

/** The operating system's code on an error (`ENOENT`), or `null`. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** Runs file work so that an ordinary problem leaves it as a `HostError`. */
export async function asHostErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw hostErrorOf(error)
  }
}
