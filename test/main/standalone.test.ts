import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { HostApi } from '@core/host-api'
import { endpointOf } from '@core/host-http'
import { expect, it, onTestFinished } from 'vitest'
import { startStandalone } from '../../src/main/standalone'
import { opening } from '../core/workshop/session/build'
import { tempFolder } from './services/temp-folder'
import { loopback } from './services/workshop/room'

const port = 47_391

it('a browser host holds a session, lets go of who watches when it stops, and leaves the session to be resumed', async () => {
  const folder = await tempFolder()
  await mkdir(join(folder, 'renderer'))
  const start = await startStandalone({
    port,
    pageFolder: join(folder, 'renderer'),
    version: 'test',
    env: { COMMON_MEASURE_PROFILE: folder },
  })
  if (start.state !== 'serving') throw new Error(start.state)
  const { link, stop } = start.standalone
  let stopped = false
  onTestFinished(async () => {
    if (!stopped) await stop()
  })
  const key = new URL(link).searchParams.get('key')
  const call = async <Name extends keyof HostApi>(name: Name, request: Parameters<HostApi[Name]>[0]) => {
    const response = await fetch(`http://127.0.0.1:${port}${endpointOf(name)}`, {
      method: 'POST',
      headers: { origin: `http://127.0.0.1:${port}`, cookie: `common-measure-key=${key}` },
      body: JSON.stringify(request),
    })
    return response.json()
  }

  expect((await call('roomAddresses', undefined)).at(-1)).toEqual({ name: '', address: '127.0.0.1', kind: 'loopback' })
  expect(await call('openSession', { opening: opening(), address: 'evil.example' })).toEqual({ problem: 'bad-request' })
  const view = await call('openSession', { opening: opening(), address: loopback(6) })
  const page = await fetch(view.joining.address)
  expect(await page.text()).toContain('How do we know that it gets better?')

  const watched = call('watchSession', { sessionId: 'session-1', afterRevision: view.revision })
  await new Promise(done => setTimeout(done, 100))
  const began = performance.now()
  await stop()
  stopped = true
  expect(await watched).toBeNull()
  expect(performance.now() - began).toBeLessThan(3_000)
  await expect(fetch(view.joining.address)).rejects.toThrow()
  expect(await readdir(join(folder, 'browser/sessions'))).toEqual(['session-1'])
})
