import { linkIn } from '@core/attachment/files-and-links'
import { Lexer, type Token, type Tokens } from 'marked'
import { fieldPieces } from './field-syntax'
import type { Cell, List, ListItem, ReportBlock, Run } from './model'
import { lineOf, noValue } from './text'

/** What a live figure says today, by what stands between its braces (`fields.ts`). */
export type ResolveField = (
  inner: string,
) => { readonly ok: true; readonly value: { readonly words: string; readonly state: string } } | { readonly ok: false }

/** `unknown`: live figures that name nothing there is. `hidden`: those that too few people are behind. */
export type RichText = {
  readonly blocks: readonly ReportBlock[]
  readonly unknown: number
  readonly hidden: number
}

/** Marks where a live figure stands while the Markdown around it is read: letters of no script. */
const [open, close] = ['\uE000', '\uE001']
const marked = new RegExp(`${open}(\\d+)${close}`)

type Looks = Pick<Run, 'bold' | 'italic' | 'link'>

/**
 * What a person wrote, in Markdown, as blocks of a report: headings, lists, bold, italic, links, quotes, tables and live figures. What else
 * Markdown has (HTML, code, pictures, lines) stands as its words. `level`: of the section around it; its headings are below that.
 */
export function richText(markdown: string, resolve: ResolveField, level: 1 | 2 = 1): RichText {
  const figures: Run[] = []
  let [unknown, hidden] = [0, 0]
  const source = fieldPieces(markdown.replaceAll(open, '').replaceAll(close, ''))
    .map(piece => {
      if (piece.kind === 'words') return piece.text
      if (piece.kind === 'broken') {
        unknown += 1
        return piece.text.replace(/\{\{|\}\}/g, '')
      }
      const answer = resolve(piece.text.slice(2, -2))
      if (!answer.ok) unknown += 1
      else if (answer.value.state === 'hidden') hidden += 1
      figures.push({ text: answer.ok ? answer.value.words : noValue, figure: piece.text })
      return `${open}${figures.length - 1}${close}`
    })
    .join('')
  const blocks = Lexer.lex(source, { gfm: true }).flatMap(token => blocksOf(token, figures, level))
  return { blocks: withoutJumps(blocks, level), unknown, hidden }
}

/** Whoever begins with a heading of the second depth means the one below the section's: no level is passed over on the way down. */
function withoutJumps(blocks: readonly ReportBlock[], level: 1 | 2): ReportBlock[] {
  let above: number = level
  return blocks.map(block => {
    if (block.kind !== 'heading') return block
    above = Math.min(block.level, above + 1)
    return { ...block, level: above as typeof block.level }
  })
}

/**
 * The sentences of a text that its writer answers for, paragraph by paragraph, as they are read: headings and tables are no sentences, and
 * quotes are other people's words.
 */
export const proseOf = (markdown: string, resolve: ResolveField): string[] =>
  richText(markdown, resolve).blocks.flatMap(block => {
    if (block.kind === 'paragraph') return [block.text]
    return block.kind === 'list' ? block.items.map(({ text }) => text) : []
  })

function blocksOf(token: Token, figures: readonly Run[], level: 1 | 2): ReportBlock[] {
  const runs = (tokens: readonly Token[] | undefined) => runsOf(tokens ?? [], figures, {})
  switch (token.type) {
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading
      const text = wordsOf(runs(tokens))
      return text === '' ? [] : [{ kind: 'heading', level: Math.min(3, level + depth) as 2 | 3, text }]
    }
    case 'paragraph':
      return paragraph(runs(token.tokens))
    case 'list':
      return [listOf(token as Tokens.List, figures)]
    case 'blockquote':
      return quoteOf(token as Tokens.Blockquote, figures)
    case 'table':
      return [tableOf(token as Tokens.Table, figures)]
    case 'space':
    case 'hr':
    case 'def':
      return []
    default:
      // Code and HTML: their words.
      return token.raw
        .split('\n')
        .flatMap(line => paragraph(runsOf([{ type: 'text', raw: line, text: line.trim() }], figures, {})))
  }
}

