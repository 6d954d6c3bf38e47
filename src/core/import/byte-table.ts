/** Numbers texts as they come, 0, 1, 2..., by their bytes: so that a text that was seen before need not be made again. */
export type ByteTable = {
  /** The number of bytes[from..to]; -1: not seen. */
  readonly find: (bytes: Uint8Array, from: number, to: number) => number
  /** Gives the text that was just looked for, and not found, the next number; -1: it is too long, or there are too many. */
  readonly add: (bytes: Uint8Array, from: number, to: number) => number
}

/** Texts kept, and the length of one: beyond that remembering costs more than it saves. */
const mostTexts = 100_000
const longestText = 200

/** Open addressing; the texts' bytes lie one after the other. */
export function createByteTable(): ByteTable {
  let slots = new Int32Array(256).fill(-1)
  let hashes = new Int32Array(128)
  /** Where each text begins among the kept bytes; one more than there are texts. */
  let starts = new Int32Array(129)
  let kept = new Uint8Array(4096)
  let count = 0

  function slotOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const last = slots.length - 1
    let slot = hash & last
    for (let text = slots[slot]; text !== undefined && text !== -1; text = slots[slot]) {
      if (hashes[text] === hash && isText(text, bytes, from, to)) return slot
      slot = (slot + 1) & last
    }
    return slot
  }

  function isText(text: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = starts[text] ?? 0
    if ((starts[text + 1] ?? 0) - start !== to - from) return false
    for (let at = from, keptAt = start; at < to; at++, keptAt++) if (bytes[at] !== kept[keptAt]) return false
    return true
  }

  function makeRoom(): void {
    hashes = larger(hashes, hashes.length * 2)
    starts = larger(starts, hashes.length + 1)
    slots = new Int32Array(hashes.length * 2).fill(-1)
    const last = slots.length - 1
    for (let text = 0; text < count; text++) {
      const hash = hashes[text] ?? 0
      let slot = hash & last
      while (slots[slot] !== -1) slot = (slot + 1) & last
      slots[slot] = text
    }
  }

  return {
    find: (bytes, from, to) => slots[slotOf(bytes, from, to, hashOf(bytes, from, to))] ?? -1,
    add: (bytes, from, to) => {
      if (count >= mostTexts || to - from > longestText) return -1
      if (count === hashes.length) makeRoom()
      const hash = hashOf(bytes, from, to)
      slots[slotOf(bytes, from, to, hash)] = count
      hashes[count] = hash
      const start = starts[count] ?? 0
      const end = start + to - from
      if (end > kept.length) {
        const longer = new Uint8Array(Math.max(kept.length * 2, end))
        longer.set(kept)
        kept = longer
      }
      kept.set(bytes.subarray(from, to), start)
      starts[count + 1] = end
      return count++
    },
  }
}

function larger(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(length)
  copy.set(numbers)
  return copy
}

/** Four bytes at a time, each four multiplied in. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from
  let at = from
  for (; at + 4 <= to; at += 4) {
    const four =
      (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
    hash = mixed(hash ^ four)
  }
  for (; at < to; at++) hash = mixed(hash ^ (bytes[at] ?? 0))
  return hash
}

function mixed(hash: number): number {
  const product = Math.imul(hash, 0x9e37_79b1)
  return product ^ (product >>> 15)
}
