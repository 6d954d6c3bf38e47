import type { Host } from '@core/host-api'
import { sessionsOpen } from './session'

/** The browser asks first where anything waits for room on the disk: it is in this page alone. Answers with a function that stops it. */
export function askBeforeLosing(): () => void {
  const onUnload = (event: BeforeUnloadEvent) => {
    if ([...sessionsOpen()].some(session => session.isWaitingForRoom())) event.preventDefault()
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
    Promise.allSettled(safe).then(() => host.readyToQuit())
  })
