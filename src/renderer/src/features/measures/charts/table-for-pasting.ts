import { unescapeFormula } from '@core/csv/csv'
import type { SheetCell } from '@core/export/spreadsheet'
import { dayFromIso } from '@core/observation/day'
import { madeLater, type Shareable } from '@core/privacy/shareable'

/** A table of ours in CSV as programs take a table from the clipboard: as one of a web page (Word), or with a tab between cells (Excel). */
export const tableForPasting = (csv: Shareable<Uint8Array<ArrayBuffer>>, as: 'html' | 'tabs') =>
  madeLater(csv, async bytes => {
    const { default: Papa } = await import('papaparse')
    const rows = Papa.parse(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data
    return new TextEncoder().encode(as === 'html' ? htmlTable(rows) : tabbed(rows))
  })

function htmlTable([headings = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map(cell => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return `<meta charset="utf-8"><table>${line(headings, 'th')}${rows.map(row => line(row, 'td')).join('')}</table>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const tabbed = (rows: readonly (readonly string[])[]): string =>
  rows.map(cells => cells.map(cell => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n')

/** The same as a workbook of one sheet, its numbers and days as such. `now`: ISO time in UTC. */
export const workbookOfTable = (
  csv: Shareable<Uint8Array<ArrayBuffer>>,
  { title, sheet, now }: { readonly title: string; readonly sheet: string; readonly now: string },
) =>
  madeLater(csv, async bytes => {
    const [{ default: Papa }, { spreadsheet }] = await Promise.all([
      import('papaparse'),
      import('@core/export/spreadsheet'),
    ])
    const parsed: readonly (readonly string[])[] = Papa.parse(new TextDecoder().decode(bytes), {
      skipEmptyLines: true,
    }).data
    const [headings = [], ...rows] = parsed
    const widths = headings.map((_, place) => (place === 0 ? 40 : 20))
    const cells = rows.map(row => row.map((text, place) => (place === 0 ? unescapeFormula(text) : cellOf(text))))
    return spreadsheet(title, [{ name: sheet, widths, above: [title], headings, rows: cells }], { now })
  })

function cellOf(text: string): SheetCell {
  if (text === '') return null
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return Number(text)
  const day = dayFromIso(text)
  return day.ok ? { day: day.value } : unescapeFormula(text)
}
