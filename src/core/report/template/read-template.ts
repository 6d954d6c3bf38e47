import { ok, problem, type Result } from '@core/result'
import { comparableText, sameText } from '@core/same-text'
import { type BrokenField, type FieldCall, fieldPieces, fieldText, type TextPiece } from '../field-syntax'
import type { FieldValue } from '../field-values'
import { type FieldAnswer, type FieldProblem, nearest } from '../fields'
import type { ReportBlock, ReportChart } from '../model'
import { outsideFindings, reachingField } from './outside'
import { type Paragraph, type PlaceKind, paragraphsOf, textOf } from './places'
import type { WordPackage } from './word-package'
import { childrenOf, elementsIn, type XmlElement } from './xml-tree'

/** A section of a report by what a template may call it. */
export type NamedSection = { readonly names: readonly string[]; readonly blocks: readonly ReportBlock[] }

/** What a template can ask for. */
export type TemplateAnswers = {
  readonly field: (call: FieldCall) => FieldAnswer
  /** All sections, for `{{report}}`. */
  readonly report: readonly ReportBlock[]
  /** Null: nothing is known of sections, and any name will do. */
  readonly sections: readonly NamedSection[] | null
  /** A measure over its periods, by title or id; `ok` with null: it has nothing to draw. */
  readonly chart: (subject: string | null) => Result<ReportChart | null, FieldProblem>
}

/**
 * Beside what is broken or unknown:
 * - `unknown-section`, `no-section`: no section of that name, or none named.
 * - `block-not-alone`: a section in the middle of a line. `block-place`: in a header, a footer, a note or a text box.
 * - `in-word-field`: within the instruction of a field of Word's own. `reaches-out`: such a field fetches something from elsewhere.
 * - `not-a-chart`: a chart asked for in the alt text of something else.
 * - `linked`, `embedded`: see `OutsideFinding`.
 */
export type MistakeCode =
  | BrokenField
  | FieldProblem
  | 'unknown-section'
  | 'no-section'
  | 'block-not-alone'
  | 'block-place'
  | 'in-word-field'
  | 'reaches-out'
  | 'not-a-chart'
  | 'linked'
  | 'embedded'

export type Mistake = {
  readonly code: MistakeCode
  /** As it stands in the template; of what is linked, its address. */
  readonly field: string
  /** What was probably meant, braces included. */
  readonly nearest: string | null
  readonly place: PlaceKind
  /** What stands around it, 30 letters each way, on one line. */
  readonly context: string
}

/** Where a mistake is to be marked: null is not in the body, where Word has no comments. */
export type FoundMistake = Mistake & {
  readonly anchor: XmlElement | null
  readonly at: { readonly paragraph: Paragraph; readonly start: number; readonly end: number } | null
}

export type TemplateReading = {
  readonly mistakes: readonly FoundMistake[]
  readonly fields: readonly { readonly paragraph: Paragraph; readonly piece: TextPiece; readonly value: FieldValue }[]
  /** Fields in alt texts and in the document's properties. */
  readonly attributes: readonly { readonly set: (text: string) => void; readonly text: string }[]
  readonly blocks: readonly { readonly paragraph: Paragraph; readonly blocks: readonly ReportBlock[] }[]
  /** The template's own charts; null: the measure has nothing to draw. */
  readonly charts: readonly {
    readonly drawing: XmlElement
    readonly part: string
    readonly chart: ReportChart | null
  }[]
}

const around = 30
const contextOf = (text: string, start: number, end: number): string =>
  text
    .slice(Math.max(0, start - around), end + around)
    .replace(/\s+/g, ' ')
    .trim()

const blockNames = ['report', 'section', 'chart'] as const
const blockOf = ({ name }: FieldCall) => blockNames.find(each => each === comparableText(name))

/** Reads all of a template: what is to be filled, and all its mistakes at once. Takes out what nobody sees and reaches out. */
export function readTemplate(template: WordPackage, answers: TemplateAnswers): TemplateReading {
  const mistakes: FoundMistake[] = outsideFindings(template).map(({ code, part, detail }) => ({
    code,
    field: detail,
    nearest: null,
    place: placeOf(template, part),
    context: '',
    anchor: null,
    at: null,
  }))
  const reading = { mistakes, fields: [], attributes: [], blocks: [], charts: [] } as {
    -readonly [K in keyof TemplateReading]: TemplateReading[K][number][]
  }
  const paragraphs = paragraphsOf(template)
  for (const paragraph of paragraphs) readParagraph(paragraph, answers, reading)
  for (const part of template.textParts()) readDrawings(template, part, answers, reading)
  readProperties(template, answers, reading)
  return reading
}

type Growing = { -readonly [K in keyof TemplateReading]: TemplateReading[K][number][] }

const placeOf = (template: WordPackage, part: string): PlaceKind => {
  const type = template.relationships(template.main).find(({ target }) => target === part)?.type
  return type === 'header' || type === 'footer' ? type : 'body'
}

