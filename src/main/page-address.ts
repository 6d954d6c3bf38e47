/** The page's address is part of its database's name: it never changes. */
export const pageScheme = 'app'
export const pageHost = 'common-measure'
export const pageOrigin = `${pageScheme}://${pageHost}`

/** True for our own page. `devOrigin`: the development server's, only where the app is not packaged. */
export function isOwnPage(address: string, devOrigin: string | null): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, origin } = new URL(address)
  if (protocol === `${pageScheme}:` && host === pageHost) return true
  return devOrigin !== null && origin === devOrigin
}

/** True for what the app may ask for at all: our own page, what the page itself holds, and a developer's tools. The rest is the network. */
export function isOwnRequest(address: string, devOrigin: string | null): boolean {
  if (isOwnPage(address, devOrigin)) return true
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (['data:', 'blob:', 'devtools:'].includes(protocol)) return true
  // The development server tells the page over this what has changed.
  return protocol === 'ws:' && devOrigin !== null && host === new URL(devOrigin).host
}
