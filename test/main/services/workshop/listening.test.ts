import { EventEmitter } from 'node:events'
import type { Server } from 'node:http'
import { expect, it } from 'vitest'
import { listening } from '../../../../src/main/services/workshop/phone-server'

/** A computer on which these ports answer so. */
function computer(refusals: Readonly<Record<number, string>>) {
  const tried: number[] = []
  const server = Object.assign(new EventEmitter(), {
    listen: ({ port }: { port: number }) => {
      tried.push(port)
      const code = refusals[port]
      queueMicrotask(() =>
        code === undefined ? server.emit('listening') : server.emit('error', Object.assign(new Error(code), { code })),
      )
    },
  })
  return { tried, server: server as unknown as Server }
}

it('goes on to the next port where one is in use, or kept by Windows, which answers EACCES', async () => {
  const { server, tried } = computer({ 47311: 'EACCES', 47312: 'EADDRINUSE' })
  expect(await listening(server, '192.168.1.20', null)).toBe(47_313)
  expect(tried).toEqual([47_311, 47_312, 47_313])
})

it('says so where every port is kept', async () => {
  const all = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [47_311 + index, 'EACCES']))
  await expect(listening(computer(all).server, '192.168.1.20', null)).rejects.toThrow('not-allowed')
})
