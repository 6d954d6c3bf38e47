// `npm run types`: each environment by itself too: what it does not have, such as a page or Node, is not there by name.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const environments = [
  '.',
  'src/core',
  'src/main',
  'src/preload',
  'src/renderer',
  'src/renderer/tsconfig.workers.json',
  'src/participant',
  'src/participant/phone',
]
const root = resolve(import.meta.dirname, '..')
const tsc = resolve(root, 'node_modules/typescript/bin/tsc')

/** Whether all of them are well; says which is not. */
export function checkTypes() {
  const wrong = environments.filter(
    part => spawnSync(process.execPath, [tsc, '-p', part], { cwd: root, stdio: 'inherit' }).status !== 0,
  )
  if (wrong.length > 0) console.error(`Types are wrong in ${wrong.join(', ')}.`)
  return wrong.length === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = checkTypes() ? 0 : 1
