import type { Host } from '@core/host-api'
import { sessionsOpen } from './session'

/** Before the window closes: makes every open project safe, then says so. Answers with a function that stops listening. */
export const answerQuits = (host: Host): (() => void) =>
  host.onQuitting(() => {
    const safe = [...sessionsOpen()].map(session => session.secondCopy.makeSafe())
    Promise.allSettled(safe).then(() => host.readyToQuit())
  })
