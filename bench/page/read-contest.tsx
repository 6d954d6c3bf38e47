import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { SessionProvider, useMeasureReadings } from '../../src/renderer/src/data/hooks'
import { runImport } from '../../src/renderer/src/data/import/run-import'
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
