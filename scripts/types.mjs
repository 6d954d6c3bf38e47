// `npm run types`: each environment by itself too: what it does not have, such as a page or Node, is not there by name.
import { spawn } from 'node:child_process'
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

/** Whether all of them are well, two at a time, each with one checker: more of them work out the same types again. Says which is not. */
export async function checkTypes() {
  const waiting = [...environments]
  const wrong = []
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) if (!(await check(part))) wrong.push(part)
  }
  await Promise.all([work(), work()])
  if (wrong.length > 0) console.error(`Types are wrong in ${wrong.join(', ')}.`)
  return wrong.length === 0
}

const check = part =>
  new Promise(done => {
    const run = spawn(process.execPath, [tsc, '-p', part, '--checkers', '1'], { cwd: root, stdio: 'inherit' })
    run.on('error', () => done(false))
    run.on('close', code => done(code === 0))
  })

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await checkTypes()) ? 0 : 1