const wordsOf = (runs: readonly Run[]): string => lineOf(runs.map(({ text }) => text).join(''))
/** Runs only where there is more to tell than words. */
const said = (runs: readonly Run[]): { text: string; runs?: readonly Run[] } => {
  const text = wordsOf(runs)
  return runs.some(({ bold, italic, link, figure }) => bold || italic || link || figure) ? { text, runs } : { text }
}
const paragraph = (runs: readonly Run[]): ReportBlock[] =>
  wordsOf(runs) === '' ? [] : [{ kind: 'paragraph', tone: 'typed', ...said(runs) }]

function listOf(token: Tokens.List, figures: readonly Run[]): List {
  const items = (list: Tokens.List, level: number): ListItem[] =>
    list.items.flatMap(item => {
      const inner = item.tokens.filter(({ type }) => type === 'list') as Tokens.List[]
      const own = item.tokens.filter(({ type }) => type !== 'list' && type !== 'space')
      const runs = own.flatMap((each, index) => [
        ...(index === 0 ? [] : [{ text: ' ' }]),
        ...runsOf('tokens' in each && each.tokens ? each.tokens : [each], figures, {}),
      ])
      return [
        { ...said(runs), ...(level > 0 ? { level } : {}), ...(list.ordered ? { ordered: true as const } : {}) },
        ...inner.flatMap(nested => items(nested, Math.min(level + 1, 2))),
      ]
    })
  return { kind: 'list', items: items(token, 0) }
}

/** A last line that begins with a dash says whose words they are. */
function quoteOf({ tokens }: Tokens.Blockquote, figures: readonly Run[]): ReportBlock[] {
  const paragraphs = tokens.flatMap(token => ('tokens' in token && token.tokens ? [token.tokens] : []))
  const lines = paragraphs.map(each => runsOf(each, figures, {})).filter(runs => wordsOf(runs) !== '')
  const last = lines.at(-1)
  const source = lines.length > 1 && last ? /^(?:—|–|--?)\s*(.+)$/.exec(wordsOf(last))?.[1] : undefined
  return (source ? lines.slice(0, -1) : lines).map((runs, index, all) => ({
    kind: 'quote',
    ...said(runs),
    from: index === all.length - 1 ? (source ?? '') : '',
  }))
}

function tableOf({ header, rows, align }: Tokens.Table, figures: readonly Run[]): ReportBlock {
  const cell = ({ tokens }: Tokens.TableCell): Cell => said(runsOf(tokens, figures, {}))
  return {
    kind: 'table',
    caption: '',
    description: '',
    columns: header.map((each, index) => ({
      label: cell(each).text,
      align: align[index] === 'right' ? 'end' : 'start',
      width: 1,
    })),
    rows: rows.map(row => ({ cells: row.map(cell) })),
  }
}

function runsOf(tokens: readonly Token[], figures: readonly Run[], looks: Looks): Run[] {
  return tokens.flatMap((token): Run[] => {
    switch (token.type) {
      case 'strong':
        return runsOf(token.tokens ?? [], figures, { ...looks, bold: true })
      case 'em':
        return runsOf(token.tokens ?? [], figures, { ...looks, italic: true })
      case 'link': {
        const { href, tokens: inner } = token as Tokens.Link
        const link = href.startsWith('mailto:') ? href : addressOf(href)
        return runsOf(inner, figures, link === null ? looks : { ...looks, link })
      }
      case 'br':
        return [{ text: ' ', ...looks }]
      case 'escape':
        return [{ text: String(token.text), ...looks }]
      case 'codespan':
        return withFigures(String(token.text), figures, looks)
      default:
        if ('tokens' in token && token.tokens) return runsOf(token.tokens, figures, looks)
        return withFigures(decoded(String('text' in token ? token.text : token.raw)), figures, looks)
    }
  })
}

const addressOf = (href: string): string | null => {
  const link = linkIn(href)
  return link.ok ? link.value.url : null
}

const withFigures = (text: string, figures: readonly Run[], looks: Looks): Run[] =>
  text.split(marked).flatMap((part, index): Run[] => {
    if (index % 2 === 1) return [{ ...figures[Number(part)], ...looks } as Run]
    return part === '' ? [] : [{ text: part.replace(/\s*\n\s*/g, ' '), ...looks }]
  })

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
}
const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, found => entities[found] ?? found)
