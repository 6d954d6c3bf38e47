import { join } from 'node:path'
import Papa from 'papaparse'
import { grownBy, openBenchPage } from './browser.mjs'
import { bundled } from './bundled.mjs'
import { contest, cpuMs, limit, rounds } from './rounds.mjs'

/** Rows that `bulkAdd` is given: it takes too long for more. */
const bulkAddRows = 20_000
const measures = 10

/** A CSV file through the app's own import into IndexedDB, against PapaParse alone and against Dexie's `bulkAdd`. */
export async function importBench({ large, ...setting }) {
  const rows = large ? 1_000_000 : 100_000
  const { call } = await openBenchPage(setting)
  const { importAlone } = await bundled('bench/node/import-alone.ts', join(setting.folder, 'import-alone'))
  const alone = importAlone(rows)
  const bytes = await call('makeFile', { rows, measures })
  const watchedInMemory = work => async () => {
    const { answer, mb } = await grownBy(join(setting.folder, 'chromium'), work)
    return { ...answer, mb }
  }
  const answers = await rounds(
    {
      import: watchedInMemory(() => call('imported', { keepsSecondCopy: false })),
      parse: watchedInMemory(() => call('parsedByPapaParse', { keepsRows: false })),
      parseAndKeep: watchedInMemory(() => call('parsedByPapaParse', { keepsRows: true })),
      safe: () => call('imported', { keepsSecondCopy: true }),
      bulkAdd: () => call('bulkAdded', { rows: bulkAddRows, measures }),
      core: () => cpuMs(alone.run),
      coreParse: () => cpuMs(() => Papa.parse(new TextDecoder().decode(alone.bytes), { skipEmptyLines: true })),
    },
    { atMost: 5, budgetMs: large ? 300_000 : 75_000 },
  )
  const ms = name => answers[name].map(seen => seen.ms)
  const scaled = answers.bulkAdd.map(each => (each * rows) / bulkAddRows)
  const worst = (name, part) => Math.max(...answers[name].map(seen => seen[part]))
  const grown = name => {
    const known = answers[name].map(seen => seen.mb).filter(mb => mb !== null)
    return known.length === 0 ? 'an unknown number of' : `at most ${Math.round(Math.max(...known))}`
  }
  const calm = { against: 'while PapaParse parses', theirs: worst('parse', 'longestTaskMs'), underMs: 50 }
  return {
    title: `Import of ${rows.toLocaleString('en-GB')} rows (${(bytes / 1e6).toFixed(1)} MB, ${measures} measures)`,
    roundsMade: answers.import.length,
    lines: [
      contest({
        what: 'imported into IndexedDB',
        ours: ms('import'),
        against: 'PapaParse alone, at its best',
        theirs: ms('parse'),
      }),
      contest({
        what: 'imported into IndexedDB',
        ours: ms('import'),
        against: 'PapaParse alone, as most call it',
        theirs: ms('parseAndKeep'),
        ...(large && { target: { atMost: 3 } }),
      }),
      contest({
        what: 'imported, second copy written too',
        ours: ms('safe'),
        against: 'PapaParse alone, at its best',
        theirs: ms('parse'),
      }),
      contest({
        what: 'imported into IndexedDB',
        ours: ms('import'),
        against: 'Dexie bulkAdd, scaled',
        theirs: scaled,
        ...(large && { target: { atLeast: 15 } }),
      }),
      contest({
        what: 'core alone in Node, CPU time',
        ours: answers.core,
        against: 'PapaParse as most call it, CPU time',
        theirs: answers.coreParse,
      }),
      limit({ ...calm, what: 'longest task of the page, worst round', ours: worst('import', 'longestTaskMs') }),
      limit({ ...calm, what: 'the same, second copy written too', ours: worst('safe', 'longestTaskMs') }),
      limit({
        what: 'longest pause of a 5 ms timer, worst round',
        ours: worst('import', 'longestPauseMs'),
        against: 'while PapaParse parses',
        theirs: worst('parse', 'longestPauseMs'),
      }),
    ],
    notes: [
      `bulkAdd was given ${bulkAddRows.toLocaleString('en-GB')} rows; its time is scaled up to ${rows.toLocaleString('en-GB')}. It was not asked to read the file.`,
      'A task of 0 ms: none of 50 ms or more. Pauses hold the machine’s own noise: compare the two.',
      `The page’s process grew by ${grown('import')} MB while it imported, by ${grown('parse')} MB while PapaParse parsed at its best, by ${grown('parseAndKeep')} MB as most call it.`,
      'At its best PapaParse lets pieces of 256 KB go as they are read; as most call it, it keeps all rows.',
    ],
  }
}
