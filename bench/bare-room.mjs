// The least a server can do that keeps what it is told: a line for each answer, flushed before it says so.
import { fsyncSync, openSync, writeSync } from 'node:fs'
import { createServer } from 'node:http'

const file = openSync(process.argv[2], 'a')
const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  if (request.method === 'POST') {
    writeSync(file, `${JSON.stringify(body)}\n`)
    fsyncSync(file)
  }
  response.setHeader('content-type', 'text/html')
  response.end('<!doctype html><title>Bare</title><p>Saved</p>')
})
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ address: `http://127.0.0.1:${server.address().port}/`, code: '' })),
)
