import type { ReportBlock } from '../model'

/** Lines of body text: what one page holds in plain print, and two in large print. */
const paper = { plain: { lines: 49, letters: 74 }, large: { lines: 58, letters: 49 } } as const

/** Whether a title and these blocks fit on one page; in large print on two. Told by letters and lines, so with some room to spare. */
export function fitsOnPaper(title: string, blocks: readonly ReportBlock[], print: keyof typeof paper): boolean {
  const { lines, letters } = paper[print]
  const rows = (text: string, width: number) => Math.max(1, Math.ceil([...text].length / width))
  const height = (block: ReportBlock): number => {
    switch (block.kind) {
      case 'heading':
        return rows(block.text, letters * 0.8) * 1.2 + 1.1
      case 'paragraph':
        return rows(block.text, letters) + 0.5
      case 'list':
        return block.items.reduce((sum, { term = '', text }) => sum + rows(`${term}  ${text}`, letters - 3) + 0.25, 0)
      case 'quote':
        return rows(block.text, letters - 6) + rows(block.from, letters - 3) + 0.8
      default:
        throw new Error(`no ${block.kind} is on a page to take away`)
    }
  }
  return rows(title, letters * 0.65) * 1.5 + 0.8 + blocks.reduce((sum, block) => sum + height(block), 0) <= lines
}
