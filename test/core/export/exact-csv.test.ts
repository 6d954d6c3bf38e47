import { exactCsv } from '@core/export/exact-csv'
import { measuresInOrder, observationsOfMeasure } from '@core/export/exported-observation'
import { forAll } from '@core/import/duplicates'
import { tableInFile } from '@core/import/file'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { duplicateIndexOf, importInMemory } from '@core/import/in-memory'
import { previewImport } from '@core/import/preview'
import { proposeMapping } from '@core/import/propose'
import { emptyRows, type ProjectContents } from '@core/project/contents'
import type { Measure, MeasureKind, Observation } from '@core/project/entities'
import { rowsInFile } from '@core/table/file'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importOf, importRecordOf, measureOf, observationOf, project } from '../project/sample-contents'

const contentsWith = (measures: readonly Measure[], observations: readonly Observation[]): ProjectContents => ({
  rows: { ...emptyRows, project: [project], measure: measures, observation: observations },
  imported: [],
  commits: [],
})

/** What counts of an observation: what has to come back. */
const factsIn = (contents: ProjectContents): string[] =>
  measuresInOrder(contents)
    .flatMap(measure => [...observationsOfMeasure(contents, measure)])
    .map(({ measure, day, flag, value, denominator, dimensions }) => {
      const words = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))
      return JSON.stringify([measure.id, day, flag, value, flag === 'value' ? denominator : null, words])
    })

/** The file brought into a project that has the same measures, or none of them. */
async function importedAgain(contents: ProjectContents, { measures }: { measures: readonly Measure[] }) {
  const bytes = exactCsv(contents)
  const file = tableInFile(bytes)
  if (!file.ok) throw new Error(file.problem)
  const { table, encoding } = file.value
  const { mapping } = proposeMapping(table, { encoding, title: 'export', measures })
  let ids = 0
  const added = measuresToAdd(mapping, { id: () => `new-${++ids}`, firstOrder: 0 })
  const run = await importInMemory({
    bytes,
    fileName: 'export.csv',
    source: '',
    mapping,
    measureIds: measureIdsOf(mapping, added),
    importId: 'again',
    now: '2026-01-31T12:00:00.000Z',
  })
  if (!run.ok) throw new Error(`${run.problem} ${run.detail ?? ''}`)
  const again: ProjectContents = {
    rows: {
      ...emptyRows,
      project: [project],
      measure: [...measures, ...added.map(({ measure }) => measure)],
      import: [run.value.record],
    },
    imported: [run.value.imported],
    commits: [],
  }
  return { again, counts: run.value.counts, added: added.map(({ measure }) => measure) }
}

const kinds: Record<string, MeasureKind> = { number: 'number', share: 'share', rubric: 'rubric' }
const measures = Object.entries(kinds).map(([id, kind], order) =>
  measureOf(id, { kind, order, title: `A ${kind}, "quoted"` }),
)
const word = fc.oneof(
  fc.constantFrom(
    'NA',
    'Total',
    '-',
    '..',
    'missing',
    'suppressed',
    '45 %',
    '=1+1',
    'Ynys Môn',
    'مدينة',
    '2016',
    'Two\nlines, "one" cell',
  ),
  fc.string({ minLength: 1, maxLength: 20 }).map(text => text.trim() || 'x'),
)
const dimensions = fc.dictionary(fc.constantFrom('place', 'group', 'age or "band"'), word, { noNullPrototype: true })
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map(value => (value === 0 ? 0 : value))
const number = fc.record({ measureId: fc.constant('number'), value: finite, denominator: fc.constant(null) })
const share = fc.oneof(
  fc.record({
    measureId: fc.constant('share'),
    value: fc.double({ min: 0, max: 1, noNaN: true }).map(value => (value === 0 ? 0 : value)),
    denominator: fc.constant(null),
  }),
  fc.record({ measureId: fc.constant('share'), value: fc.nat(500), denominator: fc.nat(500) }),
)
const level = fc.record({
  measureId: fc.constant('rubric'),
  value: fc.integer({ min: 1, max: 12 }),
  denominator: fc.constant(null),
})
const observation = fc
  .record({
    what: fc.oneof(number, share, level),
    flag: fc.constantFrom('value', 'value', 'missing', 'suppressed' as const),
    day: fc.integer({ min: -354_285, max: 2_932_896 }),
    dimensions,
    note: fc.string({ unit: 'binary', maxLength: 30 }),
  })
  .map(({ what, flag, ...rest }) => ({
    ...rest,
    ...what,
    flag,
    ...(flag === 'value' ? {} : { value: null, denominator: null }),
  }))
