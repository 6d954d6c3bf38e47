import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBenchPage } from './browser.mjs'

const src = readFileSync(new URL('./grid.mjs', import.meta.url), 'utf8')
const fn = src.slice(src.indexOf('function watchGrid()'))
const watchGrid = new Function(fn + '\nreturn watchGrid')()
const folder = mkdtempSync('/tmp/gs-prof-')
const endings = []
const { page, call, load, goToApp } = await openBenchPage({ folder, whenDone: e => endings.push(e), withApp: true })
await page.addInitScript(watchGrid)
await load()
const id = await call('fillProject', { rows: 1_000_000, measures: 1 })
const measure = await page.evaluate(d => window.grid.firstMeasure(d), `project:${id}`)
await goToApp(`#/p/${id}/measures/${measure}?view=observations`)
await page.evaluate(() => window.grid.shown())
await page.waitForTimeout(4000)
const cdp = await page.context().newCDPSession(page)
const events = []
cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value))
const trace = async (name, act) => {
  events.length = 0
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-v8.cpu_profiler',
        'toplevel',
        'v8',
        'blink.user_timing',
        'disabled-by-default-devtools.timeline',
      ],
    },
  })
  const r = await act()
  const done = new Promise(res => cdp.once('Tracing.tracingComplete', res))
  await cdp.send('Tracing.end')
  await done
  console.log('=====', name, JSON.stringify(r))
  const main = events
    .filter(e => e.name === 'thread_name' && e.args.name === 'CrRendererMain')
    .map(e => e.pid + ':' + e.tid)
  const tasks = events
    .filter(
      e =>
        (e.name === 'RunTask' || e.name === 'ThreadControllerImpl::RunTask') &&
        e.ph === 'X' &&
        main.includes(e.pid + ':' + e.tid),
    )
    .sort((a, b) => b.dur - a.dur)
    .slice(0, 4)
  for (const t of tasks) {
    console.log('task', (t.dur / 1000).toFixed(1), 'ms cpu', ((t.tdur || 0) / 1000).toFixed(1))
    const inside = events
      .filter(
        e =>
          e !== t &&
          e.ph === 'X' &&
          e.pid === t.pid &&
          e.tid === t.tid &&
          e.ts >= t.ts &&
          e.ts + e.dur <= t.ts + t.dur &&
          e.dur > 2000,
      )
      .sort((a, b) => a.ts - b.ts)
      .slice(0, 25)
    for (const e of inside)
      console.log('   ', e.name, (e.dur / 1000).toFixed(1), JSON.stringify(e.args.data || e.args || {}).slice(0, 160))
  }
}
for (let i = 0; i < 2; i++) {
  await trace('sort value', () => page.evaluate(() => window.grid.sorted('Sort by Value')))
  await trace('sort place', () => page.evaluate(() => window.grid.sorted('Sort by Place')))
}
await trace('filter', () => page.evaluate(() => window.grid.filtered()))
await page.evaluate(() => window.grid.unsorted())
await page.locator('[role=grid]').focus()
await page.keyboard.press('Control+Home')
await page.keyboard.press('ArrowRight')
for (let i = 0; i < 3; i++) {
  await page.keyboard.type(String(5000001 + i))
  await trace('edit', async () => {
    await page.evaluate(v => window.grid.willEdit(v), String(5000001 + i))
    await page.keyboard.press('Enter')
    const ms = await page.evaluate(() => window.grid.edited())
    await page.waitForTimeout(2500)
    return { ms, longest: await page.evaluate(() => window.grid.longestTask()) }
  })
  await page.keyboard.press('ArrowDown')
}
for (const e of endings.reverse()) await e()
rmSync(folder, { recursive: true, force: true })
process.exit(0)
