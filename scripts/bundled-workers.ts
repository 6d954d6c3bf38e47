import { resolve } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

/**
 * Workers of the page as one file each, also where Vite serves modules one by one: in the browser's tests, which start many, each would load
 * some hundreds of modules again.
 */
export function bundledWorkers(alias: Record<string, string>): Plugin {
  const bundles = new Map<string, Promise<string>>()
  const bundle = async (root: string, path: string): Promise<string> => {
    const made = await build({
      root,
      configFile: false,
      logLevel: 'error',
      resolve: { alias },
      build: {
        write: false,
        minify: false,
        target: 'esnext',
        rolldownOptions: { input: resolve(root, `.${path}`), output: { codeSplitting: false } },
      },
    })
    return (made as Rolldown.RolldownOutput).output[0].code
  }
  return {
    name: 'bundled-workers',
    configureServer({ config, middlewares }) {
      middlewares.use(async (request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
        if (!searchParams.has('worker_file') || !pathname.endsWith('.worker.ts')) return next()
        const bundled = bundles.get(pathname) ?? bundle(config.root, pathname)
        bundles.set(pathname, bundled)
        try {
          response.setHeader('Content-Type', 'text/javascript').end(await bundled)
        } catch (error) {
          next(error)
        }
      })
    },
  }
}
