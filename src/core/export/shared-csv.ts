import { byteOrderMark, type CsvCell, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import { acrossUsed, aggregationUsed } from '@core/measure/adding-up'
import { own } from '@core/names'
import { isoFromDay } from '@core/observation/day'
import type { RecordsForOthers } from '@core/privacy/project'
import type { SharedObservation } from '@core/privacy/records'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { FlagName } from '@core/project/entities'
import { t } from '@core/words/words'
import { type ExportedObservation, measuresInOrder } from './exported-observation'
import {
  addingHeadings,
  dimensionHeading,
  notApplicableMark,
  notesHeading,
  observationHeadings,
  suppressedMark,
} from './observation-headings'

/** What is listed of a record: its note is in the team's own copy alone. */
type ListedObservation = Omit<ExportedObservation, 'note'>

const originWords = { hand: 'entered by hand', import: 'imported', correction: 'imported, corrected by hand' } as const

/** What a value cell says instead of a number. */
const textWithoutNumber: Partial<Record<FlagName, string>> = {
  suppressed: suppressedMark,
  'not-applicable': notApplicableMark,
}

/** The cells of `observationHeadings`. */
export const observationCells = ({ measure, day, flag, value, denominator }: ListedObservation): CsvCell[] => [
  measure.id,
  measure.title,
  measure.kind,
  measure.unit,
  isoFromDay(day),
  textWithoutNumber[flag] ?? value,
  denominator,
  flag,
]

export const dimensionCells = (names: readonly string[], { dimensions }: ListedObservation): string[] =>
  names.map(name => own(dimensions, name) ?? '')

/** The cells of `originHeadings`. */
export const originCells = ({ origin, importFile, line, measure }: ListedObservation): (string | number | null)[] => [
  originWords[origin],
  importFile,
  line,
  aggregationUsed(measure),
  acrossUsed(measure),
]
export const originHeadings = ['came by', 'import file', 'line', addingHeadings.over, addingHeadings.across]

/**
 * Observations for a spreadsheet and other people: without notes, with no text that could run as a formula, and with the mark by
 * which Excel knows UTF-8.
 */
export const sharedCsv = (source: Shareable<RecordsForOthers>): Shareable<Uint8Array<ArrayBuffer>> =>
  madeFrom(source, told => utf8Bytes(sharedLines(told)))

function* sharedLines({ project, rows, dimensions, records }: RecordsForOthers): Generator<string> {
  const { smallestGroup: threshold } = project
  const headings = [
    ...observationHeadings,
    ...dimensions.map(dimensionHeading),
    notesHeading,
    'source',
    ...originHeadings,
  ]
  yield `${byteOrderMark}${csvLineForSpreadsheets(headings)}`
  for (const measure of measuresInOrder({ rows })) {
    const shared = records(measure)
    for (const observation of shared.observations) {
      yield csvLineForSpreadsheets([
        ...sharedCells(observation, threshold),
        ...dimensionCells(dimensions, observation),
        observation.marks,
        observation.source,
        ...originCells(observation),
      ])
    }
  }
}

/** As `observationCells`, and what is hidden says so. */
export const sharedCells = (observation: SharedObservation, threshold: number) =>
  observationCells(observation).with(-1, observation.hidden ? t('export:hidden', { threshold }) : observation.flag)
