import type { Preview } from '@core/import/preview'
import { isoFromDay } from '@core/observation/day'
import type { ImportAccount } from './import-reading'

export function importJson({
  found,
  mapping,
  sheets,
  preview,
  importedBefore,
}: ImportAccount): Record<string, unknown> {
  const { reading, columns, questions, warnings } = preview
  return {
    encoding: mapping.encoding,
    encodingIsCertain: found.encodingIsCertain,
    encodingChoices: found.encodingChoices,
    damagedLines: found.damage?.lines ?? [],
    hidden: found.table.hidden ?? null,
    uncalculated: found.table.uncalculated,
    delimiter: mapping.delimiter,
    sheet: found.sheet,
    sheets,
    headerLine: mapping.headerLine,
    columns,
    questions,
    warnings,
    importedBefore,
    rows: reading?.counts ?? null,
    leftOut: reading?.leftOut ?? [],
    corrected: reading?.corrected ?? [],
    answers: reading?.answers ?? [],
    figures: (reading?.figures ?? []).map(({ measure, period, figure, stated, lacking }) => ({
      measure: mapping.measures[measure]?.key ?? '',
      period: period.label,
      figure,
      stated,
      lacking,
    })),
    duplicates: duplicatesJson(preview),
    totalChecks: (reading?.totalChecks ?? []).map(check => ({ ...check, day: isoFromDay(check.day) })),
    mapping,
  }
}

function duplicatesJson({ reading }: Preview) {
  if (!reading) return null
  const { count, different, choice, hasToChoose, replaced, first } = reading.duplicates
  const listed = first.map(({ observation, there, isSame }) => ({
    observation: { ...observation, day: isoFromDay(observation.day) },
    there,
    isSame,
  }))
  return { count, different, choice, hasToChoose, replaced, first: listed }
}
