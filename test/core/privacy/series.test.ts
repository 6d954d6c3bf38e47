import { chartSvg } from '@core/export/chart-svg'
import { figuresCsv } from '@core/export/csv-files'
import type { Figure } from '@core/observation/aggregate'
import { sharedAs, sharedSeries, sharedTrend } from '@core/privacy/series'
import { expect, it } from 'vitest'
import { xmlTree } from '../export/xml-tree'

const figure = (value: number, numerator: number | null = null, denominator: number | null = null): Figure => ({
  value,
  n: 1,
  numerator,
  denominator,
  missing: 0,
  suppressed: 0,
})
const people = { kind: 'number', aggregation: 'sum', countsPeople: true } as const
const shareOfPeople = { kind: 'share', aggregation: 'share', countsPeople: true } as const
const valuesOf = (series: ReturnType<typeof sharedSeries>) =>
  series.map(({ figures }) => figures.map(each => (each === null || each === 'hidden' ? each : each.value)))

it('hides a small group, and another from which it could be worked out', () => {
  const series = [
    { name: 'Leeds', figures: [figure(40)] },
    { name: 'York', figures: [figure(3)] },
    { name: 'Hull', figures: [figure(12)] },
  ]
  const shown = valuesOf(sharedSeries(series, [], people, 5))
  expect(shown[1]).toEqual(['hidden'])
  expect(shown.flat().filter(value => value === 'hidden').length).toBeGreaterThan(1)
  expect(valuesOf(sharedSeries(series, [], { ...people, countsPeople: false }, 5))).toEqual([[40], [3], [12]])
})

it('hides a share of few people whichever of its three counts is small', () => {
  const series = [figure(0.95, 38, 40), figure(0.5, 20, 40), figure(0.1, 4, 40), figure(0.5, 1, 2)]
  const trend = sharedTrend(series, shareOfPeople, 5)
  expect(trend.map(each => each === 'hidden')).toEqual([true, false, true, true])
})

it('says in the table why there is no figure, and lets no name run as a formula', () => {
  const series = sharedSeries([{ name: '=2+2', figures: [figure(2), null] }], [], people, 5)
  const text = new TextDecoder().decode(
    figuresCsv(series, ['2015-16', '2016-17'], [], { named: 'place', threshold: 5 }),
  )
  expect(text).toContain(`'=2+2,2015-16,,,,,"hidden: fewer than 5 people`)
  expect(text).toContain("'=2+2,2016-17,,,,,nothing observed")
})

it('says in the table which day a figure is from, and of a hidden figure no day', () => {
  const series = sharedAs('Hull', ['hidden', figure(40)], [20_000, 20_365])
  const text = new TextDecoder().decode(figuresCsv([series], ['2024', '2025'], [], { named: 'place', threshold: 5 }))
  const [headings = '', hidden = '', shown = ''] = text.split('\r\n')
  expect(headings).toMatch(/,as of$/)
  expect(hidden).toMatch(/^Hull,2024,.*,$/)
  expect(shown).toMatch(/^Hull,2025,40,.*,2025-10-04$/)
})

it('draws legal XML from hostile words, and never a hidden number', () => {
  for (const draw of ['bars', 'lines'] as const) {
    const { svg, height } = chartSvg({
      title: '<script>alert(1)</script>\u0000 & more',
      subtitle: 'x'.repeat(3000),
      sentence: `${'word '.repeat(400)}end`,
      draw,
      periods: ['2015-16', '2016-17'],
      panels: [
        {
          name: '"><b>',
          points: [
            { value: 40, words: '40' },
            { value: null, words: 'hidden' },
          ],
          targets: [50, null],
        },
        { name: 'none', points: [], targets: [] },
      ],
      baseline: -5,
      axisWords: value => `${value}`,
      notes: ['A note.'],
    })
    expect(xmlTree(svg).name).toBe('svg')
    expect(svg).not.toMatch(/<script|NaN|Infinity/)
    expect(height).toBeLessThan(900)
  }
})

it('hides the level of a place where few answered a scale, and another place with it', () => {
  const scale = { kind: 'scale', aggregation: 'median', countsPeople: false } as const
  const answered = (n: number): Figure => ({ ...figure(4), n })
  const places = [
    { name: 'Leeds', figures: [answered(2)] },
    { name: 'York', figures: [answered(9)] },
    { name: 'Hull', figures: [answered(40)] },
  ]
  expect(valuesOf(sharedSeries(places, [], scale, 5))).toEqual([['hidden'], ['hidden'], [4]])
  expect(valuesOf(sharedSeries(places, [], { ...scale, items: ['a', 'b', 'c'] }, 5)).at(1)).toEqual(['hidden'])
})
