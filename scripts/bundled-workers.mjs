import { resolve } from 'node:path'
import { build } from 'vite'

/**
 * Workers of the page as one file each, also where Vite serves modules one by one. The browser's tests start a worker for nearly every
 * question, and each would load some hundreds of modules again.
 * @param {Record<string, string>} alias
 * @returns {import('vite').Plugin}
 */
export function bundledWorkers(alias) {
  /** @type {Map<string, Promise<string>>} */
  const bundles = new Map()
  const bundle = async (root, path) => {
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
    return made.output[0].code
  }
  return {
    name: 'bundled-workers',
    configureServer({ config, middlewares }) {
      middlewares.use(async (request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
        if (!searchParams.has('worker_file') || !pathname.endsWith('.worker.ts')) return next()
        if (!bundles.has(pathname)) bundles.set(pathname, bundle(config.root, pathname))
        try {
          const code = await bundles.get(pathname)
          response.setHeader('Content-Type', 'text/javascript')
          response.end(code)
        } catch (error) {
          next(error)
        }
      })
    },
  }
}
