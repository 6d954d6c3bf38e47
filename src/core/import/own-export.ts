import {
  addingHeadings,
  dimensionOfHeading,
  isOwnExport,
  notApplicableMark,
  notesHeading,
  observationHeadings,
  suppressedMark,
} from '@core/export/observation-headings'
import { isAddedAcross } from '@core/measure/adding-up'
import { acrosses, aggregations, measureKinds } from '@core/project/entities'
import type { MappedMeasure, Mapping, Role } from './mapping'
import type { ProposeOptions } from './propose-measures'
import type { Table } from './table'

/**
 * The mapping that reads our own exact export back: the same values, days, flags and dimensions. Null: the table is another.
 * A measure goes to the one of its id, or becomes a new one where the project has none.
 */
export function mappingOfOwnExport(table: Table, { encoding, measures = [] }: ProposeOptions): Mapping | null {
  const { columns, delimiter, headerLine } = table
  if (headerLine === null || !isOwnExport(columns.map(({ name }) => name))) return null
  const dimensions = new Set<string>()
  return {
    encoding,
    delimiter,
    headerLine,
    columns: columns.map(({ name }, place) => ({ name, role: roleOf(name, place, dimensions) })),
    measures: (columns[idPlace]?.words ?? []).map((id, index): MappedMeasure => {
      const existing = measures.find(measure => measure.id === id)
      const key = `measure-${index + 1}`
      if (existing) {
        return { key, kind: existing.kind, named: id, target: { as: 'existing', measureId: existing.id } }
      }
      const row = table.sample.rows.find(cells => cells[idPlace]?.trim() === id)
      const kind = measureKinds.find(each => each === row?.[kindPlace]) ?? 'number'
      const title = row?.[titlePlace]?.trim() || id
      const cellUnder = (heading: string): string =>
        row?.[columns.findIndex(({ name }) => name === heading)]?.trim() ?? ''
      const usual = kind === 'number' ? 'sum' : kind === 'share' ? 'share' : 'median'
      const aggregation = aggregations.find(each => each === cellUnder(addingHeadings.over)) ?? usual
      const across = acrosses.find(each => each === cellUnder(addingHeadings.across))
      const unit = row?.[unitPlace] ?? ''
      const target = {
        as: 'new',
        title,
        unit,
        direction: 'increase',
        aggregation,
        ...(across && { across }),
        countsPeople: kind === 'number' && isAddedAcross({ across }),
      } as const
      return { key, kind, named: id, target }
    }),
    day: null,
    yearEndsIn: 12,
    // A place may be called NA: only an empty cell says that something is missing.
    missing: [''],
    suppressed: [suppressedMark],
    notApplicable: [notApplicableMark],
    rows: { code: null, totalLabels: [], keepTotals: true, keepPercentages: true },
  }
}

const [idPlace, titlePlace, kindPlace, unitPlace] = ['measure id', 'measure', 'kind', 'unit'].map(heading =>
  observationHeadings.indexOf(heading),
) as [number, number, number, number]

function roleOf(name: string, place: number, dimensions: Set<string>): Role {
  const known = place < observationHeadings.length
  if (known && name === 'measure id') return { as: 'measure-name' }
  if (known && name === 'day') return { as: 'date', order: 'day-first', spans: false }
  if (known && name === 'value') return { as: 'value', measure: null, numbers: 'point', perCent: false }
  if (known && name === 'denominator') return { as: 'denominator', measure: null, numbers: 'point', mayBeEmpty: true }
  if (name === notesHeading) return { as: 'notes' }
  const dimension = known ? null : dimensionOfHeading(name)
  if (dimension === null || dimension.length > 100 || dimensions.has(dimension)) return { as: 'ignore' }
  dimensions.add(dimension)
  return { as: 'dimension', dimension, required: false }
}
