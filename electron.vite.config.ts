import { resolve } from 'node:path'
import { defineConfig } from 'electron-vite'
import page from './src/renderer/vite.config.ts'

const alias = { '@core': resolve('src/core') }

export default defineConfig({
  main: {
    // fflate's own build for Node makes a second `require` beside electron-vite's. The other one does the same work.
    resolve: { alias: { ...alias, fflate: 'fflate/browser' } },
    // React's own build for production: it makes the phones' pages.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      // Every dependency is bundled: a packaged app needs no node_modules.
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          standalone: resolve('src/main/standalone.ts'),
          'file-thread': resolve('src/main/services/file-thread-main.ts'),
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
    build: {
      minify: true,
      rolldownOptions: {
        input: { index: resolve('src/renderer/index.html') },
        // Files of a few hundred bytes take longer to ask for than to read: icons come together, and so do the widgets.
        output: {
          codeSplitting: {
            groups: [
              { name: 'icons', test: /@tabler/ },
              { name: 'widgets', test: /node_modules.@mantine/ },
            ],
          },
        },
      },
    },
  },
})
