import { joinedBytes } from '@core/csv/csv'
import { legalText } from '@core/export/xml'
import { type Day, isoFromDay } from '@core/observation/day'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** Text, a number, a date, or nothing. */
export type SheetCell = string | number | null | { readonly day: Day }

export type Sheet = {
  readonly name: string
  /** In characters, one a column. */
  readonly widths: readonly number[]
  /** Lines above the table. */
  readonly above: readonly string[]
  readonly headings: readonly string[]
  readonly rows: Iterable<readonly SheetCell[]>
}

/** What Excel allows in one sheet and one cell. */
const rowsInExcel = 1_048_576
const longestText = 32_767
const cut = ' […]'

/**
 * A workbook (Office Open XML) with real numbers and dates. Rows are written as they come; a table longer than a sheet goes on
 * in another. Texts are kept as texts, whatever they begin with: nothing in it can run. `now`: ISO time in UTC. `mostRows`: of a sheet.
 */
export function spreadsheet(
  title: string,
  sheets: readonly Sheet[],
  { now, mostRows = rowsInExcel }: { now: string; mostRows?: number },
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  // The clock of a zip has no time zone: always the same day, so that the same project gives the same bytes.
  const mtime = new Date(1980, 0, 1, 12)
  const put = (name: string, xml: string) => {
    const file = new ZipPassThrough(name)
    file.mtime = mtime
    zip.add(file)
    file.push(strToU8(xml), true)
  }
  const names: string[] = []
  for (const sheet of sheets) {
    const rows = sheet.rows[Symbol.iterator]()
    let next = rows.next()
    for (let part = 1; part === 1 || !next.done; part++) {
      names.push(part === 1 ? sheet.name : `${sheet.name} ${part}`)
      const file = new ZipDeflate(`xl/worksheets/sheet${names.length}.xml`, { level: 6 })
      file.mtime = mtime
      zip.add(file)
      file.push(strToU8(sheetStart(sheet)))
      let open = ''
      let row = sheet.above.length + 1
      for (; !next.done && row < mostRows; next = rows.next()) {
        open += rowXml(++row, next.value)
        if (open.length > 1 << 17) {
          file.push(strToU8(open))
          open = ''
        }
      }
      file.push(strToU8(open + sheetEnd(sheet, row)), true)
    }
  }
  put('xl/styles.xml', styles)
  put('xl/workbook.xml', workbookXml(names))
  put('xl/_rels/workbook.xml.rels', workbookRelations(names.length))
  put('docProps/core.xml', properties(title, now))
  put('_rels/.rels', relations)
  put('[Content_Types].xml', contentTypes(names.length))
  zip.end()
  return joinedBytes(pieces)
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Places in `styles`. */
const style = { heading: 1, date: 2, strong: 3 } as const

function sheetStart({ widths, above, headings }: Sheet): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const frozen = above.length + 1
  const pane =
    above.length > 0
      ? ''
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
  return [
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
    ...above.map((line, index) => rowXml(index + 1, [line], index === 0 ? style.strong : 0)),
    rowXml(frozen, headings, style.heading),
  ].join('')
}

const sheetEnd = ({ above, headings }: Sheet, lastRow: number): string =>
  `</sheetData><autoFilter ref="A${above.length + 1}:${columnName(headings.length - 1)}${lastRow}"/></worksheet>`

const rowXml = (row: number, cells: readonly SheetCell[], as = 0): string =>
  `<row r="${row}">${cells.map((cell, column) => cellXml(`${columnName(column)}${row}`, cell, as)).join('')}</row>`

function cellXml(at: string, cell: SheetCell, as: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : ''
  if (typeof cell === 'string') return textXml(at, cell, as)
  const serial = serialOf(cell.day)
  return serial === null ? textXml(at, isoFromDay(cell.day), as) : `<c r="${at}" s="${style.date}"><v>${serial}</v></c>`
}

const textXml = (at: string, text: string, as: number): string =>
  `<c r="${at}"${as === 0 ? '' : ` s="${as}"`} t="inlineStr"><is><t xml:space="preserve">${escaped(shortEnough(text))}</t></is></c>`

const shortEnough = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - cut.length)}${cut}`

/** `_x0041_` in a cell is Excel's way to write an A: text that only looks so gets its underscore written out. */
const escaped = (text: string): string =>
  legalText(text)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '_x000D_')

/** Days as Excel counts them. Null before March 1900, where its calendar has a 29 February that never was. */
const serialOf = (day: Day): number | null => (day + 25_569 > 60 ? day + 25_569 : null)

/** `A`, `B`... `AA`; `index` from 0. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`
}

const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
const styles = [
  `${head}<styleSheet xmlns="${main}">`,
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
  `<fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

const workbookXml = (names: readonly string[]): string =>
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
    .map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`

const workbookRelations = (count: number): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  ).join('')}<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`

const relations = [
  `${head}<Relationships xmlns="${packages}/relationships">`,
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
  `<Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  '</Relationships>',
].join('')

const properties = (title: string, now: string): string =>
  [
    `${head}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:language>en-GB</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${now.slice(0, 19)}Z</dcterms:created></cp:coreProperties>`,
  ].join('')

const spreadsheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const contentTypes = (count: number): string =>
  [
    `${head}<Types xmlns="${packages}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheetMl}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${spreadsheetMl}.styles+xml"/>`,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
    ...Array.from(
      { length: count },
      (_, index) =>
        `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${spreadsheetMl}.worksheet+xml"/>`,
    ),
    '</Types>',
  ].join('')
