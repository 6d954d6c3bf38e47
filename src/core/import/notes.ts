/**
 * Marks that publishers set beside a figure, a name or a year: the shorthand of official statistics in Britain ([r], [note 1]), the
 * letters of Eurostat (12.3 b), stars, daggers and raised numbers. A note here is one of a closed list and never free text.
 * Sources: Government Analysis Function, "Symbols in tables"; Eurostat, "Flags", code list OBS_FLAG.
 */
const shorthand = new Set([
  'b',
  'c',
  'd',
  'e',
  'f',
  'i',
  'k',
  'n',
  'p',
  'r',
  's',
  't',
  'u',
  'w',
  'x',
  'z',
  'er',
  'ns',
  'ss',
  'sss',
  'low',
])
const inWords: Readonly<Record<string, string>> = {
  provisional: 'p',
  prov: 'p',
  preliminary: 'p',
  revised: 'r',
  rev: 'r',
  estimated: 'e',
  estimate: 'e',
  est: 'e',
  forecast: 'f',
  'break in series': 'b',
  'break in time series': 'b',
  suppressed: 'c',
  confidential: 'c',
}
/** Letters that stand right behind a number without brackets; never `bn`, `m` or `k`, which make it another number. */
const bareLetters = /^(?:[bdefnprsu]|b[depu]|d[epu]|e[pru]|p[ru]|r[ep])$/

/** About so many. */
export const aboutNote = '~'

const raised = '\\u00b2\\u00b3\\u00b9\\u2070-\\u207f\\u02b0-\\u02b8\\u02e0-\\u02e4\\u1d2c-\\u1d6a\\u1d9b-\\u1dbf'
const atEnd = {
  bracketed: /\s*\[\s*([^[\]]{1,40}?)\s*\]$/,
  rounded: /\s*\(\s*([^()]{1,40}?)\s*\)$/,
  raised: new RegExp(`\\s*([${raised}]+(?:[,\\s]+[${raised}]+)*)$`),
  stars: /\s*([*†‡§¶]{1,3})$/,
}
/** Of `km²` and `m³`, which are no notes. */
const unitPower = /(?:^|[^\p{L}])(?:[cdkm]?m|ft|in|yd)[²³]$/iu
const mayEndInNote = new RegExp(`[\\])*†‡§¶${raised}]\\s*$`)

/** What a text says without its notes, and these, in the order they stand; each as `isNote` knows it. */
export type Noted = { readonly text: string; readonly notes: readonly string[] }

/** The notes behind a text. In brackets only what is shorthand counts: `Leeds (city)` is a name. */
export function notesBehind(text: string): Noted {
  let rest = text.trim()
  const notes: string[] = []
  while (mayEndInNote.test(rest)) {
    const found = lastNotes(rest)
    // A text of nothing but notes is a mark, or a name as strange as that.
    if (!found || found.text === '') break
    rest = found.text
    notes.unshift(...found.notes)
  }
  return { text: rest, notes }
}

function lastNotes(text: string): Noted | null {
  for (const [kind, pattern] of Object.entries(atEnd)) {
    const found = pattern.exec(text)
    if (!found?.[1]) continue
    const notes =
      kind === 'stars' ? [found[1]] : kind === 'raised' ? raisedNotes(text, found[1]) : shorthandIn(found[1], kind)
    if (notes) return { text: text.slice(0, found.index).trimEnd(), notes }
  }
  return null
}

const raisedNotes = (text: string, signs: string): string[] | null =>
  unitPower.test(text) ? null : numbersAndLetters(signs.normalize('NFKC').toLowerCase())

const numbersAndLetters = (text: string): string[] =>
  [...text.matchAll(/\d{1,3}|[a-z]{1,3}/g)].flatMap(([sign]) =>
    /\d/.test(sign) ? [`note ${Number(sign)}`] : shorthand.has(sign) ? [sign] : [`note ${sign}`],
  )

/** What stands in brackets. Null: it is no shorthand. In round ones a number alone is none: it may be a part of a name. */
function shorthandIn(content: string, kind: string): string[] | null {
  const said = content.toLowerCase().replace(/\s+/g, ' ')
  if (/^yr\d{4}$/.test(said)) return []
  const [, numbers] =
    /^(?:see )?(?:foot)?notes?:? ?([\da-z]{1,3}(?:(?:, ?| and | & | )[\da-z]{1,3})*)$/.exec(said) ?? []
  if (numbers) return numbers.split(/, ?| and | & | /).map(number => `note ${number}`)
  if (kind === 'bracketed' && /^\d{1,3}(?:, ?\d{1,3})*$/.test(said))
    return said.split(/, ?/).map(number => `note ${number}`)
  const parts = said.split(/[,/] ?| /)
  const codes = inWords[said] ? [inWords[said]] : parts.map(part => inWords[part] ?? part)
  // In round brackets other letters are the publisher's own footnotes.
  if (kind === 'rounded' && codes.some(code => /^[^efpr]$/.test(code))) return null
  return codes.every(code => shorthand.has(code)) ? codes : null
}

