// `npm test`: lint, types, build, then the tests of each project. The last line is `N passed, N failed`; a step that fails
// counts as one failure. Exit 0 only where nothing failed.
//   --both-hosts    the long journeys on both hosts, not each on one
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { build } from './build.mjs'
import { findChromium } from './find-chromium.mjs'
import { checkTypes } from './types.mjs'

const root = resolve(import.meta.dirname, '..')
const bin = name => join(root, 'node_modules', ...name.split('/'))
let passed = 0
let failed = 0
/** What failed, said once more at the end: the end is what a log keeps. */
const failures = []

if (!findChromium()) installChromium()
const chromium = findChromium()
if (!chromium) {
  console.error('The tests need a Chromium, and there is none. Run: npx playwright-core install --with-deps chromium')
  end(1)
  process.exit()
}

const bothHosts = process.argv.includes('--both-hosts') && { COMMON_MEASURE_BOTH_HOSTS: '1' }
const env = { ...process.env, ...bothHosts, CHROME_PATH: chromium ?? '', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' }

/**
 * Debian's Chromium without a window: what starts it often needs three fifths of the time. Not by its script, which stays between and lives
 * on where Chromium is killed.
 */
const shell = '/usr/lib/chromium/chromium-headless-shell'
const quickEnv = process.env.CHROME_PATH || !existsSync(shell) ? env : { ...env, CHROME_PATH: shell }

await step('Lint', async () => (await ran([bin('@biomejs/biome/bin/biome'), 'check', '.'], { stdio: 'inherit' })).went)
await step('Types', checkTypes)
const built = await step('Build', build)
// One worker each: a page of the browser's tests keeps one core busy, what is true on paper the other. The first of the browser's
// prepares what the later ones use.
await twoAtATime([
  () => testProject('browser', { shard: '1/3' }),
  () => testProject('core', { shard: '1/2' }),
  () => testProject('browser', { shard: '2/3' }),
  () => testProject('core', { shard: '2/2' }),
  () => testProject('browser', { shard: '3/3' }),
])
// The end-to-end tests drive what was built: an older build would answer for this one.
if (built) {
  for (const name of ['e2e', 'desktop']) await testProject(name, { using: quickEnv })
  const erasing = ['erasing-3', 'erasing-2', 'erasing-1']
  await twoAtATime(erasing.map(name => () => testProject(name, { shard: '1/1', using: quickEnv })))
}
end(failed === 0 ? 0 : 1)

async function twoAtATime(runs) {
  const waiting = [...runs]
  const takeTurns = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next()
  }
  await Promise.all([takeTurns(), takeTurns()])
}

async function step(name, run) {
  const began = performance.now()
  const went = await run()
  if (!went) {
    failed += 1
    failures.push(name)
  }
  console.log(`${name}: ${went ? 'well' : 'FAILED'} (${seconds(began)} s)`)
  return went
}

/**
 * Runs one vitest project and adds its counts. A run that ends badly without naming a failed test is a failure too. `shard`: such a part
 * of it beside another run, with one worker; what it says is printed when it has ended.
 */
async function testProject(name, { shard = '', using = env } = {}) {
  const began = performance.now()
  const title = `Tests of ${name}${shard && shard !== '1/1' ? ` ${shard}` : ''}`
  if (!shard) console.log(`\n${title}`)
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-test-'))
  const results = join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const args = [bin('vitest/vitest.mjs'), 'run', '--project', name, ...reporters]
  const { went, output } = await (shard
    ? ran([...args, '--maxWorkers=1', `--shard=${shard}`], { stdio: 'pipe', env: using })
    : ran(args, { stdio: 'inherit', env: using }))
  if (shard) console.log(`\n${title}\n${output}`)
  const counts = existsSync(results)
    ? JSON.parse(readFileSync(results, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  console.log(`${title}: ${seconds(began)} s. ${slowest(counts.testResults)}`)
  failures.push(...counts.testResults.flatMap(failuresOf))
  rmSync(folder, { recursive: true })
  passed += counts.numPassedTests
  failed += went ? counts.numFailedTests : Math.max(1, counts.numFailedTests)
}

/** The files that took longest: where the time of a run went. */
function slowest(files) {
  return files
    .map(({ name, startTime, endTime }) => ({ name: relative(root, name), took: (endTime - startTime) / 1000 }))
    .toSorted((a, b) => b.took - a.took)
    .slice(0, 8)
    .map(({ name, took }) => `${name} ${took.toFixed(0)} s`)
    .join(', ')
}

function failuresOf({ name, message, assertionResults }) {
  const file = relative(root, name)
  const ofTests = assertionResults
    .filter(test => test.status === 'failed')
    .map(test => `${file} > ${test.fullName}\n${test.failureMessages.join('\n').slice(0, 1500)}`)
  return ofTests.length === 0 && message ? [`${file}\n${message}`] : ofTests
}

/** `pipe`: what it says is kept; `inherit`: it is printed. */
function ran(args, { stdio, env: using = env }) {
  return new Promise(done => {
    const run = spawn(process.execPath, args, { cwd: root, env: using, stdio: ['ignore', stdio, stdio] })
    let output = ''
    for (const stream of [run.stdout, run.stderr]) {
      stream?.setEncoding('utf8').on('data', text => {
        output += text
      })
    }
    run.on('error', error => done({ went: false, output: String(error) }))
    run.on('close', code => done({ went: code === 0, output }))
  })
}

/** Debian and Ubuntu have one in their packages; only root may install it. */
function installChromium() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Chromium from the packages of this system...')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { env, stdio: 'inherit' })
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, stdio: 'inherit' })
}

function seconds(began) {
  return ((performance.now() - began) / 1000).toFixed(1)
}

function end(code) {
  if (code !== 0 && failed === 0) failed = 1
  for (const failure of failures) console.log(`\nFailed: ${failure}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = code
}
