import { logError } from '../../ui/notices'

/** What the host said; null where it did not answer, which is no loss: nothing was changed. */
export async function answered<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (problem) {
    logError(problem)
    return null
  }
}
