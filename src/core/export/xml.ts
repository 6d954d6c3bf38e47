// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not get through
const illegal = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/**
 * Text that XML 1.0 allows: what it forbids (control characters, U+FFFE and U+FFFF, halves of a surrogate pair) becomes
 * U+FFFD, the mark for "something was here". `docx` lets some of these through, and Word then refuses the whole file.
 */
export const legalText = (text: string): string => text.replace(illegal, '\uFFFD')

/** The same plain data with every text in it changed; where nothing changes it is not copied. */
export function withTexts<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T
  if (data === null || typeof data !== 'object' || ArrayBuffer.isView(data)) return data
  if (Array.isArray(data)) {
    const changed = data.map(each => withTexts(each, change))
    return changed.some((each, at) => each !== data[at]) ? (changed as T) : data
  }
  const changes: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    const changed = withTexts(value, change)
    if (changed !== value) changes[key] = changed
  }
  return Object.keys(changes).length === 0 ? data : { ...data, ...changes }
}

/** The same plain data with every text in it legal. */
export const withLegalTexts = <T>(data: T): T => withTexts(data, legalText)

const letter = /\p{L}/u
/** A class for regular expressions with the `u` flag. */
export const rightToLeftLetter =
  '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]'
const rightToLeft = new RegExp(rightToLeftLetter, 'u')

/** True where most letters are of a script that runs from right to left. */
export function readsRightToLeft(text: string): boolean {
  if (!rightToLeft.test(text)) return false
  let letters = 0
  let backwards = 0
  for (const character of text) {
    if (!letter.test(character)) continue
    letters += 1
    if (rightToLeft.test(character)) backwards += 1
  }
  return backwards * 2 > letters
}

export type XmlAttributes = Readonly<Record<string, string | null>>

/** One element with its children, already XML. An attribute that is null is left out. */
export function xmlElement(name: string, attributes: XmlAttributes = {}, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : [` ${key}="${xmlText(value)}"`]))
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

/** Text, for an element or an attribute. */
export const xmlText = (text: string): string =>
  legalText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
