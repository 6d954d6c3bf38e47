import type { Dictionaries } from '@core/observation/block'
import { dimensionColumn, type FilledColumns } from '../../../data/observations/filled-columns'

export type GridColumn =
  | { readonly is: 'measure' | 'day' | 'value' | 'source' | 'note' | 'from' }
  | { readonly is: 'dimension'; readonly dimension: string }

/** Dimensions every grid can have, so that a first value can be given a place. */
const alwaysThere = ['place', 'group']

/** All there can be: place and group first, then what imports brought, in the order of the alphabet. */
export function gridColumns(dimensions: readonly (keyof Dictionaries)[], ofAllMeasures: boolean): GridColumn[] {
  const others = dimensions.filter(name => !alwaysThere.includes(name))
  return [
    ...(ofAllMeasures ? [{ is: 'measure' } as const] : []),
    { is: 'day' },
    { is: 'value' },
    ...[...alwaysThere, ...others].map(dimension => ({ is: 'dimension', dimension }) as const),
    { is: 'source' },
    { is: 'note' },
    { is: 'from' },
  ]
}

export const columnKey = (column: GridColumn): string =>
  column.is === 'dimension' ? dimensionColumn(column.dimension) : column.is

/** True for a column without which a row still says what it is, and in which nothing stands. */
export const isEmptyColumn = (column: GridColumn, filled: FilledColumns): boolean =>
  (column.is === 'dimension' || column.is === 'note' || column.is === 'source') && !filled.has(columnKey(column))

/** Which measure a value is of, and where it came from, are facts: a correction cannot change them. */
export const isReadOnly = (column: GridColumn): boolean => column.is === 'measure' || column.is === 'from'

/** What a row pasted anew can say. */
export const isOfNewRow = (column: GridColumn): boolean => column.is !== 'from'

/** The least, in rem: on a usual screen a day, a figure, where it is and whose it is leave room for its source. */
const widths: Record<GridColumn['is'], number> = {
  measure: 13,
  day: 10.5,
  value: 8,
  dimension: 9.5,
  source: 12,
  note: 13,
  from: 20,
}

/** The columns' widths, as CSS has them: where there is room, each takes its share of it. */
export const templateOf = (columns: readonly GridColumn[]): string =>
  columns.map(({ is }) => `minmax(${widths[is]}rem, ${widths[is]}fr)`).join(' ')

/** Of all columns together, the least, as CSS has it. */
export const widthOf = (columns: readonly GridColumn[]): string =>
  `${columns.reduce((sum, { is }) => sum + widths[is], 0)}rem`
