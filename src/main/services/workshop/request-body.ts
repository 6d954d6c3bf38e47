import type { IncomingMessage } from 'node:http'
import { ok, problem, type Result } from '@core/result'

export type Fields = Readonly<Record<string, string>>
export type Body =
  | { readonly kind: 'form'; readonly fields: Fields }
  | { readonly kind: 'json'; readonly value: unknown }

const mostFields = 30

/** What was posted, unchecked. `too-large`: over the limit; what is still on its way is not read. */
export async function bodyOf(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Result<Body, 'too-large' | 'not-valid'>> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return problem('too-large')
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > limitBytes) return problem('too-large')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks, sizeBytes).toString('utf8')
  const [type = ''] = (request.headers['content-type'] ?? '').split(';')
  if (type.trim().toLowerCase() === 'application/json') return jsonIn(text)
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return problem('not-valid')
  const fields = [...new URLSearchParams(text)]
  return fields.length > mostFields ? problem('not-valid') : ok({ kind: 'form', fields: Object.fromEntries(fields) })
}

function jsonIn(text: string): Result<Body, 'not-valid'> {
  try {
    return ok({ kind: 'json', value: JSON.parse(text) })
  } catch {
    return problem('not-valid')
  }
}
