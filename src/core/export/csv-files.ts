import { byteOrderMark, type CsvCell, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import { isoFromDay } from '@core/observation/day'
import { votesForOthers } from '@core/privacy/groups'
import type { SharedCount, SharedLevels } from '@core/privacy/levels'
import type { SharedSeries } from '@core/privacy/series'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { Project, Workshop } from '@core/project/entities'
import { t } from '@core/words/words'
import { countedGroupName } from '@core/workshop/counted-groups'

/** What a chart shows as a table: a row for each series and period, with the day its figure is from where that is known. Safe to open in a spreadsheet. */
export function figuresCsv(
  series: readonly SharedSeries[],
  periods: readonly string[],
  targets: readonly (number | null)[],
  { named, threshold }: { readonly named: string; readonly threshold: number },
): Uint8Array<ArrayBuffer> {
  const dated = series.some(({ days }) => days?.some(day => day !== null))
  const headings: readonly string[] = t('export:chart.headings', { returnObjects: true })
  const rows = series.flatMap(({ name, figures, days }) =>
    figures.map((figure, place): CsvCell[] => {
      const day = days?.[place] ?? null
      const shown = figure === null || figure === 'hidden' ? null : figure
      return [
        name,
        periods[place] ?? '',
        shown?.value ?? null,
        shown?.numerator ?? null,
        shown?.denominator ?? null,
        targets[place] ?? null,
        figure === 'hidden' ? t('export:hidden', { threshold }) : figure === null ? t('export:chart.nothing') : '',
        ...(dated ? [day === null ? '' : isoFromDay(day)] : []),
      ]
    }),
  )
  return utf8Bytes([
    `${byteOrderMark}${csvLineForSpreadsheets([named, ...headings, ...(dated ? [t('export:chart.asOf')] : [])])}`,
    ...rows.map(csvLineForSpreadsheets),
  ])
}

/** How answers lie over levels as a table: a row for each period (or group) and level, lowest first. Safe to open in a spreadsheet. */
export function levelsCsv(
  panels: readonly SharedLevels[],
  levels: readonly string[],
  { named, threshold }: { readonly named: string; readonly threshold: number },
): Uint8Array<ArrayBuffer> {
  const numberOr = (count: SharedCount): number | null => (count === 'hidden' ? null : count)
  const rowOf = (
    name: string,
    place: number | null,
    level: string,
    count: SharedCount,
    all: SharedCount,
  ): CsvCell[] => {
    const share = count === 'hidden' || all === 'hidden' || all === 0 ? null : count / all
    const hidden = count === 'hidden' ? t('export:hidden', { threshold }) : ''
    return [name, place, level, numberOr(count), numberOr(all), share, hidden]
  }
  const rows = panels.flatMap(({ name, counts, all, dontKnow }) => [
    ...counts.map((count, place) => rowOf(name, place + 1, levels[place] ?? '', count, all)),
    ...(dontKnow === null ? [] : [rowOf(name, null, t('terms:rating.dont-know'), dontKnow, 'hidden')]),
  ])
  return utf8Bytes([
    `${byteOrderMark}${csvLineForSpreadsheets([named, ...t('export:levels.headings', { returnObjects: true })])}`,
    ...rows.map(csvLineForSpreadsheets),
  ])
}

/** What the columns are called, and what stands in place of a small number. */
type VotesCsvWords = {
  readonly header: readonly [string, string, string, string, string, string, string, string]
  readonly hidden: string
}

/**
 * The votes of a workshop for use elsewhere: a row for each item, round and perspective with how many gave each answer. Columns: item, perspective, round, must have,
 * useful, not needed, don't know, skipped.
 */
export function votesCsv(workshop: Workshop, project: Project, words: VotesCsvWords): Shareable<string> {
  return madeFrom(votesForOthers(workshop, project.smallestGroup), votes => {
    const rows = votes.map(({ item, perspectiveId, round, counts }): CsvCell[] => [
      item.words,
      countedGroupName(perspectiveId, project.perspectives, workshop.groups),
      round,
      ...counts.map(count =>
        count === 'hidden' ? words.hidden : typeof count === 'number' ? count : t(`terms:answerBand.${count}`),
      ),
    ])
    return byteOrderMark + [words.header, ...rows].map(csvLineForSpreadsheets).join('')
  })
}
