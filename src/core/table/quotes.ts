/**
 * What PapaParse stumbles over (its issues 99, 528, 829, 941; 226; and rows that it swallows where text follows a closing quote), made
 * into what RFC 4180 says: `a, "b"` and `="007"` are quoted cells, text behind a closing quote belongs to the cell, as in Excel.
 * A cell that begins with a space and has its quotes elsewhere stays as it is.
 */
export function quoteRepair(delimiter: string) {
  // Each quoted cell is one match, from the delimiter before it: what looks like a cell within another is never looked at. A cell
  // with something before its quote ends on its line, and is none where only delimiters follow (ditto marks in a row).
  const quoted = new RegExp(
    `(^|[${delimiter}\\n])(?:( +=?|=)(?!" *[${delimiter}][ ${delimiter}]*")"([^"\\n]*(?:""[^"\\n]*)*)"(?= *(?:[${delimiter}\\n]|$))|"([^"]*(?:""[^"]*)*)("|$))([^${delimiter}\\n]*)`,
    'g',
  )

  return {
    /** Whether there may be anything to repair that PapaParse says nothing of. */
    areDoubtful: (text: string): boolean => text.includes(' "') || text.includes('="'),
    /** `brokenAt`: where a quoted cell begins that runs over a line end and then stops in mid-text. */
    repaired: (text: string, isLast: boolean): { text: string; brokenAt: number | null } => {
      let brokenAt: number | null = null
      const repair = (...match: (string | undefined)[]): string => {
        const [whole = '', before, prefix, spaced = '', plain = '', close, tail = ''] = match
        const offset = Number(match[7])
        // More of it may follow.
        if (close === '' || (!isLast && offset + whole.length === text.length)) return whole
        if (prefix !== undefined) return `${before}"${unguarded(spaced)}"`
        if (tail.trim() === '') return `${before}"${unguarded(plain)}"`
        if (plain.includes('\n')) brokenAt ??= offset + (before?.length ?? 0)
        return `${before}"${plain}${tail.replaceAll('"', '""')}"`
      }
      return { text: text.replace(quoted, repair), brokenAt }
    },
  }
}

/** `="007"`, written so that a spreadsheet leaves its zeros, here inside a quoted cell. */
const unguarded = (inside: string): string => /^=""(.*)""$/s.exec(inside)?.[1] ?? inside
