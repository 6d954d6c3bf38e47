import { type Attributes, attribute, longestText, MalformedXmlError, withExcelSigns } from './xml'

const superscripts: ReadonlyMap<string, string> = new Map(
  [
    ['0123456789+-=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'],
    ['abcdefghijklmnoprstuvwxyz', 'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ'],
    ['ABDEGHIJKLMNOPRTUVW', 'ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ'],
  ].flatMap(([plain = '', raised = '']) =>
    [...plain].map((sign, place) => [sign, [...raised][place] ?? sign] as const),
  ),
)

/** A raised text as letters that say so themselves: `3` is a note on `22`, and 223 is not meant. Between notes stands a space. */
function raised(text: string, before: string): string {
  if (/\d$/.test(before) && /^(st|nd|rd|th)$/i.test(text.trim())) return text
  return [...text].map(sign => (sign === ',' ? ' ' : (superscripts.get(sign) ?? sign))).join('')
}

/** Puts a text together from its runs (`r`). How it is to be spoken (`rPh`) is no part of it. */
export function createRichText() {
  let text = ''
  let isText = false
  let isRaised = false
  let spoken = 0
  return {
    open: (name: string, attributes: Attributes): void => {
      if (name === 't') isText = true
      else if (name === 'r') isRaised = false
      else if (name === 'vertAlign') isRaised = attribute(attributes, 'val') === 'superscript'
      else if (name === 'rPh') spoken++
    },
    close: (name: string): void => {
      if (name === 't') isText = false
      else if (name === 'rPh') spoken--
      else if (name === 'r') isRaised = false
    },
    add: (piece: string): void => {
      if (isText && spoken === 0) text += isRaised ? raised(piece, text) : piece
      if (text.length > longestText) throw new MalformedXmlError('a text too long')
    },
    /** The text until now; the next begins. */
    take: (): string => {
      const taken = withExcelSigns(text)
      text = ''
      return taken
    },
  }
}
