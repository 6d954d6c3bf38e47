import { added, edited } from '@core/change/change'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Observation } from '@core/project/entities'
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { SessionProvider, useMeasureReadings } from '../../src/renderer/src/data/hooks'
import { runImport } from '../../src/renderer/src/data/import/import-work'
import { type LongFileShape, longFile } from '../made-data/long-file'
import { mappingOf } from '../made-data/mapping-of'
import { hostThat, newProjectId, opened } from './own-project'

const host = hostThat({ keepsSecondCopy: false })

/** A new project with that many observations in it; answers its id. */
export async function fillProject(shape: LongFileShape): Promise<string> {
  const bytes = longFile(shape)
  const session = await opened(await newProjectId(), host)
  const done = await runImport(session, { bytes, fileName: 'made-up.csv', source: '', mapping: mappingOf(bytes) })
  if (!done.ok || done.value.measureIds.length !== shape.measures)
    throw new Error('the project was not filled as meant')
  await session.close()
  return session.id
}

/** The same with outcomes that promise what the measures count, each on the theory of change, and one value entered by hand. */
export async function fillBoard(shape: LongFileShape): Promise<string> {
  const session = await opened(await fillProject(shape), host)
  const measures = await session.db.rowsOf('measure').toArray()
  const outcomes = Array.from({ length: Math.ceil(measures.length / 5) }, (_, index) => ({
    id: `outcome-${index + 1}`,
    title: `Outcome ${index + 1}`,
    level: 'outcome' as const,
    sphere: 'influence' as const,
    notes: '',
    order: index,
  }))
  const aims = measures.map((measure, index) =>
    edited('measure', measure, {
      ...measure,
      baseline: { value: 40_000, day: 14_610 },
      targets: [{ period: '2019', value: 60_000 }],
      outcomeIds: [`outcome-${1 + (index % outcomes.length)}`],
    }),
  )
  const done = await session.commit('bench.fill', [
    ...outcomes.map(outcome => added('element', outcome)),
    ...aims,
    added('observation', byHand(measures[0]?.id ?? '', 1)),
  ])
  if (!done.ok) throw new Error(done.problem)
  await session.close()
  return session.id
}

const byHand = (measureId: string, value: number): Observation => ({
  id: 'by-hand',
  measureId,
  // After all that the file holds, so that its figure is the latest.
  day: 18_500,
  value,
  denominator: null,
  flag: 'value',
  dimensions: {},
  corrects: null,
  note: '',
  source: '',
})

/** From one value's being changed to the frame that shows the figure it makes, with every measure's reading on the page. */
export async function timesToEdit({ projectId, edits }: { projectId: string; edits: number }): Promise<number[]> {
  const session = await opened(projectId, host)
  const { measureId } = (await session.db.rowsOf('observation').get('by-hand')) ?? {}
  if (measureId === undefined) throw new Error('nothing was entered by hand')
  let shown = Number.NaN
  let whenShown = () => {}
  const root = createRoot(document.querySelector('#root') ?? document.body)
  root.render(
    <SessionProvider session={session}>
      <Figures
        onShown={readings => {
          shown = readings.get(measureId)?.summary.lastSum.at(-1) ?? Number.NaN
          whenShown()
        }}
      />
    </SessionProvider>,
  )
  const untilShown = (value: number) =>
    new Promise<void>(resolve => {
      whenShown = () => {
        if (shown === value) resolve()
      }
      whenShown()
    })
  const times: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    const before = await session.db.rowsOf('observation').get('by-hand')
    if (!before) throw new Error('what was entered by hand is gone')
    const value = 1_000_000 + edit + (before.value ?? 0)
    const began = performance.now()
    await session.commit('observation.edit', [edited('observation', before, { ...before, value })])
    await untilShown(value)
    await painted()
    times.push(performance.now() - began)
  }
  root.unmount()
  await session.close()
  return times
}

function Figures({ onShown }: { onShown: (readings: ReadonlyMap<string, MeasureReading>) => void }) {
  const readings = useMeasureReadings()
  useEffect(() => {
    if (readings) onShown(readings)
  }, [readings, onShown])
  return (
    <ul>
      {[...(readings ?? [])].map(([id, { summary }]) => (
        <li key={id}>{summary.lastSum.at(-1)}</li>
      ))}
    </ul>
  )
}

/** The frame after this has been drawn. */
const painted = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  })

export type TimesToRead = {
  readonly openMs: number
  /** From the first render to the first that has every measure's reading. */
  readonly readMs: number
  /** The same records got from IndexedDB with nothing around it. */
  readonly bareMs: number
}

/** Opens the project and reads all its measures as a screen does. For a page that has only just loaded. */
export async function timesToRead({
  projectId,
  measures,
}: {
  projectId: string
  measures: number
}): Promise<TimesToRead> {
  const began = performance.now()
  const session = await opened(projectId, host)
  const openMs = performance.now() - began

  const root = createRoot(document.createElement('div'))
  const beforeRead = performance.now()
  const read = await new Promise<number>(resolve =>
    root.render(
      <SessionProvider session={session}>
        <Reader onRead={resolve} />
      </SessionProvider>,
    ),
  )
  const readMs = performance.now() - beforeRead
  root.unmount()
  if (read !== measures) throw new Error(`${read} readings instead of ${measures}`)

  const beforeBare = performance.now()
  const bare = await allSegments(session.db.backendDB())
  const bareMs = performance.now() - beforeBare
  if (bare !== measures) throw new Error(`${bare} segments instead of ${measures}`)
  await session.close()
  return { openMs, readMs, bareMs }
}

function Reader({ onRead }: { onRead: (measures: number) => void }) {
  const readings = useMeasureReadings()
  useEffect(() => {
    if (readings) onRead(readings.size)
  }, [readings, onRead])
  return null
}

const allSegments = (db: IDBDatabase) =>
  new Promise<number>((resolve, reject) => {
    const asked = db.transaction('segments').objectStore('segments').getAll()
    asked.onsuccess = () => resolve(asked.result.length)
    asked.onerror = () => reject(asked.error)
  })
