import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { readdir } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { HostApi } from '@core/host-api'
import { endpointOf } from '@core/host-http'
import { expect, it, onTestFinished } from 'vitest'
import { opening } from '../../core/workshop/session/build'
import { loopback } from '../services/workshop/room'
import { runningHost } from './running-host'

const port = 47_391

it('a browser host holds a session, lets go of who watches when it stops, and leaves the session to be resumed', async () => {
  const host = await runningHost(port)
  const call = async <Name extends keyof HostApi>(name: Name, request: Parameters<HostApi[Name]>[0]) =>
    (await host.call(name, request)).json()

  expect((await call('roomAddresses', undefined)).at(-1)).toEqual({ name: '', address: '127.0.0.1', kind: 'loopback' })
  expect(await call('openSession', { opening: opening(), address: 'evil.example' })).toEqual({ problem: 'bad-request' })
  const view = await call('openSession', { opening: opening(), address: loopback(6) })
  const page = await fetch(view.joining.address)
  expect(await page.text()).toContain('How do we know that it gets better?')

  const arrived = arrivalOf('watchSession')
  const watched = call('watchSession', { sessionId: 'session-1', afterRevision: view.revision })
  // What is asked after it has arrived is answered after it was heard. A stop that let nobody go would answer after 20
  // seconds, and with a view.
  await arrived
  await call('roomAddresses', undefined)
  await host.stop()
  expect(await watched).toBeNull()
  await expect(fetch(view.joining.address)).rejects.toThrow()
  expect(await readdir(join(host.folder, 'browser/sessions'))).toEqual(['session-1'])
})

/** Once a whole request for this call is with the host, which runs in this process. */
function arrivalOf(name: keyof HostApi): Promise<void> {
  return new Promise(resolve => {
    const hear = (message: unknown) => {
      const { request } = message as { request: IncomingMessage }
      if (request.url === endpointOf(name)) request.once('end', resolve)
    }
    subscribe('http.server.request.start', hear)
    onTestFinished(() => {
      unsubscribe('http.server.request.start', hear)
    })
  })
}
