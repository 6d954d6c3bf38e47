import { protocol } from 'electron'
import { pageHost, pageScheme } from './page-address'
import { bytesOfFile } from './services/atomic-file'
import { pageFile, pageHeaders } from './services/page-files'

/** Must be called before the app is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers `app://common-measure/` from the built page and from nowhere else. */
export function servePage(root: string): void {
  protocol.handle(pageScheme, async request => {
    const { host, pathname } = new URL(request.url)
    const file = host === pageHost && request.method === 'GET' ? await pageFile(root, pathname) : null
    if (file === null) return new Response('There is nothing here.', { status: 404, headers: pageHeaders })
    return new Response(await bytesOfFile(file.path), { headers: { ...pageHeaders, 'content-type': file.type } })
  })
}
