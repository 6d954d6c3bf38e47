import { diffArrays } from 'diff'
import type { ReportBlock } from '../model'
import { type ResolveField, richText } from '../rich-text'

/** A piece of two texts laid over each other: in both, only in the later, only in the earlier. */
export type TextPiece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** A text as it is read, for people who compare two: an item of a list and a row of a table a line, and an empty line between blocks. */
export const readable = (markdown: string, resolve: ResolveField): string =>
  richText(markdown, resolve)
    .blocks.map(block => linesOf(block).join('\n'))
    .filter(block => block !== '')
    .join('\n\n')

function linesOf(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'list':
      return block.items.map(({ text, level = 0 }) => `${'  '.repeat(level)}• ${text}`)
    case 'quote':
      return [block.from === '' ? `“${block.text}”` : `“${block.text}” — ${block.from}`]
    case 'table':
      return [
        block.columns.map(({ label }) => label),
        ...block.rows.map(({ cells }) => cells.map(({ text }) => text)),
      ].map(cells => cells.join(' | '))
    case 'heading':
    case 'paragraph':
      return [block.text]
    default:
      return []
  }
}

/** Two texts that have nothing in common take longest; then nothing is said of what is alike in them. */
const longestMs = 2000

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

/** Word by word, in any script, what became of the one text on the way to the other (`diff`, Myers 1986). */
export function differences(before: string, after: string): TextPiece[] {
  const found = diffArrays(wordsOf(before), wordsOf(after), { timeout: longestMs })
  const pieces = found
    ? found.map(
        ({ added, removed, value }): TextPiece => ({
          kind: added ? 'added' : removed ? 'removed' : 'same',
          text: value.join(''),
        }),
      )
    : [{ kind: 'removed', text: before } as const, { kind: 'added', text: after } as const]
  return inWholePhrases(pieces).filter(({ text }) => text !== '')
}

/** Where words that follow each other were replaced, the space between them is no place to stop: it is read as one phrase. */
function inWholePhrases(pieces: readonly TextPiece[]): TextPiece[] {
  const made: TextPiece[] = []
  let [removed, added] = ['', '']
  const close = () => {
    made.push({ kind: 'removed', text: removed }, { kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [at, { kind, text }] of pieces.entries()) {
    const isGap = kind === 'same' && /^[^\S\n]+$/.test(text) && removed !== '' && added !== '' && at < pieces.length - 1
    if (kind === 'same' && !isGap) {
      close()
      made.push({ kind, text })
    }
    if (kind === 'removed' || isGap) removed += text
    if (kind === 'added' || isGap) added += text
  }
  close()
  return made
}
