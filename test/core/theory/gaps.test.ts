import { defaultPerspectives } from '@core/project/contents'
import type { Element, Level, Measure, Workshop } from '@core/project/entities'
import {
  assumptionsLeftUnattended,
  assumptionsNeverTested,
  countOfGaps,
  gapsOf,
  measuredOnlyInControl,
  measuresWithoutBaseline,
  measuresWithoutLivedVoice,
  measuresWithoutOutcome,
  measuresWithoutRecentFigure,
  measuresWithoutTarget,
  outcomesWithoutMeasure,
} from '@core/theory/gaps'
import { describe, expect, it } from 'vitest'
import { dayAt, measureWith, readingWith } from '../observation/build'
import { tallyOf, workshopWith } from '../report/build'
import { assumptionWith, entryWith, evidenceWith } from './build'

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
})

it('finds measures with no number since the reporting year before today’s', () => {
  const dated = (id: string, ...days: string[]) =>
    [
      id,
      readingWith(
        measureWith({ id }),
        days.map((day): [string, number] => [day, 1]),
      ),
    ] as const
  const readings = new Map([dated('new', '2024-04-01'), dated('old', '2024-03-31'), dated('never')])
  const measures = ['new', 'old', 'never', 'unread'].map(id => measureWith({ id }))
  const readingOf = (id: string) => readings.get(id) ?? null
  const lacking = measuresWithoutRecentFigure(measures, readingOf, { today: dayAt('2025-04-01'), yearStart: 4 })
  expect(lacking.map(({ id }) => id)).toEqual(['old', 'never'])
  const march = measuresWithoutRecentFigure(measures, readingOf, { today: dayAt('2025-03-31'), yearStart: 4 })
  expect(march.map(({ id }) => id)).toEqual(['never'])
})

it('finds what is watched in our own control alone', () => {
  const sphere = (id: string, level: Level, where: Element['sphere']) => ({ ...element(id, level), sphere: where })
  const elements = [sphere('do', 'activity', 'control'), sphere('own', 'outcome', 'control'), element('far', 'impact')]
  const doing = measureWith({ id: 'doing', outcomeIds: ['do'] })
  const owning = measureWith({ id: 'owning', outcomeIds: ['own', 'gone'] })
  const reaching = measureWith({ id: 'reaching', outcomeIds: ['own', 'far'] })
  const ids = (measures: Parameters<typeof measuredOnlyInControl>[1]) => {
    const { outcomes, whole } = measuredOnlyInControl(elements, measures)
    return { outcomes: outcomes.map(({ id }) => id), whole }
  }
  expect(ids([doing, owning])).toEqual({ outcomes: ['own'], whole: true })
  expect(ids([doing, owning, reaching])).toEqual({ outcomes: [], whole: false })
  expect(ids([])).toEqual({ outcomes: [], whole: false })
})

it('finds assumptions never tested, and those that fail while nobody does anything', () => {
  const untested = assumptionWith({ id: 'untested' })
  const broken = assumptionWith({ id: 'broken', history: [entryWith({ state: 'broken' })] })
  const dealtWith = assumptionWith({ id: 'dealt', history: [entryWith({ state: 'broken', doing: 'We ask again.' })] })
  const all = [untested, broken, dealtWith]
  expect(assumptionsNeverTested(all)).toEqual([untested])
  expect(assumptionsLeftUnattended(all)).toEqual([broken])
})

describe('a lived-experience group agreed to a measure', () => {
  const without = (measure: Partial<Measure>, workshop: Partial<Workshop> = {}) =>
    measuresWithoutLivedVoice([measureWith(measure)], [workshopWith(workshop)], defaultPerspectives).length === 1

  it('that it proposed, alone or with others', () => {
    expect(without({ proposedBy: ['learnt', 'both'] })).toBe(false)
    expect(without({ proposedBy: ['learnt'] })).toBe(true)
  })

  it('is not asked of what official statistics define, until somebody says that they do not', () => {
    const official = { proposedBy: ['learnt'], publishedAs: 'Rough sleeping snapshot in England' }
    expect(without(official)).toBe(false)
    expect(without({ proposedBy: official.proposedBy })).toBe(true)
  })

  it('that was agreed in a workshop where its people took part, or voted', () => {
    const nobody = { taking: [{ perspectiveId: 'lived', people: 0 }], tallies: [] }
    expect(without({ workshopId: 'workshop' })).toBe(false)
    expect(without({ id: 'rough' })).toBe(false)
    expect(without({ workshopId: 'workshop' }, nobody)).toBe(true)
    expect(without({ workshopId: 'workshop' }, { ...nobody, tallies: [tallyOf('item', 'both', [1])] })).toBe(false)
    expect(without({ workshopId: 'workshop' }, { ...nobody, tallies: [tallyOf('item', 'both', [0, 0, 0, 4])] })).toBe(
      true,
    )
  })
})

it('counts every gap once for each thing it is about', () => {
  const measure = measureWith({ outcomeIds: ['a'] })
  const elements = [{ ...element('a', 'activity'), sphere: 'control' as const }]
  const gaps = gapsOf({
    elements,
    measures: [measure],
    links: [
      { id: 'bare', from: 'a', to: 'b', rationale: ' ' },
      { id: 'said', from: 'b', to: 'c', rationale: 'We saw it' },
      { id: 'weighed', from: 'a', to: 'c', rationale: '' },
    ],
    evidence: [evidenceWith({ linkId: 'weighed' })],
    assumptions: [assumptionWith()],
    workshops: [],
    perspectives: defaultPerspectives,
    readingOf: () => null,
    today: dayAt('2026-05-03'),
    yearStart: 4,
  })
  expect(gaps.onlyInControl).toBe(true)
  expect(gaps.linksWithoutReason.map(({ id }) => id)).toEqual(['bare'])
  // Only in control, no baseline, no target, no lived voice, one assumption untested, one link without a reason.
  expect(countOfGaps(gaps)).toBe(6)
})

it('asks nothing more of a measure that was archived', () => {
  const source = {
    links: [],
    evidence: [],
    assumptions: [],
    workshops: [],
    perspectives: defaultPerspectives,
    readingOf: () => null,
  }
  const elements = [element('c', 'outcome')]
  const of = (archivedOn?: number) =>
    gapsOf({
      ...{ ...source, elements, today: dayAt('2026-05-03'), yearStart: 4 },
      measures: [measureWith({ outcomeIds: ['c'], archivedOn })],
    })
  expect(of().measuresWithoutBaseline).toHaveLength(1)
  expect(of(dayAt('2026-01-01')).measuresWithoutBaseline).toEqual([])
  expect(of(dayAt('2026-01-01')).outcomesWithoutMeasure).toHaveLength(1)
})
