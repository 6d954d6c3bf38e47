/**
 * Fields as people type them: `{{organisation}}`, `{{measure: People sleeping rough, latest}}`, `{{section: results}}`. One grammar for templates
 * and for texts: two braces, a name, and perhaps a colon and what the name is asked of. Nothing here knows what fields there are.
 */
export type FieldCall = { readonly name: string; readonly subject: string | null }

/**
 * - `unclosed`: no `}}` follows before the paragraph, or the next field, begins.
 * - `nested`: a field within a field.
 * - `stray`: `}}` with no field before it.
 * - `empty`: nothing between the braces.
 */
export type BrokenField = 'unclosed' | 'nested' | 'stray' | 'empty'

/** `start` and `end` are places in the text, `end` the first after it; `text` is what stands there, braces included. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'field'
      readonly text: string
      readonly start: number
      readonly end: number
      readonly call: FieldCall
    }
  | {
      readonly kind: 'broken'
      readonly text: string
      readonly start: number
      readonly end: number
      readonly code: BrokenField
    }

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What stands between the braces: the name, and after the first colon what it is asked of. */
export function readCall(inner: string): FieldCall {
  const colon = inner.indexOf(':')
  return colon === -1
    ? { name: oneLine(inner), subject: null }
    : { name: oneLine(inner.slice(0, colon)), subject: oneLine(inner.slice(colon + 1)) }
}

/** A text cut into words, fields and what was meant as a field and is none. The pieces joined are the text. */
export function fieldPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  const words = (end: number) => {
    if (end > at) pieces.push({ kind: 'words', text: text.slice(at, end), start: at, end })
    at = end
  }
  const broken = (code: BrokenField, end: number) => {
    pieces.push({ kind: 'broken', code, text: text.slice(at, end), start: at, end })
    at = end
  }
  for (;;) {
    const mark = /\{\{|\}\}/g
    mark.lastIndex = at
    const found = mark.exec(text)
    if (!found) {
      words(text.length)
      return pieces
    }
    words(found.index)
    if (found[0] === '}}') {
      broken('stray', at + 2)
      continue
    }
    const close = text.indexOf('}}', at + 2)
    const inner = text.indexOf('{{', at + 2)
    if (inner === -1 || (close !== -1 && close < inner)) {
      if (close === -1) broken('unclosed', text.length)
      else if (text.slice(at + 2, close).trim() === '') broken('empty', close + 2)
      else {
        const whole = text.slice(at, close + 2)
        const call = readCall(text.slice(at + 2, close))
        pieces.push({ kind: 'field', text: whole, start: at, end: close + 2, call })
        at = close + 2
      }
      continue
    }
    // `{{a {{b}} c}}` is one field within another; `{{a {{b}} {{c}}` is one that was left open.
    const outer = close === -1 ? -1 : text.indexOf('}}', close + 2)
    const next = close === -1 ? -1 : text.indexOf('{{', close + 2)
    if (outer !== -1 && (next === -1 || outer < next)) broken('nested', outer + 2)
    else broken('unclosed', inner)
  }
}

/** A field as it is typed. */
export const fieldText = ({ name, subject }: FieldCall): string =>
  subject === null ? `{{${name}}}` : `{{${name}: ${subject}}}`

/** What somebody typed in the project, for a place where fields are looked for: two braces in it begin none. Nothing else is seen of it. */
export const withoutFields = (text: string): string => text.replaceAll('{{', '{\u2060{').replaceAll('}}', '}\u2060}')
