import { build, needsBuild } from '../scripts/build.mjs'
import { openBenchPage } from './browser.mjs'
import { contest, limit, median, rounds } from './rounds.mjs'

const [many, few] = [50_000, 5_000]
/** From a letter that begins a word in nearly every record to two words that few have. */
const queries = ['t', 'e', 'te', 'to', 't e', 'te o', 'e t a', 'eo']

/** The search box of the built app, from a key to the frame with the results, over many records and over few. */
export async function searchBench(setting) {
  if (needsBuild() && !build()) throw new Error('The app could not be built, and its search is what is measured.')
  const { page, call, load, goToApp } = await openBenchPage({ ...setting, withApp: true })
  await page.addInitScript(watchSearch)
  await load()
  const projects = {
    many: await call('fillRecords', { records: many }),
    few: await call('fillRecords', { records: few }),
  }
  const opened = async id => {
    await goToApp(`#/p/${id}/settings`)
    return page.evaluate(() => window.searchBox.firstMs())
  }
  for (const id of Object.values(projects)) {
    // The first opening writes the second copy: let that be over.
    await opened(id)
    await page.waitForTimeout(4000)
  }
  const typed = id => async () => {
    const firstMs = await opened(id)
    return { firstMs, ...(await page.evaluate(all => window.searchBox.typed(all), queries)) }
  }
  const answers = await rounds(
    {
      many: typed(projects.many),
      few: typed(projects.few),
      bare: () =>
        page.evaluate(asked => window.searchBox.bare(asked), { database: `project:${projects.many}`, queries }),
    },
    { atMost: 5, budgetMs: 90_000 },
  )
  const ms = name => answers[name].map(each => median(each.ms))
  const worst = name => Math.max(...answers[name].flatMap(each => each.ms))
  const over = count => `over ${count.toLocaleString('en-GB')}`
  return {
    title: `The search box of the built app over ${many.toLocaleString('en-GB')} records`,
    roundsMade: answers.many.length,
    lines: [
      contest({ what: 'from the key to the results', ours: ms('many'), against: over(few), theirs: ms('few') }),
      contest({
        what: '',
        ours: ms('many'),
        against: 'bare: the same texts looked through with includes()',
        theirs: answers.bare,
      }),
      limit({ what: 'the worst of them', ours: worst('many'), against: over(few), theirs: worst('few'), underMs: 100 }),
      limit({
        what: 'longest task of the page meanwhile',
        ours: Math.max(...answers.many.map(each => each.longestTaskMs)),
        against: over(few),
        theirs: Math.max(...answers.few.map(each => each.longestTaskMs)),
        underMs: 50,
      }),
      limit({
        what: 'first results, asked for as soon as the page stands',
        ours: median(answers.many.map(({ firstMs }) => firstMs)),
        against: over(few),
        theirs: median(answers.few.map(({ firstMs }) => firstMs)),
      }),
    ],
    notes: [
      `Median of ${queries.length} queries a round: ${queries.map(query => `"${query}"`).join(', ')}.`,
      'The first results wait until all records have been read. The app reads them by itself two seconds after a project was opened.',
      'A task of 0 ms: none of 50 ms or more.',
    ],
  }
}

/** In the page: types into the search box, and waits for the frame in which the results stand. */
function watchSearch() {
  let longest = 0
  const take = entries => {
    for (const { duration } of entries) longest = Math.max(longest, duration)
  }
  const observer = new PerformanceObserver(list => take(list.getEntries()))
  observer.observe({ type: 'longtask' })
  const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
  const drawn = () =>
    new Promise(resolve => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      requestAnimationFrame(() => port2.postMessage(null))
    })
  const until = async isSo => {
    const giveUpAt = performance.now() + 30_000
    while (!isSo()) {
      if (performance.now() > giveUpAt) throw new Error('the search box never came to rest')
      await drawn()
    }
  }
  const field = () => document.querySelector('[role=dialog] [role=combobox]')
  const atRest = () => document.querySelector('[role=dialog] [role=listbox]')?.getAttribute('aria-busy') === 'false'
  const enter = text => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field(), text)
    field().dispatchEvent(new Event('input', { bubbles: true }))
  }
  const answered = async text => {
    const began = performance.now()
    enter(text)
    await until(atRest)
    return performance.now() - began
  }
  const firstMs = async () => {
    await until(() => document.querySelector('main h1') !== null)
    window.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, metaKey: /Mac/.test(navigator.userAgent) }),
    )
    await until(() => field() !== null && atRest())
    return answered('t')
  }
  const typed = async queries => {
    // What came with opening the page and the dialog is over.
    await pause(500)
    take(observer.takeRecords())
    longest = 0
    const ms = []
    for (const query of queries) {
      ms.push(await answered(query))
      await pause(50)
    }
    await pause(100)
    take(observer.takeRecords())
    return { ms, longestTaskMs: longest }
  }
  const answerTo = asked =>
    new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  /** The median time to look through all texts for the beginnings of words, with nothing around it. */
  const bare = async ({ database, queries }) => {
    const db = await answerTo(indexedDB.open(database))
    const texts = []
    for (const kind of ['insight', 'story', 'phase', 'resource', 'reflection'])
      for (const row of await answerTo(db.transaction(kind).objectStore(kind).getAll()))
        texts.push(` ${Object.values(row).join(' ')}`)
    db.close()
    const times = queries.map(query => {
      const words = query.split(' ').map(word => ` ${word}`)
      const began = performance.now()
      const found = texts.filter(text => words.every(word => text.includes(word)))
      const ms = performance.now() - began
      if (found.length === 0) throw new Error(`nothing has ${query}`)
      return ms
    })
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]
  }
  window.searchBox = { firstMs, typed, bare }
}
