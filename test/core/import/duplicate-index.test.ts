import { readFileSync } from 'node:fs'
import { observationsOfMeasure } from '@core/export/exported-observation'
import { type DuplicateChoice, type DuplicateDecision, forAll } from '@core/import/duplicates'
import { tableInFile } from '@core/import/file'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { duplicateIndexOf, importInMemory } from '@core/import/in-memory'
import type { Mapping } from '@core/import/mapping'
import { previewImport } from '@core/import/preview'
import { proposeMapping } from '@core/import/propose'
import type { Breakdown } from '@core/observation/block'
import { readByDimension } from '@core/observation/by-dimension'
import { readingFromContents } from '@core/observation/reading'
import { replacedBy } from '@core/observation/replaced'
import { defaultPerspectives, newProject, type ProjectContents } from '@core/project/contents'
import type { Measure, Observation } from '@core/project/entities'
import { checkIntegrity } from '@core/project/integrity'
import { rowsInFile } from '@core/table/file'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sheetOf } from '../table/workbook/build-workbook'

const nobody: ProjectContents = newProject(
  { title: 'Homes', purpose: '', yearStart: 1, perspectives: defaultPerspectives },
  { id: 'p', now: '2026-01-01T00:00:00.000Z' },
)
const utf8 = (text: string) => new TextEncoder().encode(text)

function mappingFor(bytes: Uint8Array, { rows }: ProjectContents): Mapping {
  const found = tableInFile(bytes)
  if (!found.ok) throw new Error(found.problem)
  const { table, encoding, sheet } = found.value
  return proposeMapping(table, { encoding, sheet, title: 'the file', measures: rows.measure }).mapping
}

async function preview(contents: ProjectContents, bytes: Uint8Array, choice: DuplicateChoice | null = null) {
  const found = tableInFile(bytes)
  if (!found.ok) throw new Error(found.problem)
  const mapping = mappingFor(bytes, contents)
  const rows = rowsInFile(bytes, mapping)
  const duplicateIndex = duplicateIndexOf(contents, mapping)
  const duplicates = forAll(choice)
  const previewed = await previewImport({ rows, table: found.value.table, mapping, duplicateIndex, duplicates })
  if (!previewed.ok || !previewed.value.reading) throw new Error('no preview')
  return previewed.value.reading
}

/** The project with the file brought in; the code where nothing came. */
async function withFile(contents: ProjectContents, bytes: Uint8Array, choice: DuplicateChoice | DuplicateDecision) {
  const mapping = mappingFor(bytes, contents)
  let ids = contents.rows.measure.length
  const made = measuresToAdd(mapping, { id: () => `m${++ids}`, firstOrder: 0 })
  const run = await importInMemory({
    bytes,
    fileName: 'file',
    source: '',
    mapping,
    measureIds: measureIdsOf(mapping, made),
    importId: `i${contents.imported.length + 1}`,
    now: '2026-01-01T00:00:00.000Z',
    duplicateIndex: duplicateIndexOf(contents, mapping),
    duplicates: typeof choice === 'string' ? forAll(choice) : choice,
  })
  if (!run.ok) return run.problem
  return {
    ...contents,
    rows: {
      ...contents.rows,
      measure: [...contents.rows.measure, ...made.map(({ measure }) => measure)],
      import: [...contents.rows.import, run.value.record],
    },
    imported: [...contents.imported, run.value.imported],
  }
}

async function goodWithFile(
  contents: ProjectContents,
  bytes: Uint8Array,
  choice: DuplicateChoice | DuplicateDecision = 'skip',
): Promise<ProjectContents> {
  const next = await withFile(contents, bytes, choice)
  if (typeof next === 'string') throw new Error(next)
  return next
}

const first = utf8('place,year,people\nLeeds,2016,20\nYork,2016,18\nHull,2016,NA\n')
const later = utf8('year,people,place\n2016,20,Leeds\n2016,19,York\n2016,*,Hull\n2017,5,Leeds\n')
const byHand = (changed: Partial<Observation>): Observation => ({
  id: 'o1',
  measureId: 'm1',
  day: 17_166,
  flag: 'value',
  value: 7,
  denominator: null,
  dimensions: { place: 'Ripon' },
  note: '',
  source: '',
  corrects: null,
  ...changed,
})

