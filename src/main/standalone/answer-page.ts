import { createReadStream } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { pageFile, pageHeaders } from '../services/page-files'

/** Sends a file of the built page; `head`: only what would be sent with it. */
export async function answerPage(
  response: ServerResponse,
  root: string,
  pathname: string,
  head: boolean,
): Promise<void> {
  const file = await pageFile(root, pathname)
  if (file === null) return sendSentence(response, 404, 'There is nothing here.')
  response.writeHead(200, {
    ...pageHeaders,
    'content-type': file.type,
    'content-length': file.sizeBytes,
    // Built files under assets carry a hash in their name.
    'cache-control': pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
  })
  if (head) response.end()
  // A browser may stop reading whenever it likes.
  else await pipeline(createReadStream(file.path), response).catch(() => undefined)
}

export function sendSentence(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...pageHeaders, ...headers, 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${sentence}\n`)
}
