import { joinKeyLetters } from '@core/workshop/session/withdrawal-code'

/** A screen within a stage, as it stands in `?at=`: `review`, `item.k3x`. */
export type Place = string

/** Short, or long: see `joinKey`. */
export const codePattern = new RegExp(`^(?:[0-9A-Z]{6}|[0-9A-Z]{${joinKeyLetters}})$`)

const placePattern = /^[a-z]{1,20}(\.[A-Za-z0-9_-]{1,64})?$/

/** What the address asks for: which screen, and the code that came with the QR picture. */
export type Asked = { readonly at: Place | null; readonly code: string }

export function askedFor(search: { get(name: string): string | null }): Asked {
  const at = search.get('at') ?? ''
  return { at: placePattern.test(at) ? at : null, code: (search.get('code') ?? '').slice(0, 40) }
}

/**
 * Where a browser goes on to (303) after POST /answer and POST /language: an address of this page, whatever the form says. A code
 * that came with the address goes with it.
 */
export function placeAfter(fields: Readonly<Record<string, string>>): string {
  const next = fields.next ?? ''
  const code = fields.code ?? ''
  if (codePattern.test(code)) return `/?code=${code}`
  return placePattern.test(next) ? hrefOf(next) : '/'
}

/** Where the stage begins for this person now; the server knows. */
export const home: Place = 'home'

export const hrefOf = (place: Place): string => (place === home ? '/' : `/?at=${place}`)
