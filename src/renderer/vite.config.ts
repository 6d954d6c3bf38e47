import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page alone: used by electron-vite, by the tests in a real browser, and by `npx vite src/renderer` while drawing screens. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { '@core': resolve(import.meta.dirname, '../core') } },
  plugins: [react()],
  worker: { format: 'es' },
})
