import { added, type Change } from '@core/change/change'
import { tableInFile } from '@core/import/file'
import { type InMemoryImport, importInMemory } from '@core/import/in-memory'
import type { Mapping } from '@core/import/mapping'
import { proposeMapping } from '@core/import/propose'
import type { ImportedObservations } from '@core/observation/block'
import type { Measure, Observation } from '../entities'
import { type SampleData, sampleDay } from './sample-data'

export type SampleImport = InMemoryImport & { readonly corrections: readonly Change[] }

type Told = {
  id: string
  fileName: string
  source: string
  measureId: string
  settled: (proposed: Mapping) => Mapping
  corrections: (imported: ImportedObservations) => Observation[]
}

const told: readonly Told[] = [
  {
    id: 'im-rough-sleeping',
    fileName: 'rough-sleeping-england-2010-2016-wide.csv',
    source:
      'Department for Communities and Local Government, Rough sleeping statistics: autumn counts and estimates, England, 2010 to 2016, as compiled by the BBC Data Unit. Crown copyright, Open Government Licence v3.0.',
    measureId: 'me-rough-sleeping',
    // Counts are made in October and November; the heading says the year alone.
    settled: proposed => ({
      ...proposed,
      columns: proposed.columns.map(({ name, role }) => ({
        name,
        role: role.as === 'value-at' ? { ...role, day: sampleDay(`${name.slice(0, 4)}-11-30`) } : role,
      })),
    }),
    corrections: () => [],
  },
  {
    id: 'im-priority-need',
    fileName: 'section-e2-priority-need-2014-q3.csv',
    source:
      'Department for Communities and Local Government, Homelessness live tables, section E2: households accepted as homeless and in priority need, July to September 2014 (P1E returns). Crown copyright, Open Government Licence v3.0.',
    measureId: 'me-priority-need',
    settled: proposed => ({ ...proposed, day: sampleDay('2014-09-30') }),
    corrections: coventryCorrection,
  },
]

/** The two official tables, read as anybody would read them in the preview. */
export async function sampleImports(
  data: SampleData,
  measures: readonly Measure[],
  timeOf: (index: number) => string,
): Promise<SampleImport[]> {
  const imports: SampleImport[] = []
  for (const [index, { id, fileName, source, measureId, settled, corrections }] of told.entries()) {
    const bytes = data(fileName)
    const read = tableInFile(bytes)
    if (!read.ok) throw new Error(`the sample's ${fileName}: ${read.problem}`)
    const { mapping } = proposeMapping(read.value.table, { encoding: read.value.encoding, title: fileName, measures })
    const only = mapping.measures[0]
    if (!only || mapping.measures.length > 1) throw new Error(`the sample's ${fileName} holds one measure no longer`)
    const made = await importInMemory({
      bytes,
      fileName,
      source,
      mapping: { ...settled(mapping), measures: [{ ...only, target: { as: 'existing', measureId } }] },
      measureIds: { [only.key]: measureId },
      importId: id,
      now: timeOf(index),
    })
    if (!made.ok) throw new Error(`the sample's ${fileName}: ${made.problem} ${made.detail ?? ''}`)
    const changes = corrections(made.value.imported).map(each => added('observation', each))
    imports.push({ ...made.value, corrections: changes })
  }
  return imports
}

/** The publisher's own footnote takes one figure back: the sample shows how such a correction is kept beside the file. */
function coventryCorrection({ importId, dictionaries, blocks }: ImportedObservations): Observation[] {
  const code = (dictionaries.place ?? []).findIndex(place => place.startsWith('Coventry')) + 1
  return blocks.flatMap(({ measureId, seq, day, dimensions }) => {
    const index = dimensions.place?.indexOf(code) ?? -1
    if (code === 0 || index < 0) return []
    return [
      {
        id: 'ob-coventry',
        measureId,
        day: day[index] ?? 0,
        flag: 'missing',
        value: null,
        denominator: null,
        dimensions: { place: 'Coventry' },
        note: 'Footnote 1 of the table: Coventry entered annual totals instead of quarterly figures for July to September 2014. The right figure is not known.',
        source: 'The publisher’s footnote',
        corrects: { importId, seq, index },
      },
    ]
  })
}
