import { type HostApi, HostError, hostChannels } from '@core/host-api'
import { ipcMain } from 'electron'
import { answerCall, callNames } from './host-handlers'
import { isOwnPage } from './page-address'
import { devOrigin } from './security'

/** Answers each named call of our own page, and of no other sender. */
export function answerCalls(handlers: HostApi): void {
  for (const name of callNames)
    ipcMain.handle(hostChannels[name], async (event, request: unknown) => {
      const frame = event.senderFrame
      // `null`: the frame went away while the message was under way. Frames within the page are nobody's.
      if (frame === null || frame.parent !== null || !isOwnPage(frame.url, devOrigin()))
        throw new HostError('not-let-in')
      return answerCall(handlers, name, request)
    })
}
