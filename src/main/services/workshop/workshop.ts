import { randomBytes, randomUUID } from 'node:crypto'
import { HostError } from '@core/host-api'
import type { Later } from '@core/workshop/session/live-session'
import { createSessionDesk, type SessionDesk } from '@core/workshop/session/session-desk'
import { createSessionShelf } from './session-shelf'

const later: Later = (ms, call) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

/** Workshops on this machine: kept in `folder`, phones let in over the room's network. */
export function createWorkshop({ folder, now }: { folder: string; now: () => Date }): SessionDesk {
  return createSessionDesk({
    shelf: createSessionShelf(folder),
    door: {
      open: () => Promise.reject(new HostError('not-found')),
      close: async () => undefined,
    },
    now: () => now().getTime(),
    later,
    chance: bytes => new Uint8Array(randomBytes(bytes)),
    newId: randomUUID,
  })
}
