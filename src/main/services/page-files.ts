import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { pathOf, strictHeaders } from './web'

const typeOfExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** Sent with everything that either host of the page answers. The page makes some of its styles itself. */
export const pageHeaders = strictHeaders(
  {
    workerSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    fontSrc: ["'self'", 'data:'],
    imgSrc: ["'self'", 'data:', 'blob:'],
  },
  { referrerPolicy: 'no-referrer' },
)

export const sentence = (c: Context, status: 303 | 400 | 403 | 404 | 405 | 421, text: string, headers = {}): Response =>
  c.text(`${text}\n`, status, headers)

/** Answers with the built file that the address names, and with nothing outside `root`: for both hosts of the page. */
export const answerPage = (root: string) => async (c: Context) => {
  const file = await pageFile(root, pathOf(c.req.raw))
  if (file === null) return sentence(c, 404, 'There is nothing here.')
  c.header('content-type', file.type)
  c.header('content-length', String(file.sizeBytes))
  // Of a HEAD, which is answered as a GET is, nobody would read the file to its end.
  if (c.req.method === 'HEAD') return c.body(null)
  return c.body(Readable.toWeb(createReadStream(file.path)) as ReadableStream)
}

async function pageFile(root: string, pathname: string) {
  const decoded = decodedPath(pathname)
  if (decoded === null || /[\0\\]/.test(decoded)) return null
  const path = normalize(join(root, decoded === '/' ? 'index.html' : decoded))
  if (!path.startsWith(normalize(root) + sep)) return null
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile()) return null
  return { path, type: typeOfExtension[extname(path)] ?? 'application/octet-stream', sizeBytes: found.size }
}

function decodedPath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
