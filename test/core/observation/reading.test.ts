import { monthOfDay } from '@core/observation/day'
import { needsBlocks, readingFromContents, readMeasure } from '@core/observation/reading'
import { emptyRows, type ProjectContents } from '@core/project/contents'
import { describe, expect, it } from 'vitest'
import { blockWith, dayAt, measureWith, observationOn, segmentOf } from './build'

const imported = blockWith([
  { on: '2016-03-31', value: 10 },
  { on: '2016-03-31', value: 20 },
  { on: '2016-04-30', value: null, flag: 'suppressed' },
])
const corrects = (index: number) => ({ importId: 'import', seq: 0, index })

describe('reading a measure', () => {
  it('adds values entered by hand to imported ones', () => {
    const { summary } = readMeasure({
      measure: measureWith(),
      segments: [segmentOf([imported])],
      blocks: [],
      observations: [observationOn('2016-03-15', 5)],
    })
    expect([...summary.sum]).toEqual([35, 0])
    expect([...summary.suppressed]).toEqual([0, 1])
  })

  it('lets a correction stand in for its cell, in its own month', () => {
    const { summary } = readMeasure({
      measure: measureWith(),
      segments: [segmentOf([imported])],
      blocks: [imported],
      observations: [observationOn('2016-05-31', 25, { corrects: corrects(1) })],
    })
    expect([...summary.month]).toEqual(['2016-03-31', '2016-04-30', '2016-05-31'].map(iso => monthOfDay(dayAt(iso))))
    expect([...summary.sum]).toEqual([10, 0, 25])
  })

  it('can correct a suppressed cell into a number, and a number into a missing one', () => {
    const { summary } = readMeasure({
      measure: measureWith(),
      segments: [segmentOf([imported])],
      blocks: [imported],
      observations: [
        observationOn('2016-04-30', 3, { corrects: corrects(2) }),
        observationOn('2016-03-31', null, { corrects: corrects(0) }),
      ],
    })
    expect([...summary.sum]).toEqual([20, 3])
    expect([...summary.missing]).toEqual([1, 0])
    expect([...summary.suppressed]).toEqual([0, 0])
  })

  it('counts the later of two corrections of one cell', () => {
    const { summary } = readMeasure({
      measure: measureWith(),
      segments: [segmentOf([imported])],
      blocks: [imported],
      observations: [
        observationOn('2016-03-31', 1, { corrects: corrects(0) }),
        observationOn('2016-03-31', 2, { corrects: corrects(0) }),
      ],
    })
    expect([...summary.sum]).toEqual([22, 0])
  })

  it('leaves a correction unread while its import is undone', () => {
    const { summary } = readMeasure({
      measure: measureWith(),
      segments: [],
      blocks: [],
      observations: [observationOn('2016-03-31', 25, { corrects: corrects(1) })],
    })
    expect(summary.month).toHaveLength(0)
  })

  it('passes over what belongs to other measures', () => {
    const other = blockWith([{ on: '2016-03-31', value: 99 }], { measureId: 'other' })
    const { summary } = readMeasure({
      measure: measureWith(),
      segments: [segmentOf([imported]), segmentOf([other])],
      blocks: [imported, other],
      observations: [observationOn('2016-03-31', 1000, { measureId: 'other' })],
    })
    expect([...summary.sum]).toEqual([30, 0])
  })

  it('keeps every number as a point, by day, where a median is asked for', () => {
    const { points } = readMeasure({
      measure: measureWith({ aggregation: 'median' }),
      segments: [segmentOf([imported])],
      blocks: [imported],
      observations: [observationOn('2016-01-01', 7)],
    })
    expect([...(points?.value ?? [])]).toEqual([7, 10, 20])
    expect([...(points?.day ?? [])]).toEqual(['2016-01-01', '2016-03-31', '2016-03-31'].map(dayAt))
  })

  it('keeps no points where summaries are enough', () =>
    expect(
      readMeasure({ measure: measureWith(), segments: [segmentOf([imported])], blocks: [], observations: [] }).points,
    ).toBeNull())

  it('holds shares, not numerators, as the points of a share', () => {
    const { points } = readMeasure({
      measure: measureWith({ kind: 'share', aggregation: 'median' }),
      segments: [],
      blocks: [],
      observations: [observationOn('2016-01-01', 3, { denominator: 4 }), observationOn('2016-01-02', 0.5)],
    })
    expect([...(points?.value ?? [])]).toEqual([0.75, 0.5])
  })

  it('throws where it needs blocks that were not given, rather than count too little', () =>
    expect(() =>
      readMeasure({
        measure: measureWith({ aggregation: 'median' }),
        segments: [segmentOf([imported])],
        blocks: [],
        observations: [],
      }),
    ).toThrow('0 of 1 blocks'))
})

describe('knowing whether blocks are needed', () => {
  it('says no where everything is in the summaries', () =>
    expect(needsBlocks(measureWith(), [observationOn('2016-01-01', 1)])).toBe(false))

  it('says yes for a correction of this measure, not of another', () => {
    expect(needsBlocks(measureWith(), [observationOn('2016-01-01', 1, { corrects: corrects(0) })])).toBe(true)
    expect(
      needsBlocks(measureWith(), [observationOn('2016-01-01', 1, { corrects: corrects(0), measureId: 'other' })]),
    ).toBe(false)
  })

  it('says yes for a median and for every rubric that is not merely counted', () => {
    expect(needsBlocks(measureWith({ aggregation: 'median' }), [])).toBe(true)
    expect(needsBlocks(measureWith({ kind: 'rubric', aggregation: 'latest' }), [])).toBe(true)
    expect(needsBlocks(measureWith({ kind: 'rubric', aggregation: 'count' }), [])).toBe(false)
  })
})

describe('a reading from a whole project', () => {
  const contents: ProjectContents = {
    rows: {
      ...emptyRows,
      measure: [measureWith({ aggregation: 'median' })],
      observation: [observationOn('2016-06-01', 40), observationOn('2016-06-01', 1, { measureId: 'other' })],
      import: [
        {
          id: 'import',
          fileName: 'counts.csv',
          source: '',
          importedAt: '2026-01-01T00:00:00Z',
          measureIds: ['measure'],
          rowsIn: 3,
          observationsMade: 3,
          rowsLeftOut: 0,
          leftOut: [],
          mapping: null,
        },
      ],
    },
    imported: [
      { importId: 'import', dictionaries: {}, segments: [segmentOf([imported])], breakdowns: [], blocks: [imported] },
    ],
    commits: [],
  }

  it('finds the measure’s own segments, blocks and observations', () =>
    expect([...(readingFromContents(contents, 'measure').points?.value ?? [])]).toEqual([10, 20, 40]))

  it('leaves out what an undone import left behind', () => {
    const undone = { ...contents, rows: { ...contents.rows, import: [] } }
    expect([...(readingFromContents(undone, 'measure').points?.value ?? [])]).toEqual([40])
  })

  it('throws for a measure the project does not have', () =>
    expect(() => readingFromContents(contents, 'nobody')).toThrow('no measure nobody'))
})