const observations = fc
  .array(observation, { minLength: 1, maxLength: 30 })
  .map(list => list.map((fields, index) => observationOf(`o${index}`, fields.measureId, fields)))

describe('import(export(x)) = x', () => {
  it('for values, days, flags and dimensions, into the project it came from', () =>
    fc.assert(
      fc.asyncProperty(observations, async list => {
        const before = contentsWith(measures, list)
        const { again, counts } = await importedAgain(before, { measures })
        expect(counts.rowsLeftOut).toBe(0)
        expect(factsIn(again).sort()).toEqual(factsIn(before).sort())
      }),
      { numRuns: 100 },
    ))

  it('and brought into the very project, all of it is there already: nothing is new, and nothing differs', () =>
    fc.assert(
      fc.asyncProperty(observations, async list => {
        const contents = contentsWith(measures, list)
        const bytes = exactCsv(contents)
        const file = tableInFile(bytes)
        if (!file.ok) throw new Error(file.problem)
        const { table, encoding } = file.value
        const { mapping } = proposeMapping(table, { encoding, title: 'export', measures })
        const duplicateIndex = duplicateIndexOf(contents, mapping)
        const duplicates = forAll('replace')
        const preview = await previewImport({
          rows: rowsInFile(bytes, mapping),
          table,
          mapping,
          duplicateIndex,
          duplicates,
        })
        if (!preview.ok) throw new Error(preview.problem)
        expect(preview.value.reading?.duplicates).toMatchObject({ count: list.length, different: 0, replaced: 0 })
        expect(preview.value.reading?.counts.observations).toBe(0)
      }),
      { numRuns: 60 },
    ))

  it('into an empty project, where each measure becomes a new one of its kind', async () => {
    const list = [
      observationOf('a', 'share', { value: 3, denominator: 7 }),
      observationOf('b', 'rubric', { value: 2 }),
      observationOf('c', 'number', { value: -0.1 }),
    ]
    const { added, counts } = await importedAgain(contentsWith(measures, list), { measures: [] })
    expect(counts.observations).toBe(3)
    expect(added.map(({ title, kind }) => [title, kind])).toEqual(measures.map(({ title, kind }) => [title, kind]))
  })

  it('for imported values too, of more than one block and with a correction in its place', async () => {
    const imported = importOf('first', 'number', 9000)
    const correction = observationOf('fix', 'number', {
      value: 41.5,
      day: 15_001,
      corrects: { importId: 'first', seq: 0, index: 1 },
    })
    const before: ProjectContents = {
      ...contentsWith(measures, [correction]),
      imported: [imported],
    }
    const record = importRecordOf('first', 'number')
    const whole = { ...before, rows: { ...before.rows, import: [record] } }
    const { again } = await importedAgain(whole, { measures })
    expect(factsIn(whole)).toHaveLength(9000)
    expect(factsIn(whole).filter(fact => fact.includes('41.5'))).toHaveLength(1)
    expect(factsIn(again).sort()).toEqual(factsIn(whole).sort())
  })

  it('a correction that names no source has its import’s, and one that names its own keeps it', () => {
    const fix = (index: number, source: string) =>
      observationOf(`fix-${index}`, 'number', { source, corrects: { importId: 'first', seq: 0, index } })
    const before = contentsWith(measures, [fix(0, ''), fix(1, 'Telephone call')])
    const record = { ...importRecordOf('first', 'number'), source: 'Office for Testing' }
    const whole = { ...before, imported: [importOf('first', 'number', 3)], rows: { ...before.rows, import: [record] } }
    const found = measures.flatMap(measure => [...observationsOfMeasure(whole, measure)])
    const sources = found.filter(({ importFile }) => importFile !== null).map(({ source }) => source)
    expect(sources).toEqual(['Office for Testing', 'Telephone call', 'Office for Testing'])
  })

  it('passes over what an import that was undone brought', () =>
    expect(factsIn({ ...contentsWith(measures, []), imported: [importOf('gone', 'number', 10)] })).toEqual([]))
})
