import type { Host } from '@core/host-api'
import type { SecondCopy } from './second-copy'
import { sessionsOpen } from './session'

/** The browser asks first where anything waits for room. Answers with a function that stops it. */
export function askBeforeLosing(): () => void {
  const onUnload = (event: BeforeUnloadEvent) => {
    if (isAnythingWaiting()) event.preventDefault()
  }
  window.addEventListener('beforeunload', onUnload)
  return () => window.removeEventListener('beforeunload', onUnload)
}

/**
 * Before the window closes: has what is being typed written (`keepTyped`), makes every open project safe, then says so. Answers
 * with a function that stops listening.
 */
export const answerQuits = (host: Host, keepTyped: () => void): (() => void) =>
  host.onQuitting(() => {
    keepTyped()
    const safe = [...sessionsOpen()].map(session => session.written().then(session.secondCopy.flush))
    Promise.allSettled(safe).then(() => host.readyToQuit({ allSaved: !isAnythingWaiting() }))
  })

/** Anything waits for room on the disk: it is in this page alone. */
const isAnythingWaiting = (): boolean => [...sessionsOpen()].some(session => session.isWaitingForRoom())

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
