import { byteOrderMark, type CsvCell, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import type { SharedSeries } from '@core/privacy/series'
import { t } from '@core/words/words'

/** What a chart shows as a table: a row for each series and period. Safe to open in a spreadsheet. */
export function figuresCsv(
  series: readonly SharedSeries[],
  periods: readonly string[],
  targets: readonly (number | null)[],
  { named, threshold }: { readonly named: string; readonly threshold: number },
): Uint8Array<ArrayBuffer> {
  const rows = series.flatMap(({ name, figures }) =>
    figures.map((figure, place): CsvCell[] => {
      const shown = figure === null || figure === 'hidden' ? null : figure
      return [
        name,
        periods[place] ?? '',
        shown?.value ?? null,
        shown?.numerator ?? null,
        shown?.denominator ?? null,
        targets[place] ?? null,
        figure === 'hidden' ? t('export:hidden', { threshold }) : figure === null ? t('export:chart.nothing') : '',
      ]
    }),
  )
  return utf8Bytes([
    `${byteOrderMark}${csvLineForSpreadsheets([named, ...t('export:chart.headings', { returnObjects: true })])}`,
    ...rows.map(csvLineForSpreadsheets),
  ])
}
