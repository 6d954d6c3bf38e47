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
