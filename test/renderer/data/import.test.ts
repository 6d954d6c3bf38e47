import { mostRowsBrokenDown } from '@core/import/block-writer'
import { tableInFile } from '@core/import/file'
import { proposeMapping } from '@core/import/propose'
import { expect, it, vi } from 'vitest'
import roughSleeping from '../../../resources/data/rough-sleeping-england-2010-2016-wide.csv?url'
import { previewFile, runImport } from '../../../src/renderer/src/data/import/import-work'
import { readingsByDimension } from '../../../src/renderer/src/data/readings-by-dimension'
import { fakeHost } from '../fake-host'
import { openAgain, openNewProject, untilSaved } from './open-new-project'

const fetched = async (url: string) => new Uint8Array(await (await fetch(url)).arrayBuffer())
const nothingSaid = { table: {}, propose: { title: 'People sleeping rough' } }

/** Rows of a date, a place and a figure. */
function longFile(rows: number): Uint8Array {
  const lines = Array.from(
    { length: rows },
    (_, index) => `${2000 + (index % 20)}-0${1 + (index % 9)}-15,Place ${index % 300},${index % 97}`,
  )
  return new TextEncoder().encode(`Date,Place,People\n${lines.join('\n')}\n`)
}

async function mappingFor(bytes: Uint8Array) {
  const table = tableInFile(bytes)
  if (!table.ok) throw new Error(table.problem)
  return proposeMapping(table.value.table, { encoding: table.value.encoding, title: 'People' }).mapping
}

it('previews a real file, brings it in, takes it back and brings it again', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const bytes = await fetched(roughSleeping)
  const preview = await previewFile({ bytes, mapping: null, ...nothingSaid })
  if (!preview.ok) throw new Error(preview.problem)
  expect(preview.value.preview.questions).toEqual([])
  const { mapping } = preview.value
  expect(await session.db.blocks.count()).toBe(0)

  const done = await runImport(session, { bytes, fileName: 'rough.csv', source: 'MHCLG', mapping })
  if (!done.ok) throw new Error(done.problem)
  expect(done.value.observationsMade).toBe(preview.value.preview.reading?.counts.observations)
  const measureId = done.value.measureIds[0] ?? ''
  await vi.waitFor(() => expect(session.readings.of(measureId)?.summary.n.length).toBeGreaterThan(0), {
    timeout: 20_000,
  })
  const reading = session.readings.of(measureId)
  expect((await host.listSnapshots({ projectId: session.id }))[0]?.seq).toBe(2)
  await untilSaved(session)

  await session.undo()
  expect(await session.db.rowsOf('import').count()).toBe(0)
  expect(await session.db.rowsOf('measure').count()).toBe(0)
  await vi.waitFor(() => expect(session.readings.of(measureId)).toBeUndefined(), { timeout: 20_000 })
  await session.redo()
  await vi.waitFor(() => expect(session.readings.of(measureId)).toEqual(reading), { timeout: 20_000 })
  await session.close()
})

it('leaves nothing behind when it is cancelled', async () => {
  const session = await openNewProject(fakeHost())
  const bytes = longFile(60_000)
  const mapping = await mappingFor(bytes)
  const cancel = new AbortController()
  const onProgress = () => cancel.abort()
  const done = await runImport(
    session,
    { bytes, fileName: 'long.csv', source: '', mapping },
    { onProgress, signal: cancel.signal },
  )
  expect(done).toMatchObject({ ok: false, problem: 'cancelled' })
  for (const table of [session.db.blocks, session.db.segments, session.db.breakdowns, session.db.dictionaries]) {
    expect(await table.count()).toBe(0)
  }
  expect(session.log.lastSeq.get()).toBe(1)
  await session.close()
})

it('is finished before the project closes', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const bytes = longFile(20_000)
  const mapping = await mappingFor(bytes)
  const importing = runImport(session, { bytes, fileName: 'long.csv', source: '', mapping })
  await session.close()
  expect(await importing).toMatchObject({ ok: true })
  expect((await host.listSnapshots({ projectId: session.id }))[0]?.seq).toBe(2)
})

it('leaves nothing behind when the file turns out to be broken', async () => {
  const session = await openNewProject(fakeHost())
  const mapping = await mappingFor(longFile(10))
  const bytes = new TextEncoder().encode(`${new TextDecoder().decode(longFile(9000))}"never closed,1,2\n`)
  const done = await runImport(session, { bytes, fileName: 'broken.csv', source: '', mapping })
  expect(done.ok).toBe(false)
  expect(await session.db.blocks.count()).toBe(0)
  expect(await session.db.rowsOf('measure').count()).toBe(0)
  await session.close()
})

it('shows figures by place whether or not that was worked out beforehand', async () => {
  const session = await openNewProject(fakeHost())
  const rows = Array.from({ length: mostRowsBrokenDown + 600 }, (_, index) => {
    const month = Math.floor(index / 200)
    const date = `${2000 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}-15`
    return `${date},Place ${index % 200},${index % 2 === 0 ? 'Women' : 'Men'},${index}`
  })
  const bytes = new TextEncoder().encode(`Date,Place,Group,People\n${rows.join('\n')}\n`)
  const mapping = await mappingFor(bytes)
  const done = await runImport(session, { bytes: new Blob([bytes]), fileName: 'long.csv', source: '', mapping })
  if (!done.ok) throw new Error(done.problem)
  const kept = await session.db.breakdowns.toArray()
  expect(kept.map(({ dimension }) => dimension)).toEqual(['group'])

  const [measure] = await session.db.rowsOf('measure').toArray()
  if (!measure) throw new Error('no measure was made')
  const found = await readingsByDimension(session.db, measure, { mayReadBlocks: true })
  expect([...(found?.keys() ?? [])]).toEqual(['group', 'place'])
  expect(found?.get('place')?.size).toBe(200)
  const place = found?.get('place')?.get('Place 7')?.summary
  expect([...(place?.sum ?? [])]).toEqual(Array.from({ length: 103 }, (_, month) => month * 200 + 7))
  await session.close()
})

it('imports 100,000 rows', async () => {
  const host = fakeHost()
  const session = await openNewProject(host)
  const bytes = longFile(100_000)
  const mapping = await mappingFor(bytes)
  const done = await runImport(session, { bytes, fileName: 'long.csv', source: '', mapping })
  if (!done.ok) throw new Error(done.problem)
  expect(done.value.observationsMade).toBe(100_000)
  await session.close()

  const again = await openAgain(session.id, host)
  const measureId = done.value.measureIds[0] ?? ''
  await vi.waitFor(() => expect(again.readings.of(measureId)).toBeDefined(), { timeout: 20_000 })
  expect(again.readings.of(measureId)?.summary.n.reduce((sum, n) => sum + n, 0)).toBe(100_000)
  await again.close()
})
