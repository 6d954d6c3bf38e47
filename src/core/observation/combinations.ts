/** No dictionary has as many words: two codes are one exact number. */
const mostCodes = 2 ** 26

/** Remembers what a combination of codes stands for: rows repeat their words. */
export function combinationsByCodes(dimensions: number) {
  const byCode: number[] = []
  const byCodes = new Map<string | number, number>()
  return (codes: Uint32Array, combinationNow: () => number): number => {
    if (dimensions <= 1) {
      const code = codes[0] ?? 0
      byCode[code] ??= combinationNow()
      return byCode[code]
    }
    const name = dimensions === 2 ? (codes[0] ?? 0) * mostCodes + (codes[1] ?? 0) : codes.join()
    const known = byCodes.get(name) ?? combinationNow()
    byCodes.set(name, known)
    return known
  }
}
