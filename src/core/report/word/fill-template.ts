import { legalText } from '@core/export/xml'
import { ok, type Problem, problem } from '@core/result'
import { withoutFields } from '../field-syntax'
import { partsByLanguage } from '../languages'
import { type Lack, lacksOf } from '../template/check-template'
import { withoutOurComments } from '../template/mark-mistakes'
import { mergePieces } from '../template/merge-pieces'
import { type Paragraph, replaceText, type TextEdit } from '../template/places'
import { type Mistake, readTemplate, type TemplateAnswers, type TemplateReading } from '../template/read-template'
import { repairPackage } from '../template/repair'
import { adoptStyles } from '../template/template-styles'
import { type TemplateProblem, WordPackage } from '../template/word-package'
import { childOf, childrenOf, element, elementsIn, isElement, type XmlElement } from '../template/xml-tree'
import { fillCharts } from './fill-charts'
import { documentProblems } from './lint'
import { roomOn } from './page'
import { writtenBlocks } from './written-blocks'

export type FilledTemplate = { readonly bytes: Uint8Array; readonly lacks: readonly Lack[] }

/** `mistakes`: all of them; nothing was filled. `unsafe-result`: what came of it would not open well in Word; `detail` says why. `chart-not-filled`:
 * a chart of the template cannot take its figures; `detail` names them. */
export type FillProblem =
  | Problem<TemplateProblem>
  | Problem<'unsafe-result' | 'chart-not-filled'>
  | (Problem<'mistakes'> & { readonly mistakes: readonly Mistake[] })

/** What is to be written in: answers to what the template asks, the document's title, and when it was made, ISO time. */
export type TemplateFilling = { readonly answers: TemplateAnswers; readonly title: string; readonly madeAt: string }

/**
 * An organisation's own template, filled: its styles, page, header and footer stay. The same template and filling always give the same
 * bytes. What comes of it is looked over before it is handed out (`documentProblems`).
 */
export async function fillTemplate(
  bytes: Uint8Array,
  { answers, title, madeAt }: TemplateFilling,
): Promise<{ readonly ok: true; readonly value: FilledTemplate } | FillProblem> {
  const opened = WordPackage.open(bytes)
  if (!opened.ok) return opened
  let template = opened.value
  withoutOurComments(template)
  let reading = readTemplate(template, answers)
  if (reading.mistakes.length > 0) return { ...problem('mistakes'), mistakes: reading.mistakes }
  if (reading.charts.length > 0) {
    const filled = await fillCharts(template, reading.charts)
    if (!filled.ok) return filled
    template = filled.value
    reading = readTemplate(template, answers)
  }
  const lacks = lacksOf(template, reading)
  fillFields(reading)
  await fillBlocks(template, reading, madeAt)
  repairPackage(template)
  setProperties(template, title, madeAt)
  const result = template.write()
  const problems = documentProblems(result)
  // What was so in the template before, and opened, is no fault of the filling.
  const before = new Set(problems.length === 0 ? [] : documentProblems(bytes))
  const first = problems.find(line => !before.has(line) || line.includes(leftMark))
  if (first !== undefined) return problem('unsafe-result', first)
  return ok({ bytes: result, lacks })
}

/** All fields of a paragraph at once: each edit moves what comes after it. */
function fillFields({ fields, attributes }: TemplateReading): void {
  const byParagraph = new Map<Paragraph, TextEdit[]>()
  for (const { paragraph, piece, value } of fields) {
    const edit = { start: piece.start, end: piece.end, words: partsByLanguage(withoutFields(legalText(value.words))) }
    byParagraph.set(paragraph, [...(byParagraph.get(paragraph) ?? []), edit])
  }
  for (const [paragraph, edits] of byParagraph) replaceText(paragraph, edits)
  for (const { set, text } of attributes) set(withoutFields(text))
}

