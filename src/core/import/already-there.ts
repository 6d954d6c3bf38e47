import { type Block, type Dictionaries, type Flag, flags } from '@core/observation/block'
import type { Day } from '@core/observation/day'
import { eachCell, flagOfName } from '@core/observation/summary'
import type { Observation } from '@core/project/entities'
import type { Interpreter, ObservedCell } from './interpret'
import type { Mapping } from './mapping'

/** What to do with observations of which the project has one of the same measure, day and words: leave them out, or add them beside. */
export const duplicateChoices = ['skip', 'add'] as const
export type DuplicateChoice = (typeof duplicateChoices)[number]

/** A value that is in the project. `value` and `denominator` are NaN where there is no number. */
export type ValueThere = { readonly flag: Flag; readonly value: number; readonly denominator: number }
export type FoundThere = ValueThere & { readonly isSame: boolean }

/**
 * What the project has, to look new observations up in: one number for each measure, day and combination of words. Made for a
 * million: some seventy bytes each. A combination is the same in whatever order its dimensions come.
 */
export type AlreadyThere = {
  /** `corrections`: of this block's import, by `correctionKey`. */
  readonly addBlock: (block: Block, dictionaries: Dictionaries, corrections: ReadonlyMap<string, Observation>) => void
  /** One entered by hand. */
  readonly addByHand: (observation: Observation) => void
  /** Looks cells up as an interpreter of this mapping gives them. Null: there is none of that measure, day and words. */
  readonly finderFor: (
    mapping: Mapping,
    dimensions: Interpreter['dimensions'],
  ) => (cell: ObservedCell, codes: Uint32Array) => FoundThere | null
}

type Words = readonly (readonly [dimension: string, word: string])[]

export const correctionKey = (seq: number, index: number): string => `${seq}:${index}`

/** Corrections of one import, by `correctionKey`. */
export const correctionsOf = (importId: string, observations: readonly Observation[]): Map<string, Observation> =>
  new Map(
    observations.flatMap(observation =>
      observation.corrects?.importId === importId
        ? [[correctionKey(observation.corrects.seq, observation.corrects.index), observation] as const]
        : [],
    ),
  )

/** The measures of the project that a mapping feeds: whose observations have to be looked through. */
export const measuresFed = (mapping: Mapping): string[] => [
  ...new Set(mapping.measures.flatMap(({ target }) => (target.as === 'existing' ? [target.measureId] : []))),
]

export function createAlreadyThere(): AlreadyThere {
  const combinations = new Map<string, number>()
  const tables = new Map<string, CellTable>()

  function combinationOf(words: Words): number {
    const name = JSON.stringify(words.filter(([, word]) => word !== '').toSorted(([a], [b]) => (a < b ? -1 : 1)))
    const known = combinations.get(name)
    if (known !== undefined) return known
    combinations.set(name, combinations.size)
    return combinations.size - 1
  }

  function tableOf(measureId: string): CellTable {
    const table = tables.get(measureId) ?? createCellTable()
    tables.set(measureId, table)
    return table
  }

  function addObservation({ measureId, day, value, denominator, flag }: Observation, words: Words): void {
    const there = { flag: flagOfName[flag], value: value ?? Number.NaN, denominator: denominator ?? Number.NaN }
    tableOf(measureId).add(cellNumber(day, combinationOf(words)), there.value, there.denominator, there.flag)
  }

  return {
    addBlock: (block, dictionaries, corrections) => {
      const table = tableOf(block.measureId)
      const columns = Object.entries(block.dimensions)
      const wordsAt = (index: number): Words =>
        columns.flatMap(([name, codes]) => {
          const word = dictionaries[name]?.[(codes[index] ?? 0) - 1]
          return word === undefined ? [] : [[name, word] as const]
        })
      const combine = combinationsByCodes(columns.length)
      const codes = new Uint32Array(columns.length)
      eachCell(block, (day, value, denominator, flag, index) => {
        const correction = corrections.size > 0 ? corrections.get(correctionKey(block.seq, index)) : undefined
        if (correction) {
          addObservation(
            correction,
            Object.entries({ ...Object.fromEntries(wordsAt(index)), ...correction.dimensions }),
          )
          return
        }
        for (let place = 0; place < columns.length; place++) codes[place] = columns[place]?.[1][index] ?? 0
        const combination = combine(codes, () => combinationOf(wordsAt(index)))
        table.add(cellNumber(day, combination), value, denominator, flag as Flag)
      })
    },
    addByHand: observation => addObservation(observation, Object.entries(observation.dimensions)),
    finderFor: (mapping, dimensions) => {
      const tableOfMeasure = mapping.measures.map(({ target }) =>
        target.as === 'existing' ? (tables.get(target.measureId) ?? null) : null,
      )
      const combine = combinationsByCodes(dimensions.length)
      return (cell, codes) => {
        const table = tableOfMeasure[cell.measure]
        if (!table) return null
        const combination = combine(codes, () =>
          combinationOf(
            dimensions.flatMap(({ name, dictionary }, place) => {
              const word = dictionary.words[(codes[place] ?? 0) - 1]
              return word === undefined ? [] : [[name, word] as const]
            }),
          ),
        )
        return table.find(cellNumber(cell.day, combination), cell)
      }
    },
  }
}

