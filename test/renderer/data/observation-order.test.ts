import { added, edited } from '@core/change/change'
import { flags } from '@core/observation/block'
import type { Observation } from '@core/project/entities'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import {
  keyOfRow,
  type ListedObservation,
  recordedIn,
} from '../../../src/renderer/src/data/observations/listed-observation'
import { type ObservationRows, observationRows } from '../../../src/renderer/src/data/observations/observation-rows'
import {
  everythingAsked,
  type ObservationSort,
  type ObservationsAsked,
  observationTest,
} from '../../../src/renderer/src/data/observations/observations-asked'
import { writeImported } from '../../../src/renderer/src/data/project-contents'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { importOf, importOfCells, importRecordOf, measureOf, observationOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { openNewProject } from './open-new-project'

const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: 10_000 })

const answer = (rows: ObservationRows, asked: ObservationsAsked) => {
  rows.ask(asked)
  return untilAnswered(rows, asked)
}

const untilAnswered = (rows: ObservationRows, asked: ObservationsAsked) =>
  until(() => expect(rows.shown()).toMatchObject({ answered: asked, ordering: null }))

async function allRows(rows: ObservationRows): Promise<ListedObservation[]> {
  const count = rows.shown().all ?? 0
  await rows.ready(0, count - 1)
  return Array.from({ length: count }, (_, place) => {
    const row = rows.rowAt(place)
    if (!row) throw new Error(`row ${place} could not be read`)
    return row
  })
}

const day = fc.integer({ min: -40_000, max: 20_000 })
const value = fc.oneof(fc.constantFrom(-0.5, 0, 1, 2), fc.double({ noNaN: true, noDefaultInfinity: true }))
const cell = fc.record({
  day,
  value,
  flag: fc.constantFrom(flags.value, flags.missing, flags.suppressed),
  place: fc.integer({ min: 0, max: 2 }),
})
const cells = fc.array(cell, { minLength: 1, maxLength: 30 })
const said = fc.record({
  day,
  value,
  flag: fc.constantFrom('value', 'missing', 'suppressed'),
  place: fc.constantFrom('Leeds', 'York', 'Ærø', 'Place 10', 'Place 9'),
})
const asked = fc.record({
  text: fc.constantFrom('', 'le', 'YORK', 'place', 'nowhere'),
  dimension: fc.constantFrom(null, 'place', 'group'),
  firstDay: fc.option(day),
  lastDay: fc.option(day),
  flag: fc.constantFrom(null, 'value', 'missing', 'suppressed'),
  sort: fc.constantFrom<ObservationSort | null>(
    null,
    { by: 'day', descending: true },
    { by: 'value', descending: false },
    { by: 'value', descending: true },
    { by: { dimension: 'place' }, descending: false },
  ),
}) as fc.Arbitrary<ObservationsAsked>

const byHandOf = (id: string, { place, ...rest }: typeof said extends fc.Arbitrary<infer T> ? T : never) =>
  observationOf(id, 'm', {
    ...rest,
    flag: rest.flag as Observation['flag'],
    value: rest.flag === 'value' ? rest.value : null,
    dimensions: { place },
  })

/** What is asked for, found the slow way. */
function foundSlowly(
  rows: readonly ListedObservation[],
  { text, dimension, firstDay, lastDay, flag, sort }: ObservationsAsked,
) {
  const found = rows.filter(row => {
    const recorded = recordedIn(row)
    const words = Object.entries(recorded.dimensions).filter(([name]) => dimension === null || name === dimension)
    return (
      recorded.day >= (firstDay ?? recorded.day) &&
      recorded.day <= (lastDay ?? recorded.day) &&
      recorded.flag === (flag ?? recorded.flag) &&
      (text === '' || words.some(([, word]) => word.toLowerCase().includes(text.toLowerCase())))
    )
  })
  if (!sort) return found
  const { compare } = new Intl.Collator('en-GB', { numeric: true })
  const { by, descending } = sort
  const keyOf = (row: ListedObservation): string | number | null => {
    const recorded = recordedIn(row)
    if (by === 'day') return recorded.day
    if (by === 'value') return recorded.flag === 'value' ? recorded.value : null
    return recorded.dimensions[by.dimension] || null
  }
  return found.toSorted((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b))
    return descending ? -order : order
  })
}

