import { randomBytes, randomUUID } from 'node:crypto'
import type { ScheduleTimer } from '@core/workshop/session/live-session'
import { createSessionService, type SessionDoor, type SessionService } from '@core/workshop/session/session-service'
import { createSessionStore } from './session-store'

const scheduleTimer: ScheduleTimer = (ms, call) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

type WorkshopPlaces = {
  readonly folder: string
  /** Where the script and the style of the phones' page are. */
  readonly phoneFolder: string
  readonly now: () => Date
  readonly onOpenChange?: ((isOpen: boolean) => void) | undefined
}

/** Workshops on this machine: kept in `folder`, phones let in over the room's network. */
export function createWorkshop({ folder, phoneFolder, now, onOpenChange }: WorkshopPlaces): SessionService {
  return createSessionService({
    shelf: createSessionStore(folder),
    door: phoneServerOnDemand(phoneFolder),
    now: () => now().getTime(),
    scheduleTimer,
    randomBytes: bytes => new Uint8Array(randomBytes(bytes)),
    newId: randomUUID,
    ...(onOpenChange && { onOpenChange }),
  })
}

/** The phones' server, with React that makes their pages: loaded when a session first lets phones in, not when the app starts. */
function phoneServerOnDemand(phoneFolder: string): SessionDoor {
  let server: SessionDoor | null = null
  return {
    open: async (live, at) => {
      server ??= (await import('./phone-server')).createPhoneServer({ phoneFolder })
      return server.open(live, at)
    },
    close: async () => server?.close(),
  }
}