/** Days are fewer than 2^22 and combinations than 2^31, so this is exact. */
const cellNumber = (day: Day, combination: number): number => combination * 2 ** 22 + (day + 400_000)

/** Remembers the combination that codes stand for: rows repeat their words. */
function combinationsByCodes(dimensions: number) {
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

type CellTable = ReturnType<typeof createCellTable>

/** Values by their cell's number, in columns: a hash table with open addressing, several values of one cell chained. */
function createCellTable() {
  let slots = 1024
  let keys = new Float64Array(slots)
  let heads = new Int32Array(slots).fill(-1)
  let room = 512
  let columns = newColumns(room)
  let count = 0

  function slotOf(key: number): number {
    const mixed = Math.imul(key ^ Math.imul(key / 2 ** 32, 0x85eb_ca6b), 0x9e37_79b1)
    let slot = (mixed ^ (mixed >>> 15)) & (slots - 1)
    while (heads[slot] !== -1 && keys[slot] !== key) slot = slot + 1 === slots ? 0 : slot + 1
    return slot
  }

  function makeRoom(): void {
    room *= 2
    const larger = newColumns(room)
    for (const name of ['key', 'value', 'denominator', 'flag', 'next'] as const) larger[name].set(columns[name])
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

  return {
    add: (key: number, value: number, denominator: number, flag: Flag): void => {
      if (count === room) makeRoom()
      columns.key[count] = key
      columns.value[count] = value
      columns.denominator[count] = denominator
      columns.flag[count] = flag
      link(count)
      count++
    },
    /** The value of that cell that is the same as the new one, where there is one; otherwise the first that was added. */
    find: (key: number, cell: ValueThere): FoundThere | null => {
      let first: FoundThere | null = null
      for (let entry = heads[slotOf(key)] ?? -1; entry !== -1; entry = columns.next[entry] ?? -1) {
        const flag = (columns.flag[entry] ?? flags.missing) as Flag
        const [value, denominator] = [columns.value[entry] ?? Number.NaN, columns.denominator[entry] ?? Number.NaN]
        const isSame = flag === cell.flag && Object.is(value, cell.value) && Object.is(denominator, cell.denominator)
        first = { flag, value, denominator, isSame }
        if (isSame) return first
      }
      return first
    },
  }
}

const newColumns = (room: number) => ({
  key: new Float64Array(room),
  value: new Float64Array(room),
  denominator: new Float64Array(room),
  flag: new Uint8Array(room),
  next: new Int32Array(room),
})