it('answers what is asked as looking through every row would, whatever files and corrections there are', async () => {
  const project = fc.record({ first: cells, second: cells, corrections: fc.array(said), byHand: fc.array(said) })
  await fc.assert(
    fc.asyncProperty(project, fc.array(asked, { minLength: 3, maxLength: 5 }), async (made, questions) => {
      const session = await openNewProject(fakeHost())
      await writeImported(session.db, importOfCells('i', 'm', made.first))
      const other = importOfCells('j', 'm', made.second)
      await writeImported(session.db, { ...other, dictionaries: { place: ['Place 10', 'leeds'] } })
      const corrections = made.corrections.slice(0, made.first.length).map((each, index) => ({
        ...byHandOf(`right-${index}`, each),
        corrects: { importId: 'i', seq: 0, index },
      }))
      await session.commit('import.add', [
        added('measure', measureOf('m')),
        ...['i', 'j'].map(id => added('import', importRecordOf(id, 'm'))),
        ...made.byHand.map((each, index) => added('observation', byHandOf(`hand-${index}`, each))),
        ...corrections.map(each => added('observation', each)),
      ])
      const rows = observationRows(session, null)
      await answer(rows, everythingAsked)
      const every = await allRows(rows)
      expect(every.length).toBe(made.first.length + made.second.length + made.byHand.length)
      for (const question of questions) {
        await answer(rows, question)
        expect((await allRows(rows)).map(keyOfRow)).toEqual(foundSlowly(every, question).map(keyOfRow))
      }
      rows.stop()
      await session.close()
    }),
    { numRuns: 5 },
  )
})

const byValue: ObservationsAsked = { ...everythingAsked, sort: { by: 'value', descending: true } }

async function withImport(): Promise<{ session: ProjectSession; rows: ObservationRows }> {
  const session = await openNewProject(fakeHost())
  await writeImported(session.db, importOf('i', 'm', 9000))
  await writeImported(session.db, importOf('j', 'm', 500))
  await session.commit('measure.add', [added('measure', measureOf('m')), added('import', importRecordOf('i', 'm'))])
  const rows = observationRows(session, 'm')
  await answer(rows, everythingAsked)
  return { session, rows }
}

it('answers the newest question only, and leaves the rows alone where that is answered already', async () => {
  const { session, rows } = await withImport()
  const counts = new Set<number | undefined>()
  rows.subscribe(() => counts.add(rows.shown().all))
  for (const text of ['l', 'le', 'lee', 'york']) rows.ask({ ...byValue, text })
  await untilAnswered(rows, { ...byValue, text: 'york' })
  expect([...counts]).toEqual([9000, 3000])

  await rows.ready(0, 0)
  const before = rows.rowAt(0)
  rows.ask({ ...everythingAsked, flag: 'suppressed' })
  await Promise.resolve()
  expect(rows.shown().ordering).not.toBeNull()
  rows.ask({ ...byValue, text: 'york' })
  await Promise.resolve()
  expect(rows.shown()).toMatchObject({ all: 3000, ordering: null })
  expect(rows.rowAt(0)).toBe(before)
  rows.stop()
  await session.close()
})

it('shows what is in once an import comes or goes while rows are being sorted', async () => {
  const { session, rows } = await withImport()
  rows.ask(byValue)
  await session.commit('import.add', [added('import', importRecordOf('j', 'm'))])
  await until(() => expect(rows.shown()).toMatchObject({ all: 9500, answered: byValue, ordering: null }))
  rows.ask({ ...byValue, flag: 'value' })
  await session.undo()
  await until(() => expect(rows.shown()).toMatchObject({ all: 7714, ordering: null }))
  expect((await allRows(rows)).every(row => row.from === 'import' && row.cell.at.importId === 'i')).toBe(true)
  rows.stop()
  await session.close()
})

