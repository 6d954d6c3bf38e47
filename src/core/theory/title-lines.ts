import type { Element } from '@core/project/entities'
import type { Size } from './box'

export const boxWidth = 208
const lettersToALine = 19
export const lineHeight = 23
/** Level and sphere above the title, and the space around. */
export const aboveAndAround = 56

/** A box tall enough for its title (`titleLines`), and for what is `below` it. */
export const sizeOfBox = (element: Element, below = 0): Size => ({
  width: boxWidth,
  height: aboveAndAround + titleLines(element.title).length * lineHeight + below,
})

/** A title on lines of some 19 letters (those of wide scripts count double); a word too long for any line is broken. */
export function titleLines(title: string): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of title.split(/\s+/)) {
    const length = lettersIn(word)
    if (used > 0 && used + 1 + length <= lettersToALine) {
      line += ` ${word}`
      used += 1 + length
      continue
    }
    if (used > 0) lines.push(line)
    line = ''
    used = 0
    for (const letter of word) {
      const width = lettersIn(letter)
      if (used > 0 && used + width > lettersToALine) {
        lines.push(line)
        line = ''
        used = 0
      }
      line += letter
      used += width
    }
  }
  return [...lines, line]
}

const lettersIn = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2E80' ? 2 : 1), 0)
