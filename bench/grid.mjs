import { build, needsBuild } from '../scripts/build.mjs'
import { openBenchPage } from './browser.mjs'
import { contest, limit, median, rounds } from './rounds.mjs'

const rows = 1_000_000
const edits = 5

/** The grid of observations in the built app, a million rows in one measure and over ten: sorted, filtered and edited. */
export async function gridBench(setting) {
  if (needsBuild() && !build()) throw new Error('The app could not be built, and its grid is what is measured.')
  const { page, call, load, goToApp } = await openBenchPage({ ...setting, withApp: true })
  await page.addInitScript(watchGrid)
  await load()
  const one = await call('fillProject', { rows, measures: 1 })
  const measure = await page.evaluate(database => window.grid.firstMeasure(database), `project:${one}`)
  const projects = [
    // Its own page, where its figures stand above the grid and are read anew after an edit.
    { name: 'one measure', id: one, at: `measures/${measure}?view=observations`, valueColumn: 1 },
    {
      name: 'ten measures',
      id: await call('fillProject', { rows, measures: 10 }),
      at: 'measures/observations',
      valueColumn: 2,
    },
  ]
  const lines = []
  let roundsMade = 0
  for (const { name, id, at, valueColumn } of projects) {
    await goToApp(`#/p/${id}/${at}`)
    await page.evaluate(() => window.grid.shown())
    // The first opening writes the second copy: let that be over.
    await page.waitForTimeout(4000)
    const sortBy = column => () => page.evaluate(words => window.grid.sorted(words), column)
    const answers = await rounds(
      {
        sort: sortBy('Sort by Value'),
        sortByWord: sortBy('Sort by Place'),
        filter: () => page.evaluate(() => window.grid.filtered()),
        bare: () => page.evaluate(database => window.grid.bare(database), `project:${id}`),
      },
      { atMost: 4, budgetMs: 10_000 },
    )
    roundsMade = answers.sort.length
    await page.evaluate(() => window.grid.unsorted())
    const aloneMs = await page.evaluate(() => window.grid.leftAlone())
    const edited = []
    for (let edit = 0; edit < edits; edit++) {
      await page.locator('[role=grid]').focus()
      await page.keyboard.press(edit === 0 ? 'Control+Home' : 'ArrowDown')
      if (edit === 0) for (let right = 0; right < valueColumn; right++) await page.keyboard.press('ArrowRight')
      edited.push(await editedCell(page, String(5_000_001 + edit)))
    }
    const ms = part => answers[part].map(each => each.ms)
    const bare = answers.bare
    const worst = part => Math.max(...answers[part].map(each => each.longestTaskMs))
    const quick = { against: 'a frame', theirs: 1000 / 60, underMs: 50 }
    const calm = { against: 'the page left alone', theirs: aloneMs, underMs: 50 }
    lines.push(
      contest({
        what: `${name}: sorted by value`,
        ours: ms('sort'),
        against: 'bare: blocks read, numbers sorted',
        theirs: bare.map(({ readMs, sortMs }) => readMs + sortMs),
      }),
      contest({
        what: 'sorted by place',
        ours: ms('sortByWord'),
        against: 'bare: blocks read, numbers sorted',
        theirs: bare.map(({ readMs, sortMs }) => readMs + sortMs),
      }),
      contest({
        what: 'filtered by a place',
        ours: ms('filter'),
        against: 'bare: blocks read',
        theirs: bare.map(({ readMs }) => readMs),
      }),
      limit({ ...calm, what: 'longest task while sorting', ours: Math.max(worst('sort'), worst('sortByWord')) }),
      limit({ ...calm, what: 'longest task while filtering', ours: worst('filter') }),
      limit({ ...quick, what: 'value edited, key to paint', ours: median(edited.map(each => each.ms)) }),
      limit({ ...quick, what: 'the same, worst of them', ours: Math.max(...edited.map(each => each.ms)) }),
      limit({
        ...calm,
        what: 'longest task in the two seconds after',
        ours: Math.max(...edited.map(each => each.longestTaskMs)),
      }),
    )
  }
  return {
    title: `The grid of the built app over ${rows.toLocaleString('en-GB')} observations`,
    roundsMade,
    lines,
    notes: [
      'From the click (the key, or the text that is looked for) to the frame with the rows. What is typed to look for waits 200 ms for the next key.',
      'A task of 0 ms: none of 50 ms or more. Chromium counts the time a task waits for a processor that other programs have.',
    ],
  }
}

