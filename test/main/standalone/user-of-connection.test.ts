import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { userInTable, userOfConnection } from '../../../src/main/standalone/admission'

/** Lines of /proc/net/tcp and tcp6 as Linux 6.1 wrote them, with three users on one computer. */
const table = `
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:B8CE 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 81237 1 0000000000000000 100 0 0 10 0
   1: 0100007F:B8CE 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 81240 1 0000000000000000 20 4 30 10 -1
   2: 0100007F:D431 0100007F:B8CE 01 00000000:00000000 00:00000000 00000000  1001        0 81239 1 0000000000000000 20 0 0 10 -1
   3: 0200007F:D431 0100007F:B8CE 01 00000000:00000000 00:00000000 00000000  1002        0 81244 1 0000000000000000 20 0 0 10 -1
   0: 0000000000000000FFFF00000100007F:D432 0000000000000000FFFF00000100007F:B8CE 01 00000000:00000000 00:00000000 00000000  1003        0 81250 1 0000000000000000 20 0 0 10 -1
`

it('says whose program is at the other end', () => {
  const user = (address: string, port: number) => userInTable(table, { address, port }, 0xb8ce)
  expect(user('127.0.0.1', 0xd431)).toBe(1001)
  expect(user('127.0.0.2', 0xd431)).toBe(1002)
  expect(user('127.0.0.1', 0xd432)).toBe(1003)
  expect(user('::ffff:127.0.0.1', 0xd431)).toBe(1001)
  expect(user('127.0.0.1', 0xd433)).toBeNull()
  expect(userInTable('', { address: '127.0.0.1', port: 1 }, 2)).toBeNull()
})

it.runIf(process.platform === 'linux')('reads it from the system', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const line = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1')
  onTestFinished(() => {
    line.destroy()
    server.close()
  })
  const [socket] = (await once(server, 'connection')) as [Socket]
  expect(await userOfConnection(socket)).toBe(process.getuid?.())
})
