import { createInterpreter, type RowOutcome, type RowReader } from './interpret'
import type { Mapping } from './mapping'
import { plannedColumns } from './plan'
import { createSurveyReader, placesInSurvey } from './survey/survey-reader'

/** Makes a mapping into a reader of rows. Throws where the mapping has open questions: ask `questionsAbout` first. */
export function createReader(mapping: Mapping, outcome: RowOutcome): RowReader {
  if (mapping.survey) return createSurveyReader(mapping, mapping.survey, outcome)
  return { ...createInterpreter(mapping, outcome), finish: () => undefined, accounts: () => [] }
}

/** The places of the columns that say something in a row, ascending. */
export const placesThatCount = (mapping: Mapping): readonly number[] =>
  mapping.survey ? placesInSurvey(mapping, mapping.survey) : plannedColumns(mapping).used

/** Whether a measure's values may have something they are out of. */
export function hasDenominator(mapping: Mapping, key: string): boolean {
  if (mapping.survey) return mapping.survey.questions.some(question => question.key === key && question.use === 'share')
  return mapping.columns.some(
    ({ role }) => role.as === 'denominator' && (role.measure === key || role.measure === null),
  )
}
