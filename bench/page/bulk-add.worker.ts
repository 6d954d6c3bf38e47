import Dexie from 'dexie'
import Papa from 'papaparse'
import { answerWith } from './in-worker'

/**
 * What most programs would do: an object a row, put in with Dexie's `bulkAdd`, with the one index without which no measure
 * could be found. One transaction, as durable as ours. Answers how long `bulkAdd` alone took, in milliseconds.
 */
answerWith(async (bytes: Uint8Array): Promise<number> => {
  const rows: object[] = []
  Papa.parse(new TextDecoder().decode(bytes), {
    skipEmptyLines: true,
    chunk: ({ data }) => {
      for (const [date = '', place = '', group = '', measure = '', value = ''] of data) {
        const day = Math.floor(Date.parse(date) / 86_400_000)
        if (!Number.isNaN(day)) rows.push({ measure, day, place, group, value: Number(value) })
      }
    },
  })
  const name = 'bench:bulk-add'
  await Dexie.delete(name)
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' })
  db.version(1).stores({ observations: '++id, [measure+day]' })
  await db.open()
  const began = performance.now()
  await db.table('observations').bulkAdd(rows)
  const ms = performance.now() - began
  db.close()
  await Dexie.delete(name)
  return ms
})
