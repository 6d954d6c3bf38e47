import { codeKind } from './area-codes'
import type { RowLabel } from './dictionary'
import { cellShape, type Mapping } from './mapping'
import { standingIn } from './nested-rows'
import type { PlannedColumns } from './plan'
import { ownText } from './rejections'

/** Why a row is no ordinary one. `whole-row`: it adds up all others, `total-row`: others. */
export type RowKind = 'no-values' | 'no-code' | 'percentage-row' | 'part-row' | 'plan-row' | 'total-row' | 'whole-row'

/** Tells rows apart by their labels, their codes and the columns in which some add up others. `says`: whether a cell says anything. */
export function createRowKinds(mapping: Mapping, columns: PlannedColumns, says: (text: string | undefined) => boolean) {
  const { rows } = mapping
  const nested = (rows.nested ?? []).map(each => ({
    place: each.column,
    standing: remembered(standingIn(each)),
    isOnly: each.take !== 'parts',
    isOfPlans: each.of === 'plans',
    /** The dimensions that say nothing where the row is of everything. */
    dimensions: columns.dimensions.flatMap(({ place }, index) =>
      place === each.column || place === each.names ? [index] : [],
    ),
  }))
  const onlySums = new Set(nested.flatMap(({ place, isOnly }) => (isOnly ? [place] : [])))
  const hasCodeShape = codeShapes(mapping)
  const inRow = columns.dimensions.length

  /** What the columns in which rows add up others make of a row; takes the words that say nothing out of `codes`. */
  function standingOf(cells: readonly string[], codes: Uint32Array): 'taken' | 'whole' | 'total' | 'part' | 'plan' {
    if (nested.length === 0) return 'taken'
    let [wholes, totals] = [0, 0]
    for (const { place, standing, isOfPlans, dimensions: unsaid } of nested) {
      const here = standing(cells[place] ?? '')
      if (isOfPlans && here !== 'taken' && here !== 'unnamed') return 'plan'
      if (here === 'part') return 'part'
      if (here === 'total') totals++
      if (here === 'whole') wholes++
      if (here === 'whole' || here === 'unnamed') for (const index of unsaid) codes[index] = 0
    }
    if (totals > 0) return 'total'
    if (wholes === 0) return 'taken'
    return codes.subarray(0, inRow).every(code => code === 0) ? 'whole' : 'total'
  }

  /** A total has figures throughout; a note among the figures has one. */
  const isHalfFilled = (cells: readonly string[]): boolean =>
    columns.values.filter(({ place }) => says(cells[place])).length >= columns.values.length / 2

  return {
    /** Where only the sums come in, their label is no reason against them. */
    takesOnlySums: (place: number): boolean => onlySums.has(place),

    /** Null: an ordinary row, or one of a kind the mapping keeps. `codes`: of the words of the row. */
    kindOf: (cells: readonly string[], label: RowLabel, codes: Uint32Array): RowKind | null => {
      const isCoded = hasCodeShape(cells)
      if (!isCoded && !columns.values.some(({ place }) => says(cells[place]))) return 'no-values'
      if (label === 'percentage') return rows.keepPercentages ? null : 'percentage-row'
      if (label === 'part') return rows.keepTotals ? null : 'part-row'
      if (!isCoded && label === 'ordinary' && !isHalfFilled(cells)) return 'no-code'
      if (rows.keepTotals) return null
      const standing = standingOf(cells, codes)
      if (standing === 'part') return 'part-row'
      if (standing === 'plan') return 'plan-row'
      if (standing === 'whole') return 'whole-row'
      return label === 'total' || !isCoded || standing === 'total' ? 'total-row' : null
    },
  }
}

/** Whether a row's code has the shape that ordinary rows' codes have, and is of no kind that adds up others; always, where the mapping names no code column. */
function codeShapes(mapping: Mapping): (cells: readonly string[]) => boolean {
  const { code } = mapping.rows
  if (!code) return () => true
  const totals = new Set(code.totals)
  const hasShape = remembered((text: string) => cellShape(text) === code.shape && !totals.has(codeKind(text)))
  return cells => hasShape(cells[code.column] ?? '')
}

const mostRemembered = 50_000

/** The same answers, each worked out once for each different cell. */
function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= mostRemembered) known.clear()
    const now = answer(text)
    known.set(ownText(text), now)
    return now
  }
}
