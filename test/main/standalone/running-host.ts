import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HostApi } from '@core/host-api'
import { endpointOf, ticketEndpoint, ticketInHash } from '@core/host-http'
import { onTestFinished } from 'vitest'
import { type StandaloneOptions, startStandalone } from '../../../src/main/standalone'
import { tempFolder } from '../services/temp-folder'

/** A browser host with a profile of its own, stopped when the test is finished, and what a page of ours would ask it. */
export async function runningHost(port: number, options: Partial<StandaloneOptions> = {}) {
  const folder = await tempFolder()
  const pageFolder = join(folder, 'renderer')
  await mkdir(pageFolder)
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>page</title>')
  const env = { COMMON_MEASURE_PROFILE: folder }
  const start = await startStandalone({ port, pageFolder, version: 'test', env, ...options })
  if (start.state !== 'serving') throw new Error(start.state)
  const { newLink, stop } = start.standalone
  let stopping: Promise<void> | null = null
  const stopOnce = () => {
    stopping ??= stop()
    return stopping
  }
  onTestFinished(stopOnce)
  const origin = `http://127.0.0.1:${port}`
  const exchange = (link: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}${ticketEndpoint}`, {
      method: 'POST',
      headers: { origin, authorization: `Ticket ${ticketInHash(new URL(link).hash)}`, ...headers },
    })
  const { key }: { key: string } = await (await exchange(newLink())).json()
  const call = <Name extends keyof HostApi>(
    name: Name,
    request: Parameters<HostApi[Name]>[0],
    headers: Record<string, string> = {},
  ) =>
    fetch(`${origin}${endpointOf(name)}`, {
      method: 'POST',
      headers: { origin, authorization: `Bearer ${key}`, ...headers },
      body: request === undefined ? '' : JSON.stringify(request),
    })
  return { folder, origin, newLink, exchange, key, call, stop: stopOnce }
}
