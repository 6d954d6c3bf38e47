import { contentsWithCommit } from '@core/change/apply'
import { added } from '@core/change/change'
import { measureIdsOf, measuresToAdd } from '@core/import/import-record'
import { importInMemory } from '@core/import/in-memory'
import { parsePeriod } from '@core/observation/period'
import { recordsForOthers } from '@core/privacy/project'
import { defaultPerspectives, newProject, type ProjectContents, projectOf } from '@core/project/contents'
import type { Element } from '@core/project/entities'
import { readProjectFile } from '@core/project/file/read-project-file'
import { reportModel } from '@core/report/report-model'
import { type WritingOptions, writeReport } from '@core/report/word/write-report'
import { longFile } from '../made-data/long-file'
import { mappingOf } from '../made-data/mapping-of'

const now = '2020-01-31T12:00:00.000Z'

export function projectInFile(bytes: Uint8Array): ProjectContents {
  const read = readProjectFile(bytes)
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

/** A made-up project: ten years of values, a baseline, a target and an outcome to each measure, five measures to an outcome. */
export async function projectOfMeasures(measures: number): Promise<ProjectContents> {
  const bytes = longFile({ rows: measures * 240, measures })
  const mapping = mappingOf(bytes)
  const outcomes = Array.from({ length: Math.ceil(measures / 5) }, (_, index): Element => {
    const id = `outcome-${index + 1}`
    return { id, title: `Outcome ${index + 1}`, level: 'outcome', sphere: 'influence', notes: '', order: index }
  })
  let made = 0
  const mapped = measuresToAdd(mapping, { id: () => `measure-${++made}`, firstOrder: 1 })
  const imported = await importInMemory({
    bytes,
    fileName: 'made-up.csv',
    source: 'Made up',
    mapping,
    measureIds: measureIdsOf(mapping, mapped),
    importId: 'import-1',
    now,
  })
  if (!imported.ok) throw new Error(imported.problem)
  const changes = [
    ...outcomes.map(outcome => added('element', outcome)),
    ...mapped.map(({ measure }, index) =>
      added('measure', {
        ...measure,
        because: 'It was agreed together.',
        baseline: { value: 40_000, day: 14_610 },
        targets: [{ period: '2019', value: 60_000 }],
        outcomeIds: [`outcome-${1 + (index % outcomes.length)}`],
      }),
    ),
    added('import', imported.value.record),
  ]
  const begun = newProject(
    { title: 'Made up', purpose: '', yearStart: 1, perspectives: defaultPerspectives },
    { id: 'made-up', now },
  )
  const step = { action: 'import.add', changes, imported: [imported.value.imported] }
  const contents = contentsWithCommit(begun, step, { id: 'made-up-2', now, by: '' })
  if (!contents.ok) throw new Error(contents.problem)
  return contents.value
}

/** The report as the command line writes it. */
export function reportOn(contents: ProjectContents, periodText: string, options: WritingOptions = {}) {
  const period = parsePeriod(periodText, projectOf(contents).yearStart)
  if (!period.ok) throw new Error(period.problem)
  return writeReport(reportModel(recordsForOthers(contents), period.value, { now }), options)
}
