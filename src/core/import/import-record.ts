import type { ImportRecord, Measure } from '@core/project/entities'
import { levelNamesOf } from './levels'
import type { MappedMeasure, Mapping } from './mapping'
import type { Rejection } from './rejections'
import type { ImportOutcome } from './run'
import type { SurveyQuestion } from './survey/plan'

export type ImportAbout = Pick<ImportRecord, 'id' | 'fileName' | 'source' | 'importedAt'> & {
  readonly mapping: Mapping
  /** The measure that each of the mapping's measures became, by its key. */
  readonly measureIdByKey: Readonly<Record<string, string>>
}

/** What an import leaves behind beside its values. */
export function importRecord(
  { mapping, measureIdByKey, ...about }: ImportAbout,
  { counts, leftOut, corrected, replaces }: Pick<ImportOutcome, 'counts' | 'leftOut' | 'corrected' | 'replaces'>,
  measureIds: readonly string[],
): ImportRecord {
  return {
    ...about,
    measureIds: [...measureIds],
    rowsIn: counts.rowsIn,
    observationsMade: counts.observations,
    rowsLeftOut: counts.rowsLeftOut,
    leftOut: leftOut.map(mapping.survey ? answerLeftOut : rejectionEntry),
    mapping: settledMapping(mapping, measureIdByKey),
    ...(corrected.length > 0 && { corrected: [...corrected] }),
    ...(replaces && { replaces }),
  }
}

function rejectionEntry({ line, reason, text, column, cellOnly, cells }: Rejection): ImportRecord['leftOut'][number] {
  return {
    line,
    reason,
    text,
    ...(cellOnly && column !== null && { cell: column }),
    ...(column !== null && { column }),
    ...(cells && { cells: { ...cells } }),
  }
}

/** Of what one person answered nothing is kept but the cell that could not be read: a whole row would tell who it was. */
const answerLeftOut = (leftOut: Rejection): ImportRecord['leftOut'][number] => ({
  ...rejectionEntry({ ...leftOut, cells: undefined }),
  text: leftOut.cellOnly ? leftOut.text : '',
})

/** The mapping with the measures it made: the next file, and a row that is put right later, go where this one went. */
const settledMapping = (mapping: Mapping, measureIdByKey: Readonly<Record<string, string>>): Mapping => ({
  ...mapping,
  measures: mapping.measures.map(measure => {
    const measureId = measureIdByKey[measure.key]
    if (measureId === undefined) return measure
    const levels = levelNamesOf(measure)
    return { ...measure, ...(levels.length > 0 && { levels: [...levels] }), target: { as: 'existing', measureId } }
  }),
  ...(mapping.survey && { survey: { ...mapping.survey, questions: mapping.survey.questions.map(withoutWords) } }),
})

/** What was seen of answers that are not counted by name goes: it may be somebody's own words. */
const withoutWords = (question: SurveyQuestion): SurveyQuestion => ({
  ...question,
  answers: question.use === 'count' ? question.answers : [],
  counted: question.use === 'share' ? question.counted : [],
  scale: question.use === 'mean' || question.use === 'scale' ? question.scale : {},
  levels: question.use === 'mean' || question.use === 'scale' ? question.levels : [],
})

/** The measures a mapping asks to be made, in its order, ready to be added. `id` gives each its id. */
export function measuresToAdd(
  mapping: Mapping,
  { id, firstOrder }: { id: () => string; firstOrder: number },
): NewMeasure[] {
  const added: NewMeasure[] = []
  for (const { key, kind, target } of mapping.measures) {
    if (target.as === 'existing') continue
    const measure: Measure = {
      id: id(),
      title: target.title,
      because: '',
      unit: kind === 'rubric' ? '' : target.unit,
      kind,
      direction: target.direction,
      aggregation: target.aggregation,
      ...(target.across && { across: target.across }),
      countsPeople: target.countsPeople,
      baseline: null,
      targets: [],
      outcomeIds: [],
      proposedBy: [],
      workshopId: null,
      rubric: (target.levels ?? []).map(name => ({ name, words: '' })),
      method: '',
      order: firstOrder + added.length,
    }
    added.push({ key, measure })
  }
  return added
}

export type NewMeasure = { readonly key: MappedMeasure['key']; readonly measure: Measure }

/** By key, the measure that each of the mapping's measures is: what `runImport` takes as `measureIds`. */
export function measureIdsOf(mapping: Mapping, added: readonly NewMeasure[]): Record<string, string> {
  const ids: Record<string, string> = Object.fromEntries(added.map(({ key, measure }) => [key, measure.id]))
  for (const { key, target } of mapping.measures) if (target.as === 'existing') ids[key] = target.measureId
  return ids
}
