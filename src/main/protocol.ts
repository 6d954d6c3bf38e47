import { protocol } from 'electron'
import { Hono } from 'hono'
import { pageHost, pageScheme } from './page-address'
import { answerPage, pageHeaders, sentence } from './services/page-files'
import { pathOf } from './services/web'

/** Must be called before the app is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers `app://common-measure/` from the built page and from nowhere else. */
export function servePage(root: string): void {
  const app = new Hono({ getPath: pathOf }).use(pageHeaders)
  app.use((c, next) => {
    const isOurs = new URL(c.req.url).host === pageHost && c.req.method === 'GET'
    return isOurs ? next() : Promise.resolve(sentence(c, 404, 'There is nothing here.'))
  })
  app.get('*', answerPage(root))
  protocol.handle(pageScheme, request => app.fetch(request))
}
