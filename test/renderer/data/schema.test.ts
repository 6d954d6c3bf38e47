import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { schemaVersions } from '../../../src/renderer/src/data/migrations'
import { ProjectDatabase } from '../../../src/renderer/src/data/project-database'

/**
 * What each shipped version is. If this fails you changed a version that people's databases were made by: put it back as it
 * was, add a new version at the end of migrations.ts with its reason and its upgrade, add its snapshot here, and write a test
 * from the old version that ends in "loses no row".
 */
const shipped: Record<number, Record<string, string>> = {
  1: {
    blocks: '[measureId+importId+seq], importId',
    breakdowns: '[measureId+importId+dimension], importId',
    commits: 'seq',
    dictionaries: 'importId',
    element: 'id',
    import: 'id',
    link: 'id',
    measure: 'id',
    meta: 'key',
    narrative: 'id',
    observation: 'id, measureId',
    project: 'id',
    segments: '[measureId+importId], importId',
    workshop: 'id',
  },
  2: {
    assumption: 'id',
    evidence: 'id',
    frame: 'id',
    judgement: 'id',
    reportingPeriod: 'id',
    rubricJudging: 'id',
    theoryVersion: 'id',
  },
}

it('has only added to the versions that shipped', () => {
  expect(Object.fromEntries(schemaVersions.map(({ version, stores }) => [version, stores]))).toEqual(shipped)
  expect(schemaVersions.map(({ version }) => version)).toEqual(schemaVersions.map((_, index) => index + 1))
})

it('is what a new database has', async () => {
  const db = new ProjectDatabase('project:schema-test')
  await db.open()
  const raw = db.backendDB()
  expect(raw.version).toBe(schemaVersions.length * 10)
  expect([...raw.objectStoreNames]).toEqual(Object.values(shipped).flatMap(Object.keys).sort())
  db.close()
  await Dexie.delete(db.name)
})
