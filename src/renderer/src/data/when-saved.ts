import type { SaveState, SecondCopy } from './second-copy'

const patienceMs = 30_000

/**
 * Whether everything that was done is safe: false where the second copy did not take it within half a minute. Where the machine
 * keeps no second copy, the database is all there is.
 */
export async function whenSaved({ state, makeSafe }: SecondCopy): Promise<boolean> {
  await makeSafe()
  const isSafe = (now: SaveState) => now === 'saved' || now === 'saved-here-only'
  if (isSafe(state.get())) return true
  return new Promise(resolve => {
    const stop = state.subscribe(() => {
      if (isSafe(state.get())) settle(true)
    })
    const timer = setTimeout(() => settle(false), patienceMs)
    const settle = (safe: boolean) => {
      stop()
      clearTimeout(timer)
      resolve(safe)
    }
  })
}
