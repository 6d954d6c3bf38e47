import { t } from '@core/words/words'
import type { ReportBlock, Run } from './model'

/** A figure or table with its number in the document: figures and tables are counted apart, those without a caption not at all. */
export type CaptionNumber = { readonly kind: 'figure' | 'table'; readonly number: number }

/** Of a block that has a caption: which kind it counts as. */
export const captionKind = (block: ReportBlock): CaptionNumber['kind'] | null =>
  block.kind === 'chart' || block.kind === 'theory-picture'
    ? 'figure'
    : block.kind === 'table' && block.caption !== ''
      ? 'table'
      : null

const words = new Map<CaptionNumber['kind'], string>()
/** "Table". Documents have one language, and a long report asks for it hundreds of times. */
export function captionWord(kind: CaptionNumber['kind']): string {
  const word = words.get(kind) ?? t(`report:${kind}`)
  words.set(kind, word)
  return word
}

/** "Table 3". */
export const captionName = ({ kind, number }: CaptionNumber): string => `${captionWord(kind)} ${number}`

/** A name for the place, in any file: `table-3`. */
export const captionPlace = ({ kind, number }: CaptionNumber): string => `${kind}-${number}`

/** The number of each figure and table that can be referred to, by its id. One that is there twice is meant where it is first. */
export function captionNumbers(blocks: readonly ReportBlock[]): ReadonlyMap<string, CaptionNumber> {
  const numbers = new Map<string, CaptionNumber>()
  const counted = { figure: 0, table: 0 }
  for (const block of blocks) {
    const kind = captionKind(block)
    if (kind === null) continue
    counted[kind] += 1
    if ('id' in block && block.id !== undefined && !numbers.has(block.id)) {
      numbers.set(block.id, { kind, number: counted[kind] })
    }
  }
  return numbers
}

/** Stands for the number in a sentence: a letter of no script. */
const mark = '\uE0D0'

/** A sentence about a figure or table; `say` puts the number where it belongs. */
export const referring = (about: string, say: (number: string) => string): Run[] =>
  say(mark)
    .split(mark)
    .flatMap((text, index): Run[] => [
      ...(index === 0 ? [] : [{ text: '', about, refers: '' }]),
      ...(text === '' ? [] : [{ text, about }]),
    ])

/** A paragraph of ours that may refer to others. */
export const referringParagraph = (runs: readonly Run[]): ReportBlock => ({
  kind: 'paragraph',
  tone: 'body',
  text: runs.map(({ text }) => text).join(''),
  runs,
})

/**
 * The blocks with the numbers of what they refer to, as they are in the document that `numbers` are of. What is said about a figure or table
 * that is not in it is left out.
 */
export const withReferences = (
  blocks: readonly ReportBlock[],
  numbers: ReadonlyMap<string, CaptionNumber>,
): ReportBlock[] =>
  blocks.flatMap((block): ReportBlock[] => {
    if (block.kind !== 'paragraph' || !block.runs?.some(({ about }) => about !== undefined)) return [block]
    const runs = block.runs.flatMap((run): Run[] => {
      if (run.about === undefined) return [run]
      const number = numbers.get(run.about)
      if (!number) return []
      return [run.refers === undefined ? run : { ...run, text: captionName(number), refers: captionPlace(number) }]
    })
    const text = runs
      .map(run => run.text)
      .join('')
      .trim()
    return text === '' ? [] : [{ ...block, text, runs }]
  })
