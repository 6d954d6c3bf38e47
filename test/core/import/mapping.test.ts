import { tableInFile } from '@core/import/file'
import { measuresToAdd } from '@core/import/import-record'
import { type Mapping, mappingSchema } from '@core/import/mapping'
import { proposeMapping } from '@core/import/propose'
import { questionsAbout } from '@core/import/questions'
import { measureSchema } from '@core/project/entities'
import { describe, expect, it } from 'vitest'
import { goodImportOf, importOf } from './import-of'

const csv = 'place,year,people,visits,rate\nLeeds,2016,20,7,0.5\nYork,2016,18,6,0.4\n'

function proposed(text: string, measures: { id: string; title: string; kind: 'number' | 'share' }[] = []) {
  const table = tableInFile(new TextEncoder().encode(text))
  if (!table.ok) throw new Error(table.problem)
  return proposeMapping(table.value.table, {
    encoding: 'utf-8',
    title: 'the file',
    measures: measures.map(each => ({ ...each, rubric: [] })),
  })
}

const withRole = (mapping: Mapping, place: number, role: Mapping['columns'][number]['role']): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column, index) => (index === place ? { ...column, role } : column)),
})

describe('a proposed mapping', () => {
  it('takes in figures, and offers the rest', () => {
    const { mapping, offers } = proposed(csv)
    expect(mapping.columns.map(({ role }) => role.as)).toEqual(['dimension', 'date', 'value', 'value', 'ignore'])
    expect(offers.map(({ column }) => column)).toEqual([4])
    expect(questionsAbout(mapping)).toEqual([])
  })

  it('gives measures that can be added as they are', () => {
    const added = measuresToAdd(proposed(csv).mapping, { id: () => 'm', firstOrder: 3 })
    expect(added.map(({ measure }) => measureSchema.parse(measure).title)).toEqual(['people', 'visits'])
    expect(added.map(({ measure }) => measure.order)).toEqual([3, 4])
  })

  it('sends a column to the measure of that name, where the project has one', () => {
    const { mapping } = proposed(csv, [{ id: 'm7', title: 'People', kind: 'number' }])
    expect(mapping.measures[0]?.target).toEqual({ as: 'existing', measureId: 'm7' })
    expect(measuresToAdd(mapping, { id: () => 'm', firstOrder: 0 }).map(({ key }) => key)).toEqual(['column-4'])
  })

  it('calls a wide table after its title row, or after the file', () => {
    const wide = 'place,2015,2016\nLeeds,1,2\nYork,3,4\n'
    const titleOf = (text: string) =>
      proposed(text).mapping.measures.map(({ target }) => target.as === 'new' && target.title)
    expect(titleOf(wide)).toEqual(['the file'])
    expect(titleOf(`Rough sleeping,,\n${wide}`)).toEqual(['Rough sleeping'])
  })
})

describe('a mapping that is not ready', () => {
  const { mapping } = proposed(csv)
  const codes = (changed: Mapping) => questionsAbout(changed).map(({ code, column }) => [code, column])

  it('asks what is missing or said twice', () => {
    expect(codes(withRole(mapping, 1, { as: 'ignore' }))).toEqual([['ask-day', null]])
    expect(codes({ ...mapping, day: 0 })).toEqual([['day-not-needed', 1]])
    expect(codes(withRole(mapping, 4, { as: 'date', order: null, spans: true }))).toEqual([
      ['several-date-columns', 4],
      ['ask-date-order', 4],
    ])
    expect(codes(withRole(mapping, 4, { as: 'dimension', dimension: 'place', required: false }))).toEqual([
      ['dimension-twice', 4],
    ])
    const value = { as: 'value', numbers: 'point', perCent: false } as const
    expect(codes(withRole(mapping, 4, { ...value, measure: 'nothing' }))).toEqual([['unknown-measure-key', 4]])
    expect(codes(withRole(mapping, 4, { ...value, measure: 'column-3' }))).toEqual([['same-measure-twice', 4]])
    expect(codes(withRole(mapping, 4, { ...value, measure: null }))).toEqual([['needs-measure-name-column', 4]])
    expect(codes(withRole(mapping, 4, { ...value, measure: null, numbers: null }))).toContainEqual([
      'ask-number-format',
      4,
    ])
    expect(codes(withRole(mapping, 4, { as: 'measure-name' }))).toEqual([['no-named-measures', 4]])
  })

  it('is refused by its schema where a file brings nonsense', () => {
    expect(mappingSchema.safeParse({ ...mapping, delimiter: 'dash' }).success).toBe(false)
    expect(mappingSchema.safeParse({ ...mapping, yearEndsIn: 13 }).success).toBe(false)
    expect(mappingSchema.safeParse({ mapping }).success).toBe(false)
  })

  it('does not read a table with other columns', async () => {
    const result = await importOf(csv.replace('visits', 'calls'), { change: () => mapping })
    expect(result).toEqual({ problem: 'other-columns', detail: '3' })
  })
})

describe('a share with what it is out of', () => {
  const text = 'place,year,housed,asked\nLeeds,2016,31,50\nYork,2016,..,40\nHull,2016,5,NA\nRipon,2016,3,many\n'
  const change = (mapping: Mapping): Mapping => ({
    ...withRole(mapping, 3, { as: 'denominator', measure: 'column-3', numbers: 'point' }),
    measures: mapping.measures
      .filter(({ key }) => key === 'column-3')
      .map(measure => ({ ...measure, kind: 'share' as const })),
  })

  it('keeps both numbers, and is missing where either is', async () => {
    const { observations, leftOut } = await goodImportOf(text, { change })
    expect(observations.map(({ value, denominator }) => [value, denominator])).toEqual([
      [31, 50],
      ['missing', null],
      ['missing', null],
    ])
    expect(leftOut).toMatchObject([{ line: 5, reason: 'not-a-number', column: 2, text: 'Ripon, 2016, 3, many' }])
  })
})

describe('a rubric', () => {
  it('takes whole levels from 1', async () => {
    const { observations, leftOut } = await goodImportOf(
      'place,year,level\nLeeds,2016,3\nYork,2016,2.5\nHull,2016,0\n',
      {
        change: mapping => ({
          ...mapping,
          measures: mapping.measures.map(measure => ({ ...measure, kind: 'rubric' })),
        }),
      },
    )
    expect(observations.map(({ value }) => value)).toEqual([3])
    expect(leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'not-a-level'],
      [4, 'not-a-level'],
    ])
  })
})
