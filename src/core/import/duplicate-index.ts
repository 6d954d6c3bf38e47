import { own } from '@core/names'
import { type Block, type Dictionaries, type Flag, flags } from '@core/observation/block'
import { combinationsByCodes } from '@core/observation/combinations'
import type { Day } from '@core/observation/day'
import { nothingReplaced, type Replaced, runsOf } from '@core/observation/replaced'
import { eachCell, flagOfName } from '@core/observation/summary'
import type { Observation, ReplacedFigures } from '@core/project/entities'
import { comparableText } from '@core/same-text'
import { type CellLookup, type CellTable, createCellTable, type ValueThere } from './cell-table'
import { type DuplicateChoice, type DuplicateDecision, duplicateKey } from './duplicates'
import type { Interpreter, ObservedCell } from './interpret'
import type { Mapping } from './mapping'

/** A figure of the file of which the project has one, and what becomes of the new one. `isSame`: so are the values. */
export type FoundThere = ValueThere & { readonly isSame: boolean; readonly choice: DuplicateChoice }

/** Where a figure of the project is: entered by hand, or the value of an imported block. */
export type PlaceThere =
  | { readonly observationId: string }
  | { readonly importId: string; readonly seq: number; readonly index: number }
export type FigureThere = ValueThere & { readonly place: PlaceThere }

/** Goes through a file once, figure by figure. */
export type DuplicateMatcher = {
  /** Takes cells as an interpreter of the mapping gives them. Null: the project has none of that measure, day and words. */
  readonly find: (cell: ObservedCell, codes: Uint32Array, line: number) => FoundThere | null
  /** True where the project has any of that measure, day and words. */
  readonly isThere: (cell: ObservedCell, codes: Uint32Array) => boolean
  /** After the last cell: the project's values that the file's stand in for. Null: none. */
  readonly replaces: () => ReplacedFigures | null
  /** How many of those counted until now. */
  readonly replacedCount: () => number
}

/** True where the new figure is not to come in: it is skipped, or the very same value stands already. */
export const isRejected = ({ choice, isSame }: FoundThere): boolean =>
  choice === 'skip' || (choice === 'replace' && isSame)

/** A figure that could not be read has no value to lose: whatever is read for it takes its place, unasked. */
export const isUnread = ({ flag }: Pick<ValueThere, 'flag'>): boolean => flag === flags.unread

/**
 * What the project has, to look new observations up in: one number for each measure, day and combination of words. Made for a
 * million: some ninety bytes each. A combination is the same in whatever order its dimensions come
 * and however its words are written, where a reader takes them for the same.
 */
export type DuplicateIndex = {
  /** `corrections`: of this block's import, by `correctionKey`. `replaced`: values that no longer count are no duplicates. */
  readonly addBlock: (
    block: Block,
    dictionaries: Dictionaries,
    corrections: ReadonlyMap<string, Observation>,
    replaced?: Replaced,
  ) => void
  /** One entered by hand. */
  readonly addByHand: (observation: Observation, replaced?: Replaced) => void
  /** All figures of that measure, day and words that count. */
  readonly at: (measureId: string, day: Day, dimensions: Readonly<Record<string, string>>) => readonly FigureThere[]
  readonly judgeFor: (
    mapping: Mapping,
    dimensions: Interpreter['dimensions'],
    decision: DuplicateDecision,
  ) => DuplicateMatcher
}

type Source = { readonly block: Pick<Block, 'importId' | 'measureId' | 'seq'> } | { readonly observationId: string }

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

