import { tableInFile } from '@core/import/file'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { importInMemory } from '@core/import/in-memory'
import type { Mapping } from '@core/import/mapping'
import { previewImport } from '@core/import/preview'
import { proposeMapping } from '@core/import/propose'
import { questionsAbout } from '@core/import/questions'
import { rememberedMapping } from '@core/import/remembered'
import type { ImportRecord, Measure } from '@core/project/entities'
import { rowsInFile } from '@core/table/file'
import { describe, expect, it } from 'vitest'
import { sheetOf } from '../table/workbook/build-workbook'

const csv = (...rows: string[]) => new TextEncoder().encode(`${rows.join('\n')}\n`)
const tableOf = (bytes: Uint8Array) => {
  const found = tableInFile(bytes)
  if (!found.ok) throw new Error(found.problem)
  return found.value
}
const withRole = (mapping: Mapping, name: string, role: Mapping['columns'][number]['role']): Mapping => ({
  ...mapping,
  columns: mapping.columns.map(column => (column.name === name ? { ...column, role } : column)),
})

type Brought = { readonly record: ImportRecord; readonly measures: Measure[] }
async function brought(
  bytes: Uint8Array,
  change: (mapping: Mapping) => Mapping,
  at = '2026-05-03T10:00:00.000Z',
): Promise<Brought> {
  const { table, encoding, sheet } = tableOf(bytes)
  const mapping = change(proposeMapping(table, { encoding, sheet, title: 'the file' }).mapping)
  let ids = 0
  const added = measuresToAdd(mapping, { id: () => `m${++ids}`, firstOrder: 0 })
  const about = { fileName: 'earlier.csv', source: '', importId: `i ${at}`.replace(/\W/g, '-'), now: at }
  const made = await importInMemory({ bytes, mapping, measureIds: measureIdsOf(mapping, added), ...about })
  if (!made.ok) throw new Error(made.problem)
  return { record: made.value.record, measures: added.map(({ measure }) => measure) }
}
function offered(bytes: Uint8Array, imports: readonly Brought[]) {
  const { table, encoding, sheet } = tableOf(bytes)
  const measures = imports.flatMap(each => each.measures)
  const proposed = proposeMapping(table, { encoding, sheet, title: 'the new file', measures }).mapping
  return rememberedMapping(
    { table, proposed, measures },
    imports.map(({ record }) => record),
  )
}

const earlier = csv('Where,When,How many,Tents', 'Leeds,31/01/2016,5,2', 'York,29/02/2016,7,1')
const tentsOut = (mapping: Mapping) => withRole(mapping, 'Tents', { as: 'ignore' })

