import { byteOrderMark, type CsvCell, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import type { SharedCount, SharedLevels } from '@core/privacy/levels'
import { t } from '@core/words/words'

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