describe('figures that the project has already', () => {
  it('are found by measure, day and words, in whatever order the columns come, with both values', async () => {
    const contents = await goodWithFile(nobody, first)
    const { duplicates, counts } = await preview(contents, later)
    expect(duplicates).toMatchObject({ count: 3, different: 2, choice: 'skip', hasToChoose: true })
    expect(
      duplicates.first.map(({ observation, there, isSame }) => [
        observation.line,
        observation.value,
        there.value,
        there.flag,
        isSame,
      ]),
    ).toEqual([
      [3, 19, 18, 0, false],
      [4, null, null, 1, false],
      [2, 20, 20, 0, true],
    ])
    expect(counts).toMatchObject({ observations: 1, rowsUsed: 1, rowsByReason: { 'already-there': 3 } })
  })

  it('count once or twice, as the person says', async () => {
    const contents = await goodWithFile(nobody, first)
    expect((await preview(contents, later, 'add')).counts).toMatchObject({ observations: 4, rowsLeftOut: 0 })
    const sumIn2016 = (project: ProjectContents) => readingFromContents(project, 'm1').summary.sum[0]
    expect(sumIn2016(await goodWithFile(contents, later, 'skip'))).toBe(38)
    expect(sumIn2016(await goodWithFile(contents, later, 'add'))).toBe(77)
  })

  it('need no choice where every value is the same', async () => {
    const contents = await goodWithFile(nobody, first)
    expect((await preview(contents, first)).duplicates).toMatchObject({ count: 3, different: 0, hasToChoose: false })
    expect(await withFile(contents, first, 'skip')).toBe('nothing-new')
  })

  it('are found in a workbook as well', async () => {
    const contents = await goodWithFile(nobody, first)
    const bytes = sheetOf(['place', 'year', 'people'], ['Leeds', 2016, 20], ['York', 2016, 3])
    expect((await preview(contents, bytes)).duplicates).toMatchObject({ count: 2, different: 1 })
  })

  it('may be entered by hand, or corrected: then the correction counts, where it now stands', async () => {
    const contents = await goodWithFile(nobody, first)
    const corrected = byHand({
      id: 'o2',
      value: 99,
      dimensions: { place: 'Leeds' },
      corrects: { importId: 'i1', seq: 0, index: 0 },
    })
    const moved = byHand({
      id: 'o3',
      day: 17_000,
      value: 18,
      dimensions: {},
      corrects: { importId: 'i1', seq: 0, index: 1 },
    })
    const project = { ...contents, rows: { ...contents.rows, observation: [byHand({}), corrected, moved] } }
    const bytes = utf8('place,year,people\nLeeds,2016,20\nYork,2016,18\nRipon,2016,7\n')
    const { duplicates } = await preview(project, bytes)
    expect(duplicates.first.map(({ observation, there }) => [observation.line, there.value])).toEqual([
      [2, 99],
      [4, 7],
    ])
  })

  it('are none where the import was taken out again, the measure is new, or a place is not said', async () => {
    const contents = await goodWithFile(nobody, first)
    const isRemoved = { ...contents, rows: { ...contents.rows, import: [] } }
    expect((await preview(isRemoved, first)).duplicates.count).toBe(0)
    expect((await preview({ ...contents, rows: { ...contents.rows, measure: [] } }, first)).duplicates.count).toBe(0)
    expect((await preview(contents, utf8('year,people\n2016,20\n2017,3\n'))).duplicates.count).toBe(0)
  })

  it('stay a part of what the totals in the file add up', async () => {
    const contents = await goodWithFile(nobody, first)
    const bytes = utf8('place,year,people\nLeeds,2016,20\nYork,2016,18\nPoole,2016,2\nTotal,2016,40\n')
    expect((await preview(contents, bytes)).totalChecks).toMatchObject([{ stated: 40, sumOfParts: 40, agrees: true }])
  })
})

const sumsOf = (project: ProjectContents) => [...readingFromContents(project, 'm1').summary.sum]
const without = (project: ProjectContents, id: string): ProjectContents => ({
  ...project,
  rows: { ...project.rows, import: project.rows.import.filter(record => record.id !== id) },
})
const listed = (project: ProjectContents) => {
  const measure = project.rows.measure[0]
  if (!measure) throw new Error('no measure')
  return [...observationsOfMeasure(project, measure)].map(({ dimensions, value, importFile }) => [
    dimensions.place,
    value,
    importFile,
  ])
}

