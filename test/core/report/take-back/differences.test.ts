import { differences, readable } from '@core/report/take-back/differences'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const said = (before: string, after: string) =>
  differences(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('')

describe('two texts laid over each other', () => {
  it('show whole phrases that were replaced, and single words that were added or removed', () => {
    expect(said('They asked us in June.', 'They never asked us.')).toBe('They {+never +}asked us{- in June-}.')
    expect(said('It was a bad year.', 'It was the best month.')).toBe('It was {-a bad year-}{+the best month+}.')
    expect(said('Same', 'Same')).toBe('Same')
    expect(said('', 'New')).toBe('{+New+}')
  })

  it('by words in scripts that need no space between them, and from right to left', () => {
    expect(said('没有人露宿街头', '没有人露宿')).toBe('没有人露宿{-街头-}')
    expect(said('لا أحد ينام في الشارع', 'لا أحد ينام في البرد')).toBe('لا أحد ينام في {-الشارع-}{+البرد+}')
  })

  it('are what they were, read one by one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '.', 'é') }), fc.string(), (before, after) => {
        const pieces = differences(before, after)
        const of = (other: string) =>
          pieces
            .filter(({ kind }) => kind !== other)
            .map(({ text }) => text)
            .join('')
        return of('added') === before && of('removed') === after
      }),
    )
  })
})

it('a text is compared as it is read: its marks are gone, a live figure is what it says, and paragraphs stand apart', () => {
  const text =
    '# Heard\n\nIt is **{{measure: m, latest}}**.\n\n- One\n  - Two\n\n> Nobody asked.\n>\n> — A tenant\n\n| A | B |\n| - | - |\n| 1 | 2 |'
  expect(
    readable(text, inner => ({
      ok: true,
      value: { words: inner === 'measure: m, latest' ? '4,134' : '?', state: 'value' },
    })),
  ).toBe('Heard\n\nIt is 4,134.\n\n• One\n  • Two\n\n“Nobody asked.” — A tenant\n\nA | B\n1 | 2')
})
