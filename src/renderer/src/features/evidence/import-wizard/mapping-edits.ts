import type { PeriodUnit } from '@core/import/cell-period'
import { evidenceOf } from '@core/import/column-guess'
import type { DateOrder } from '@core/import/full-date'
import { headingsOf } from '@core/import/headings'
import type { MappedMeasure, Mapping, MeasureTarget, Role } from '@core/import/mapping'
import type { DecimalMark } from '@core/import/number-cell'
import type { Proposal } from '@core/import/propose'
import type { Table } from '@core/import/table'
import type { Measure } from '@core/project/entities'

/** What a person can say a column is, as one value of a select. A denominator goes with the measure of that key. */
export type ColumnChoice =
  | 'ignore'
  | 'date'
  | 'value'
  | 'value-at'
  | 'measure-name'
  | 'date-part'
  | 'notes'
  | 'answer'
  | `dimension ${string}`
  | `denominator ${string}`

export function choiceOf(role: Role): ColumnChoice {
  switch (role.as) {
    case 'dimension':
      return `dimension ${role.dimension}`
    case 'denominator':
      return `denominator ${role.measure ?? ''}`
    default:
      return role.as
  }
}

export const afterPrefix = (choice: ColumnChoice, prefix: 'dimension' | 'denominator'): string | null =>
  choice.startsWith(`${prefix} `) ? choice.slice(prefix.length + 1) : null

/** What was proposed for the file: where a column that is switched back on finds its role and its measure. */
export type Proposed = { readonly mapping: Mapping; readonly offers: Proposal['offers']; readonly table: Table }

/** The mapping with that column as chosen. Measures that no column feeds any more go; one that is newly fed comes. */
export function withColumnChoice(mapping: Mapping, place: number, choice: ColumnChoice, proposed: Proposed): Mapping {
  const column = mapping.columns[place]
  if (!column || choiceOf(column.role) === choice) return mapping
  const { role, measure } = roleChosen(mapping, place, choice, proposed)
  const columns = mapping.columns.with(place, { ...column, role })
  const isNew = measure !== null && !mapping.measures.some(({ key }) => key === measure.key)
  return withoutUnfedMeasures({
    ...mapping,
    columns,
    measures: isNew ? [...mapping.measures, measure] : mapping.measures,
  })
}

function roleChosen(
  mapping: Mapping,
  place: number,
  choice: ColumnChoice,
  { mapping: first, offers, table }: Proposed,
): { role: Role; measure: MappedMeasure | null } {
  const own = first.columns[place]?.role
  const measureOf = (role: Role): MappedMeasure | null =>
    'measure' in role ? (first.measures.find(({ key }) => key === role.measure) ?? null) : null
  if (own && choiceOf(own) === choice) return { role: own, measure: measureOf(own) }

  const survey = table.columns[place]
  const decimal = survey?.decimal
  const numbers: DecimalMark | null =
    decimal === 'point' || decimal === null || !decimal ? 'point' : decimal === 'comma' ? 'comma' : null
  const dimension = afterPrefix(choice, 'dimension')
  if (dimension !== null) return { role: { as: 'dimension', dimension, required: false }, measure: null }
  const denominated = afterPrefix(choice, 'denominator')
  if (denominated !== null) {
    return { role: { as: 'denominator', measure: denominated === '' ? null : denominated, numbers }, measure: null }
  }
  if (choice === 'date') {
    const order = survey?.order
    const known: DateOrder | null =
      order === 'day-first' || order === 'month-first' ? order : order === null ? 'day-first' : null
    return { role: { as: 'date', order: known, spans: survey?.spans ?? false }, measure: null }
  }
  if (choice === 'value') {
    const offer = offers.find(each => each.column === place)
    if (offer) return { role: offer.role, measure: offer.measure }
    if (mapping.columns.some(({ role }) => role.as === 'measure-name')) {
      return { role: { as: 'value', measure: null, numbers, perCent: false }, measure: null }
    }
    const measure = measureForColumn(place, survey?.name ?? '')
    return { role: { as: 'value', measure: measure.key, numbers, perCent: false }, measure }
  }
  return { role: { as: 'ignore' }, measure: null }
}

const measureForColumn = (place: number, heading: string): MappedMeasure => ({
  key: `column-${place + 1}`,
  kind: 'number',
  named: null,
  target: {
    as: 'new',
    title: (heading.trim() || `Column ${place + 1}`).slice(0, 500),
    unit: '',
    direction: 'increase',
    aggregation: 'sum',
    across: 'sum',
    countsPeople: true,
  },
})

/** A denominator without its values says nothing: it is left out with them. */
function withoutUnfedMeasures(mapping: Mapping): Mapping {
  const fed = new Set(
    mapping.columns.flatMap(({ role }) => (role.as === 'value' || role.as === 'value-at' ? [role.measure] : [])),
  )
  const named = mapping.columns.some(({ role }) => role.as === 'measure-name')
  const measures = mapping.measures.filter(({ key, named: name }) => fed.has(key) || (named && name !== null))
  const keys = new Set(measures.map(({ key }) => key))
  const columns = mapping.columns.map(column =>
    column.role.as === 'denominator' && column.role.measure !== null && !keys.has(column.role.measure)
      ? { ...column, role: { as: 'ignore' as const } }
      : column,
  )
  return { ...mapping, columns, measures }
}

/** One answer for every column that waits for it: a file is written by one hand. */
export const withNumberFormat = (mapping: Mapping, numbers: DecimalMark): Mapping => ({
  ...mapping,
  columns: mapping.columns.map(column =>
    'numbers' in column.role && column.role.numbers === null
      ? { ...column, role: { ...column.role, numbers } }
      : column,
  ),
})

/** Which rows count, where rows are of years, their quarters and their months. */
export const withPeriods = (mapping: Mapping, only: PeriodUnit): Mapping => ({
  ...mapping,
  columns: mapping.columns.map(column =>
    column.role.as === 'date' ? { ...column, role: { ...column.role, only } } : column,
  ),
})

/** What a year is, both where a cell says 2016 and where a heading does. */
export function withYearEnd(mapping: Mapping, yearEndsIn: number, table: Table): Mapping {
  const headings = headingsOf(table, evidenceOf(table, true).headingOrder, {
    yearEndsIn,
    financialYearStart: mapping.financialYearStart,
  })
  const columns = mapping.columns.map((column, place) => {
    const day = headings[place]?.day ?? null
    if (column.role.as !== 'value-at' || day === null) return column
    return { ...column, role: { ...column.role, day } }
  })
  return { ...mapping, yearEndsIn, columns }
}

export const withMeasureTarget = (
  mapping: Mapping,
  key: string,
  target: MeasureTarget,
  kind: Measure['kind'],
): Mapping => ({
  ...mapping,
  measures: mapping.measures.map(measure => (measure.key === key ? { ...measure, target, kind } : measure)),
})