describe('figures that take the place of those that are there', () => {
  it('count alone, everywhere: in sums, by place, in what is taken out', async () => {
    const contents = await goodWithFile(nobody, first)
    const { counts, duplicates } = await preview(contents, later, 'replace')
    expect(duplicates).toMatchObject({ count: 3, different: 2, replaced: 2, hasToChoose: false })
    expect(counts).toMatchObject({ observations: 3, rowsByReason: { 'already-there': 1 } })
    const project = await goodWithFile(contents, later, 'replace')
    expect(project.rows.import[1]?.replaces).toEqual({
      cells: [{ importId: 'i1', measureId: 'm1', seq: 0, runs: [[1, 2]] }],
      observationIds: [],
    })
    expect(sumsOf(project)).toEqual([39, 5])
    expect(listed(project)).toEqual([
      ['Leeds', 20, 'file'],
      ['York', 19, 'file'],
      ['Hull', null, 'file'],
      ['Leeds', 5, 'file'],
    ])
    expect(checkIntegrity(project)).toEqual([])
    const places = readByDimension({
      measure: project.rows.measure[0] as Measure,
      dimension: 'place',
      imports: project.imported.map(({ importId, breakdowns, blocks, dictionaries }) => ({
        importId,
        blocks,
        dictionaries,
        breakdown: breakdowns[0]?.breakdown as Breakdown,
      })),
      observations: [],
      replaced: replacedBy(project.rows.import),
    })
    expect([...(places?.get('York')?.summary.sum ?? [])]).toEqual([19])
  })

  it('leave the old ones where they are: out with the new file, and they count again; out with the old, and the new stay', async () => {
    const contents = await goodWithFile(nobody, first)
    const project = await goodWithFile(contents, later, 'replace')
    expect(sumsOf(without(project, 'i2'))).toEqual(sumsOf(contents))
    expect(sumsOf(without(project, 'i1'))).toEqual([19, 5])
  })

  it('replace what replaced: with the middle one out, the first does not come back beside the last', async () => {
    const csv = (people: number) => utf8(`place,year,people\nLeeds,2016,${people}\nYork,2016,1\n`)
    const one = await goodWithFile(nobody, csv(10))
    const two = await goodWithFile(one, csv(20), 'replace')
    const three = await goodWithFile(two, csv(30), 'replace')
    expect([one, two, three].map(sumsOf)).toEqual([[11], [21], [31]])
    expect(sumsOf(without(three, 'i2'))).toEqual([31])
    expect(sumsOf(without(without(three, 'i2'), 'i3'))).toEqual([11])
    expect((await preview(three, csv(20))).duplicates).toMatchObject({ different: 1 })
  })

  it('may stand in for figures entered by hand and for corrections', async () => {
    const contents = await goodWithFile(nobody, first)
    const corrected = byHand({
      id: 'o2',
      value: 99,
      dimensions: { place: 'Leeds' },
      corrects: { importId: 'i1', seq: 0, index: 0 },
    })
    const project = { ...contents, rows: { ...contents.rows, observation: [byHand({}), corrected] } }
    expect(sumsOf(project)).toEqual([124])
    const bytes = utf8('place,year,people\nLeeds,2016,30\nRipon,2016,8\n')
    const after = await goodWithFile(project, bytes, 'replace')
    expect(after.rows.import[1]?.replaces).toMatchObject({ observationIds: ['o1'], cells: [{ runs: [[0, 1]] }] })
    expect(sumsOf(after)).toEqual([56])
    expect(listed(after)).toHaveLength(4)
  })

  it('are chosen one by one where the person says so', async () => {
    const contents = await goodWithFile(nobody, first)
    const { duplicates } = await preview(contents, later)
    const [york] = duplicates.first
    const decision: DuplicateDecision = { all: 'skip', each: { [york?.key ?? '']: 'replace' } }
    expect(sumsOf(await goodWithFile(contents, later, decision))).toEqual([39, 5])
    const beside: DuplicateDecision = { all: 'skip', each: { [york?.key ?? '']: 'add' } }
    expect(sumsOf(await goodWithFile(contents, later, beside))).toEqual([57, 5])
  })

  it('leave of each cell exactly what the newer file says, whatever both hold', async () => {
    const row = fc.tuple(
      fc.constantFrom('Leeds', 'York', 'Hull'),
      fc.constantFrom('2015', '2016'),
      fc.integer({ min: 0, max: 3 }),
    )
    const bytesOf = (rows: readonly (readonly [string, string, number])[]) =>
      utf8(['place,year,people', 'Bath,2014,3', ...rows.map(cells => cells.join(','))].join('\n'))
    const bag = (project: ProjectContents, keys: ReadonlySet<string>) => {
      const measure = project.rows.measure[0] as Measure
      return [...observationsOfMeasure(project, measure)]
        .map(({ dimensions, day, value }) => [`${dimensions.place} ${day}`, value] as const)
        .filter(([key]) => keys.has(key))
        .map(each => each.join(' '))
        .sort()
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.array(row, { minLength: 1, maxLength: 12 }),
        async (old, fresh) => {
          const alone = await goodWithFile(nobody, bytesOf(fresh))
          const before = await goodWithFile(nobody, bytesOf(old))
          const next = await withFile(before, bytesOf(fresh), 'replace')
          const measure = alone.rows.measure[0] as Measure
          const keys = new Set(
            [...observationsOfMeasure(alone, measure)].map(({ dimensions, day }) => `${dimensions.place} ${day}`),
          )
          if (typeof next === 'string') {
            expect(next).toBe('nothing-new')
            const had = bag(before, keys)
            for (const each of bag(alone, keys)) expect(had).toContain(each)
          } else expect(bag(next, keys)).toEqual(bag(alone, keys))
        },
      ),
      { numRuns: 150 },
    )
  })
})

