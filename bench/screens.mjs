import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, needsBuild } from '../scripts/build.mjs'
import { openBenchPage } from './browser.mjs'
import { root } from './bundled.mjs'
import { contest, limit, median, rounds } from './rounds.mjs'

const measures = 200
const [many, few] = [1_000_000, 10_000]
const edits = 15
const words = JSON.parse(readFileSync(join(root, 'src/renderer/src/features/begin/words.en.json'), 'utf8'))

/** The built app's screens: over a million observations against ten thousand, and from click to click in the sample project. */
export async function screensBench(setting) {
  if (needsBuild() && !build()) throw new Error('The app could not be built, and its screens are what is measured.')
  const { page, call, load, goToApp } = await openBenchPage({ ...setting, withApp: true })
  await page.addInitScript(watchScreens)
  await load()
  const projects = {
    many: await call('fillBoard', { rows: many, measures }),
    few: await call('fillBoard', { rows: few, measures }),
  }
  for (const id of Object.values(projects)) {
    // The first opening writes the second copy: let that be over.
    await goToApp(`#/p/${id}/overview`)
    await page.evaluate(() => window.screens.settled(''))
    await page.waitForTimeout(5000)
  }
  const board = id => async () => {
    await goToApp('#/begin')
    await page.evaluate(() => window.screens.settled(''))
    const coldMs = await page.evaluate(hash => window.screens.goTo(hash), `#/p/${id}/measures`)
    const times = { coldMs }
    for (const area of ['overview', 'theory', 'measures', 'overview', 'theory', 'measures']) {
      times[area] = await page.evaluate(name => window.screens.click(name), area)
    }
    return times
  }
  const answers = await rounds(
    { many: board(projects.many), few: board(projects.few) },
    { atMost: 7, budgetMs: 60_000 },
  )
  await load()
  const editMs = await call('timesToEdit', { projectId: projects.many, edits })
  const sample = await clicksInSample(page, goToApp)

  const ms = (name, part) => answers[name].map(times => times[part])
  const against = `over ${few.toLocaleString('en-GB')}`
  const screen = (what, part, underMs) => [
    contest({ what, ours: ms('many', part), against, theirs: ms('few', part), target: { atMost: 2 } }),
    limit({ what: '', ours: median(ms('many', part)), against, theirs: median(ms('few', part)), underMs }),
  ]
  return {
    title: `Screens of the built app, ${measures} measures over ${many.toLocaleString('en-GB')} observations`,
    roundsMade: answers.many.length,
    lines: [
      ...screen('project opened at its measures', 'coldMs', 500),
      ...screen('measures, clicked on', 'measures', 100),
      ...screen('overview, clicked on', 'overview', 100),
      ...screen('theory with its overlay, clicked on', 'theory', 100),
      limit({
        what: 'one value edited, to its figure on the page',
        ours: median(editMs),
        against: 'worst of them',
        theirs: Math.max(...editMs),
        underMs: 50,
      }),
      ...Object.entries(sample).map(([name, { first, again }]) =>
        limit({
          what: `sample project: ${name}`,
          ours: median(again),
          against: 'the first time',
          theirs: first,
          underMs: 100,
        }),
      ),
    ],
    notes: [
      'From the click to the frame in which the screen has its rows. The project is opened in a page that has just been loaded.',
    ],
  }
}

/** Each area of the sample, a measure and a workshop: the first time and, median of five, again. */
async function clicksInSample(page, goToApp) {
  await goToApp('#/begin')
  await page.getByRole('button', { name: words.sampleOpen }).click()
  await page.waitForURL(/#\/p\/[^/]+\/overview/)
  await page.evaluate(() => window.screens.settled(''))
  // What a person does at the very least before the first click.
  await page.waitForTimeout(3000)
  const way = [
    'theory',
    'measures',
    'measures/',
    'evidence',
    'workshops',
    'workshops/',
    'reports',
    'settings',
    'overview',
  ]
  const times = Object.fromEntries(way.map(name => [name, { first: 0, again: [] }]))
  for (let turn = 0; turn < 6; turn++) {
    for (const name of way) {
      const ms = await page.evaluate(area => window.screens.click(area), name)
      if (turn === 0) times[name].first = ms
      else times[name].again.push(ms)
    }
  }
  return times
}

/** In the page: clicks, and waits for the frame in which a screen stands with its rows. */
function watchScreens() {
  const heading = () => document.querySelector('h1')?.textContent ?? ''
  // A live list: asking it costs nothing.
  const readings = document.getElementsByClassName('mantine-Skeleton-root')
  const isReading = () => readings.length > 0
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
  const drawn = () =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      requestAnimationFrame(() => port2.postMessage(null))
    })
  const settled = async before => {
    const giveUpAt = performance.now() + 20_000
    for (;;) {
      if (heading() !== '' && heading() !== before && !isReading()) break
      if (performance.now() > giveUpAt) throw new Error(`the screen after "${before}" never settled`)
      await frame()
    }
    await drawn()
    return performance.now()
  }
  /** `measures`: the area; `measures/`: the first link on the page that leads into it. */
  const click = async name => {
    const links = [...document.querySelectorAll('a[href*="#/p/"]')]
    const link = links.find(({ hash }) => (name.endsWith('/') ? hash.includes(`/${name}`) : hash.endsWith(`/${name}`)))
    if (!link) throw new Error(`no link to ${name}`)
    const before = heading()
    const began = performance.now()
    link.click()
    return (await settled(before)) - began
  }
  const goTo = async hash => {
    const before = heading()
    const began = performance.now()
    location.hash = hash
    return (await settled(before)) - began
  }
  window.screens = { settled, click, goTo }
}
