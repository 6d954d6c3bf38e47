import { added, edited } from '@core/change/change'
import { expect, it, vi } from 'vitest'
import { type ObservationRows, observationRows } from '../../../src/renderer/src/data/observations/observation-rows'
import { everythingAsked } from '../../../src/renderer/src/data/observations/observations-asked'
import { writeImported } from '../../../src/renderer/src/data/project-contents'
import { readingsByDimension } from '../../../src/renderer/src/data/readings-by-dimension'
import { importOf, importRecordOf, measureOf, observationOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { openNewProject } from './open-new-project'

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

/** All the rows from a place on, once they are read. */
async function rowsFrom(rows: ObservationRows, from: number, count: number) {
  await rows.ready(from, from + count - 1)
  return Array.from({ length: count }, (_, index) => rows.rowAt(from + index))
}

const untilAll = (rows: ObservationRows, all: number) =>
  vi.waitFor(() => expect(rows.shown()).toMatchObject({ all, ordering: null }), { timeout: 10_000 })

it('gives values by hand and from files row by row, with corrections beside what they correct', async () => {
  const { session, byHand, correction } = await withValues()
  const rows = observationRows(session, 'm')
  rows.ask(everythingAsked)
  await untilAll(rows, 5001)
  const [first, second] = await rowsFrom(rows, 0, 2)
  expect(first).toEqual({ from: 'hand', observation: byHand })
  expect(second).toMatchObject({
    from: 'import',
    cell: { line: 2, flag: 'suppressed', value: null },
    correction: null,
  })
  expect(await rowsFrom(rows, 1 + 4096 + 3, 1)).toMatchObject([
    { from: 'import', cell: { at: { importId: 'i', seq: 1, index: 3 }, line: 4101 }, correction },
  ])
  expect(rows.rowAt(5001)).toBeNull()
  rows.stop()
  await session.close()
})

it('finds by place, day and what is known', async () => {
  const { session } = await withValues()
  const rows = observationRows(session, null)
  rows.ask({ ...everythingAsked, text: 'hul' })
  await untilAll(rows, 1)
  rows.ask({ ...everythingAsked, text: 'York', dimension: 'place' })
  await untilAll(rows, 1666)
  const york = await rowsFrom(rows, 0, 3)
  expect(york.map(row => row?.from === 'import' && row.cell.dimensions)).toEqual(Array(3).fill({ place: 'York' }))
  rows.ask({ ...everythingAsked, firstDay: 20_000 })
  await untilAll(rows, 1)
  rows.ask({ ...everythingAsked, flag: 'suppressed' })
  await untilAll(rows, 715)
  rows.stop()
  await session.close()
})

it('sorts by value, day and place, corrections where they now belong, and what is unknown last', async () => {
  const { session, correction } = await withValues()
  const rows = observationRows(session, 'm')
  rows.ask({ ...everythingAsked, sort: { by: 'value', descending: true } })
  await untilAll(rows, 5001)
  const [largest, next] = await rowsFrom(rows, 0, 2)
  expect(largest).toMatchObject({ correction })
  expect(next).toMatchObject({ cell: { value: 99 } })
  expect(await rowsFrom(rows, 5000, 1)).toMatchObject([{ cell: { flag: 'suppressed' } }])
  rows.ask({ ...everythingAsked, sort: { by: { dimension: 'place' }, descending: false } })
  await vi.waitFor(() => expect(rows.rowAt(0)).toMatchObject({ from: 'hand' }), { timeout: 20_000 })
  rows.stop()
  await session.close()
})

it('shows what is written here at once, what is undone again, and brings back what was not written', async () => {
  const { session, byHand } = await withValues()
  const rows = observationRows(session, 'm')
  rows.ask(everythingAsked)
  await untilAll(rows, 5001)
  const change = edited('observation', byHand, { ...byHand, value: 8 })
  if (!change) throw new Error('nothing differs')
  rows.applyOptimistically([change], Promise.resolve(false))
  expect(rows.rowAt(0)).toMatchObject({ observation: { value: 8 } })
  await vi.waitFor(() => expect(rows.rowAt(0)).toMatchObject({ observation: { value: 7 } }), { timeout: 20_000 })

  const another = observationOf('another', 'm', { day: 10_000 })
  rows.applyOptimistically([added('observation', another)], Promise.resolve(true))
  await session.commit('observation.add', [added('observation', another)])
  expect(rows.rowAt(0)).toEqual({ from: 'hand', observation: another })
  expect(rows.shown().all).toBe(5002)
  await session.undo()
  await untilAll(rows, 5001)
  expect(rows.rowAt(0)).toMatchObject({ observation: { id: 'hand' } })
  rows.stop()
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
  const places = (await readingsByDimension(session.db, measureOf('m'), { mayReadBlocks: true }))?.get('place')
  expect([...(places?.keys() ?? [])]).toEqual(expect.arrayContaining(['Leeds', 'York', 'Hull']))
  await session.close()
})
