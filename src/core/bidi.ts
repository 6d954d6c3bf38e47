/** Marks that turn the text after them round, with their ends (Unicode UAX 9): nobody can see them. */
const turning = /[\u202a-\u202e\u2066-\u2069]/
const turningAll = /[\u202a-\u202e\u2066-\u2069]/g
const [firstStrong, endOfIsolate] = ['\u2068', '\u2069']
const needsIsolation = new RegExp(
  `[\\u061c\\u200e\\u200f]|${turning.source}|[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]`,
  'u',
)

/**
 * A text from elsewhere as part of a sentence of ours: it cannot turn the words around it. What it holds stays, marks too; isolates
 * that it opens are closed, and ends that it did not open are left out. `fromRight`: our sentence runs from right to left, where names in
 * English letters, codes and signs beside figures would be turned.
 */
export function isolated(text: string, fromRight = false): string {
  if (text === '' || (!fromRight && !needsIsolation.test(text))) return text
  let open = 0
  let kept = ''
  for (const character of text) {
    if (character === endOfIsolate && open === 0) continue
    if (character >= '\u2066' && character <= '\u2068') open += 1
    if (character === endOfIsolate) open -= 1
    kept += character
  }
  return `${firstStrong}${kept}${endOfIsolate.repeat(open + 1)}`
}

/**
 * A text without marks that turn it: for file names and documents, where isolates are drawn as boxes or not known at all, and for a
 * sentence of ours that is kept as a name.
 */
export const withoutTurning = (text: string): string => (turning.test(text) ? text.replace(turningAll, '') : text)
