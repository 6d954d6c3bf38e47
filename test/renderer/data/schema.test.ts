import Dexie from 'dexie'
import { expect, it } from 'vitest'
import { schemaVersions } from '../../../src/renderer/src/data/migrations'
import { ProjectDatabase } from '../../../src/renderer/src/data/project-database'
import { olderWorkshop } from '../../core/workshop/older-votes'

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
  3: { attachment: 'id', files: 'sha256' },
  4: {},
  5: {
    attendance: 'id',
    coding: 'id',
    consent: 'id',
    contact: 'id',
    criterion: 'id',
    exchange: 'id',
    gathering: 'id',
    group: 'id',
    groupUpdate: 'id',
    harvestedOutcome: 'id',
    inquiryGroup: 'id',
    insight: 'id',
    payNote: 'id',
    payment: 'id',
    person: 'id',
    phase: 'id',
    powerQuestion: 'id',
    reflection: 'id',
    resource: 'id',
    sharedIssue: 'id',
    skill: 'id',
    story: 'id',
    storyRound: 'id',
    theme: 'id',
  },
  6: { reportExport: 'id', reportNote: 'id', reportOutline: 'id', reportTemplate: 'id' },
  7: { comment: 'id' },
  8: { commits: 'seq, by' },
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
  expect([...raw.objectStoreNames]).toEqual([...new Set(Object.values(shipped).flatMap(Object.keys))].sort())
  db.close()
  await Dexie.delete(db.name)
})

it('takes a database of version 2 over, and loses no row', async () => {
  const name = 'project:schema-upgrade'
  const old = new Dexie(name)
  for (const { version, stores } of schemaVersions.slice(0, 2)) old.version(version).stores({ ...stores })
  const before = Object.entries({ ...shipped[1], ...shipped[2] })
  const tables = before.flatMap(([kind, keys]) => (keys === 'id' || keys === 'id, measureId' ? [kind] : []))
  await old.transaction('rw', old.tables, async () => {
    for (const table of tables) await old.table(table).bulkAdd([{ id: 'a', measureId: 'm' }, { id: 'b' }])
    await old.table('commits').bulkAdd([{ seq: 1 }, { seq: 2 }])
  })
  old.close()

  const db = new ProjectDatabase(name)
  expect(tables).toHaveLength(15)
  for (const table of tables)
    expect(await db.table(table).toArray()).toEqual([{ id: 'a', measureId: 'm' }, { id: 'b' }])
  expect(await db.commits.count()).toBe(2)
  expect([await db.rowsOf('attachment').count(), await db.files.count()]).toEqual([0, 0])
  db.close()
  await Dexie.delete(name)
})

it('takes a database of version 3 over: counts of small groups go from rows and log, the copies are made anew, and it loses no row', async () => {
  const name = 'project:schema-votes'
  const old = new Dexie(name)
  for (const { version, stores } of schemaVersions.slice(0, 3)) old.version(version).stores({ ...stores })
  const workshop = olderWorkshop()
  const change = { kind: 'workshop', id: workshop.id, before: null, after: workshop }
  await old.transaction('rw', old.tables, async () => {
    await old.table('project').add({ id: 'p', smallestGroup: 5 })
    await old.table('workshop').bulkAdd([workshop, { ...workshop, id: 'elsewhere', record: undefined }])
    await old.table('measure').add({ id: 'm', workshopId: workshop.id, proposedBy: ['both'] })
    await old.table('commits').add({ seq: 7, changes: [change] })
  })
  old.close()

  const db = new ProjectDatabase(name)
  const [row] = await db.rowsOf('workshop').where({ id: workshop.id }).toArray()
  expect(row?.counted).toMatchObject([{ kept: 'together', because: 'later' }])
  expect(JSON.stringify(row?.tallies)).not.toContain('both')
  const [commit] = await db.commits.toArray()
  expect(commit?.changes[0]?.after).toEqual(row)
  expect(await db.rowsOf('measure').toArray()).toMatchObject([{ id: 'm', proposedBy: [] }])
  expect((await db.meta.toArray()).map(({ key, value }) => [key, value])).toEqual([
    ['rebuildDatabase', 7],
    ['rewriteSecondCopy', 7],
    ['undoFloor', 7],
  ])
  expect([await db.rowsOf('workshop').count(), await db.commits.count()]).toEqual([2, 1])
  db.close()
  await Dexie.delete(name)
})

it('takes a database of version 7 over: commits are found by who made them, and it loses no row', async () => {
  const name = 'project:schema-members'
  const old = new Dexie(name)
  for (const { version, stores } of schemaVersions.slice(0, 7)) old.version(version).stores({ ...stores })
  const commits = ['', 'Amina', ''].map((by, index) => ({ seq: index + 1, by, changes: [] }))
  await old.open()
  await old.table('commits').bulkAdd(commits)
  await old.table('element').add({ id: 'a' })
  old.close()

  const db = new ProjectDatabase(name)
  expect(await db.commits.orderBy('by').uniqueKeys()).toEqual(['', 'Amina'])
  expect(await db.commits.toArray()).toEqual(commits)
  expect(await db.rowsOf('element').toArray()).toEqual([{ id: 'a' }])
  db.close()
  await Dexie.delete(name)
})
