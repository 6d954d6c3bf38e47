import { runImport } from '@core/import/run'
import { rowsInFile } from '@core/table/file'
import { longFile } from '../made-data/long-file'
import { mappingOf } from '../made-data/mapping-of'

/** Core's part of an import and nothing else: no worker, no database. `run` reads the bytes as an import does. */
export function importAlone(rows: number): { bytes: Uint8Array; run: () => Promise<void> } {
  const bytes = longFile({ rows, measures: 10 })
  const mapping = mappingOf(bytes)
  const measureIds = Object.fromEntries(mapping.measures.map(({ key }) => [key, key]))
  const run = async () => {
    const done = await runImport({
      rows: rowsInFile(bytes, mapping),
      mapping,
      importId: 'import',
      measureIds,
      keepBlock: () => undefined,
    })
    if (!done.ok || done.value.counts.observations !== rows) throw new Error('the import did not end as meant')
  }
  return { bytes, run }
}
