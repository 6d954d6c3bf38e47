// `npm run bench`: speed as ratios against a bare limit or a peer, measured in the same run. `npm run bench -- import` runs one.
//   --large   import a million rows instead of 100,000
//   --json    results for machines
// Targets that are missed are said, and fail nothing. See README.md beside this file.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { canvasBench } from './canvas.mjs'
import { gridBench } from './grid.mjs'
import { importBench } from './import.mjs'
import { readBench } from './read.mjs'
import { reportBench } from './report.mjs'
import { roomBench } from './room.mjs'
import { saveBench } from './save.mjs'
import { screensBench } from './screens.mjs'
import { searchBench } from './search.mjs'
import { startUpBench } from './start-up.mjs'
import { tableOf } from './table.mjs'

const benches = {
  import: importBench,
  read: readBench,
  screens: screensBench,
  grid: gridBench,
  canvas: canvasBench,
  search: searchBench,
  report: reportBench,
  room: roomBench,
  save: saveBench,
  'start-up': startUpBench,
}
const longestMs = 10 * 60_000

const args = process.argv.slice(2)
const asked = args.filter(arg => !arg.startsWith('--'))
const large = args.includes('--large')
const json = args.includes('--json')
const unknown = args.find(arg => !(arg in benches) && arg !== '--large' && arg !== '--json')
if (unknown) {
  console.error(
    `"${unknown}" is not known here. Use ${Object.keys(benches).join(', ')}, --large or --json, or nothing.`,
  )
  process.exit(2)
}

/** What was started, to be ended whatever happens. */
const endings = []
let ending = null
const end = () => {
  ending ??= (async () => {
    for (const each of endings.splice(0).reverse()) await each()
  })()
  return ending
}
const stopWith = async (code, sentence) => {
  if (sentence) console.error(sentence)
  await end()
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopWith(130))
setTimeout(() => stopWith(1, 'Stopped: this took more than ten minutes.'), longestMs).unref()

const cpu = cpus()
const machine = `${cpu[0]?.model.trim() ?? 'unknown processor'}, ${cpu.length} cores, Node ${process.versions.node}, ${process.platform}`
/** Programs that wanted the processor in the minute before; Windows does not say and gives 0. */
const loadBefore = loadavg()[0]
const isBusy = loadBefore > cpu.length / 2
const busy = `The machine was busy before this began (load ${loadBefore.toFixed(1)} on ${cpu.length} cores): trust these figures little.`
const results = []
try {
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
    console.error(`Measuring ${name}...`)
    results.push({ bench: name, ...(await inOwnFolder(benches[name])) })
    if (!json) console.log(`${tableOf(results.at(-1))}\n`)
  }
} catch (error) {
  await stopWith(1, error instanceof Error ? error.stack : String(error))
}
if (json) console.log(JSON.stringify({ at: new Date().toISOString(), machine, loadBefore, large, results }, null, 2))
else console.log(isBusy ? `${machine}\n${busy}` : machine)
await stopWith(0)

/** Runs one, then ends what it started and removes what it wrote. */
async function inOwnFolder(bench) {
  ending = null
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-bench-'))
  endings.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  try {
    return await bench({ folder, large, whenDone: each => endings.push(each) })
  } finally {
    await end()
  }
}
