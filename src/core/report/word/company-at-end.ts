import type { ReportBlock } from '../model'
import { lineOf } from '../text'

/** Letters of a line, roughly: what is short, and what is enough beside it, is a matter of taste. */
const line = 70
const [shortLines, enoughLines] = [8, 10]

const linesOf = (block: ReportBlock): number => {
  if (block.kind === 'heading') return 2
  if (block.kind === 'paragraph' || block.kind === 'quote') return 1 + Math.ceil(lineOf(block.text).length / line)
  if (block.kind === 'table') return 2 + block.rows.length * 2
  if (block.kind !== 'list') return enoughLines
  return block.items.reduce((sum, { term = '', text }) => sum + Math.ceil((term + text).length / line), 1)
}

/** A last section of a few lines does not stand alone on a page: what is before it goes along. */
export function withCompanyAtEnd(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const last = blocks.findLastIndex(({ kind }) => kind === 'heading')
  const heading = blocks[last]
  if (last < 1 || heading?.kind !== 'heading' || heading.startsPage) return blocks
  if (blocks.slice(last).reduce((sum, block) => sum + linesOf(block), 0) > shortLines) return blocks
  const kept = new Set<ReportBlock>()
  for (let [at, lines] = [last - 1, 0]; at >= 0 && lines < enoughLines; at -= 1) {
    const block = blocks[at]
    if (!block || !(isKeepable(block) || block.kind === 'heading')) break
    lines += linesOf(block)
    kept.add(block)
    if (block.kind === 'heading' && block.startsPage) break
  }
  return blocks.map(block => (kept.has(block) && isKeepable(block) ? { ...block, keepNext: true } : block))
}

/** Tables that stay on one page as it is. */
const mostRows = 9
const isKeepable = (
  block: ReportBlock,
): block is Extract<ReportBlock, { readonly kind: 'paragraph' | 'list' | 'table' }> =>
  block.kind === 'paragraph' || block.kind === 'list' || (block.kind === 'table' && block.rows.length <= mostRows)
