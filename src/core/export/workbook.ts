import { exactNumber } from '@core/csv/csv'
import { dayFromIso } from '@core/observation/day'
import { periodOfKey } from '@core/observation/period'
import { isOfFewPeople } from '@core/privacy/few-people'
import { type SharedMeasure, sharedMeasure } from '@core/privacy/records'
import { type ProjectContents, projectOf } from '@core/project/contents'
import type { Measure } from '@core/project/entities'
import { dimensionsOf, measuresInOrder, observationsOfMeasure } from './exported-observation'
import {
  dimensionCells,
  dimensionHeading,
  observationHeadings,
  originCells,
  originHeadings,
} from './observation-columns'
import { sharedCells } from './shared-csv'
import { type Sheet, type SheetCell, spreadsheet } from './spreadsheet'
import { words } from './words'

/**
 * The measures, their observations and where these come from, as a workbook that may leave the room: small numbers of people
 * are hidden and notes left out. `now`: ISO time in UTC.
 */
export function workbook(contents: ProjectContents, { now }: { now: string }): Uint8Array<ArrayBuffer> {
  const project = projectOf(contents)
  const { smallestGroup: threshold, yearStart } = project
  const shared = measuresInOrder(contents).map(measure =>
    sharedMeasure(measure, observationsOfMeasure(contents, measure), { threshold, yearStart }),
  )
  const sheets = [
    measureSheet(contents, shared),
    observationSheet(contents, shared, threshold),
    sourceSheet(contents, now),
  ]
  return spreadsheet(words.about(project.title), sheets, { now })
}

function measureSheet(contents: ProjectContents, shared: readonly SharedMeasure[]): Sheet {
  const { rows } = contents
  const { smallestGroup: threshold, perspectives } = projectOf(contents)
  const titleOf = (list: readonly { id: string; title: string }[], id: string | null): string =>
    list.find(row => row.id === id)?.title ?? ''
  const row = ({ measure, observations, notListed }: SharedMeasure): SheetCell[] => [
    measure.id,
    measure.title,
    measure.because,
    measure.unit,
    words.kind[measure.kind],
    words.direction[measure.direction],
    words.aggregation[measure.aggregation],
    measure.countsPeople ? words.yes : words.no,
    baselineCell(measure, threshold),
    measure.baseline && { day: measure.baseline.day },
    targetsCell(contents, measure),
    measure.rubric.map(({ name }) => name).join('; '),
    measure.outcomeIds.map(id => titleOf(rows.element, id)).join('; '),
    measure.proposedBy.map(id => perspectives.find(each => each.id === id)?.name ?? '').join('; '),
    titleOf(rows.workshop, measure.workshopId),
    measure.method,
    observations.length,
    observations.filter(({ hidden }) => hidden).length,
    notListed,
  ]
  return {
    name: words.sheets.measures,
    widths: [14, 40, 40, 14, 18, 20, 24, 10, 14, 12, 30, 30, 30, 24, 24, 40, 10, 10, 10],
    above: [],
    headings: words.measureHeadings,
    rows: shared.map(row),
  }
}

/** Targets of periods that were taken away say nothing any more. */
function targetsCell(contents: ProjectContents, { targets }: Measure): string {
  const { yearStart } = projectOf(contents)
  return targets
    .flatMap(({ period, value, of }) => {
      const found = periodOfKey(period, yearStart, contents.rows.reportingPeriod)
      return found ? [{ found, value, of }] : []
    })
    .sort((a, b) => a.found.lastDay - b.found.lastDay)
    .map(({ found, value, of }) => words.target(of ? `${found.label}, ${of.word}` : found.label, exactNumber(value)))
    .join('; ')
}

function baselineCell(measure: Measure, threshold: number): SheetCell {
  if (measure.baseline === null) return null
  const { value } = measure.baseline
  const few = isOfFewPeople({ value, numerator: null, denominator: null }, measure, threshold)
  return few ? words.hiddenBaseline(threshold) : value
}

function observationSheet(contents: ProjectContents, shared: readonly SharedMeasure[], threshold: number): Sheet {
  const dimensions = dimensionsOf(contents)
  function* rows(): Generator<SheetCell[]> {
    for (const { observations } of shared) {
      for (const observation of observations) {
        const day: SheetCell = { day: observation.day }
        yield [
          ...(sharedCells(observation, threshold) as SheetCell[]).with(observationHeadings.indexOf('day'), day),
          ...dimensionCells(dimensions, observation),
          observation.source,
          ...originCells(observation),
        ]
      }
    }
  }
  return {
    name: words.sheets.observations,
    widths: [14, 40, 10, 14, 12, 12, 12, 24, ...dimensions.map(() => 24), 40, 22, 30, 8],
    above: [],
    headings: [...observationHeadings, ...dimensions.map(dimensionHeading), 'source', ...originHeadings],
    rows: rows(),
  }
}

/** Counts of what was left out, never the rows themselves: their text may name people. */
function sourceSheet(contents: ProjectContents, now: string): Sheet {
  const { rows } = contents
  const { title, smallestGroup } = projectOf(contents)
  const fed = (ids: readonly string[]): string =>
    rows.measure
      .filter(({ id }) => ids.includes(id))
      .map(measure => measure.title)
      .join('; ')
  const files = rows.import
    .toSorted((a, b) => (a.importedAt < b.importedAt ? -1 : 1))
    .map((file): SheetCell[] => [
      file.fileName,
      file.source,
      dayCell(file.importedAt),
      file.rowsIn,
      file.rowsLeftOut,
      file.observationsMade,
      fed(file.measureIds),
    ])
  const byHand = new Map<string, { values: number; measures: Set<string> }>()
  for (const { source, measureId } of rows.observation) {
    const known = byHand.get(source) ?? { values: 0, measures: new Set<string>() }
    known.values++
    known.measures.add(measureId)
    byHand.set(source, known)
  }
  const hand = [...byHand].map(([source, { values, measures }]): SheetCell[] => [
    words.byHand,
    source,
    null,
    null,
    null,
    values,
    fed([...measures]),
  ])
  return {
    name: words.sheets.sources,
    widths: [36, 60, 12, 10, 10, 10, 60],
    above: [words.about(title), words.made(now.slice(0, 10)), words.rule(smallestGroup), words.notes],
    headings: words.sourceHeadings,
    rows: [...files, ...hand],
  }
}

function dayCell(isoTime: string): SheetCell {
  const day = dayFromIso(isoTime.slice(0, 10))
  return day.ok ? { day: day.value } : isoTime
}
