import { bestText, excerpt, type MarkedText, markedText } from '@core/search/marked-text'
import { queryWords } from '@core/search/search-words'
import { describe, expect, it } from 'vitest'

const sought = (query: string, inside = false) => ({ words: queryWords(query), inside })
/** Marked words in brackets. */
const shown = (text: MarkedText) => text.map(part => (part.marked ? `[${part.text}]` : part.text)).join('')

describe('the words that were looked for', () => {
  it('are marked whole, as they are written', () => {
    expect(shown(markedText('Tenants’ CAFÉ: ten cafés, often', sought('ten cafe')))).toBe(
      '[Tenants]’ [CAFÉ]: [ten] [cafés], often',
    )
    expect(shown(markedText('المُجتمع المحلي', sought('المجت')))).toBe('[المُجتمع] المحلي')
    expect(shown(markedText('often', sought('ten', true)))).toBe('[often]')
    expect(shown(markedText('', sought('ten')))).toBe('')
  })

  it('are shown with what stands around them, cut between words', () => {
    const text = `${'before '.repeat(30)}rent ${'after '.repeat(30)}`
    // 40 characters from a quarter of that before "rent": "before", "rent", then as many whole words as fit.
    expect(shown(excerpt(text, sought('rent'), 40))).toBe('…before [rent] after after after after…')
    expect(shown(excerpt('Rent\n is  high', sought('high'), 40))).toBe('Rent is [high]')
    expect(shown(excerpt('x'.repeat(100), sought('rent'), 40))).toBe(`${'x'.repeat(40)}…`)
  })

  it('come from the text that has the most of them', () => {
    expect(bestText(['rent', 'high rent', 'rent is high'], sought('rent high'))).toBe('high rent')
    expect(bestText(['low'], sought('rent'))).toBe(null)
  })
})
