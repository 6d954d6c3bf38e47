import { csvLine, utf8Bytes } from '@core/csv/csv'
import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import type { ProjectContents } from '@core/project/contents'
import { dimensionsOf, measuresInOrder, observationsOfMeasure } from './exported-observation'
import { dimensionHeading, notesHeading, observationHeadings } from './observation-headings'
import { dimensionCells, observationCells, originCells, originHeadings } from './shared-csv'

/**
 * Every observation as it is, for the team's own use: nothing is hidden, no text is changed. What `core/import` makes of it
 * (`mappingOfOwnExport`) are the same values, days, flags and dimensions.
 */
export const exactCsv = (contents: ProjectContents): TeamCopy<Uint8Array<ArrayBuffer>> =>
  forTheTeam('exact-csv', utf8Bytes(exactLines(contents)))

function* exactLines(contents: ProjectContents): Generator<string> {
  const dimensions = dimensionsOf(contents)
  yield csvLine([
    ...observationHeadings,
    ...dimensions.map(dimensionHeading),
    notesHeading,
    'note',
    'source',
    ...originHeadings,
  ])
  for (const measure of measuresInOrder(contents)) {
    for (const observation of observationsOfMeasure(contents, measure)) {
      const { marks, note, source } = observation
      const words = dimensionCells(dimensions, observation)
      yield csvLine([...observationCells(observation), ...words, marks, note, source, ...originCells(observation)])
    }
  }
}
