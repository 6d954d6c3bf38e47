import { mappingOf } from '@core/import/remembered'
import { own } from '@core/names'
import type { Day, Flag } from '@core/observation/block'
import { type Replaced, replacedBy } from '@core/observation/replaced'
import { eachCell, flagOfName } from '@core/observation/summary'
import type { ProjectContents } from '@core/project/contents'
import type { FlagName, ImportRecord, Measure, Observation } from '@core/project/entities'
import { flagNames } from '@core/project/entities'

/** How a value came into the project. `correction`: it stands in for an imported one. */
type Origin = 'hand' | 'import' | 'correction'

/** One recorded value with all that is known of it, as it counts now: corrections stand in place of what they correct. */
export type ExportedObservation = {
  readonly measure: Measure
  readonly day: Day
  readonly flag: FlagName
  /** Null unless the flag is `value`. In the measure's unit; a share's numerator, or the share itself. */
  readonly value: number | null
  readonly denominator: number | null
  /** By dimension, in words; spaces at the ends mean nothing. */
  readonly dimensions: Readonly<Record<string, string>>
  readonly note: string
  /** What the publisher marked it with, joined (see core/import/notes); of a closed list, and never the team's words. */
  readonly marks: string
  /** Of a correction that names none, its import's. */
  readonly source: string
  readonly origin: Origin
  /** Null where it was entered by hand. */
  readonly importFile: string | null
  readonly line: number | null
  /** True: it came out of a file with a row a person. */
  readonly fromSurvey: boolean
}

export const measuresInOrder = (contents: Pick<ProjectContents, 'rows'>): Measure[] =>
  contents.rows.measure.toSorted((a, b) => a.order - b.order)

/**
 * Everything recorded of a measure: what was entered by hand first, oldest day first, then each import in the order of its
 * file. Imports without their record (undone ones) are not read, nor are values that later imports stand in for.
 */
export function* observationsOfMeasure(contents: ProjectContents, measure: Measure): Generator<ExportedObservation> {
  const own = contents.rows.observation.filter(({ measureId }) => measureId === measure.id)
  const replaced = replacedBy(contents.rows.import)
  const byHand = own
    .filter(({ id, corrects }) => corrects === null && replaced.observation(id) === null)
    .sort((a, b) => a.day - b.day)
  for (const observation of byHand) yield { ...recorded(measure, observation), origin: 'hand', ...nowhere }

  const corrections = new Map(
    own.flatMap(observation => (observation.corrects ? [[cellKey(observation.corrects), observation] as const] : [])),
  )
  const imports = contents.rows.import.toSorted((a, b) => (a.importedAt < b.importedAt ? -1 : 1))
  for (const record of imports) yield* observationsOfImport(contents, measure, record, corrections, replaced)
}

const nowhere = { importFile: null, line: null, fromSurvey: false } as const
type Corrections = ReadonlyMap<string, Observation>

const cellKey = ({ importId, seq, index }: NonNullable<Observation['corrects']>): string =>
  `${importId} ${seq} ${index}`

function* observationsOfImport(
  contents: ProjectContents,
  measure: Measure,
  record: ImportRecord,
  corrections: Corrections,
  replaced: Replaced,
): Generator<ExportedObservation> {
  const imported = contents.imported.find(({ importId }) => importId === record.id)
  if (!imported) return
  const fromSurvey = mappingOf(record)?.survey !== undefined
  const blocks = imported.blocks.filter(({ measureId }) => measureId === measure.id).toSorted((a, b) => a.seq - b.seq)
  for (const block of blocks) {
    const made: ExportedObservation[] = []
    const isReplaced = replaced.inBlock(block)
    eachCell(block, (day, value, denominator, flag, index) => {
      if (isReplaced?.(index)) return
      const words: Record<string, string> = {}
      for (const [name, codes] of Object.entries(block.dimensions)) {
        const word = own(imported.dictionaries, name)?.[(codes[index] ?? 0) - 1]
        if (word !== undefined) words[name] = word
      }
      const place = { importFile: record.fileName, line: block.line[index] ?? null, fromSurvey }
      const correction = corrections.get(cellKey({ importId: record.id, seq: block.seq, index }))
      made.push(
        correction
          ? {
              ...recorded(measure, correction),
              dimensions: { ...words, ...correction.dimensions },
              source: correction.source === '' ? record.source : correction.source,
              origin: 'correction',
              ...place,
            }
          : {
              measure,
              day,
              flag: flagNamed(flag),
              value: numberOrNull(value),
              denominator: numberOrNull(denominator),
              dimensions: words,
              note: '',
              marks: block.notes?.words[(block.notes.code[index] ?? 0) - 1] ?? '',
              source: record.source,
              origin: 'import',
              ...place,
            },
      )
    })
    yield* made
  }
}

const recorded = (measure: Measure, { day, flag, value, denominator, dimensions, note, source }: Observation) => ({
  measure,
  day,
  flag,
  value,
  denominator,
  dimensions,
  note,
  marks: '',
  source,
})

const flagNamed = (flag: number): FlagName => flagNames.find(name => flagOfName[name] === (flag as Flag)) ?? 'missing'
const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** Names of all dimensions, in the order of the alphabet. */
export function dimensionsOf(contents: ProjectContents): string[] {
  const names = new Set<string>()
  for (const { dimensions } of contents.rows.observation) for (const name of Object.keys(dimensions)) names.add(name)
  for (const { blocks } of contents.imported)
    for (const { dimensions } of blocks) for (const name of Object.keys(dimensions)) names.add(name)
  return [...names].sort()
}
