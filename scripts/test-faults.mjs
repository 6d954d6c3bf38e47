// `npm run test:faults`: kills, damages, full disks and hostile files, each as often as it takes to believe it; `npm test` does
// the same a few times. Prints a table; the last line is `N passed, N failed`. Exit 0 only where nothing failed.
//   npm run test:faults -- kills    those whose name has the word
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from './build.mjs'
import { findChromium } from './find-chromium.mjs'

/** What is tried, the project that vitest knows it by, and its files. */
const trials = [
  ['Kills of the host and of the browser', 'e2e', ['test/e2e/kills']],
  ['Kills of the journal and of snapshots', 'core', ['test/main/services/crash']],
  ['Kills of a room in a vote', 'core', ['test/main/services/workshop/room-crash']],
  ['Power cuts while a second copy is replaced', 'core', ['test/main/services/replace-second-copy']],
  ['Full disks: journal, snapshots, room', 'core', ['test/main/services/full-disk', 'test/main/services/atomic-file']],
  ['Full disks: the browser', 'browser', ['test/renderer/data/full-disk']],
  ['Damages: journal', 'core', ['test/main/services/journal']],
  ['Damages: session and ballots', 'core', ['test/main/services/workshop/session-store']],
  ['Damages: database', 'browser', ['test/renderer/data/recovery', 'test/renderer/data/lost-database']],
  ['Damages: database, in the app', 'e2e', ['test/e2e/journeys/second-copy']],
  ['Hostile project files', 'core', ['test/core/project/file/hostile-files', 'test/main/cli/hostile-files']],
  ['Hostile tables and workbooks', 'core', ['test/core/import/hostile', 'test/core/import/workbook/hostile-workbooks']],
  ['Hostile phones and texts', 'core', ['test/main/services/workshop/room-security', 'test/participant/page']],
]

const root = resolve(import.meta.dirname, '..')
const word = (process.argv[2] ?? '').toLowerCase()
const asked = trials.filter(([what]) => what.toLowerCase().includes(word))
const chromium = findChromium()
const stop = sentence => {
  console.error(sentence)
  process.exit(1)
}
if (asked.length === 0) stop(`Nothing that is tried has "${word}" in its name.`)
if (!chromium) stop('The tests need a Chromium, and there is none. "npm test" finds one.')
if (!build()) stop('The build failed.')

const lines = []
for (const [what, project, files] of asked) {
  console.log(`\n${what}`)
  lines.push({ what, ...outcomeOf(project, files) })
}
const sum = of => lines.reduce((total, line) => total + line[of], 0)
console.log(`\n${row({ what: 'What', tests: 'tests', passed: 'passed', failed: 'failed', seconds: 'seconds' })}`)
for (const line of lines) console.log(row({ ...line, seconds: line.seconds.toFixed(0) }))
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1

/** A run that ends badly without naming a failed test, or that ran no test, is a failure too. */
function outcomeOf(project, files) {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-faults-'))
  const results = join(folder, 'results.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const env = { ...process.env, CHROME_PATH: chromium, COMMON_MEASURE_FAULTS: 'all' }
  const args = [vitest, 'run', '--project', project, ...reporters, ...files]
  const went = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status === 0
  const { numPassedTests: passed, numFailedTests } = existsSync(results)
    ? JSON.parse(readFileSync(results, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0 }
  rmSync(folder, { recursive: true })
  const failed = went && passed > 0 ? numFailedTests : Math.max(1, numFailedTests)
  return { tests: passed + failed, passed, failed, seconds: (performance.now() - began) / 1000 }
}

function row({ what, tests, passed, failed, seconds }) {
  return [what.padEnd(44), ...[tests, passed, failed, seconds].map(value => String(value).padStart(8))].join('')
}
