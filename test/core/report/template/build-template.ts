import { projectForOthers } from '@core/privacy/project'
import type { Rows } from '@core/project/contents'
import { templateSource } from '@core/report/template/template-answers'
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { now, sourceWith, year2016 } from '../build'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
export const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')

/** A paragraph of runs; `{style}` first where it has one. */
export const p = (text: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${r(text)}</w:p>`
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const cell = (inside: string, twips = 4000): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${twips}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`
export const table = (...cells: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${cells.map(() => '<w:gridCol w:w="4000"/>').join('')}</w:tblGrid><w:tr>${cells.join('')}</w:tr></w:tbl>`
export const textBox = (inside: string, id = 1): string =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1800000" cy="720000"/><wp:docPr id="${id}" name="Box ${id}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:140pt;height:56pt"><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
export const complexField = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

const style = (id: string, name: string, more = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Standard"/>${more}</w:style>`
/** As a German Word names its styles: ids are its own, names are what every Word knows. */
export const germanStyles = `<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>${style(
  'berschrift1',
  'heading 1',
  '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="AA0000"/></w:rPr>',
)}${style('berschrift2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')}${style('berschrift3', 'heading 3', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')}${style('Beschriftung', 'caption')}${style(
  'Aufzhlungszeichen',
  'List Bullet',
)}${style('Zitat', 'Quote')}<w:style w:type="table" w:styleId="Tabellenraster"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr></w:style>`

export const a4 =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'

export type TemplateParts = {
  readonly body?: string
  readonly header?: string
  readonly footer?: string
  readonly footnotes?: string
  /** Null: no part with styles at all. */
  readonly styles?: string | null
  readonly page?: string
  readonly title?: string
  /** More relationships of the document, and parts by their paths. */
  readonly relations?: string
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
  readonly types?: string
  readonly mainType?: string
}

/** A template as an organisation might have made it, from pieces of its XML. */
export function templateOf(given: TemplateParts): Uint8Array {
  const { body = '', header, footer, footnotes, styles = germanStyles, page = a4, title, relations = '' } = given
  const parts: Record<string, string | Uint8Array> = {}
  const types: string[] = []
  const related: string[] = []
  const add = (kind: string, inside: string | null | undefined, root: string) => {
    if (inside === undefined || inside === null) return
    parts[`word/${kind}.xml`] =
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${namespaces}>${inside}</w:${root}>`
    types.push(`<Override PartName="/word/${kind}.xml" ContentType="${word}.${kind.replace(/\d/, '')}+xml"/>`)
    related.push(`<Relationship Id="rId_${kind}" Type="${office}/${kind.replace(/\d/, '')}" Target="${kind}.xml"/>`)
  }
  add('styles', styles, 'styles')
  add('header1', header, 'hdr')
  add('footer1', footer, 'ftr')
  add('footnotes', footnotes, 'footnotes')
  const references = [
    ...(header === undefined ? [] : ['<w:headerReference w:type="default" r:id="rId_header1"/>']),
    ...(footer === undefined ? [] : ['<w:footerReference w:type="default" r:id="rId_footer1"/>']),
  ].join('')
  parts['word/document.xml'] =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${namespaces}><w:body>${body}<w:sectPr>${references}${page}</w:sectPr></w:body></w:document>`
  if (title !== undefined) {
    parts['docProps/core.xml'] =
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>`
  }
  const core =
    title === undefined
      ? ''
      : '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
  const files: Zippable = {
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/octet-stream"/><Override PartName="/word/document.xml" ContentType="${given.mainType ?? `${word}.document.main+xml`}"/>${title === undefined ? '' : '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'}${types.join('')}${given.types ?? ''}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>${core}</Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join('')}${relations}</Relationships>`,
    ),
  }
  for (const [path, part] of Object.entries({ ...parts, ...given.parts })) {
    files[path] = typeof part === 'string' ? strToU8(part) : part
  }
  return zipSync(files)
}

export const relation = (id: string, type: string, target: string, external = true): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`

/** What a project fills a template with. */
export function fillingOf(rows: Partial<Rows>) {
  return templateSource(projectForOthers(sourceWith(rows)), year2016, { now })
}

/** A part of a .docx as text. */
export function partOf(bytes: Uint8Array, path: string): string {
  const part = unzipSync(bytes)[path]
  if (!part) throw new Error(`no ${path}`)
  return new TextDecoder().decode(part)
}

/** The words of a part, a line for each paragraph. */
export const wordsIn = (bytes: Uint8Array, path = 'word/document.xml'): string =>
  [...partOf(bytes, path).matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .join('\n')
