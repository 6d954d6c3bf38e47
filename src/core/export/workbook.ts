import { exactNumber } from '@core/csv/csv'
import { countingInWords } from '@core/measure/figure-words'
import { dayFromIso } from '@core/observation/day'
import { periodOfKey } from '@core/observation/period'
import type { MeasureForOthers } from '@core/privacy/measure'
import type { RecordsForOthers } from '@core/privacy/project'
import type { SharedMeasure } from '@core/privacy/records'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { Measure } from '@core/project/entities'
import { t } from '@core/words/words'
import { measuresInOrder } from './exported-observation'
import { dimensionHeading, notesHeading, observationHeadings } from './observation-headings'
import { dimensionCells, originCells, originHeadings, sharedCells } from './shared-csv'
import { type Sheet, type SheetCell, spreadsheet } from './spreadsheet'

/**
 * The measures, their observations and where these come from, as a workbook that may leave the room. `now`: ISO time in UTC.
 */
export const workbook = (
  source: Shareable<RecordsForOthers>,
  { now }: { now: string },
): Shareable<Uint8Array<ArrayBuffer>> => madeFrom(source, told => workbookOf(told, now))

function workbookOf(told: RecordsForOthers, now: string): Uint8Array<ArrayBuffer> {
  const shared = measuresInOrder(told).map(told.records)
  const sheets = [measureSheet(told, shared), observationSheet(told, shared), sourceSheet(told, now)]
  return spreadsheet(t('export:about', { title: told.project.title }), sheets, { now })
}

function measureSheet(told: RecordsForOthers, shared: readonly SharedMeasure[]): Sheet {
  const { rows, project } = told
  const { smallestGroup: threshold, perspectives } = project
  const titleOf = (list: readonly { id: string; title: string }[], id: string | null): string =>
    list.find(row => row.id === id)?.title ?? ''
  const row = ({ measure, observations, notListed }: SharedMeasure): SheetCell[] => [
    measure.id,
    measure.title,
    measure.because,
    measure.unit,
    t(`export:kind.${measure.kind}`),
    t(`terms:direction.${measure.direction}`),
    countingInWords(measure).join(' '),
    measure.countsPeople ? t('export:yes') : t('export:no'),
    baselineCell(told.measure(measure.id), threshold),
    measure.baseline && { day: measure.baseline.day },
    targetsCell(told, measure),
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
    name: t('export:sheets.measures'),
    widths: [14, 40, 40, 14, 18, 20, 24, 10, 14, 12, 30, 30, 30, 24, 24, 40, 10, 10, 10],
    above: [],
    headings: t('export:measureHeadings', { returnObjects: true }),
    rows: shared.map(row),
  }
}

/** Targets of periods that were taken away say nothing any more. */
function targetsCell({ project: { yearStart }, rows }: RecordsForOthers, { targets }: Measure): string {
  return targets
    .flatMap(({ period, value, of }) => {
      const found = periodOfKey(period, yearStart, rows.reportingPeriod)
      return found ? [{ found, value, of }] : []
    })
    .sort((a, b) => a.found.lastDay - b.found.lastDay)
    .map(({ found, value, of }) =>
      t('export:target', { year: of ? `${found.label}, ${of.word}` : found.label, value: exactNumber(value) }),
    )
    .join('; ')
}

function baselineCell({ baseline }: MeasureForOthers, threshold: number): SheetCell {
  return baseline?.value === 'hidden' ? t('export:hiddenBaseline', { threshold }) : (baseline?.value ?? null)
}

function observationSheet({ dimensions, project }: RecordsForOthers, shared: readonly SharedMeasure[]): Sheet {
  const { smallestGroup: threshold } = project
  function* rows(): Generator<SheetCell[]> {
    for (const { observations } of shared) {
      for (const observation of observations) {
        const day: SheetCell = { day: observation.day }
        yield [
          ...(sharedCells(observation, threshold) as SheetCell[]).with(observationHeadings.indexOf('day'), day),
          ...dimensionCells(dimensions, observation),
          observation.marks,
          observation.source,
          ...originCells(observation),
        ]
      }
    }
  }
  return {
    name: t('export:sheets.observations'),
    widths: [14, 40, 10, 14, 12, 12, 12, 24, ...dimensions.map(() => 24), 12, 40, 22, 30, 8, 18, 18],
    above: [],
    headings: [...observationHeadings, ...dimensions.map(dimensionHeading), notesHeading, 'source', ...originHeadings],
    rows: rows(),
  }
}

/** Counts of what was left out, never the rows themselves: their text may name people. */
function sourceSheet({ rows, project }: RecordsForOthers, now: string): Sheet {
  const { title, smallestGroup } = project
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
    t('export:byHand'),
    source,
    null,
    null,
    null,
    values,
    fed([...measures]),
  ])
  return {
    name: t('export:sheets.sources'),
    widths: [36, 60, 12, 10, 10, 10, 60],
    above: [
      t('export:about', { title }),
      t('export:made', { date: now.slice(0, 10) }),
      t('export:rule', { threshold: smallestGroup }),
      t('export:notes'),
    ],
    headings: t('export:sourceHeadings', { returnObjects: true }),
    rows: [...files, ...hand],
  }
}

function dayCell(isoTime: string): SheetCell {
  const day = dayFromIso(isoTime.slice(0, 10))
  return day.ok ? { day: day.value } : isoTime
}