describe('the mapping of an earlier file', () => {
  it('is offered to the next of the same columns, with its measures, wherever the columns stand', async () => {
    const before = await brought(earlier, tentsOut)
    const next = csv('WHEN,where,Tents,How many,Remarks', '01/02/2017,Leeds,9,3,cold', '02/03/2017,York,9,4,')
    const found = offered(next, [before])
    expect(found).toMatchObject({ fileName: 'earlier.csv', importedAt: '2026-05-03T10:00:00.000Z' })
    const mapping = found?.mapping ?? expect.fail('nothing offered')
    expect(mapping.columns.map(({ role }) => role.as)).toEqual(['date', 'dimension', 'ignore', 'value', 'ignore'])
    expect(
      mapping.measures.filter(({ key }) =>
        mapping.columns.some(({ role }) => 'measure' in role && role.measure === key),
      ),
    ).toMatchObject([{ target: { as: 'existing', measureId: 'm1' } }])
    // 01/02/2017 alone could be read two ways: it is read as the earlier file was.
    expect(questionsAbout(mapping)).toEqual([])
    const preview = await previewImport({ rows: rowsInFile(next, mapping), table: tableOf(next).table, mapping })
    expect(preview.ok && preview.value.reading?.observations.map(({ value }) => value)).toEqual([3, 4])
  })

  it('is not offered where it says nothing else than what is proposed, or a column it goes by is missing', async () => {
    const plain = await brought(earlier, mapping => mapping)
    expect(offered(csv('Where,When,How many,Tents', 'Leeds,31/01/2017,5,2'), [plain])).toBeNull()
    const before = await brought(earlier, tentsOut)
    expect(offered(csv('Where,How many,Tents', 'Leeds,5,2', 'York,2,2'), [before])).toBeNull()
    expect(offered(csv('a,b', 'x,1'), [before])).toBeNull()
  })

  it('is the newest that fits', async () => {
    const old = await brought(earlier, tentsOut, '2025-01-01T00:00:00.000Z')
    const newer = await brought(
      earlier,
      mapping => withRole(mapping, 'How many', { as: 'ignore' }),
      '2026-01-01T00:00:00.000Z',
    )
    expect(offered(earlier, [newer, old])?.importedAt).toBe('2026-01-01T00:00:00.000Z')
  })

  it('reads a year that is new as it read the others, and asks the day anew', async () => {
    const before = await brought(csv('Council,Kind,2015,2016', 'Leeds,street,1,2', 'York,street,3,4'), mapping => ({
      ...withRole(mapping, 'Kind', { as: 'ignore' }),
      yearEndsIn: 11,
    }))
    const next = csv('Council,Kind,2016,2017', 'Leeds,street,2,5', 'York,street,4,6')
    const mapping = offered(next, [before])?.mapping ?? expect.fail('nothing offered')
    const preview = await previewImport({ rows: rowsInFile(next, mapping), table: tableOf(next).table, mapping })
    expect(preview.ok && preview.value.reading?.counts.observations).toBe(4)
    expect(mapping.columns.map(({ role }) => role.as)).toEqual(['dimension', 'ignore', 'value-at', 'value-at'])
    const dated = await brought(csv('Council,People,Tents', 'Leeds,1,2', 'York,3,4'), mapping => ({
      ...withRole(mapping, 'Tents', { as: 'ignore' }),
      day: 17_000,
    }))
    const again =
      offered(csv('Council,People,Tents', 'Leeds,8,2', 'York,9,4'), [dated])?.mapping ?? expect.fail('nothing offered')
    expect(questionsAbout(again)).toEqual([{ code: 'ask-day', column: null }])
  })

  it('makes a measure anew where the one it fed is gone', async () => {
    const { record } = await brought(earlier, tentsOut)
    const mapping = offered(earlier, [{ record, measures: [] }])?.mapping ?? expect.fail('nothing offered')
    expect(mapping.measures[0]?.target).toMatchObject({ as: 'new', title: 'How many' })
  })

  it('prefers the same sheet of a workbook', async () => {
    const sheet = sheetOf(
      ['Where', 'When', 'How many', 'Tents'],
      ['Leeds', '2016-01-31', 5, 2],
      ['York', '2016-01-31', 6, 2],
    )
    const asSheet = await brought(sheet, tentsOut, '2025-01-01T00:00:00.000Z')
    const asText = await brought(
      earlier,
      mapping => withRole(mapping, 'How many', { as: 'ignore' }),
      '2026-01-01T00:00:00.000Z',
    )
    expect(offered(sheet, [asSheet, asText])?.importedAt).toBe('2025-01-01T00:00:00.000Z')
  })

  it('reads the next wave of a survey as the first, new answers and new questions with it', async () => {
    const heading = 'Timestamp,Do you feel safe at home?,What do you need now?'
    const first = csv(
      heading,
      '2026/01/03 9:00:00 am GMT,Yes,Tea;Rent',
      '2026/01/04 9:00:00 am GMT,No,Tea',
      '2026/01/05 9:00:00 am GMT,Sometimes,Rent',
    )
    const before = await brought(first, mapping => ({
      ...mapping,
      survey: mapping.survey && {
        ...mapping.survey,
        questions: mapping.survey.questions.map(question =>
          question.key === 'question-2' ? { ...question, use: 'share', counted: ['Yes', 'Sometimes'] } : question,
        ),
      },
      measures: mapping.measures.map(measure =>
        measure.key === 'question-2' ? { ...measure, kind: 'share' } : measure,
      ),
    }))
    const second = csv(
      `${heading},How many times did you ask for help?`,
      '2026/06/03 9:00:00 am GMT+1,Sometimes,Tea;A bus pass,3',
      '2026/06/04 9:00:00 am GMT+1,No,A bus pass,4',
    )
    const mapping = offered(second, [before])?.mapping ?? expect.fail('nothing offered')
    expect(mapping.survey?.questions.map(({ use, counted, answers }) => [use, counted, answers])).toEqual([
      ['share', ['Yes', 'Sometimes'], expect.anything()],
      ['count', expect.anything(), expect.arrayContaining(['Tea', 'Rent', 'A bus pass'])],
      ['mean', expect.anything(), expect.anything()],
    ])
    expect(mapping.measures.map(({ target }) => target.as)).toEqual(['existing', 'existing', 'new'])
    const preview = await previewImport({ rows: rowsInFile(second, mapping), table: tableOf(second).table, mapping })
    expect(preview.ok && preview.value.reading?.counts.rowsUsed).toBe(2)
  })
})
