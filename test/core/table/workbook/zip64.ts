/** The same zip as a writer makes it that is ready for huge files: every number in zip64's fields, none in the plain ones. */
export function asZip64(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 22
  const start = view.getUint32(end + 16, true)
  const parts = view.getUint16(end + 10, true)
  const entries: Uint8Array[] = []
  for (let at = start; at < end; ) {
    const nameBytes = view.getUint16(at + 28, true)
    const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const entry = new Uint8Array(46 + nameBytes + 4 + 24)
    const large = new DataView(entry.buffer)
    entry.set(bytes.subarray(at, at + 46 + nameBytes))
    large.setUint16(30, 28, true)
    large.setUint16(32, 0, true)
    const extra = 46 + nameBytes
    large.setUint16(extra, 1, true)
    large.setUint16(extra + 2, 24, true)
    for (const [index, offset] of [24, 20, 42].entries()) {
      large.setBigUint64(extra + 4 + 8 * index, BigInt(view.getUint32(at + offset, true)), true)
      large.setUint32(offset, 0xffff_ffff, true)
    }
    entries.push(entry)
    at = next
  }
  const directoryBytes = entries.reduce((sum, entry) => sum + entry.length, 0)
  const tail = new Uint8Array(56 + 20 + 22)
  const last = new DataView(tail.buffer)
  last.setUint32(0, 0x06064b50, true)
  last.setBigUint64(4, 44n, true)
  for (const [offset, number] of [
    [24, parts],
    [32, parts],
    [40, directoryBytes],
    [48, start],
    [56 + 8, start + directoryBytes],
  ] as const) {
    last.setBigUint64(offset, BigInt(number), true)
  }
  last.setUint32(56, 0x07064b50, true)
  last.setUint32(56 + 16, 1, true)
  last.setUint32(76, 0x06054b50, true)
  last.setUint16(76 + 8, 0xffff, true)
  last.setUint16(76 + 10, 0xffff, true)
  last.setUint32(76 + 12, 0xffff_ffff, true)
  last.setUint32(76 + 16, 0xffff_ffff, true)
  return Uint8Array.from([bytes.subarray(0, start), ...entries, tail].flatMap(piece => [...piece]))
}
