// The command line alone, in a second or two: for `npx common-measure` in a clone where nothing was built yet, or where the
// sources are newer than what was built.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const sources = ['package.json', 'src/core', 'src/main']
const built = join(root, 'out/cli/cli.js')

/** The built command line that fits the sources; `null` where there is none yet. */
export function freshCli() {
  const newestSource = Math.max(0, ...sources.map(source => newestIn(join(root, source))))
  return existsSync(built) && statSync(built).mtimeMs >= newestSource ? built : null
}

/** Builds it and says where. Built aside and then moved, so that a second command at the same moment finds all of it or none. */
export async function buildCli(outDir = join(root, 'out/cli')) {
  const { build } = await import('vite')
  const aside = `${outDir}-${process.pid}`
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { '@core': join(root, 'src/core') } },
      ssr: { noExternal: true },
      build: {
        ssr: join(root, 'src/main/cli.ts'),
        outDir: aside,
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        rolldownOptions: { output: { entryFileNames: 'cli.js', chunkFileNames: '[name]-[hash].js' } },
      },
    })
    rmSync(outDir, { recursive: true, force: true })
    renameSync(aside, outDir)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
  return join(outDir, 'cli.js')
}

/** When the newest file there was written, in milliseconds; 0 where there is nothing, as in a packaged app. */
function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map(name => newestIn(join(path, name))))
}
