import { legalText, readsRightToLeft, withLegalTexts } from '@core/export/xml'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it('leaves ordinary text, emoji and rare scripts as they are', () => {
  for (const text of ['Homes\tfor\nall', '🏠 домa 家', '𐤀𐤁', 'e\u0301']) expect(legalText(text)).toBe(text)
})

it('replaces what XML forbids', () => {
  expect(legalText('a\u0000b\uFFFEc\uD83Dd\uDE00e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe')
})

it('leaves nothing illegal in any text', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for on purpose
      expect(legalText(text)).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u)
    }),
  ))

it('reaches every text in a model and nothing else', () =>
  expect(withLegalTexts({ a: ['\u0001', 2, null], b: { c: 'x\uFFFF' } })).toEqual({
    a: ['\uFFFD', 2, null],
    b: { c: 'x\uFFFD' },
  }))

it('tells which way a text runs by most of its letters', () => {
  expect(readsRightToLeft('بيت للجميع')).toBe(true)
  expect(readsRightToLeft('בית לכולם 2016')).toBe(true)
  expect(readsRightToLeft('Homes (بيت) for everyone')).toBe(false)
  expect(readsRightToLeft('2016')).toBe(false)
})