/** A text without notes behind it, for names and years. */
export const withoutNotes = (text: string): string => (mayEndInNote.test(text) ? notesBehind(text).text : text)

/** The notes of a cell for a number, before and behind it. The text that is left need not be one. */
export function notesAround(text: string): Noted {
  const behind = notesBehind(text)
  let rest = behind.text
  const notes: string[] = []
  const before = /^([*†‡§¶]{1,3})\s*(?=[-+\d£$€¥.(])/.exec(rest)
  if (before?.[1]) notes.push(before[1])
  rest = rest.slice(before?.[0].length ?? 0)
  // `(r) 130`, `r 120`; `P140` is a code.
  const [lettersBefore, ...said] =
    /^(?:\(([efpr])\)|\[([a-z]{1,3})\]|([efpr])(?= ))\s*(?=[-+\d£$€¥.])/i.exec(rest) ?? []
  const noteBefore = said.find(Boolean)?.toLowerCase()
  if (noteBefore !== undefined && isNote(noteBefore)) {
    notes.push(noteBefore)
    rest = rest.slice(lettersBefore?.length ?? 0)
  }
  const about = /^(?:~|≈|≅|(?:c|ca|circa|approx|approximately|about|around|roughly)\b\.?)\s*(?=[-+\d£$€¥.])/i.exec(rest)
  if (about) notes.push(aboutNote)
  rest = rest.slice(about?.[0].length ?? 0)
  const numbered = /^(.*\d[%)]?)\s?\(([1-9a-z])\)$/i.exec(rest)
  const [, number, letters = ''] = /^(.*\d[%)]?)\s?([a-z]{1,2})$/i.exec(numbered?.[1] ?? rest) ?? []
  const isLettered =
    number !== undefined && bareLetters.test(letters.toLowerCase()) && !/^\d+e$/i.test(numbered?.[1] ?? rest)
  if (isLettered) notes.push(...(letters.length > 2 ? [letters] : letters.toLowerCase()))
  if (numbered) notes.push(`note ${numbered[2]?.toLowerCase()}`)
  return { text: isLettered ? number : (numbered?.[1] ?? rest), notes: [...notes, ...behind.notes] }
}

/** Of letters behind a number without a space: `12b` may be the number of a house. */
export const isLetteredNumber = (text: string): boolean => /^\d+[a-z]{1,2}$/i.test(text.trim())

/** The bound that stands for a number: `<5`, `≤5`, `>95`. Null: the text is none. */
export function boundIn(text: string): string | null {
  const [, sign = '', number, more] =
    /^(<=?|≤|>=?|≥|fewer than|less than|under|up to|more than|over|at least|no more than)\s*(\d{1,9}(?:\.\d{1,6})?%?)( or (?:fewer|less|more))?$/i.exec(
      text.trim(),
    ) ?? []
  const [, upTo] = /^(\d{1,9}) or (?:fewer|less|under)$/i.exec(text.trim()) ?? []
  if (upTo !== undefined) return `≤${upTo}`
  if (number === undefined || more !== undefined) return null
  if (/^(?:<=|≤|up to|no more)/i.test(sign)) return `≤${number}`
  if (/^(?:>=|≥|at least)/i.test(sign)) return `≥${number}`
  return `${/^(?:>|more|over)/i.test(sign) ? '>' : '<'}${number}`
}

export const isBound = (note: string): boolean => /^[<>≤≥]\d{1,9}(\.\d{1,6})?%?$/.test(note)

/** Whether a text is a note of the closed list. What a file from elsewhere calls one may be anything. */
export const isNote = (note: string): boolean =>
  note === aboutNote || shorthand.has(note) || /^(?:note [\da-z]{1,3}|[*†‡§¶]{1,3})$/.test(note) || isBound(note)

/** The notes of a cell that holds nothing else, with or without brackets: `p`, `[r]`, `Provisional`, `r, note 1`. Null: it says something else. */
export function notesAlone(cell: string): readonly string[] | null {
  const said = cell.trim()
  const listed = said.split(between)
  if (said === '' || listed.every(isNote)) return said === '' ? [] : listed
  const { text, notes } = notesBehind(`0 ${/^[[(]/.test(said) ? said : `[${said}]`}`)
  return text === '0' && notes.length > 0 ? notes : null
}

const between = ', '
/** Notes as one text, to be kept and listed: `r, note 1`. */
export const joinedNotes = (notes: readonly string[]): string => [...new Set(notes)].join(between)
/** Notes out of one text; what is none is left out. */
export const notesOf = (text: string): string[] => text.split(between).filter(isNote)
