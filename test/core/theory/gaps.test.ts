import { reportingYear } from '@core/observation/period'
import type { Element, Level } from '@core/project/entities'
import {
  measuresWithoutBaseline,
  measuresWithoutOutcome,
  measuresWithoutRecentFigure,
  measuresWithoutTarget,
  outcomesWithoutMeasure,
} from '@core/theory/gaps'
import { expect, it } from 'vitest'
import { dayAt, measureWith, readingWith } from '../observation/build'

const element = (id: string, level: Level): Element => ({
  id,
  title: id,
  level,
  sphere: 'influence',
  notes: '',
  order: 0,
})
const theory = [element('a', 'activity'), element('b', 'output'), element('c', 'outcome'), element('d', 'impact')]

it('only outcomes and impacts promise a change that somebody should watch', () =>
  expect(outcomesWithoutMeasure(theory, []).map(({ id }) => id)).toEqual(['c', 'd']))

it('an outcome that a measure watches is no gap', () =>
  expect(outcomesWithoutMeasure(theory, [measureWith({ outcomeIds: ['c'] })]).map(({ id }) => id)).toEqual(['d']))

it('a measure whose element was deleted watches nothing', () => {
  const measures = [
    measureWith({ id: 'watching', outcomeIds: ['c', 'gone'] }),
    measureWith({ id: 'orphan', outcomeIds: ['gone'] }),
    measureWith({ id: 'loose' }),
  ]
  expect(measuresWithoutOutcome(measures, theory).map(({ id }) => id)).toEqual(['orphan', 'loose'])
})

it('finds measures without baseline, target or a figure in the period', () => {
  const full = measureWith({
    id: 'full',
    baseline: { value: 1, day: dayAt('2015-01-01') },
    targets: [{ period: '2017', value: 2 }],
  })
  const bare = measureWith({ id: 'bare' })
  const both = [full, bare]
  expect(measuresWithoutBaseline(both)).toEqual([bare])
  expect(measuresWithoutTarget(both)).toEqual([bare])
  const readingOf = (id: string) => readingWith(id === 'full' ? full : bare, id === 'full' ? [['2016-01-01', 1]] : [])
  expect(measuresWithoutRecentFigure(both, readingOf, reportingYear(2016, 1))).toEqual([bare])
  expect(measuresWithoutRecentFigure(both, readingOf, reportingYear(2017, 1))).toEqual(both)
})
