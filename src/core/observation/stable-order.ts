/**
 * The places of `keys` from the smallest key to the largest; equal keys keep their order, NaN comes last. A radix sort over
 * the bits of the numbers: a million keys take tens of milliseconds, where sorting with a comparison takes a second.
 * Source: M. Herf, "Radix Tricks" (2001), for the order of the bits of negative numbers.
 */
export function stableOrder(keys: Float64Array): Uint32Array {
  const { low, high } = orderedBits(keys)
  let order = new Uint32Array(keys.length)
  for (let index = 0; index < order.length; index++) order[index] = index
  let spare = new Uint32Array(keys.length)
  // Each pass goes through all digits that there may be: of few keys, that would be most of the work.
  const width = keys.length > 20_000 ? 16 : 8
  const counts = new Uint32Array(2 ** width)
  const mask = counts.length - 1
  for (let shift = 0; shift < 64; shift += width) {
    const bits = shift < 32 ? low : high
    const digitOf = (index: number) => ((bits[index] ?? 0) >>> (shift % 32)) & mask
    counts.fill(0)
    for (let index = 0; index < bits.length; index++) {
      const digit = digitOf(index)
      counts[digit] = (counts[digit] ?? 0) + 1
    }
    if (counts.includes(keys.length)) continue
    let start = 0
    for (let digit = 0; digit < counts.length; digit++) {
      const count = counts[digit] ?? 0
      counts[digit] = start
      start += count
    }
    for (const place of order) {
      const digit = digitOf(place)
      const at = counts[digit] ?? 0
      spare[at] = place
      counts[digit] = at + 1
    }
    ;[order, spare] = [spare, order]
  }
  return order
}

/** Whole numbers, in two halves, that have the order of the keys. */
function orderedBits(keys: Float64Array): { low: Uint32Array; high: Uint32Array } {
  const low = new Uint32Array(keys.length)
  const high = new Uint32Array(keys.length)
  const one = new Float64Array(1)
  const halves = new Uint32Array(one.buffer)
  one[0] = 1
  const upper = halves[1] === 0 ? 0 : 1
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? Number.NaN
    // Adding 0 makes -0 the 0 it means.
    one[0] = key + 0
    const first = halves[upper] ?? 0
    const second = halves[1 - upper] ?? 0
    const unknown = Number.isNaN(key)
    high[index] = unknown ? 0xffff_ffff : key < 0 ? ~first : first | 0x8000_0000
    low[index] = unknown ? 0xffff_ffff : key < 0 ? ~second : second
  }
  return { low, high }
}
