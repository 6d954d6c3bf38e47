import i18next from 'i18next'
import { expect, it } from 'vitest'
import { startWords } from '../../src/renderer/src/words'

it('a name in a sentence cannot turn the words around it, and is not escaped as markup', () => {
  if (!i18next.isInitialized) startWords()
  const said = (network: string) => i18next.t('workshopRun:addressNetwork', { name: network, address: '10.0.0.1' })
  expect(said('Hall & <b>')).toBe('Hall & <b>: 10.0.0.1')
  expect(said('\u202eevil\u2069')).toBe('\u2068\u202eevil\u2069: 10.0.0.1')
})

it('the screen says core’s terms, and formats its numbers', () => {
  if (!i18next.isInitialized) startWords()
  expect(i18next.t('terms:standing.no-figure')).toBe('No figure')
  expect(i18next.t('evidence:observations', { count: 4134 })).toBe('4,134 observations')
  expect(i18next.t('evidence:observations', { count: 1 })).toBe('1 observation')
})
