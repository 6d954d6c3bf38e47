// The least a program can do that shows a page: the limit that start-up is held against.
import { createServer } from 'node:http'

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html')
  response.end('<!doctype html><title>Bare</title><button>Ready</button>')
})
server.listen(0, '127.0.0.1', () => console.log(`Open at http://127.0.0.1:${server.address().port}/`))
process.on('SIGINT', () => process.exit(0))
