/** So much at once, and so much a second after that. */
type Allowance = { readonly burst: number; readonly perSecond: number }

/** Most keys that are remembered at a time; the ones longest unheard go first. */
const usualKeys = 5_000

/** How much each key may still do. `now`: ms. */
function createLimits({ burst, perSecond }: Allowance, now: () => number, mostKeys = usualKeys) {
  const kept = new Map<string, { left: number; at: number }>()

  const leftOf = (key: string): number => {
    const found = kept.get(key)
    return found ? Math.min(burst, found.left + ((now() - found.at) / 1000) * perSecond) : burst
  }

  return {
    /** Whether the key has anything left. */
    has: (key: string): boolean => leftOf(key) >= 1,
    /** Takes one, down to nothing. */
    use: (key: string): void => {
      const left = Math.max(0, leftOf(key) - 1)
      kept.delete(key)
      kept.set(key, { left, at: now() })
      const [oldest] = kept.keys()
      if (kept.size > mostKeys && oldest !== undefined) kept.delete(oldest)
    },
  }
}

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
  /** `wordsAtMost` characters, each of up to nine bytes as a browser writes them in a form, and the other fields. */
  bodyBytes: 20_480,
  headerBytes: 8_192,
  headersMs: 5_000,
  requestMs: 10_000,
  idleMs: 6_000,
} as const

/** Addresses whose guesses are remembered: all of a network of 65,536. */
const mostGuessers = 70_000
const room = 'the room'

/** Who has asked, joined and guessed, how often. `expectedPeople`: as planned. */
export function createRoomCounters(now: () => number, expectedPeople: number) {
  const fromAddress = createLimits({ burst: 1_500, perSecond: 400 }, now)
  const ofPhone = createLimits({ burst: 60, perSecond: 6 }, now)
  // Everybody may be behind one address, half as many more may come, and some join twice.
  const joins = createLimits({ burst: Math.ceil(expectedPeople * 1.5) + 20, perSecond: 1 / 20 }, now)
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
    /** Counts somebody who joins; false: too many from there. */
    mayJoin: (address: string): boolean => taken(joins, address),
    ...guessLimits(now),
  }
}

/**
 * Wrong short codes. Each address has a few of its own that no other can use up, so that whoever types the right code is let in
 * whatever others do. More come from what the address and the room have in common. `inAll` bounds what any number of addresses
 * can try: 26,000 in ninety minutes, of 32^6 codes (a chance of 1 in 40,000).
 */
function guessLimits(now: () => number) {
  const own = createLimits({ burst: 5, perSecond: 1 / 180 }, now, mostGuessers)
  const more = createLimits({ burst: 30, perSecond: 1 / 5 }, now, mostGuessers)
  const shared = createLimits({ burst: 120, perSecond: 1 }, now)
  const inAll = createLimits({ burst: 10_000, perSecond: 3 }, now)
  return {
    /** Whether a short code from there is looked at now. Only wrong ones count. */
    mayGuess: (address: string): boolean =>
      inAll.has(room) && (own.has(address) || (more.has(address) && shared.has(room))),
    /** Counts a wrong code. */
    guessedWrong: (address: string): void => {
      inAll.use(room)
      if (own.has(address)) own.use(address)
      else {
        more.use(address)
        shared.use(room)
      }
    },
  }
}

export type RoomCounters = ReturnType<typeof createRoomCounters>
