import { figuresToLookAt } from '@core/report/figures-to-look-at'
import { expect, it } from 'vitest'
import { measureWith, projectWith, sourceWith, yearly } from './build'

const figureOf = (values: readonly number[]) => {
  const measure = measureWith({ id: 'people', countsPeople: true })
  const { readingOf } = sourceWith({ measure: [measure], observation: yearly('people', 2014, values) })
  return figuresToLookAt([measure], new Map([['people', readingOf('people')]]), projectWith())[0]?.words
}

it('says what a measure comes to in the last year that anything is recorded for', () => {
  expect(figureOf([20, 40])).toContain('40')
  expect(figureOf([20, 40])).toContain('2015')
})

it('tells one small number of people from another in no word', () => {
  expect(new Set([1, 2, 3, 4].map(few => figureOf([20, few]))).size).toBe(1)
  expect(figureOf([20, 3])).not.toBe(figureOf([20, 5]))
})

it('says that nothing is recorded yet', () => {
  expect(figureOf([])).toBe('Nothing is recorded for it yet.')
})
