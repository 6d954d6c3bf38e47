import type { CsvCell } from '@core/csv/csv'
import { own } from '@core/names'
import { isoFromDay } from '@core/observation/day'
import type { ExportedObservation } from './exported-observation'
import { suppressedMark } from './observation-headings'

/** What is listed of a record: its note is in the team's own copy alone. */
type ListedObservation = Omit<ExportedObservation, 'note'>

const originWords = { hand: 'entered by hand', import: 'imported', correction: 'imported, corrected by hand' } as const

/** The cells of `observationHeadings`. */
export const observationCells = ({ measure, day, flag, value, denominator }: ListedObservation): CsvCell[] => [
  measure.id,
  measure.title,
  measure.kind,
  measure.unit,
  isoFromDay(day),
  flag === 'suppressed' ? suppressedMark : value,
  denominator,
  flag,
]

export const dimensionCells = (names: readonly string[], { dimensions }: ListedObservation): string[] =>
  names.map(name => own(dimensions, name) ?? '')

export const originCells = ({ origin, importFile, line }: ListedObservation): CsvCell[] => [
  originWords[origin],
  importFile,
  line,
]
export const originHeadings = ['came by', 'import file', 'line']
