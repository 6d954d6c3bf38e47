import { isolated, withoutTurning } from '@core/bidi'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** How deep isolates and embeddings are open after a text, as UAX 9 counts them; below 0: it ended what it did not open. */
function openAfter(text: string): { isolates: number; lowest: number } {
  let [isolates, lowest] = [0, 0]
  for (const character of text) {
    if (character >= '\u2066' && character <= '\u2068') isolates += 1
    if (character === '\u2069') isolates -= 1
    lowest = Math.min(lowest, isolates)
  }
  return { isolates, lowest }
}

describe('a text from elsewhere in a sentence', () => {
  it.each([
    ['Lived experience', 'Lived experience'],
    ['', ''],
    ['\u202Eevil', '\u2068\u202Eevil\u2069'],
    ['\u2069\u202Eevil', '\u2068\u202Eevil\u2069'],
    ['a \u2067b', '\u2068a \u2067b\u2069\u2069'],
    ['مدينة', '\u2068مدينة\u2069'],
  ])('%j stands apart', (text, shown) => expect(isolated(text)).toBe(shown))

  it('stands apart in any script in a sentence that runs from the right', () => {
    expect(isolated('Rents (2016)', true)).toBe('\u2068Rents (2016)\u2069')
    expect(isolated('', true)).toBe('')
  })

  it('cannot turn the words around it, whatever marks it holds', () => {
    const marks = fc.constantFrom('a', 'م', '1', '\u202a', '\u202c', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069')
    fc.assert(
      fc.property(fc.array(marks), characters => {
        const shown = isolated(characters.join(''))
        if (characters.every(character => character === 'a' || character === '1')) return
        expect(shown.startsWith('\u2068') && shown.endsWith('\u2069')).toBe(true)
        expect(openAfter(shown.slice(0, -1))).toEqual({ isolates: 1, lowest: 0 })
      }),
    )
  })

  it('loses its marks, and no letter, where isolates are not known', () =>
    expect(withoutTurning('a\u202Eb\u2067c\u2069م\u200f')).toBe('abcم\u200f'))
})