it('tells the two published tables of rough sleeping as one: all of the earlier years are there already', async () => {
  const csv = new Uint8Array(readFileSync('resources/data/rough-sleeping-england-2010-2016-wide.csv'))
  const workbook = new Uint8Array(
    readFileSync('test/fixtures/homelessness-statistics/rough-sleeping-england-autumn-2017.xlsx'),
  )
  const contents = await goodWithFile(nobody, csv)
  const proposed = mappingFor(workbook, contents)
  const mapping: Mapping = {
    ...proposed,
    measures: proposed.measures.map(measure => ({ ...measure, target: { as: 'existing', measureId: 'm1' } })),
  }
  const found = tableInFile(workbook)
  if (!found.ok) throw new Error(found.problem)
  const previewed = await previewImport({
    rows: rowsInFile(workbook, mapping),
    table: found.value.table,
    mapping,
    duplicateIndex: duplicateIndexOf(contents, mapping),
  })
  if (!previewed.ok) throw new Error(previewed.problem)
  const { duplicates, counts } = previewed.value.reading ?? expect.fail('no reading')
  expect(duplicates.count).toBeGreaterThan(2200)
  expect(counts.observations + duplicates.count).toBe(2608)
})

describe('bringing the same file in twice', () => {
  const row = fc.tuple(
    fc.constantFrom('Leeds', 'York', 'Hull', 'Ripon'),
    fc.constantFrom('2015', '2016', '2017'),
    fc.constantFrom('women', 'men', ''),
    fc.oneof(fc.integer({ min: 0, max: 9 }).map(String), fc.constantFrom('NA', '..', '1.5')),
  )
  it('adds nothing where what is there is left out, and all of it where it is added', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async rows => {
        const bytes = utf8(
          [
            'place,year,sex,people',
            'Bath,2014,men,3',
            'Wells,2014,women,4',
            ...rows.map(cells => cells.join(',')),
          ].join('\n'),
        )
        const once = await withFile(nobody, bytes, 'add')
        // A row in a thousand tables looks like a total of others, and is asked about.
        fc.pre(once !== 'mapping-not-ready')
        if (typeof once === 'string') throw new Error(once)
        expect((await preview(once, bytes)).duplicates).toMatchObject({
          count: once.rows.import[0]?.observationsMade,
          different: 0,
        })
        expect(await withFile(once, bytes, 'skip')).toBe('nothing-new')
        const twice = await goodWithFile(once, bytes, 'add')
        const [a, b] = [once, twice].map(project => readingFromContents(project, 'm1').summary.n)
        expect(b).toEqual(a?.map(n => n * 2))
      }),
      { numRuns: 60 },
    )
  })
})

it('finds forty thousand among forty thousand', async () => {
  const rows = Array.from(
    { length: 40_000 },
    (_, index) => `Place ${index % 500},${1900 + Math.floor(index / 500)},${index}`,
  )
  const bytes = utf8(['place,year,people', ...rows].join('\n'))
  const once = await goodWithFile(nobody, bytes)
  const { duplicates, counts } = await preview(once, bytes)
  expect(duplicates).toMatchObject({ count: 40_000, different: 0 })
  expect(counts.observations).toBe(0)
})
