import type { SecondCopy } from './second-copy'

const patienceMs = 30_000

/**
 * Whether everything that was done is safe: false where the second copy did not take it. Where the machine keeps no second copy,
 * the database is all there is.
 */
export async function whenSaved({ state, flush }: SecondCopy): Promise<boolean> {
  await flush()
  if (state.get() !== 'saving') return state.get() !== 'not-saved'
  return new Promise(resolve => {
    const settle = () => {
      stop()
      clearTimeout(timer)
      resolve(state.get() === 'saved' || state.get() === 'saved-here-only')
    }
    const stop = state.subscribe(() => {
      if (state.get() !== 'saving') settle()
    })
    const timer = setTimeout(settle, patienceMs)
  })
}
