import type { Flag } from '@core/observation/block'

/** A value that is in the project. `value` and `denominator` are NaN where there is no number. */
export type ValueThere = { readonly flag: Flag; readonly value: number; readonly denominator: number }

/** Where a value lies: a place in the caller's list of sources (a block, a value entered by hand) and the index in it. */
export type CellPlace = { readonly source: number; readonly index: number }

export type CellTable = ReturnType<typeof createCellTable>
export type CellLookup = ReturnType<CellTable['lookup']>

/** Values by their cell's number, in columns: a hash table with open addressing, several values of one cell chained. */
export function createCellTable() {
  let slots = 1024
  let keys = new Float64Array(slots)
  let heads = new Int32Array(slots).fill(-1)
  let room = 512
  let columns = newColumns(room)
  let count = 0

  function slotOf(key: number): number {
    let slot = mixed(key, 0) & (slots - 1)
    while (heads[slot] !== -1 && keys[slot] !== key) slot = slot + 1 === slots ? 0 : slot + 1
    return slot
  }

  function makeRoom(): void {
    room *= 2
    const larger = newColumns(room)
    for (const name of Object.keys(larger) as (keyof typeof larger)[]) larger[name].set(columns[name])
    columns = larger
    slots *= 2
    keys = new Float64Array(slots)
    heads = new Int32Array(slots).fill(-1)
    for (let entry = 0; entry < count; entry++) link(entry)
  }

  function link(entry: number): void {
    const key = columns.key[entry] ?? 0
    const slot = slotOf(key)
    columns.next[entry] = heads[slot] ?? -1
    keys[slot] = key
    heads[slot] = entry
  }

  const valueAt = (entry: number): ValueThere => ({
    flag: (columns.flag[entry] ?? 0) as Flag,
    value: columns.value[entry] ?? Number.NaN,
    denominator: columns.denominator[entry] ?? Number.NaN,
  })

  return {
    /** `counts` false: a later import's value stands in for it. */
    add: (
      key: number,
      { value, denominator, flag }: ValueThere,
      { source, index }: CellPlace,
      counts: boolean,
    ): void => {
      if (count === room) makeRoom()
      columns.key[count] = key
      columns.value[count] = value
      columns.denominator[count] = denominator
      columns.flag[count] = flag
      columns.source[count] = source
      columns.index[count] = index
      columns.counts[count] = counts ? 1 : 0
      link(count)
      count++
    },
    /** All that count, the one that was added first before the others. */
    at: (key: number): (ValueThere & CellPlace)[] => {
      const found: (ValueThere & CellPlace)[] = []
      for (let entry = heads[slotOf(key)] ?? -1; entry !== -1; entry = columns.next[entry] ?? -1) {
        if (columns.counts[entry] === 0) continue
        found.unshift({ ...valueAt(entry), source: columns.source[entry] ?? 0, index: columns.index[entry] ?? 0 })
      }
      return found
    },
    /**
     * One run through a file, once all values are in. Values of one cell are held against the file's as a bag: each value of
     * the file takes one that is the same, where there is one left, so that what comes twice is not the same as what comes once.
     */
    lookup: () => {
      const claimed = new Uint8Array(count)
      const touched = new Uint8Array(slots)
      const sameHeads = new Int32Array(slots).fill(-1)
      const sameNext = new Int32Array(count)
      const sameSlot = (key: number, { value, denominator, flag }: ValueThere): number =>
        mixed(key, mixed(value, mixed(denominator, flag))) & (slots - 1)
      for (let entry = count - 1; entry >= 0; entry--) {
        if (columns.counts[entry] === 0) continue
        const slot = sameSlot(columns.key[entry] ?? 0, valueAt(entry))
        sameNext[entry] = sameHeads[slot] ?? -1
        sameHeads[slot] = entry
      }
      /** Takes a value that is the same out of the list: looking for it again must not pass it a million times. */
      function claim(key: number, cell: ValueThere): boolean {
        const slot = sameSlot(key, cell)
        for (
          let entry = sameHeads[slot] ?? -1, before = -1;
          entry !== -1;
          before = entry, entry = sameNext[entry] ?? -1
        ) {
          if (columns.key[entry] !== key || !isSame(valueAt(entry), cell)) continue
          claimed[entry] = 1
          if (before === -1) sameHeads[slot] = sameNext[entry] ?? -1
          else sameNext[before] = sameNext[entry] ?? -1
          return true
        }
        return false
      }
      /** The first value of the cell that counts. -1: none. */
      function firstThatCounts(key: number): number {
        let entry = heads[slotOf(key)] ?? -1
        while (entry !== -1 && columns.counts[entry] === 0) entry = columns.next[entry] ?? -1
        return entry
      }
      return {
        has: (key: number): boolean => firstThatCounts(key) !== -1,
        /** Null: there is none that counts. Where none is the same, the one that was added first. */
        find: (key: number, cell: ValueThere): (ValueThere & { isSame: boolean }) | null => {
          const entry = firstThatCounts(key)
          if (entry === -1) return null
          return claim(key, cell) ? { ...cellOf(cell), isSame: true } : { ...valueAt(entry), isSame: false }
        },
        /** The file's values of this cell take the place of those that are there. */
        replace: (key: number): void => {
          touched[slotOf(key)] = 1
        },
        /** Where the values lie that are replaced: those of such cells that none of the file's was the same as. */
        eachReplaced: (take: (place: CellPlace, counts: boolean) => void): void => {
          for (let entry = 0; entry < count; entry++) {
            if (claimed[entry] === 1 || touched[slotOf(columns.key[entry] ?? 0)] === 0) continue
            take({ source: columns.source[entry] ?? 0, index: columns.index[entry] ?? 0 }, columns.counts[entry] === 1)
          }
        },
      }
    },
  }
}

const cellOf = ({ flag, value, denominator }: ValueThere): ValueThere => ({ flag, value, denominator })

export const isSame = (a: ValueThere, b: ValueThere): boolean =>
  a.flag === b.flag && Object.is(a.value, b.value) && Object.is(a.denominator, b.denominator)

const float = new Float64Array(1)
const halves = new Uint32Array(float.buffer)

/** A hash of a number, its decimals included, and of an earlier hash. */
function mixed(number: number, seed: number): number {
  float[0] = number
  const low = Number.isNaN(number) ? 1 : (halves[0] ?? 0)
  const high = Number.isNaN(number) ? 1 : (halves[1] ?? 0)
  const hash = Math.imul(low ^ Math.imul(high ^ Math.imul(seed, 0xc2b2_ae35), 0x85eb_ca6b), 0x9e37_79b1)
  return (hash ^ (hash >>> 15)) >>> 0
}

const newColumns = (room: number) => ({
  key: new Float64Array(room),
  value: new Float64Array(room),
  denominator: new Float64Array(room),
  flag: new Uint8Array(room),
  source: new Int32Array(room),
  index: new Uint16Array(room),
  counts: new Uint8Array(room),
  next: new Int32Array(room),
})
