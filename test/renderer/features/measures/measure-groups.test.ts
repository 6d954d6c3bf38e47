import { expect, it } from 'vitest'
import { firstInGroups, measureGroups } from '../../../../src/renderer/src/features/measures/measure-group-list'
import { elementOf, measureOf } from '../../../core/project/sample-contents'

it('the first measures of a board stand under what they watch, and groups beyond them wait', () => {
  const elements = [elementOf('a', { order: 1 }), elementOf('b', { order: 2 }), elementOf('c', { order: 3 })]
  const watching = (id: string, element: string) => measureOf(id, { outcomeIds: [element] })
  const measures = [watching('1', 'a'), watching('2', 'a'), watching('3', 'b'), watching('4', 'b'), watching('5', 'c')]
  const groups = measureGroups(measures, elements)
  const ids = (count: number) =>
    firstInGroups(groups, count).map(({ element, measures }) =>
      [element?.id, ...measures.map(({ id }) => id)].join(' '),
    )
  expect(ids(3)).toEqual(['a 1 2', 'b 3'])
  expect(ids(4)).toEqual(['a 1 2', 'b 3 4'])
  expect(ids(99)).toEqual(['a 1 2', 'b 3 4', 'c 5'])
})
