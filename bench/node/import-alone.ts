import { rowsInFile } from '@core/import/file'
import { runImport } from '@core/import/run'
import { longFile } from '../made-data/long-file'
import { mappingOf } from '../made-data/mapping-of'

/** Core's part of an import and nothing else: no worker, no database. For the profiler. */
export function importAlone(rows: number): () => Promise<void> {
  const bytes = longFile({ rows, measures: 10 })
  const mapping = mappingOf(bytes)
  const measureIds = Object.fromEntries(mapping.measures.map(({ key }) => [key, key]))
  return async () => {
    const run = await runImport({
      rows: rowsInFile(bytes, mapping),
      mapping,
      importId: 'import',
      measureIds,
      keepBlock: () => undefined,
    })
    if (!run.ok || run.value.counts.observations !== rows) throw new Error('the import did not end as meant')
  }
}
