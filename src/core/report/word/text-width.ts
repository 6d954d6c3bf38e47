/** Widths of Arial's letters, in thousandths of the letter's size (its own metrics, which Liberation Sans shares), from the space on. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]
const [ordinary, wide, bolder] = [556, 1000, 1.07]
/** Over its size, with nothing added. */
export const arialLineHeight = 1.149

const mark = /\p{M}/u
const widest = Math.max(wide, ...widths)

function widthOf(code: number): number {
  const known = widths[code - 32]
  if (known !== undefined) return known
  if (code < 0x300) return ordinary
  if (code >= 0x2e80) return wide
  return mark.test(String.fromCodePoint(code)) ? 0 : ordinary
}

/** The same by the letter's number: most letters are among them. */
const widthAt = Uint16Array.from({ length: 0x300 }, (_, code) => widthOf(code))
/** A letter of two halves begins with this. */
const firstHalf = 0xd800

/** How many lines a text takes up. `points`: its size; `widthTwips`: the room. Words longer than a line are broken. */
export function linesOf(
  text: string,
  { points, bold = false }: { points: number; bold?: boolean },
  widthTwips: number,
): number {
  const room = (widthTwips * 50) / (points * (bold ? bolder : 1))
  if (text.length * widest <= room) return 1
  let [lines, used, word] = [1, 0, 0]
  const endWord = () => {
    if (used > 0 && used + word > room) {
      lines += 1
      used = 0
    }
    if (word > room) {
      lines += Math.ceil(word / room) - 1
      word %= room
    }
    used += word
    word = 0
  }
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const width = widthAt[code] ?? widthOf(text.codePointAt(at) ?? code)
    if ((code & 0xfc00) === firstHalf) at += 1
    if (code === 0x20) {
      endWord()
      used += width
    } else if (width === wide) {
      // Lines break between letters of these.
      endWord()
      word = width
      endWord()
    } else word += width
  }
  endWord()
  return lines
}

/** A bold word of narrow letters is wider by this: “title”, “skipped”. */
const boldest = 1.13
const [space, newLine, hyphen] = [0x20, 0x0a, 0x2d]

/** Of the words of a text, which lines break between, the width of the widest: twips, and at least as much as it takes up. */
export function widestWord(text: string, { points, bold = false }: { points: number; bold?: boolean }): number {
  let [most, word] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const width = widthAt[code] ?? widthOf(text.codePointAt(at) ?? code)
    if ((code & 0xfc00) === firstHalf) at += 1
    if (width === wide) word = 0
    word = code === space || code === newLine ? 0 : word + width
    if (word > most) most = word
    if (code === hyphen) word = 0
  }
  return Math.ceil((most * points * (bold ? boldest : 1)) / 50)
}
