import { ok, problem, type Result } from '@core/result'
import type { HonoRequest } from 'hono'

export type Fields = Readonly<Record<string, string>>
export type Body =
  | { readonly kind: 'form'; readonly fields: Fields }
  | { readonly kind: 'json'; readonly value: unknown }

const mostFields = 30

/** What was posted, unchecked. */
export async function bodyOf(request: HonoRequest): Promise<Result<Body, 'not-valid'>> {
  const text = await request.text()
  const [type = ''] = (request.header('content-type') ?? '').split(';')
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