export function createDuplicateIndex(): DuplicateIndex {
  const combinations = new Map<string, number>()
  const tables = new Map<string, CellTable>()
  const sources: Source[] = []

  function combinationOf(words: Words): number {
    const said = words.flatMap(([dimension, word]) =>
      word === '' ? [] : [[comparableText(dimension), comparableText(word)] as const],
    )
    const name = JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)))
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

  function addObservation(observation: Observation, words: Words, index: number, counts: boolean): void {
    const { measureId, day, value, denominator, flag } = observation
    const there = { flag: flagOfName[flag], value: value ?? Number.NaN, denominator: denominator ?? Number.NaN }
    const place = { source: sources.length - 1, index }
    tableOf(measureId).add(cellNumber(day, combinationOf(words)), there, place, counts)
  }

  return {
    addBlock: (block, dictionaries, corrections, replaced = nothingReplaced) => {
      const { importId, measureId, seq } = block
      const source = sources.push({ block: { importId, measureId, seq } }) - 1
      const isReplaced = replaced.inBlock(block)
      const table = tableOf(measureId)
      const columns = Object.entries(block.dimensions)
      const wordsAt = (index: number): Words =>
        columns.flatMap(([name, codes]) => {
          const word = own(dictionaries, name)?.[(codes[index] ?? 0) - 1]
          return word === undefined ? [] : [[name, word] as const]
        })
      const combine = combinationsByCodes(columns.length)
      const codes = new Uint32Array(columns.length)
      eachCell(block, (day, value, denominator, flag, index) => {
        const counts = !isReplaced?.(index)
        const correction = corrections.size > 0 ? corrections.get(correctionKey(seq, index)) : undefined
        if (correction) {
          const words = Object.entries({ ...Object.fromEntries(wordsAt(index)), ...correction.dimensions })
          addObservation(correction, words, index, counts)
          return
        }
        for (let place = 0; place < columns.length; place++) codes[place] = columns[place]?.[1][index] ?? 0
        const combination = combine(codes, () => combinationOf(wordsAt(index)))
        const there = { value, denominator, flag: flag as Flag }
        table.add(cellNumber(day, combination), there, { source, index }, counts)
      })
    },
    addByHand: (observation, replaced = nothingReplaced) => {
      sources.push({ observationId: observation.id })
      const counts = replaced.observation(observation.id) === null
      addObservation(observation, Object.entries(observation.dimensions), 0, counts)
    },
    at: (measureId, day, dimensions) => {
      const key = cellNumber(day, combinationOf(Object.entries(dimensions)))
      const found = tables.get(measureId)?.at(key) ?? []
      return found.flatMap(({ source, index, ...value }): FigureThere[] => {
        const from = sources[source]
        if (from === undefined) return []
        if ('observationId' in from) return [{ ...value, place: from }]
        const { importId, seq } = from.block
        return [{ ...value, place: { importId, seq, index } }]
      })
    },
    judgeFor: (mapping, dimensions, decision) => {
      const lookups = new Map([...tables].map(([measureId, table]) => [measureId, table.lookup()]))
      const lookupOf = mapping.measures.map(({ target }) =>
        target.as === 'existing' ? (lookups.get(target.measureId) ?? null) : null,
      )
      const combine = combinationsByCodes(dimensions.length)
      const all = decision.all ?? 'skip'
      const hasEach = Object.keys(decision.each).length > 0
      const choiceFor = ({ measure, day }: ObservedCell, line: number): DuplicateChoice =>
        hasEach ? (decision.each[duplicateKey(line, mapping.measures[measure]?.key ?? '', day)] ?? all) : all
      const keyOf = (cell: ObservedCell, codes: Uint32Array): number => {
        const combination = combine(codes, () =>
          combinationOf(
            dimensions.flatMap(({ name, dictionary }, place) => {
              const word = dictionary.words[(codes[place] ?? 0) - 1]
              return word === undefined ? [] : [[name, word] as const]
            }),
          ),
        )
        return cellNumber(cell.day, combination)
      }
      return {
        find: (cell, codes, line) => {
          const lookup = lookupOf[cell.measure]
          if (!lookup) return null
          const key = keyOf(cell, codes)
          const found = lookup.find(key, cell)
          if (!found) return null
          const choice = isUnread(found) ? 'replace' : choiceFor(cell, line)
          if (choice === 'replace') lookup.replace(key)
          return { ...found, choice }
        },
        isThere: (cell, codes) => lookupOf[cell.measure]?.has(keyOf(cell, codes)) ?? false,
        replaces: () => replacedFigures([...lookups.values()], sources),
        replacedCount: () => {
          let count = 0
          for (const lookup of lookups.values()) lookup.eachReplaced((_, counts) => (count += counts ? 1 : 0))
          return count
        },
      }
    },
  }
}

function replacedFigures(lookups: readonly CellLookup[], sources: readonly Source[]): ReplacedFigures | null {
  const indices = new Map<number, number[]>()
  for (const lookup of lookups) {
    lookup.eachReplaced(({ source, index }) => {
      const known = indices.get(source)
      if (known) known.push(index)
      else indices.set(source, [index])
    })
  }
  if (indices.size === 0) return null
  const cells: ReplacedFigures['cells'] = []
  const observationIds: string[] = []
  for (const [place, own] of [...indices].sort(([a], [b]) => a - b)) {
    const source = sources[place]
    if (!source) continue
    if ('observationId' in source) observationIds.push(source.observationId)
    else cells.push({ ...source.block, runs: runsOf(own.sort((a, b) => a - b)) })
  }
  return { cells, observationIds }
}

/** Days are fewer than 2^22 and combinations than 2^31, so this is exact. */
const cellNumber = (day: Day, combination: number): number => combination * 2 ** 22 + (day + 400_000)
