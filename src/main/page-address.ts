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