/** Types a value into the cell the grid stands on: from Enter to the frame that shows it, and what the page had to do after. */
async function editedCell(page, text) {
  await page.keyboard.type(text)
  await page.evaluate(value => window.grid.willEdit(value), text)
  await page.keyboard.press('Enter')
  const ms = await page.evaluate(() => window.grid.edited())
  await page.waitForTimeout(2000)
  return { ms, longestTaskMs: await page.evaluate(() => window.grid.longestTask()) }
}

/** In the page: asks the grid, and waits for the frame in which its rows stand. */
function watchGrid() {
  let longest = 0
  const take = entries => {
    for (const { duration } of entries) longest = Math.max(longest, duration)
  }
  const observer = new PerformanceObserver(list => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
  const forgetTasks = async () => {
    // Told of a task once it has ended, a moment later.
    await pause(100)
    take(observer.takeRecords())
    longest = 0
  }
  const longestTask = async () => {
    await pause(100)
    take(observer.takeRecords())
    return longest
  }
  const drawn = () =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      requestAnimationFrame(() => port2.postMessage(null))
    })
  const grid = () => document.querySelector('[role=grid]')
  const firstRow = () => document.querySelector('[role=grid] [aria-rowindex="2"]')?.textContent ?? ''
  const count = () => grid()?.getAttribute('aria-rowcount')
  const until = async isSo => {
    const giveUpAt = performance.now() + 20_000
    while (!isSo()) {
      if (performance.now() > giveUpAt) throw new Error('the grid never came to rest')
      await drawn()
    }
  }
  const atRest = () => grid()?.getAttribute('aria-busy') === 'false' && !firstRow().startsWith('Reading')
  const watched = async (act, isSo) => {
    await forgetTasks()
    const began = performance.now()
    act()
    await until(() => isSo() && atRest())
    const ms = performance.now() - began
    return { ms, longestTaskMs: await longestTask() }
  }
  const click = words => document.querySelector(`[role=columnheader] button[aria-label="${words}"]`).click()
  const find = text => {
    const field = document.querySelector('input[type=search]')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const unsorted = async () => {
    const button = document.querySelector('[role=columnheader]:not([aria-sort=none]) button')
    if (!button) return
    const before = firstRow()
    button.click()
    if (button.closest('[aria-sort=none]') === null) await pause(50)
    if (document.querySelector('[role=columnheader]:not([aria-sort=none])')) button.click()
    await until(() => firstRow() !== before && atRest())
  }
  const sorted = async words => {
    await unsorted()
    const before = firstRow()
    return watched(
      () => click(words),
      () => firstRow() !== before,
    )
  }
  const filtered = async () => {
    await unsorted()
    const before = count()
    const seen = await watched(
      () => find('Borough of 77'),
      () => count() !== before,
    )
    find('')
    await until(() => count() === before && atRest())
    return seen
  }
  /** The same blocks got from IndexedDB, and as many numbers sorted, with nothing around it. */
  const answerTo = asked =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  const bare = async database => {
    const db = await answerTo(indexedDB.open(database))
    const began = performance.now()
    const blocks = await answerTo(db.transaction('blocks').objectStore('blocks').getAll())
    const readMs = performance.now() - began
    db.close()
    const values = new Float64Array(blocks.reduce((sum, { count }) => sum + count, 0))
    let at = 0
    for (const { value } of blocks) {
      values.set(value, at)
      at += value.length
    }
    const beforeSort = performance.now()
    values.sort()
    return { readMs, sortMs: performance.now() - beforeSort }
  }
  /** From Enter to the frame in which the grid shows this text in a cell. */
  const firstMeasure = async database => {
    const db = await answerTo(indexedDB.open(database))
    const [first] = await answerTo(db.transaction('measure').objectStore('measure').getAllKeys())
    db.close()
    return first
  }
  let edit = null
  const willEdit = async text => {
    await forgetTasks()
    const inWords = Number(text).toLocaleString('en-GB')
    const isShown = () =>
      [...document.querySelectorAll('[role=gridcell]')].some(
        cell => !cell.querySelector('input') && cell.textContent.startsWith(inWords),
      )
    const whenPressed = async event => {
      await until(isShown)
      return performance.now() - event.timeStamp
    }
    edit = new Promise((resolve, reject) =>
      window.addEventListener('keydown', event => whenPressed(event).then(resolve, reject), {
        capture: true,
        once: true,
      }),
    )
  }
  const edited = () => edit
  /** The longest task of two seconds in which nothing is asked: what there is comes from the rest of the machine. */
  const leftAlone = async () => {
    await forgetTasks()
    await pause(2000)
    return longestTask()
  }
  const shown = () => until(() => grid() && atRest())
  window.grid = { leftAlone, firstMeasure, shown, sorted, unsorted, filtered, bare, willEdit, edited, longestTask }
}
