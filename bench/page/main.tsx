import { canvasFrames, canvasShown } from './canvas-contest'
import { bulkAdded, imported, makeFile, parsedByPapaParse } from './import-contest'
import { fillProject, timesToRead } from './read-contest'

const bench = { makeFile, imported, parsedByPapaParse, bulkAdded, fillProject, timesToRead, canvasShown, canvasFrames }

/** What the benchmarks outside call, by name. */
export type PageBench = typeof bench
Object.assign(window, { bench })