function readParagraph(paragraph: Paragraph, answers: TemplateAnswers, reading: Growing): void {
  const text = textOf(paragraph)
  const { place, anchor, isFallback } = paragraph
  const add = (code: MistakeCode, field: string, near: string | undefined, start: number, end: number) => {
    // The older copy of a text box says the same again.
    if (isFallback) return
    const context = contextOf(text, start, end)
    reading.mistakes.push({ code, field, nearest: near ?? null, place, context, anchor, at: { paragraph, start, end } })
  }
  for (const instruction of paragraph.instructions) {
    const reaching = reachingField(instruction)
    if (reaching !== null) add('reaches-out', reaching, undefined, 0, text.length)
    for (const piece of fieldPieces(instruction)) {
      if (piece.kind !== 'words') add('in-word-field', piece.text, undefined, 0, text.length)
    }
  }
  if (!/\{\{|\}\}/.test(text)) return
  for (const piece of fieldPieces(text)) {
    if (piece.kind === 'words') continue
    const { start, end } = piece
    if (piece.kind === 'broken') {
      add(piece.code, piece.text.trim(), undefined, start, end)
      continue
    }
    const block = blockOf(piece.call)
    if (block === undefined) {
      const answer = fieldAnswer(piece.call, answers)
      if (answer.ok) reading.fields.push({ paragraph, piece, value: answer.value })
      else add(answer.problem, piece.text, answer.detail, start, end)
      continue
    }
    const found = blocksOf(block, piece.call, answers)
    if (!found.ok) add(found.problem, piece.text, found.detail, start, end)
    else if (place !== 'body' && place !== 'table') add('block-place', piece.text, undefined, start, end)
    else if (text.trim() !== piece.text) add('block-not-alone', piece.text, undefined, start, end)
    else reading.blocks.push({ paragraph, blocks: found.value })
  }
}

/** Also the names of blocks are near to what somebody mistyped. */
function fieldAnswer(call: FieldCall, answers: TemplateAnswers): FieldAnswer {
  const answer = answers.field(call)
  if (answer.ok || answer.problem !== 'unknown') return answer
  const block = nearest(call.name, blockNames)
  if (block === undefined || (block === 'report') !== (call.subject === null)) return answer
  return problem('unknown', fieldText({ name: block, subject: call.subject }))
}

type BlockProblem = 'unknown-section' | 'no-section' | FieldProblem

function blocksOf(
  block: (typeof blockNames)[number],
  { subject }: FieldCall,
  { report, sections, chart }: TemplateAnswers,
): Result<readonly ReportBlock[], BlockProblem> {
  if (block === 'report') return subject === null ? ok(report) : problem('no-subject-here', '{{report}}')
  if (block === 'chart') {
    const found = chart(subject)
    if (!found.ok) return found
    return ok(found.value ? [found.value] : [])
  }
  const asked = (name: string | undefined) => name && fieldText({ name: 'section', subject: name })
  const first = sections?.[0]?.names[0]
  if (subject === null || subject === '') return problem('no-section', asked(first))
  if (sections === null) return ok([])
  const found = sections.find(({ names }) => names.some(name => sameText(name, subject)))
  if (found) return ok(found.blocks)
  const names = sections.flatMap(({ names }) => names)
  return problem('unknown-section', asked(nearest(subject, names)))
}

function readDrawings(template: WordPackage, part: string, answers: TemplateAnswers, reading: Growing): void {
  for (const holder of elementsIn(template.tree(part), 'wp:inline', 'wp:anchor')) {
    const [properties] = childrenOf(holder, 'wp:docPr')
    if (!properties) continue
    for (const name of ['descr', 'title'] as const) {
      const text = properties.attributes[name] ?? ''
      const set = (filled: string) => {
        properties.attributes[name] = filled
      }
      readAttribute(text, set, 'alt-text', answers, reading, call => {
        const chart = answers.chart(call.subject)
        if (!chart.ok) return { code: chart.problem, nearest: chart.detail ?? null }
        if (elementsIn(holder, 'c:chart').length === 0) return { code: 'not-a-chart', nearest: null }
        reading.charts.push({ drawing: holder, part, chart: chart.value })
        return null
      })
    }
  }
}

/** `onChart` says what is wrong with a chart that is asked for there. */
function readAttribute(
  text: string,
  set: (text: string) => void,
  place: PlaceKind,
  answers: TemplateAnswers,
  reading: Growing,
  onChart: (call: FieldCall) => { code: MistakeCode; nearest: string | null } | null,
): void {
  if (!/\{\{|\}\}/.test(text)) return
  const add = (code: MistakeCode, piece: TextPiece, near: string | null) =>
    reading.mistakes.push({
      code,
      field: piece.text.trim(),
      nearest: near,
      place,
      context: contextOf(text, piece.start, piece.end),
      anchor: null,
      at: null,
    })
  const filled = fieldPieces(text).map(piece => {
    if (piece.kind === 'words') return piece.text
    if (piece.kind === 'broken') {
      add(piece.code, piece, null)
      return ''
    }
    const block = blockOf(piece.call)
    if (block === 'chart') {
      const wrong = onChart(piece.call)
      if (wrong) add(wrong.code, piece, wrong.nearest)
      return ''
    }
    if (block) {
      add('block-place', piece, null)
      return ''
    }
    const answer = fieldAnswer(piece.call, answers)
    if (answer.ok) return answer.value.words
    add(answer.problem, piece, answer.detail ?? null)
    return ''
  })
  reading.attributes.push({ set, text: filled.join('').trim() })
}

function readProperties(template: WordPackage, answers: TemplateAnswers, reading: Growing): void {
  const path = 'docProps/core.xml'
  if (!template.has(path)) return
  for (const property of childrenOf(template.tree(path))) {
    const text = property.children.filter(child => typeof child === 'string').join('')
    const set = (filled: string) => {
      property.children = filled === '' ? [] : [filled]
    }
    readAttribute(text, set, 'properties', answers, reading, () => ({ code: 'block-place', nearest: null }))
  }
}
