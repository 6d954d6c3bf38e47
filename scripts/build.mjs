// `npm run build`: the page, the phones' page, the preload and the machine's side, into out/. Quiet unless something is wrong.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronMajor } from './find-electron.mjs'

const root = resolve(import.meta.dirname, '..')
const builtFile = join(root, 'out/renderer/index.html')
const builtForPhones = join(root, 'out/participant/phone.js')
const sources = [
  'src',
  'resources',
  'docs/user-guide.md',
  'docs/pictures',
  'electron.vite.config.ts',
  'package-lock.json',
]

/** True where out/ is missing or older than what it is made from. */
export function needsBuild() {
  if (!existsSync(builtFile) || !existsSync(builtForPhones)) return true
  const builtAt = statSync(builtFile).mtimeMs
  return sources.some(source => newestIn(join(root, source)) > builtAt)
}

/** Builds; answers true where it went well. */
export function build() {
  const electronVite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  // electron-vite asks the executable for its version unless it is told.
  const env = { ...process.env, ELECTRON_MAJOR_VER: process.env.ELECTRON_MAJOR_VER ?? electronMajor() ?? '' }
  const steps = [
    [join(root, 'scripts/build-participant.mjs')],
    [electronVite, 'build', '--logLevel', 'warn'],
    // Into the page's folder, which the step before empties.
    [join(root, 'scripts/build-guide.mjs')],
  ]
  return steps.every(args => {
    const run = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' })
    if (run.status !== 0) process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}`)
    return run.status === 0
  })
}

function newestIn(path) {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map(entry => newestIn(join(path, entry))))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now()
  const built = build()
  if (built) console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  process.exitCode = built ? 0 : 1
}
