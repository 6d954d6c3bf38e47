import { fieldPieces } from '../field-syntax'
import type { ReportBlock, ReportTable, Run } from '../model'
import { escaped } from '../narratives'
import { lineOf } from '../text'

type Text = { readonly text: string; readonly runs?: readonly Run[] }

/** Spaces at the ends of what is bold or italic stand outside of its marks, or Markdown does not see them. */
const marked = (text: string, mark: string): string => {
  const inner = text.trim()
  return inner === '' ? text : text.replace(inner, () => `${mark}${inner}${mark}`)
}

function runMarkdown({ text, bold, italic, link, figure }: Run): string {
  if (figure !== undefined) return figure
  let said = escapedInside(text)
  if (italic) said = marked(said, '*')
  if (bold) said = marked(said, '**')
  return link === undefined ? said : `[${said}](<${link.replace(/[<>\s]/g, encodeURIComponent)}>)`
}

/** What looks like the start of a list is one only at the start of a line: `line` sees to that. */
const escapedInside = (text: string): string => (/^[+=\-\d]/.test(text) ? escaped(`.${text}`).slice(1) : escaped(text))
const atStart = (line: string): string => line.replace(/^([+=-])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2')

/** Runs of one look are one, however many a program made of them. */
function joined(runs: readonly Run[]): Run[] {
  const made: Run[] = []
  for (const run of runs) {
    const last = made.at(-1)
    const { text, ...looks } = run
    const isBlank = text.trim() === '' && run.figure === undefined
    if (
      last &&
      last.figure === undefined &&
      run.figure === undefined &&
      (isSame(last, run) || (isBlank && last.link === undefined))
    )
      made[made.length - 1] = { ...last, text: last.text + text }
    else if (isBlank) made.push({ text })
    else made.push({ text, ...looks })
  }
  return made
}
const isSame = (a: Run, b: Run): boolean => a.bold === b.bold && a.italic === b.italic && a.link === b.link

export function lineMarkdown({ text, runs }: Text): string {
  const pieces = joined(runs ?? [{ text }])
  return atStart(pieces.map(runMarkdown).join('').replace(/\s+/g, ' ').trim())
}

const cellMarkdown = (cell: Text): string => lineMarkdown(cell)

function tableMarkdown({ columns, rows }: ReportTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ label }) => cellMarkdown({ text: label }))),
    line(columns.map(({ align }) => (align === 'end' ? '---:' : '---'))),
    ...rows.map(({ cells }) => line(columns.map((_, at) => cellMarkdown(cells[at] ?? { text: '' })))),
  ].join('\n')
}

/** What a person wrote, as the Markdown that `richText` reads as this block. `level`: of the section around it. */
export function blockMarkdown(block: ReportBlock, level: number): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, Math.max(1, block.level - level)))} ${lineMarkdown(block)}`
    case 'paragraph':
      return lineMarkdown(block)
    case 'list': {
      const counts: number[] = []
      return block.items
        .map(item => {
          const deep = item.level ?? 0
          counts.length = deep + 1
          counts[deep] = (counts[deep] ?? 0) + 1
          return `${'   '.repeat(deep)}${item.ordered ? `${counts[deep]}.` : '-'} ${lineMarkdown(item)}`
        })
        .join('\n')
    }
    case 'quote':
      return [
        `> ${lineMarkdown(block)}`,
        ...(block.from === '' ? [] : ['>', `> — ${escaped(lineOf(block.from))}`]),
      ].join('\n')
    case 'table':
      return tableMarkdown(block)
    default:
      return ''
  }
}

/** Its words alone, for programs that lose looks. */
export const plainBlock = (block: ReportBlock): string => {
  switch (block.kind) {
    case 'list':
      return block.items.map(({ text }) => text).join(' ')
    case 'quote':
      return block.text
    case 'table':
      return [block.columns.map(({ label }) => label), ...block.rows.map(({ cells }) => cells.map(({ text }) => text))]
        .flat()
        .join(' ')
    case 'heading':
    case 'paragraph':
      return block.text
    default:
      return ''
  }
}

/** Live figures of a text, as they are written, in order. */
export const figuresIn = (markdown: string): string[] =>
  fieldPieces(markdown).flatMap(piece => (piece.kind === 'field' ? [piece.text] : []))
