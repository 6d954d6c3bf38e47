import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// electron-vite bundles its config into the root folder: `import.meta.url` keeps its meaning there, `import.meta.dirname` does not.
const here = fileURLToPath(new URL('.', import.meta.url))

/** The page alone: used by electron-vite, by the tests in a real browser, and by `npx vite src/renderer` while drawing screens. */
export default defineConfig({
  root: here,
  resolve: { alias: { '@core': resolve(here, '../core') } },
  plugins: [react()],
  worker: { format: 'es' },
})
