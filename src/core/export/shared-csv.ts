import { byteOrderMark, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import { type SharedObservation, sharedMeasure } from '@core/privacy/records'
import { type ProjectContents, projectOf } from '@core/project/contents'
import { dimensionsOf, measuresInOrder, observationsOfMeasure } from './exported-observation'
import {
  dimensionCells,
  dimensionHeading,
  observationCells,
  observationHeadings,
  originCells,
  originHeadings,
} from './observation-columns'
import { words } from './words'

/**
 * Observations for a spreadsheet and other people: small numbers of people hidden, notes left out, no text that could run as
 * a formula, and the mark by which Excel knows UTF-8.
 */
export const sharedCsv = (contents: ProjectContents): Uint8Array<ArrayBuffer> => utf8Bytes(sharedLines(contents))

function* sharedLines(contents: ProjectContents): Generator<string> {
  const { smallestGroup: threshold, yearStart } = projectOf(contents)
  const dimensions = dimensionsOf(contents)
  const headings = [...observationHeadings, ...dimensions.map(dimensionHeading), 'source', ...originHeadings]
  yield `${byteOrderMark}${csvLineForSpreadsheets(headings)}`
  for (const measure of measuresInOrder(contents)) {
    const shared = sharedMeasure(measure, observationsOfMeasure(contents, measure), { threshold, yearStart })
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
  observationCells(observation).with(-1, observation.hidden ? words.hidden(threshold) : observation.flag)
