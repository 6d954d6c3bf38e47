import { strToU8, type Zippable, zipSync } from 'fflate'

/** A cell as its XML: a text, a number, or the element itself. */
export type BuiltCell = string | number | null | { readonly xml: (reference: string) => string }
export type BuiltSheet = {
  readonly name: string
  readonly rows: readonly (readonly BuiltCell[])[]
  readonly hidden?: boolean
  readonly merged?: readonly string[]
  /** Instead of rows: the whole part. */
  readonly xml?: string
}

/** A number under one of `styles`, in their order. */
export const styled = (value: number | string, style: number): BuiltCell => ({
  xml: reference => `<c r="${reference}" s="${style}"><v>${value}</v></c>`,
})
export const errorCell = (name: string): BuiltCell => ({
  xml: reference => `<c r="${reference}" t="e"><f>1/0</f><v>${name}</v></c>`,
})
export const formula = (text: string, value?: number): BuiltCell => ({
  xml: reference => `<c r="${reference}"><f>${text}</f>${value === undefined ? '' : `<v>${value}</v>`}</c>`,
})
export const cellXml = (xml: string): BuiltCell => ({ xml: reference => xml.replaceAll('REF', reference) })

/** 0 none, 1 14 (a date), 2 dd/mm/yyyy hh:mm, 3 0.0%, 4 pounds, 5 mmm-yy, 6 hh:mm, 7 red negative numbers. */
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="[$£-809]#,##0.00"/><numFmt numFmtId="166" formatCode="0;[Red]\\-0&quot;d&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="17"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs></styleSheet>`

export const columnName = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : columnName(Math.floor(place / 26) - 1) + columnName(place % 26)

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The parts of a workbook, so that a test can spoil one. */
export function workbookParts(sheets: readonly BuiltSheet[], { from1904 = false } = {}): Record<string, Uint8Array> {
  const strings: string[] = []
  const cell = (value: BuiltCell, reference: string): string => {
    if (value === null) return ''
    if (typeof value === 'object') return value.xml(reference)
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
    strings.push(value)
    return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`
  }
  const sheetXml = ({ rows, merged = [], xml }: BuiltSheet): string => {
    if (xml !== undefined) return xml
    const body = rows.map((row, index) => {
      const cells = row.map((value, place) => cell(value, `${columnName(place)}${index + 1}`)).join('')
      return row.length === 0 ? '' : `<row r="${index + 1}">${cells}</row>`
    })
    const merges =
      merged.length === 0 ? '' : `<mergeCells>${merged.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    return `<worksheet xmlns="m"><sheetData>${body.join('')}</sheetData>${merges}</worksheet>`
  }
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`
  const parts = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(sheetXml(sheet))]),
  )
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  return {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(`<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns:r="r"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation('rIdA', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdB', 'styles', '/xl/styles.xml')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(styles),
    'xl/sharedStrings.xml': strToU8(`<sst>${strings.map(text => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`),
    ...parts,
  }
}

export const zipped = (parts: Zippable): Uint8Array => zipSync(parts)
export const workbookOf = (...sheets: readonly BuiltSheet[]): Uint8Array => zipped(workbookParts(sheets))
export const sheetOf = (...rows: readonly (readonly BuiltCell[])[]): Uint8Array => workbookOf({ name: 'Figures', rows })
