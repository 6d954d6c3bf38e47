/** Remembers what a combination of codes stands for: rows repeat their words. */
export function combinationsByCodes(dimensions: number) {
  const byCode: number[] = []
  const byCodes = new Map<string, number>()
  return (codes: Uint32Array, combinationNow: () => number): number => {
    if (dimensions <= 1) {
      const code = codes[0] ?? 0
      byCode[code] ??= combinationNow()
      return byCode[code]
    }
    const name = codes.join()
    const known = byCodes.get(name) ?? combinationNow()
    byCodes.set(name, known)
    return known
  }
}
