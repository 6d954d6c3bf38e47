import { tableInFile } from '@core/import/file'
import type { Mapping } from '@core/import/mapping'
import { proposeMapping } from '@core/import/propose'
import { questionsAbout } from '@core/import/questions'

/** The mapping the program itself proposes. Throws where it would ask a person: then the file is not what was meant. */
export function mappingOf(bytes: Uint8Array): Mapping {
  const table = tableInFile(bytes)
  if (!table.ok) throw new Error(table.problem)
  const { mapping } = proposeMapping(table.value.table, { encoding: table.value.encoding, title: 'Made up' })
  if (questionsAbout(mapping).length > 0) throw new Error('the made-up file leaves questions open')
  return mapping
}
