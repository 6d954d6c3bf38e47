import { openBenchPage } from './browser.mjs'
import { contest, rounds } from './rounds.mjs'

const measures = 50
const [many, few] = [1_000_000, 10_000]

/** What a board reads when it opens: every measure's reading, over a million observations and over ten thousand. */
export async function readBench(setting) {
  const { call, load } = await openBenchPage(setting)
  const projects = {
    many: await call('fillProject', { rows: many, measures }),
    few: await call('fillProject', { rows: few, measures }),
  }
  const read = name => async () => {
    await load()
    return call('timesToRead', { projectId: projects[name], measures })
  }
  const answers = await rounds({ many: read('many'), few: read('few') }, { atMost: 9, budgetMs: 45_000 })
  const ms = (name, part) => answers[name].map(times => times[part])
  const against = `over ${few.toLocaleString('en-GB')}`
  return {
    title: `Reading ${measures} measures over ${many.toLocaleString('en-GB')} observations, page just loaded`,
    roundsMade: answers.many.length,
    lines: [
      contest({
        what: 'useMeasureReadings',
        ours: ms('many', 'readMs'),
        against,
        theirs: ms('few', 'readMs'),
        target: { atMost: 2 },
      }),
      contest({ what: 'opening the project', ours: ms('many', 'openMs'), against, theirs: ms('few', 'openMs') }),
      contest({
        what: 'useMeasureReadings',
        ours: ms('many', 'readMs'),
        against: 'the same records from bare IndexedDB',
        theirs: ms('many', 'bareMs'),
      }),
    ],
    notes: ['Bare IndexedDB reads second, when Chromium has the records at hand.'],
  }
}
