type TextColumn = { readonly label: string; readonly align: 'start' | 'end'; readonly widest?: number }

/** Rows as aligned text, two spaces between columns. A cell wider than its column's `widest` runs on over more lines, uncut. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const all = [columns.map(column => column.label), ...rows].map(cells =>
    columns.map((column, index) => linesOf(cells[index] ?? '', column.widest ?? Number.POSITIVE_INFINITY)),
  )
  const widths = columns.map((_, index) => Math.max(...all.flatMap(cells => (cells[index] ?? []).map(widthOf))))
  const lines = all.flatMap(cells => {
    const height = Math.max(...cells.map(lines => lines.length))
    return Array.from({ length: height }, (_, line) =>
      columns
        .map(({ align }, index) => padded(cells[index]?.[line] ?? '', widths[index] ?? 0, align))
        .join('  ')
        .trimEnd(),
    )
  })
  return lines.join('\n')
}

const padded = (text: string, width: number, align: 'start' | 'end'): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return align === 'start' ? text + space : space + text
}

/** Characters as people count them, near enough for a terminal. */
const widthOf = (text: string): number => [...text].length

/** A text broken at spaces; a word longer than the width keeps a line of its own. */
function linesOf(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of onOneLine(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Text from a file, made safe to print: on one line, and with nothing in it that a terminal would obey. */
export const onOneLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach the terminal
  text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
