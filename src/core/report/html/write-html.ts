import { withoutTurning } from '@core/bidi'
import { xmlText } from '@core/export/xml'
import type { PhotoForOthers } from '@core/privacy/photos'
import { shownLanguage } from '@core/words/format'
import { t } from '@core/words/words'
import { pictogramSvg } from '../easy-read/draw-pictogram'
import { type LanguagePart, partsByLanguage } from '../languages'
import type {
  Cell,
  KeyFigure,
  List,
  ListItem,
  ParagraphTone,
  ReportBlock,
  ReportModel,
  ReportTable,
  Run,
  Statement,
} from '../model'
import { type CaptionNumber, captionKind, captionName, captionPlace } from '../references'
import { termLead } from '../text'
import { base64Of } from './base64'
import { pageStyle } from './page-style'

const hasPhotos = ({ blocks }: ReportModel): boolean =>
  blocks.some(block => block.kind === 'statements' && block.statements.some(({ photo }) => photo))

/**
 * The report as one HTML file that needs nothing else: no script, no address, and no picture but photos that it holds itself. Charts and the picture of the theory are
 * there in the words that a screen reader has for them. The same model always gives the same text.
 */
export function writeHtml(model: ReportModel): string {
  // A cover's title is the file's one heading of level 1, and the report's own begin below it.
  const lower = model.cover ? 1 : 0
  return [
    '<!doctype html>',
    `<html lang="${textOf(shownLanguage())}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${hasPhotos(model) ? 'img-src data:; ' : ''}style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator" content="${textOf(t('report:program'))}">`,
    `<title>${textOf(model.title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    `<body${model.print === 'large' || model.print === 'easy-read' ? ` class="${model.print}"` : ''}>`,
    '<main>',
    ...headOf(model),
    ...blocksOf(model.blocks, lower),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** For an element or an attribute. */
const textOf = (text: string): string => xmlText(withoutTurning(text))

/** A text with its words in other scripts marked with their language and direction. */
const inLanguages = (text: string): string =>
  partsByLanguage(withoutTurning(text))
    .map(part => (part.language === null ? xmlText(part.text) : `<span${marksOf(part)}>${xmlText(part.text)}</span>`))
    .join('')
const marksOf = ({ language, kind }: LanguagePart): string =>
  `${language === null ? '' : ` lang="${language}"`} dir="${kind === 'right-to-left' ? 'rtl' : 'ltr'}"`

/** Every piece runs the way its own first letter does; one in another script alone is of its language as a whole. */
function piece(element: string, text: string, looks = ''): string {
  const [first, ...others] = partsByLanguage(withoutTurning(text))
  const isWhole = first && first.language !== null && others.every(({ text: rest }) => !/\p{L}/u.test(rest))
  const marks = isWhole ? marksOf(first) : ' dir="auto"'
  const start = `<${element}${marks}${looks === '' ? '' : ` class="${looks}"`}>`
  return `${start}${isWhole ? textOf(text) : inLanguages(text)}</${element}>`
}

/** Words with their looks. */
const runsOf = ({ text, runs }: { text: string; runs?: readonly Run[] }): string =>
  runs ? runs.map(runOf).join('') : inLanguages(text)

function runOf({ text, bold, italic, link, refers }: Run): string {
  if (refers) return `<a href="#${textOf(refers)}">${textOf(text)}</a>`
  const words = inLanguages(text)
  const sloped = italic ? `<em>${words}</em>` : words
  const heavy = bold ? `<strong>${sloped}</strong>` : sloped
  return link === undefined ? heavy : `<a href="${textOf(link)}" rel="noreferrer">${heavy}</a>`
}

const headOf = ({ title, cover }: ReportModel): string[] =>
  cover
    ? [
        piece('p', cover.kicker, 'note'),
        piece('h1', cover.title),
        piece('p', cover.period, 'lead'),
        ...cover.purpose.map(text => piece('p', text)),
        piece('p', cover.made, 'note'),
      ]
    : [piece('h1', title)]

/** Figures and tables are counted as in the document. */
function blocksOf(blocks: readonly ReportBlock[], lower: number): string[] {
  const counted = { figure: 0, table: 0 }
  return blocks.map(block => {
    const kind = captionKind(block)
    if (kind === null) return blockOf(block, lower, null)
    counted[kind] += 1
    return blockOf(block, lower, { kind, number: counted[kind] })
  })
}

const captionOf = (caption: string, number: CaptionNumber | null): string =>
  number ? `${captionName(number)}. ${caption}` : caption
const placeOf = (number: CaptionNumber | null): string => (number ? ` id="${captionPlace(number)}"` : '')

function blockOf(block: ReportBlock, lower: number, number: CaptionNumber | null): string {
  switch (block.kind) {
    case 'heading':
      return piece(`h${block.level + lower}`, block.text)
    case 'paragraph':
      return block.runs
        ? `<p dir="auto"${classOf(block.tone)}>${runsOf(block)}</p>`
        : piece('p', block.text, block.tone === 'lead' || block.tone === 'note' ? block.tone : '')
    case 'list':
      return listOf(block)
    case 'quote':
      return `<blockquote><p dir="auto">${runsOf(block)}</p>${block.from === '' ? '' : piece('footer', block.from)}</blockquote>`
    case 'table':
      return tableOf(block, number)
    case 'key-figures':
      return `<ul class="key">${block.figures.map(keyFigureOf).join('')}</ul>`
    case 'statements':
      return `<ul class="statements">${block.statements.map(statementOf).join('')}</ul>`
    case 'chart':
    case 'theory-picture':
      return `<figure${placeOf(number)}>${piece('p', block.alt)}${piece('figcaption', captionOf(block.caption, number))}</figure>`
  }
}

const classOf = (tone: ParagraphTone): string => (tone === 'lead' || tone === 'note' ? ` class="${tone}"` : '')

const keyFigureOf = ({ title, figure, unit, line, chart }: KeyFigure): string =>
  `<li>${piece('p', title)}<p class="figure"><strong>${textOf(figure)}</strong> ${textOf(unit)}</p>` +
  `${piece('p', line)}${piece('p', chart.alt, 'note')}</li>`

const photoOf = ({ bytes, alt }: PhotoForOthers): string =>
  `<img alt="${textOf(alt)}" src="data:image/jpeg;base64,${base64Of(bytes)}">`

const statementOf = ({ picture, photo, figure, lines }: Statement): string =>
  `<li>${photo ? photoOf(photo) : pictogramSvg(picture)}<div>${figure === '' ? '' : piece('p', figure, 'figure')}` +
  `${lines.map(line => `<p dir="auto"${line.bold ? ' class="term"' : ''}>${runsOf(line)}</p>`).join('')}</div></li>`

/** Items of one level are a list, with those below them in the item before. */
function listOf({ items }: List): string {
  const [first] = items
  if (!first) return ''
  const level = first.level ?? 0
  const element = first.ordered ? 'ol' : 'ul'
  let list = ''
  for (let at = 0; at < items.length; ) {
    const item = items[at] as ListItem
    const next = items.findIndex((other, place) => place > at && (other.level ?? 0) <= level)
    const inner = items.slice(at + 1, next === -1 ? items.length : next)
    list += `<li dir="auto">${itemOf(item)}${listOf({ kind: 'list', items: inner })}</li>`
    at += inner.length + 1
  }
  return `<${element}>${list}</${element}>`
}

const itemOf = (item: ListItem): string =>
  item.term === undefined
    ? runsOf(item)
    : `<strong>${inLanguages(termLead(item.term).trimEnd())}</strong> <bdi>${runsOf(item)}</bdi>`

/** As wide as it must be: a narrow screen scrolls the table, not the page. */
function tableOf({ caption, description, columns, rows }: ReportTable, number: CaptionNumber | null): string {
  const end = (place: number) => (columns[place]?.align === 'end' ? ' class="end"' : '')
  const cell = (content: Cell, place: number) =>
    place === 0
      ? `<th scope="row" dir="auto"${end(place)}>${runsOf(content)}</th>`
      : `<td dir="auto"${end(place)}>${runsOf(content)}</td>`
  const head = columns.map(({ label }, place) => `<th scope="col" dir="auto"${end(place)}>${inLanguages(label)}</th>`)
  const lines = rows.map(
    ({ cells, emphasis }) => `<tr${emphasis ? ' class="emphasis"' : ''}>${cells.map(cell).join('')}</tr>`,
  )
  return (
    `<div class="table"${placeOf(number)} role="region" tabindex="0" aria-label="${textOf(caption || t('report:table'))}"><table>` +
    (caption === ''
      ? ''
      : `<caption dir="auto">${inLanguages(captionOf(caption, number))}<span class="note">${textOf(description)}</span></caption>`) +
    `<thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
  )
}
