import { byteOrderMark, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import type { RecordsForOthers } from '@core/privacy/project'
import type { SharedObservation } from '@core/privacy/records'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { t } from '@core/words/words'
import { measuresInOrder } from './exported-observation'
import { dimensionCells, observationCells, originCells, originHeadings } from './observation-columns'
import { dimensionHeading, observationHeadings } from './observation-headings'

/**
 * Observations for a spreadsheet and other people: without notes, with no text that could run as a formula, and with the mark by
 * which Excel knows UTF-8.
 */
export const sharedCsv = (source: Shareable<RecordsForOthers>): Shareable<Uint8Array<ArrayBuffer>> =>
  madeFrom(source, told => utf8Bytes(sharedLines(told)))

function* sharedLines({ project, rows, dimensions, records }: RecordsForOthers): Generator<string> {
  const { smallestGroup: threshold } = project
  const headings = [...observationHeadings, ...dimensions.map(dimensionHeading), 'source', ...originHeadings]
  yield `${byteOrderMark}${csvLineForSpreadsheets(headings)}`
  for (const measure of measuresInOrder({ rows })) {
    const shared = records(measure)
    for (const observation of shared.observations) {
      yield csvLineForSpreadsheets([
        ...sharedCells(observation, threshold),
        ...dimensionCells(dimensions, observation),
        observation.source,
        ...originCells(observation),
      ])
    }
  }
}

/** As `observationCells`, and what is hidden says so. */
export const sharedCells = (observation: SharedObservation, threshold: number) =>
  observationCells(observation).with(-1, observation.hidden ? t('export:hidden', { threshold }) : observation.flag)
