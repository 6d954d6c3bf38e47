/** So much at once, and so much a second after that. */
export type Allowance = { readonly burst: number; readonly perSecond: number }

/** Most keys that are remembered at a time; the ones longest unheard go first. */
const usualKeys = 5_000

/** How much each key may still do. `now`: ms. */
export function createLimits({ burst, perSecond }: Allowance, now: () => number, mostKeys = usualKeys) {
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

export type Limits = ReturnType<typeof createLimits>