async function fillBlocks(template: WordPackage, { blocks }: TemplateReading, madeAt: string): Promise<void> {
  if (blocks.length === 0) return
  const sizes = sectionSizes(template)
  const ours = roomOn('a4', 0)
  const written = await writtenBlocks(
    blocks.map(({ paragraph: { cellTwips, section }, blocks }) => {
      const { widthTwips, heightTwips } = sizes[section] ?? ours
      return {
        blocks,
        widthTwips: cellTwips === null ? widthTwips : Math.max(600, cellTwips - cellMargins),
        heightTwips: Math.max(1440, heightTwips - forTheirLooks),
      }
    }),
    madeAt,
  )
  const all = written.pieces.flat()
  adoptStyles(template, written.from, all)
  mergePieces(template, written.from, all)
  for (const [at, { paragraph }] of blocks.entries()) putInPlace(paragraph, written.pieces[at] ?? [])
}

/** The template's heading above a picture and its caption below may be taller than ours: a line or three less for the picture. */
const forTheirLooks = 900

/** Word's own, left and right together, where a table says nothing else. */
const cellMargins = 216

/** In place of the paragraph. Where that ends a section, it stays behind, empty: the section's page and header hang on it. */
function putInPlace({ element: holder, siblings }: Paragraph, piece: readonly XmlElement[]): void {
  const [first] = piece
  const properties = first?.name === 'w:p' ? childOf(first, 'w:pPr') : undefined
  // The template says where a page begins.
  if (properties) properties.children = properties.children.filter(node => !isElement(node, 'w:pageBreakBefore'))
  const endsSection = childOf(holder, 'w:pPr', 'w:sectPr') !== undefined
  if (endsSection) holder.children = holder.children.filter(node => isElement(node, 'w:pPr'))
  const marks = holder.children.filter(node => isElement(node) && node.name.startsWith('w:bookmark'))
  const needsParagraph = piece.length === 0 && !endsSection
  const kept = endsSection || needsParagraph ? [holder] : []
  if (needsParagraph) holder.children = holder.children.filter(node => isElement(node, 'w:pPr'))
  if (first?.name === 'w:p' && !endsSection) {
    const from = first.children.findIndex(node => !isElement(node, 'w:pPr'))
    first.children.splice(from === -1 ? first.children.length : from, 0, ...marks)
  }
  siblings.splice(siblings.indexOf(holder), 1, ...piece, ...kept)
}

/** How wide a line is in each section, and how high a page, in twips; in columns, in one of them. */
function sectionSizes(template: WordPackage): { widthTwips: number; heightTwips: number }[] {
  const body = childOf(template.tree(template.main), 'w:body')
  return elementsIn(body ?? element(''), 'w:sectPr').map(section => {
    const number = (name: string, attribute: string, otherwise: number) => {
      const found = Number.parseFloat(childOf(section, name)?.attributes[attribute] ?? '')
      return Number.isFinite(found) ? found : otherwise
    }
    // Without a size it is Letter with an inch around, as Word has it.
    const width =
      number('w:pgSz', 'w:w', 12_240) -
      number('w:pgMar', 'w:left', 1440) -
      number('w:pgMar', 'w:right', 1440) -
      (number('w:pgMar', 'w:gutter', 0) || 0)
    const columns = Math.max(1, number('w:cols', 'w:num', 1))
    // A margin below nothing is one that words may not go over.
    const height =
      number('w:pgSz', 'w:h', 15_840) -
      Math.abs(number('w:pgMar', 'w:top', 1440)) -
      Math.abs(number('w:pgMar', 'w:bottom', 1440))
    return {
      widthTwips: Math.max(1440, Math.floor((width - (columns - 1) * number('w:cols', 'w:space', 720)) / columns)),
      heightTwips: Math.max(1440, height),
    }
  })
}

const leftMark = ': left'

const dublin = 'http://purl.org/dc/elements/1.1/'
const terms = 'http://purl.org/dc/terms/'

/** What readers of the file are told of it: its title is the report's unless the template's holds fields, and it was made when it was. */
function setProperties(template: WordPackage, title: string, madeAt: string): void {
  const path = 'docProps/core.xml'
  if (!template.has(path)) return
  const core = template.tree(path)
  const put = (name: string, text: string, attributes: Record<string, string>) => {
    const found = childrenOf(core, name)[0]
    if (found) found.children = [text]
    else core.children.push(element(name, attributes, [text]))
  }
  put('dc:title', withoutFields(title), { 'xmlns:dc': dublin })
  const date = {
    'xmlns:dcterms': terms,
    'xsi:type': 'dcterms:W3CDTF',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  }
  for (const name of ['dcterms:created', 'dcterms:modified']) put(name, madeAt, date)
}
