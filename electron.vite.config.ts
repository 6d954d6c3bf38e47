import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import page from './src/renderer/vite.config.ts'

const alias = { '@core': resolve('src/core') }
/** fflate's build for Node declares a `require` of its own, which a bundle has already; nothing here uses its workers. */
const mainAlias = { ...alias, fflate: 'fflate/browser' }

export default defineConfig({
  main: {
    resolve: { alias: mainAlias },
    build: {
      // Every dependency is bundled: a packaged app needs no node_modules.
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          standalone: resolve('src/main/standalone.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      externalizeDeps: false,
      // A sandboxed preload is run as a plain script: one CommonJS file.
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...page,
    build: { minify: true, rolldownOptions: { input: { index: resolve('src/renderer/index.html') } } },
  },
})
