import type { MeasureReading } from '@core/observation/measure-reading'
import { reportingYear } from '@core/observation/period'
import { measureForOthers } from '@core/privacy/measure'
import type { Measure, Project } from '@core/project/entities'
import { t } from '@core/words/words'
import { measureSaid } from './measure-section'
import { shownMeasure } from './shown-measure'

type FigureToLookAt = { readonly measureId: string; readonly words: string }

/**
 * What each measure says of the last year that anything is recorded for, as others may see it: for a room that looks at its measures
 * again. Readings by measure id; a measure without one has no figure.
 */
export function figuresToLookAt(
  measures: readonly Measure[],
  readings: ReadonlyMap<string, MeasureReading>,
  project: Project,
): FigureToLookAt[] {
  return measures.map(measure => {
    const reading = readings.get(measure.id)
    const told = reading && measureForOthers(measure, { reading, judgings: [], project })
    const year = told?.years.at(-1)
    if (told === undefined || year === undefined)
      return { measureId: measure.id, words: t('report:measure.nothingYet') }
    const period = reportingYear(year, project.yearStart)
    return { measureId: measure.id, words: measureSaid({ period, project }, shownMeasure(told, period, project)) }
  })
}
