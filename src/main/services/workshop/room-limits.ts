import { createLimits } from './limits'

/**
 * What one phone, one address and the whole room may ask. A network that hides its phones behind one address is a room like any
 * other: what an address may do is enough for three hundred people at once.
 */
export const roomLimits = {
  /** Connections; those of phones that were put away are closed after a few seconds. */
  connections: { inAll: 2_000, fromOneAddress: 1_200 },
  /** Streams of changes one phone may hold open: several tabs, and some that the network forgot. */
  streamsOfOnePhone: 6,
  /** Changes on their way to the disk. More are asked to come again. */
  atOnce: 200,
  bodyBytes: 4_096,
  headerBytes: 8_192,
  headersMs: 5_000,
  requestMs: 10_000,
  idleMs: 6_000,
} as const

const room = 'the room'

/** Who has asked, and who has guessed, how often. */
export function createRoomCounters(now: () => number) {
  const fromAddress = createLimits({ burst: 1_500, perSecond: 400 }, now)
  const ofPhone = createLimits({ burst: 60, perSecond: 6 }, now)
  const guessesFromAddress = createLimits({ burst: 30, perSecond: 1 / 5 }, now)
  const guesses = createLimits({ burst: 120, perSecond: 1 }, now)
  const taken = (limits: ReturnType<typeof createLimits>, key: string): boolean => {
    const allowed = limits.has(key)
    limits.use(key)
    return allowed
  }
  return {
    /** Counts a request; false: too many. */
    mayAsk: (address: string): boolean => taken(fromAddress, address),
    /** Counts a change a phone makes; false: too many. */
    maySay: (phone: string): boolean => taken(ofPhone, phone),
    mayGuess: (address: string): boolean => guessesFromAddress.has(address) && guesses.has(room),
    /** Counts a wrong code. */
    guessedWrong: (address: string): void => {
      guessesFromAddress.use(address)
      guesses.use(room)
    },
  }
}

export type RoomCounters = ReturnType<typeof createRoomCounters>
