import { ok, problem, type Result } from '@core/result'

/** Characters in an address, as it is kept. */
export const longestLink = 2000

/**
 * `not-an-address`: no address at all. `not-a-web-address`: of something else than a page on the web (`javascript:`, `file:`).
 * `with-password`: it has a name or a password in it, which no project should hold. `too-long`: over `longestLink`.
 */
export type WebLinkProblem = 'not-an-address' | 'not-a-web-address' | 'with-password' | 'too-long'
/** `url` is the whole address as browsers spell it; `host`: whose it is. */
export type WebLink = { readonly url: string; readonly host: string }

/** The web address that `url` is: http or https, and nothing that browsers would have to guess. */
export function linkIn(url: string): Result<WebLink, WebLinkProblem> {
  if (url.length > longestLink) return problem('too-long')
  const parsed = parsedAddress(url)
  if (parsed === null) return problem('not-an-address')
  const { protocol, username, password, href, host } = parsed
  if (protocol !== 'http:' && protocol !== 'https:') return problem('not-a-web-address')
  if (username !== '' || password !== '') return problem('with-password')
  return href.length > longestLink ? problem('too-long') : ok({ url: href, host })
}

/** As people type or paste it: `example.org/report` is meant as https. */
export function linkTyped(typed: string): Result<WebLink, WebLinkProblem> {
  const text = typed.trim()
  if (parsedAddress(text) !== null || !/^[^\s/:@?#]+\.[^\s/:@?#]+(?:[/?#].*)?$/.test(text)) return linkIn(text)
  return linkIn(`https://${text}`)
}

function parsedAddress(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
