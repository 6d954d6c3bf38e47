import type { PhotoForOthers } from '@core/privacy/photos'
import { t } from '@core/words/words'
import type { ReportBlock, ReportTable, Run, Statement, StatementLine, TheoryPicture } from '../model'
import { lineOf, noValue } from '../text'
import { type Pictured, pictureFor } from './choose-picture'

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
/** Sentences in a row that need the same picture stand beside it together. */
const mostLines = 3

/**
 * A section as statements, each short and with a picture at its left. Headings stay. Of our own tables nothing stays: the figures of measures are
 * statements already (`measure-statements.ts`), and columns of numbers are no easy reading. A table that somebody typed is told row by row.
 */
export function easyRead(blocks: readonly ReportBlock[], section: Pictured): ReportBlock[] {
  const easy: ReportBlock[] = []
  for (const block of blocks) {
    const last = easy.at(-1)
    const made = easyBlock(block, section)
    if (made.kind !== 'statements') easy.push(made)
    else if (last?.kind === 'statements')
      easy[easy.length - 1] = { kind: 'statements', statements: [...last.statements, ...made.statements] }
    else if (made.statements.length > 0) easy.push(made)
  }
  return section.photo ? withPhoto(easy, section.photo) : easy
}

/** A photo beside what a section says first. */
function withPhoto(blocks: readonly ReportBlock[], photo: PhotoForOthers): ReportBlock[] {
  const at = blocks.findIndex(({ kind }) => kind === 'statements')
  return blocks.map((block, index) => {
    if (index !== at || block.kind !== 'statements') return block
    return { ...block, statements: block.statements.map((each, place) => (place === 0 ? { ...each, photo } : each)) }
  })
}

type Line = { readonly text: string; readonly runs?: readonly Run[] }

function easyBlock(block: ReportBlock, section: Pictured): ReportBlock {
  const all = (statements: readonly Statement[]): ReportBlock => ({ kind: 'statements', statements })
  const one = (lines: readonly StatementLine[], more: Partial<Statement> = {}): Statement => ({
    picture: pictureFor(lines.map(({ text }) => text).join(' '), section),
    figure: '',
    lines,
    ...more,
  })
  switch (block.kind) {
    case 'heading':
    case 'statements':
      return block
    case 'paragraph':
      // What a reader may skip is not there to be skipped.
      return all(block.tone === 'note' ? [] : told(block, section))
    case 'list':
      return all(
        block.items.map(({ term, ...said }) =>
          one([...(term === undefined ? [] : [{ text: term, bold: true as const }]), ...linesOf(said)]),
        ),
      )
    case 'quote': {
      const words = linesOf(block)
      return all([
        one([...words, ...(block.from === '' ? [] : [{ text: block.from, bold: true as const }])], {
          picture: 'talk',
          quotes: block.text,
        }),
      ])
    }
    case 'table':
      return all(block.caption === '' ? rowsOf(block).map(lines => one(lines)) : [])
    case 'key-figures':
      return all(
        block.figures.map(({ title, figure, unit, line }) =>
          one([{ text: title, bold: true }, { text: line }], {
            picture: 'figures',
            figure: `${figure} ${unit}`.trim(),
          }),
        ),
      )
    case 'chart':
      return all([])
    case 'theory-picture':
      return all(lanesOf(block).map(lines => one(lines, { picture: 'next' })))
  }
}

/** A paragraph sentence by sentence. Those in a row that need one picture stand together, up to a few. */
function told(paragraph: Line, section: Pictured): Statement[] {
  const statements: { picture: Statement['picture']; figure: string; lines: StatementLine[] }[] = []
  for (const line of linesOf(paragraph)) {
    const picture = pictureFor(line.text, section)
    const last = statements.at(-1)
    if (last?.picture === picture && last.lines.length < mostLines) last.lines.push(line)
    else statements.push({ picture, figure: '', lines: [line] })
  }
  return statements
}

/** Each sentence a line, upright; without what refers to a table or a picture that is not here. */
function linesOf({ text, runs }: Line): StatementLine[] {
  if (!runs) return [...sentences.segment(text)].map(({ segment }) => ({ text: segment.trim() })).filter(hasWords)
  const kept = runs.filter(({ about, refers }) => about === undefined && refers === undefined)
  const whole = kept.map(run => run.text).join('')
  return [...sentences.segment(whole)]
    .map(({ segment, index }) => {
      const cut = upright(cutOut(kept, index, index + segment.length))
      return { text: lineOf(segment), runs: cut }
    })
    .filter(hasWords)
}

const hasWords = ({ text }: Line): boolean => text !== ''
const upright = (runs: readonly Run[]): Run[] => runs.map(({ italic: _, ...run }) => run)

/** The runs between two places of their text, without blanks at the ends. */
function cutOut(runs: readonly Run[], from: number, to: number): Run[] {
  let at = 0
  const cut = runs.flatMap((run): Run[] => {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, run.text.length)]
    at += run.text.length
    return end > start ? [{ ...run, text: run.text.slice(start, end) }] : []
  })
  const [first, last] = [cut[0], cut.at(-1)]
  if (first) cut[0] = { ...first, text: first.text.trimStart() }
  if (last) cut[cut.length - 1] = { ...(cut.at(-1) ?? last), text: (cut.at(-1) ?? last).text.trimEnd() }
  return cut.filter(({ text }) => text !== '')
}

/** What the first column names, and each further cell with its column's name. */
const rowsOf = ({ columns, rows }: ReportTable): StatementLine[][] =>
  rows.map(({ cells }) =>
    cells.flatMap(({ text }, at): StatementLine[] => {
      if (text === '' || text === noValue) return []
      if (at === 0) return [{ text, bold: true }]
      const label = columns[at]?.label ?? ''
      return [{ text: label === '' ? text : t('report:easyRead.cell', { label, text }) }]
    }),
  )

/** The boxes of a theory, level by level. */
const lanesOf = ({ lanes, boxes }: TheoryPicture): StatementLine[][] =>
  lanes.flatMap(({ label, y, height }) => {
    const inside = boxes.filter(box => box.y >= y && box.y < y + height)
    return inside.length === 0 ? [] : [[{ text: label, bold: true }, ...inside.map(({ title }) => ({ text: title }))]]
  })
