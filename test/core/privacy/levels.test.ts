import { levelsCsv } from '@core/export/csv-files'
import { levelsSvg } from '@core/export/levels-svg'
import type { Distribution } from '@core/measure/distribution'
import type { JudgedBy } from '@core/measure/judging'
import { type SharedLevels, sharedDistributions, sharedJudgings } from '@core/privacy/levels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { xmlTree } from '../export/xml-tree'
import { measureWith } from '../observation/build'

const scale = measureWith({ kind: 'scale' })
const found = (counts: readonly number[]): Distribution => ({
  counts,
  answers: counts.reduce((sum, count) => sum + count, 0),
  median: 1,
  mean: 1,
  agreement: null,
  beyond: 0,
})
const shared = (rows: readonly (readonly number[])[], items: string[] = []) =>
  sharedDistributions(
    rows.map((counts, index) => ({ name: `${2015 + index}`, found: found(counts) })),
    { ...scale, items },
    5,
  )
const judgedBy = (perspectiveId: string, counts: readonly number[], dontKnow = 0): JudgedBy => ({
  perspectiveId,
  day: 17_000,
  counts,
  dontKnow,
  answered: counts.reduce((sum, count) => sum + count, 0),
  level: 1,
  agreement: null,
  reasons: [],
  dissents: [],
})

describe('what leaves the room of answers by level', () => {
  it('hides a small count, and another from which it could be worked out', () => {
    const [before] = shared([[3, 20, 30]])
    expect(before?.counts[0]).toBe('hidden')
    expect([...(before?.counts ?? []), before?.all].filter(count => count === 'hidden').length).toBeGreaterThan(1)
    expect(shared([[0, 20, 30]])[0]).toMatchObject({ counts: [0, 20, 30], all: 50 })
  })

  it('hides a period whole that too few answered in, or too few people gave several answers in', () => {
    expect(shared([[2, 2]])[0]).toMatchObject({ few: true, counts: ['hidden', 'hidden'], all: 'hidden' })
    expect(shared([[6, 6]], ['a', 'b', 'c'])[0]?.few).toBe(true)
  })

  it('hides a small group’s judging whole, and those who did not know with those who could be told from them', () => {
    const [small, large] = sharedJudgings([judgedBy('a', [1, 2]), judgedBy('b', [10, 20], 2)], 2, id => id, 5)
    expect(small).toMatchObject({ few: true, counts: ['hidden', 'hidden'], dontKnow: 'hidden', all: 'hidden' })
    expect(large).toMatchObject({ few: false, dontKnow: 'hidden', all: 'hidden' })
  })

  it('never shows a count from 1 to 4, nor all but one of a shown total', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        rows => {
          for (const { counts, all } of shared(rows)) {
            const shown = counts.filter(count => count !== 'hidden')
            expect(shown.every(count => count === 0 || count >= 5)).toBe(true)
            if (all !== 'hidden') expect(counts.length - shown.length).not.toBe(1)
          }
        },
      ),
    ))
})

const panels: readonly SharedLevels[] = [
  { name: '=2015', few: false, counts: [10, 'hidden', 'hidden'], all: 40, dontKnow: null },
  { name: 'مجموعة', few: false, counts: [0, 20, 20], all: 40, dontKnow: 6 },
]
const levels = ['Never', 'Sometimes '.repeat(40), '<b>Always</b>']

describe('answers by level as a picture and a table', () => {
  it('have words where there is no number, and let no name run as a formula', () => {
    const table = new TextDecoder().decode(levelsCsv(panels, levels, { named: 'period', threshold: 5 }))
    expect(table).toContain("'=2015,1,Never,10,40,0.25,")
    expect(table).toContain('<b>Always</b>,,40,,"hidden: fewer than 5 people')
    expect(table).toContain('Don’t know,6,')
  })

  it('are drawn from hostile words as legal XML, with a bar and a count for what is shown alone', () => {
    const { svg } = levelsSvg({ title: 'A', subtitle: 'B', sentence: 'C', levels, panels, notes: [] })
    const said = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words)
    expect(xmlTree(svg).name).toBe('svg')
    expect(said).toEqual(expect.arrayContaining(['10 (25%)', '20 (50%)', 'hidden', '6']))
    expect(svg.match(/#12436d/g)).toHaveLength(3)
  })
})
