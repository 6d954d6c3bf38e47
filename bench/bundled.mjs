import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

export const root = resolve(import.meta.dirname, '..')

/** A TypeScript file of this repository, bundled for Node into a folder and imported. */
export async function bundled(entry, folder) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@core': join(root, 'src/core') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'entry.js', chunkFileNames: '[name]-[hash].js' } },
    },
  })
  return import(pathToFileURL(join(folder, 'entry.js')).href)
}

/** The benchmarks' own page, built as the app's page is. */
export function buildPage(folder) {
  return build({
    root: join(root, 'bench/page'),
    configFile: join(root, 'src/renderer/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
}
