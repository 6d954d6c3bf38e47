import { expect, it } from 'vitest'
import { courseOf, figureRows } from '../../../../src/renderer/src/terms/figures/figure-rows'
import { measureWith, readingWith } from '../../../core/observation/build'

const courseWith = (values: readonly (readonly [string, number])[]) => {
  const measure = { ...measureWith({ aggregation: 'sum' }), targets: [{ period: '2018', value: 9 }] }
  const reading = readingWith(measure, values)
  return courseOf(measure, reading, figureRows(measure, reading, 1), 1)
}

it('draws years, from the first figure to the last', () =>
  expect(
    courseWith([
      ['2014-03-01', 1],
      ['2014-04-01', 2],
      ['2016-03-01', 4],
    ]),
  ).toEqual([3, null, 4]))

it('draws the months of a year that is the only one with figures', () =>
  expect(
    courseWith([
      ['2016-03-01', 1],
      ['2016-04-01', 2],
      ['2016-06-01', 4],
    ]),
  ).toEqual([1, 2, null, 4]))

it('draws one figure as one', () => expect(courseWith([['2016-03-01', 1]])).toEqual([1]))
