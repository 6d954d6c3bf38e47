import { exactCsv } from '@core/export/exact-csv'
import { dimensionsOf } from '@core/export/exported-observation'
import { sharedCsv } from '@core/export/shared-csv'
import { tableInFile } from '@core/import/file'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { importInMemory } from '@core/import/in-memory'
import { proposeMapping } from '@core/import/propose'
import { questionsAbout } from '@core/import/questions'
import { own } from '@core/names'
import { recordsForOthers } from '@core/privacy/project'
import { emptyRows, type ProjectContents } from '@core/project/contents'
import { elementSchema, observationSchema, perspectiveSchema } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { ok } from '@core/result'
import { sessionOpeningSchema } from '@core/workshop/session/opening'
import { describe, expect, it } from 'vitest'
import { elementOf, measureOf, observationOf, project } from './project/sample-contents'
import { opening } from './workshop/session/build'

const now = '2026-01-31T12:00:00.000Z'
const ofEveryObject = Object.getOwnPropertyNames(Object.prototype)
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const contentsWith = (rows: Partial<ProjectContents['rows']>): ProjectContents => ({
  rows: { ...emptyRows, project: [project], ...rows },
  imported: [],
  commits: [],
})

describe('an id', () => {
  it.each(ofEveryObject)('is never %s, which every object has', name => {
    expect(elementSchema.safeParse(elementOf(name)).success).toBe(false)
    expect(perspectiveSchema.safeParse({ id: name, name: 'A' }).success).toBe(false)
    expect(sessionOpeningSchema.safeParse(opening({ sessionId: name })).success).toBe(false)
    const read = readProjectFile(writeProjectFile(contentsWith({ element: [elementOf(name)] }), { now }))
    expect(read.ok ? 'read' : read.problem).toBe('not-valid')
  })

  it('may look like one', () => expect(elementSchema.safeParse(elementOf('constructors')).success).toBe(true))
})

describe('what figures are broken down by', () => {
  const dimensions = { constructor: 'Barratt', toString: 'x', valueOf: 'y' }
  const contents = contentsWith({
    measure: [measureOf('m', { countsPeople: false })],
    observation: [observationOf('with', 'm', { dimensions }), observationOf('without', 'm', { day: 16_001 })],
  })

  it('may have such a name: it reads back, and who has none has none', () => {
    expect(readProjectFile(writeProjectFile(contents, { now }))).toEqual(ok(contents))
    expect(dimensionsOf(contents)).toEqual(['constructor', 'toString', 'valueOf'])
    for (const csv of [exactCsv(contents), sharedCsv(recordsForOthers(contents))]) {
      expect(textOf(csv)).toContain('Barratt')
      expect(textOf(csv)).not.toContain('[native code]')
    }
  })

  it('is refused, and not lost without a word, where it is called __proto__', () => {
    const row = { ...observationOf('o', 'm'), dimensions: JSON.parse('{"__proto__":"Leeds","place":"York"}') }
    expect(observationSchema.safeParse(row).success).toBe(false)
    const bytes = writeProjectFile(contentsWith({ measure: [measureOf('m')], observation: [row] }), { now })
    const read = readProjectFile(bytes)
    expect(read.ok ? 'read' : read.problem).toBe('not-valid')
  })

  it('comes in from a table with headings that every object has', async () => {
    const csv =
      'date,constructor,__proto__,toString,Homes\n2024-01-01,Barratt,north,a,5\n2024-02-01,,south,b,6\n2024-03-01,Bovis,north,a,7\n'
    const bytes = new TextEncoder().encode(csv)
    const file = tableInFile(bytes)
    if (!file.ok) throw new Error(file.problem)
    const { mapping } = proposeMapping(file.value.table, { encoding: file.value.encoding, title: 't', measures: [] })
    expect(questionsAbout(mapping)).toEqual([])
    const broken = mapping.columns.flatMap(({ role }) => (role.as === 'dimension' ? [role.dimension] : []))
    expect(broken).toEqual(['constructor', 'column 3', 'tostring'])
    const added = measuresToAdd(mapping, { id: () => 'homes', firstOrder: 0 })
    const about = { fileName: 'f.csv', source: '', measureIds: measureIdsOf(mapping, added), importId: 'i', now }
    const run = await importInMemory({ bytes, mapping, ...about })
    if (!run.ok) throw new Error(run.problem)
    const brought: ProjectContents = {
      ...contentsWith({ measure: added.map(({ measure }) => measure), import: [run.value.record] }),
      imported: [run.value.imported],
    }
    expect(readProjectFile(writeProjectFile(brought, { now }))).toEqual(ok(brought))
    const lines = textOf(exactCsv(brought)).split('\r\n')
    expect(lines.filter(line => line.includes('north'))).toHaveLength(2)
    expect(lines.join()).not.toContain('native code')
    const named = mapping.columns.map(column =>
      column.role.as === 'dimension' && column.role.dimension === 'column 3'
        ? { ...column, role: { ...column.role, dimension: '__proto__' } }
        : column,
    )
    expect(questionsAbout({ ...mapping, columns: named })).toEqual([{ code: 'dimension-name', column: 2 }])
  })
})

it('what a record holds is never what all objects have', () => {
  expect(own({ place: 'Leeds' }, 'place')).toBe('Leeds')
  for (const name of ofEveryObject) expect(own<string>({}, name)).toBeUndefined()
})
