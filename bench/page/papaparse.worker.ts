import Papa from 'papaparse'
import { answerWith } from './in-worker'

/** PapaParse at its best: pieces that are let go as soon as they are read, and no cell looked at. Answers the rows read. */
answerWith((bytes: Uint8Array): number => {
  let rows = 0
  Papa.parse(new TextDecoder().decode(bytes), {
    chunkSize: 1 << 18,
    skipEmptyLines: true,
    chunk: ({ data }) => {
      rows += data.length
    },
  })
  return rows
})
