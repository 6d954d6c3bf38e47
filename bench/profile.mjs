// `node bench/profile.mjs import|report [rows]`: where core's time goes, by function, without worker and database.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled, root } from './bundled.mjs'

const [what = 'import', rows = '1000000'] = process.argv.slice(2)
const shown = 25
const folder = mkdtempSync(join(tmpdir(), 'common-measure-bench-'))
try {
  const work = what === 'report' ? await reports() : await importing(Number(rows))
  const began = performance.now()
  await work()
  console.log(`${what}: ${Math.round(performance.now() - began)} ms the first time`)
  for (const { name, selfMs } of await costs(work)) console.log(`${selfMs.toFixed(0).padStart(7)} ms  ${name}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function importing(count) {
  const { importAlone } = await bundled('bench/node/import-alone.ts', folder)
  return importAlone(count).run
}

async function reports() {
  const { projectInFile, projectOfMeasures, reportOn } = await bundled('bench/node/report-contest.ts', folder)
  const sample = projectInFile(new Uint8Array(readFileSync(join(root, 'resources/sample.commonmeasure'))))
  const made = await projectOfMeasures(100)
  return async () => {
    await reportOn(sample, '2016')
    await reportOn(made, '2019')
  }
}

/** Functions by the time spent in them alone, the costliest first. Inlined ones count to their caller. */
async function costs(work) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 500 })
  await session.post('Profiler.start')
  const began = performance.now()
  await work()
  console.log(`${what}: ${Math.round(performance.now() - began)} ms under the profiler`)
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const selfMs = new Map()
  for (const [index, id] of profile.samples.entries()) {
    const { functionName, url, lineNumber } = frames.get(id)
    const name = `${functionName || '(nameless)'}  ${url.split('/').at(-1)}:${lineNumber + 1}`
    selfMs.set(name, (selfMs.get(name) ?? 0) + profile.timeDeltas[index] / 1000)
  }
  return [...selfMs]
    .map(([name, ms]) => ({ name, selfMs: ms }))
    .sort((a, b) => b.selfMs - a.selfMs)
    .slice(0, shown)
}
