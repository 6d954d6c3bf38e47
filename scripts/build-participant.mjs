// The phone's script and style, into out/participant: two small files for phones from five years ago.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(import.meta.dirname, '..')

/** Builds it and says where. */
export async function buildParticipant(outDir = resolve(root, 'out/participant')) {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2019',
      cssTarget: ['chrome80', 'safari13', 'ios13'],
      minify: true,
      // One file of styles beside the script: without scripts it has to be there too.
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve(root, 'src/participant/phone.ts'),
        output: { format: 'iife', entryFileNames: 'phone.js', assetFileNames: 'phone[extname]' },
      },
    },
  })
  return outDir
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildParticipant()
