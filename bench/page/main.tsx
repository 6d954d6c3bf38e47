import { canvasFrames, canvasShown } from './canvas-contest'
import { bulkAdded, imported, makeFile, parsedByPapaParse } from './import-contest'
import { fillBoard, fillProject, timesToEdit, timesToRead } from './read-contest'
import { fillRecords } from './search-contest'

const bench = {
  makeFile,
  imported,
  parsedByPapaParse,
  bulkAdded,
  fillProject,
  fillBoard,
  fillRecords,
  timesToRead,
  timesToEdit,
  canvasShown,
  canvasFrames,
}

/** What the benchmarks outside call, by name. */
export type PageBench = typeof bench
Object.assign(window, { bench })
