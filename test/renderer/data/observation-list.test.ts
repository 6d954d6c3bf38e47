import { added } from '@core/change/make'
import { expect, it } from 'vitest'
import { readingsByDimension } from '../../../src/renderer/src/data/measure-dimensions'
import { observationList } from '../../../src/renderer/src/data/observation-list'
import { writeImported } from '../../../src/renderer/src/data/project-contents'
import { importOf, importRecordOf, measureOf, observationOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { openNewProject } from './open-new-project'

const everything = { text: '', firstDay: null, lastDay: null }

async function withValues() {
  const session = await openNewProject(fakeHost())
  await writeImported(session.db, importOf('i', 'm', 5000))
  await writeImported(session.db, importOf('never-came-in', 'm', 100))
  await session.commit('import.add', [added('measure', measureOf('m')), added('import', importRecordOf('i', 'm'))])
  const byHand = observationOf('hand', 'm', { day: 20_000, dimensions: { place: 'Hull' } })
  const correction = observationOf('right', 'm', { value: 500, corrects: { importId: 'i', seq: 1, index: 3 } })
  await session.commit('observation.add', [added('observation', byHand), added('observation', correction)])
  return { session, byHand, correction }
}

it('lists values by hand and from files a page at a time, with corrections beside what they correct', async () => {
  const { session, byHand, correction } = await withValues()
  const first = await observationList(session.db, 'm', { ...everything, offset: 0, limit: 2 })
  expect(first.all).toBe(5001)
  expect(first.rows[0]).toEqual({ from: 'hand', observation: byHand })
  expect(first.rows[1]).toMatchObject({
    from: 'import',
    cell: { line: 2, flag: 'suppressed', value: null },
    correction: null,
  })

  const later = await observationList(session.db, 'm', { ...everything, offset: 1 + 4096 + 3, limit: 1 })
  expect(later.rows).toMatchObject([
    { from: 'import', cell: { at: { importId: 'i', seq: 1, index: 3 }, line: 4101 }, correction },
  ])
  expect((await observationList(session.db, 'm', { ...everything, offset: 4999, limit: 50 })).rows).toHaveLength(2)
  await session.close()
})

it('finds by place and by day', async () => {
  const { session } = await withValues()
  const inHull = await observationList(session.db, 'm', { ...everything, text: 'hul', offset: 0, limit: 10 })
  expect(inHull.all).toBe(1)
  const inYork = await observationList(session.db, 'm', { ...everything, text: 'York', offset: 0, limit: 3 })
  expect(inYork.all).toBe(1666)
  expect(inYork.rows.map(row => row.from === 'import' && row.cell.dimensions)).toEqual(Array(3).fill({ place: 'York' }))
  const lately = await observationList(session.db, 'm', { ...everything, firstDay: 20_000, offset: 0, limit: 3 })
  expect(lately.all).toBe(1)
  await session.close()
})

it('reads a corrected measure with its correction, whole and by place', async () => {
  const { session } = await withValues()
  const imported = importOf('i', 'm', 5000)
  const sumOf = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0)
  const before = imported.blocks.flatMap(block => [...block.value]).filter(value => !Number.isNaN(value))
  const replaced = imported.blocks[1]?.value[3] ?? Number.NaN
  const expected = sumOf(before) - replaced + 500 + 7
  const reading = await new Promise<{ summary: { sum: Float64Array } }>(resolve => {
    const look = () => {
      const found = session.readings.of('m')
      if (found) resolve(found)
    }
    session.readings.subscribe(look)
    look()
  })
  expect(sumOf(reading.summary.sum)).toBeCloseTo(expected, 6)
  const places = (await readingsByDimension(session.db, measureOf('m'))).get('place')
  expect([...(places?.keys() ?? [])]).toEqual(expect.arrayContaining(['Leeds', 'York', 'Hull']))
  await session.close()
})
