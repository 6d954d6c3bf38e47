import { randomBytes, randomUUID } from 'node:crypto'
import type { Later } from '@core/workshop/session/live-session'
import { createSessionDesk, type SessionDesk } from '@core/workshop/session/session-desk'
import { createRoomDoor } from './room-door'
import { createSessionShelf } from './session-shelf'

const later: Later = (ms, call) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

export type WorkshopPlaces = {
  readonly folder: string
  /** Where the script and the style of the phones' page are. */
  readonly phoneFolder: string
  readonly now: () => Date
}

/** Workshops on this machine: kept in `folder`, phones let in over the room's network. */
export function createWorkshop({ folder, phoneFolder, now }: WorkshopPlaces): SessionDesk {
  return createSessionDesk({
    shelf: createSessionShelf(folder),
    door: createRoomDoor({ phoneFolder }),
    now: () => now().getTime(),
    later,
    chance: bytes => new Uint8Array(randomBytes(bytes)),
    newId: randomUUID,
  })
}