it('sorts by what was typed a moment ago, and keeps an edited row where it stands', async () => {
  const { session, rows } = await withImport()
  await answer(rows, byValue)
  const [row] = await allRows(rows)
  if (row?.from !== 'import') throw new Error('no imported value')
  const correction = observationOf('right', 'm', { value: -5, corrects: row.cell.at })
  const write = async () => (await session.commit('observation.correct', [added('observation', correction)])).ok
  rows.applyOptimistically([added('observation', correction)], write())
  expect(rows.rowAt(0)).toMatchObject({ correction: { value: -5 } })
  await answer(rows, { ...everythingAsked, sort: { by: 'value', descending: false } })
  expect(await allRows(rows).then(([first]) => first)).toMatchObject({ correction: { value: -5 } })
  rows.stop()
  await session.close()
})

it('takes many pasted rows away again after they were sorted in', async () => {
  const { session, rows } = await withImport()
  const pasted = Array.from({ length: 300 }, (_, index) => observationOf(`p${index}`, 'm', { value: index }))
  await session.commit(
    'observation.paste',
    pasted.map(each => added('observation', each)),
  )
  await until(() => expect(rows.shown().all).toBe(9300))
  await answer(rows, byValue)
  await rows.ready(0, 0)
  expect(rows.rowAt(0)).toMatchObject({ observation: { value: 299 } })
  await session.undo()
  await until(() => expect(rows.shown().all).toBe(9000))
  await rows.ready(0, 0)
  expect(rows.rowAt(0)).toMatchObject({ cell: { value: 99 } })
  rows.stop()
  await session.close()
})

it('gives the same object for a row until something it is made of changes', async () => {
  const { session, rows } = await withImport()
  await rows.ready(0, 1)
  const [first, second] = [rows.rowAt(0), rows.rowAt(1)]
  const correction = observationOf('right', 'm', { value: 3, corrects: { importId: 'i', seq: 0, index: 0 } })
  await session.commit('observation.correct', [added('observation', correction)])
  await until(() => expect(rows.rowAt(0)).not.toBe(first))
  expect(rows.rowAt(0)).toMatchObject({ correction })
  expect(rows.rowAt(1)).toBe(second)
  const again = edited('observation', correction, { ...correction, value: 4 })
  await session.commit('observation.edit', [again])
  await until(() => expect(rows.rowAt(0)).toMatchObject({ correction: { value: 4 } }))
  rows.stop()
  await session.close()
})

it('finds numbers, notes and sources, too, where it looks everywhere', () => {
  const found = (text: string, dimension: string | null = null) => {
    const { ofObservation, ofBlock } = observationTest({ ...everythingAsked, text, dimension }, new Map())
    const note = observationOf('note', 'm', { value: 4134, note: 'Counted by hand', source: 'Ward register' })
    const [block] = importOf('i', 'm', 1).blocks
    if (!block) throw new Error('no block')
    return [ofObservation(note), ofBlock({ ...block, value: Float64Array.of(0.62) })(0)]
  }
  expect(found('by hand')).toEqual([true, false])
  expect(found('register')).toEqual([true, false])
  expect(found('4,134')).toEqual([true, false])
  expect(found('0.6')).toEqual([false, true])
  expect(found('by hand', 'place')).toEqual([false, false])
})

it('reads a corrected measure anew until the last of many edits is in it', async () => {
  const { session, rows } = await withImport()
  const sum = () => session.readings.of('m')?.summary.sum.reduce((all, each) => all + each, 0) ?? Number.NaN
  await until(() => expect(sum()).not.toBeNaN())
  const before = sum()
  const correction = observationOf('right', 'm', { value: 1000, corrects: { importId: 'i', seq: 2, index: 1 } })
  await session.commit('observation.correct', [added('observation', correction)])
  let last = correction
  for (const value of [2000, 3000, 4000, 5000]) {
    await session.commit('observation.edit', [edited('observation', last, { ...last, value })])
    last = { ...last, value }
  }
  const was = 8193 % 100
  await until(() => expect(sum()).toBeCloseTo(before - was + 5000, 6))
  rows.stop()
  await session.close()
})
