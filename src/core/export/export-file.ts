import type { FileKind } from '@core/host-api'
import { namedAnew } from '@core/observation/grain'
import { namedPeriods, type Period, periodBefore } from '@core/observation/period'
import { readingFromContents } from '@core/observation/reading'
import { recordsForOthers } from '@core/privacy/project'
import { type Leaving, madeFrom } from '@core/privacy/shareable'
import { type ProjectContents, projectOf } from '@core/project/contents'
import type { Element, IatiPublisher } from '@core/project/entities'
import { type ElementOverlay, figuresByElement, overlaysOfElements } from '@core/theory/overlay'
import { utf8Bytes } from '../csv/csv'
import { exactCsv } from './exact-csv'
import { iatiResults } from './iati'
import { sharedCsv } from './shared-csv'
import { theoryCsv } from './theory-csv'
import { theoryDrawing } from './theory-drawing'
import { theorySvg } from './theory-svg'
import { workbook } from './workbook'

export const exportKinds = ['csv', 'csv-excel', 'xlsx', 'iati', 'theory-csv', 'theory-svg'] as const
export type ExportKind = (typeof exportKinds)[number]

/** What each is in the host's terms. */
export const fileKindOf = {
  csv: 'csv',
  'csv-excel': 'csv',
  xlsx: 'workbook',
  iati: 'xml',
  'theory-csv': 'csv',
  'theory-svg': 'svg',
} as const satisfies Record<ExportKind, FileKind>

/** What each name ends in. */
export const endingOf = {
  csv: '.csv',
  'csv-excel': '.csv',
  xlsx: '.xlsx',
  iati: '.xml',
  'theory-csv': '.csv',
  'theory-svg': '.svg',
} as const satisfies Record<ExportKind, string>

/** `now`: ISO time in UTC. `period` null: the picture says nothing of standings. `overlay`: nor of progress, trend and judged status. */
export type ExportAsked =
  | { readonly as: 'csv' | 'csv-excel' | 'theory-csv' }
  | { readonly as: 'xlsx'; readonly now: string }
  | { readonly as: 'iati'; readonly publisher: IatiPublisher; readonly now: string }
  | { readonly as: 'theory-svg'; readonly period: Period | null; readonly overlay: boolean }

/** Only `csv` holds everything as it is: the others may leave the room (docs/decisions/0008). */
export function exportedFile(contents: ProjectContents, asked: ExportAsked): Leaving<Uint8Array<ArrayBuffer>> {
  switch (asked.as) {
    case 'csv':
      return exactCsv(contents)
    case 'csv-excel':
      return sharedCsv(recordsForOthers(contents))
    case 'xlsx':
      return workbook(recordsForOthers(contents), asked)
    case 'iati':
      return iatiResults(recordsForOthers(contents), asked.publisher, asked)
    case 'theory-csv':
      return madeFrom(recordsForOthers(contents), ({ rows }) =>
        theoryCsv({ elements: rows.element, links: rows.link, frames: rows.frame, assumptions: rows.assumption }),
      )
    case 'theory-svg': {
      const which = asked.overlay && asked.period ? { overlayOf: overlayIn(contents, asked.period) } : {}
      const drawing = theoryDrawing(recordsForOthers(contents), asked.period && namedAnew(asked.period), which)
      return madeFrom(drawing, told => utf8Bytes([theorySvg(told).svg]))
    }
  }
}

function overlayIn(contents: ProjectContents, period: Period): (element: Element) => ElementOverlay | null {
  const { rows } = contents
  const { yearStart, smallestGroup: threshold } = projectOf(contents)
  const before = periodBefore(period, yearStart, namedPeriods(rows.reportingPeriod))
  const figures = figuresByElement(rows.measure, id => readingFromContents(contents, id), { period, before, threshold })
  const calendar = { yearStart, named: rows.reportingPeriod }
  const overlays = overlaysOfElements(rows.element, rows.judgement, figures, { period, before, calendar, threshold })
  return ({ id }) => overlays.get(id) ?? null
}
