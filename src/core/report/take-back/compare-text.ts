import { withLegalTexts } from '@core/export/xml'
import { Lexer } from 'marked'
import { fieldPieces } from '../field-syntax'
import type { ListItem, ReportBlock } from '../model'
import { richText } from '../rich-text'
import { plainWords } from './anchors'
import type { WordPiece } from './read-word'
import { blockMarkdown, plainBlock } from './to-markdown'

/** A piece of a text as it was written, and the blocks it makes. */
type Source = { readonly raw: string; readonly blocks: readonly ReportBlock[] }

const asWritten = (markdown: string): ReportBlock[] => [
  ...withLegalTexts(
    richText(markdown, inner => ({ ok: true, value: { words: `{{${inner}}}`, state: 'shown' } })).blocks,
  ),
]

/** One after another; two lists with nothing between are one, as in Word. */
function sourcesOf(markdown: string): Source[] {
  const raws: { raw: string; isList: boolean }[] = []
  for (const { type, raw } of Lexer.lex(markdown, { gfm: true })) {
    const last = raws.at(-1)
    if (type === 'space') continue
    if (type === 'list' && last?.isList) last.raw = `${last.raw.trimEnd()}\n\n${raw}`
    else raws.push({ raw, isList: type === 'list' })
  }
  return raws.flatMap(({ raw }) => {
    const blocks = asOneList(asWritten(raw))
    return blocks.length === 0 ? [] : [{ raw: raw.trim(), blocks }]
  })
}

const asOneList = (blocks: readonly ReportBlock[]): ReportBlock[] =>
  blocks.reduce<ReportBlock[]>((made, block) => {
    const last = made.at(-1)
    if (last?.kind === 'list' && block.kind === 'list')
      made[made.length - 1] = { ...last, items: [...last.items, ...block.items] }
    else made.push(block)
    return made
  }, [])

/** What a block says, whatever its heading's depth: Word has three levels where Markdown has six. */
const keyOf = (block: ReportBlock): string =>
  blockMarkdown(block.kind === 'heading' ? { ...block, level: 1 } : block, 0)

/** Two texts with one of these say the same. */
export const comparable = (markdown: string): string =>
  sourcesOf(markdown)
    .flatMap(({ blocks }) => blocks.map(keyOf))
    .join('\n\n')

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
/** With anything where live figures are: a program that drops their controls leaves what they said. */
const withFigures = (key: string): RegExp =>
  new RegExp(
    `^${fieldPieces(key)
      .map(piece => (piece.kind === 'field' ? '.{1,60}?' : literally(piece.text)))
      .join('')}$`,
    'su',
  )

/**
 * `looksLost`: the file went through a program that drops styles, so that a look that is gone is no edit. `figureSaid`: of a file whose live
 * figures are plain words now, whether a paragraph may be what the app had written; null: they are controls still, and anything else is an edit.
 */
export type Lost = { readonly looksLost: boolean; readonly figureSaid: ((paragraph: string) => boolean) | null }

function isSameBlock(source: ReportBlock, inWord: ReportBlock, { looksLost, figureSaid }: Lost): boolean {
  const key = keyOf(source)
  const found = keyOf(inWord)
  if (key === found) return true
  const isAsSaid = figureSaid !== null && paragraphsOf(inWord).every(figureSaid)
  if (key.includes('{{') && isAsSaid && withFigures(key).test(found)) return true
  if (!looksLost) return false
  const plain = plainWords(plainBlock(source))
  const there = plainWords(plainBlock(inWord))
  return plain.includes('{{') ? isAsSaid && withFigures(plain).test(there) : plain === there
}

const paragraphsOf = (block: ReportBlock): string[] =>
  block.kind === 'list' ? block.items.map(({ text }) => text) : [plainBlock(block)]

/** Without its style nobody can tell whose words a quote is but by what stands under it. */
const withoutSource = (blocks: readonly ReportBlock[]): ReportBlock[] =>
  blocks.flatMap((block): ReportBlock[] =>
    block.kind === 'quote' && block.from !== ''
      ? [
          { ...block, from: '' },
          { kind: 'paragraph', tone: 'typed', text: block.from },
        ]
      : [block],
  )

/** What a text of Word says as blocks of a report. Empty paragraphs are air. */
export function blocksOfPieces(pieces: readonly WordPiece[]): ReportBlock[] {
  const blocks: ReportBlock[] = []
  for (const { kind, text, runs } of pieces) {
    const last = blocks.at(-1)
    if (kind.kind === 'table') {
      const [head = [], ...rows] = kind.rows
      blocks.push({
        kind: 'table',
        caption: '',
        description: '',
        columns: head.map(cell => ({ label: cell.text, align: 'start', width: 1 })),
        rows: rows.map(cells => ({ cells })),
      })
    } else if (text === '') continue
    else if (kind.kind === 'heading')
      blocks.push({ kind: 'heading', level: Math.min(3, kind.level) as 1 | 2 | 3, text })
    else if (kind.kind === 'item') {
      const item: ListItem = { text, runs, level: kind.level, ...(kind.ordered ? { ordered: true } : {}) }
      if (last?.kind === 'list') blocks[blocks.length - 1] = { ...last, items: [...last.items, item] }
      else blocks.push({ kind: 'list', items: [item] })
    } else if (kind.kind === 'quote') blocks.push({ kind: 'quote', text, runs, from: '' })
    else if (kind.kind === 'quote-source' && last?.kind === 'quote' && last.from === '')
      blocks[blocks.length - 1] = { ...last, from: text }
    else blocks.push({ kind: 'paragraph', tone: 'typed', text, runs })
  }
  return blocks
}

/**
 * What stands in Word as Markdown: what nobody touched exactly as it was written, with its live figures; the rest as it reads now.
 * `level`: of the heading around it.
 */
export function markdownFromWord(
  pieces: readonly WordPiece[],
  exported: string,
  { level, ...lost }: { level: number } & Lost,
): { markdown: string; isSame: boolean } {
  const flat = (blocks: readonly ReportBlock[]) => (lost.looksLost ? withoutSource(blocks) : blocks)
  const inWord = flat(blocksOfPieces(pieces))
  const sources = sourcesOf(exported).map(({ raw, blocks }) => ({ raw, blocks: flat(blocks) }))
  const used = new Set<number>()
  const written: string[] = []
  const order: (number | null)[] = []
  for (let at = 0; at < inWord.length; ) {
    const found = sources.findIndex(
      ({ blocks }, index) =>
        !used.has(index) &&
        blocks.every((block, offset) => {
          const there = inWord[at + offset]
          return there !== undefined && isSameBlock(block, there, lost)
        }),
    )
    const source = sources[found]
    if (source) {
      used.add(found)
      written.push(source.raw)
      at += source.blocks.length
    } else {
      written.push(blockMarkdown(inWord[at] as ReportBlock, level))
      at += 1
    }
    order.push(source ? found : null)
  }
  const isSame = order.length === sources.length && order.every((source, at) => source === at)
  return { markdown: isSame ? exported : written.join('\n\n'), isSame }
}
