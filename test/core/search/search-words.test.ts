import { foldedText, queryWords, wordsOfText } from '@core/search/search-words'
import { describe, expect, it } from 'vitest'

describe('words as they are compared', () => {
  it.each([
    ['Young people’s RIGHTS, 2016/17', ' young people s rights 2016 17 '],
    ['  ', ' '],
    ['…', ' '],
    ['Café Łódź Straße', ' cafe lodz strasse '],
    ['Llŷn, Môn', ' llyn mon '],
    ['Ţară și țară', ' tara si tara '],
    ['її йшла', ' іі ишла '],
    // Harakat, the hamza above an alif, and a stroke that only makes a word longer.
    ['مُجْتَمَع أَهل مـــن', ' مجتمع اهل من '],
    // A soft hyphen, a joint without width, an isolate around a name.
    ['un\u00adseen wo\u200drd \u2068Ann\u2069', ' unseen word ann '],
    ['data_2016-q1.CSV', ' data 2016 q1 csv '],
  ])('%s', (text, folded) => expect(foldedText(text)).toBe(folded))

  it('are the same by themselves and within their text', () => {
    for (const text of ['Café Łódź Straße', 'مُجْتَمَع أَهل', 'un\u00adseen wo\u200drd', 'plain words, 12'])
      expect(
        ` ${wordsOfText(text)
          .map(({ folded }) => folded)
          .join(' ')} `,
      ).toBe(foldedText(text))
  })

  it('of a query are each looked for once', () => {
    expect(queryWords('Rent  rent, RÉNT arrears')).toEqual(['rent', 'arrears'])
    expect(queryWords(' … ')).toEqual([])
    expect(queryWords('a b c d e f g h i j k l m n')).toHaveLength(12)
  })
})
