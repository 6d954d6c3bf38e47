import { join } from 'node:path'
import Papa from 'papaparse'
import { openBenchPage } from './browser.mjs'
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
  const answers = await rounds(
    {
      import: () => call('imported', { keepsSecondCopy: false }),
      parse: () => call('parsedByPapaParse', { keepsRows: false }),
      parseAndKeep: () => call('parsedByPapaParse', { keepsRows: true }),
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
        target: { atMost: 2 },
      }),
      contest({
        what: 'imported into IndexedDB',
        ours: ms('import'),
        against: 'PapaParse alone, as most call it',
        theirs: ms('parseAndKeep'),
        target: { atMost: 2 },
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
        target: { atLeast: 40 },
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
      'At its best PapaParse lets pieces of 256 KB go as they are read; as most call it, it keeps all rows.',
    ],
  }
}
