import { countsOfKinds } from '@core/attachment/files-and-links'
import { nameOfKind } from '@core/people/field-words'
import { type ProjectContents, projectOf, type Rows } from '@core/project/contents'
import type { EntityKind } from '@core/project/entities'
import { checkIntegrity } from '@core/project/integrity'
import type { IntegrityFinding } from '@core/project/integrity-finding'
import { recordKinds } from '@core/record/kinds'
import { ok, problem } from '@core/result'
import type { AddCommand, CommandResult, CommandSetting, Said } from './command'
import { openProject } from './project-on-disk'
import { onOneLine } from './table'
import { t } from './words'

/** How many there are of what a person would count. */
const countsOf = ({ rows, imported, commits }: ProjectContents) => ({
  elements: rows.element.length,
  links: rows.link.length,
  measures: rows.measure.length,
  importedValues: imported.flatMap(({ segments }) => segments).reduce((sum, { count }) => sum + count, 0),
  observations: rows.observation.length,
  imports: rows.import.length,
  workshops: rows.workshop.length,
  narratives: rows.narrative.length,
  attachedFiles: countsOfKinds(rows.attachment).files,
  attachedLinks: countsOfKinds(rows.attachment).links,
  commits: commits.length,
  records: recordCounts(rows),
})
/** Of people, learning and the network, and what the team said of any of it: the kinds that there are any of. */
const recordCounts = (rows: Rows): Partial<Record<EntityKind, number>> =>
  Object.fromEntries(
    [...(Object.keys(recordKinds) as EntityKind[]), 'comment' as const].flatMap(kind =>
      rows[kind].length > 0 ? [[kind, rows[kind].length]] : [],
    ),
  )

type ProjectCounts = ReturnType<typeof countsOf>

export const addCheckCommand: AddCommand = (program, setting, done) =>
  program
    .command('check')
    .summary(t('cli:check.summary'))
    .description(t('cli:check.does'))
    .argument('<project>', t('cli:arguments.project'))
    .action(async (file: string) => done(await checkProject(file, setting)))

async function checkProject(file: string, { cwd }: CommandSetting): Promise<CommandResult> {
  const opened = await openProject(file, cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const findings = checkIntegrity(contents)
  if (findings.length === 0) return ok(wholeness(contents))
  return { ...problem('does-not-fit-together', file), said: findingList(findings, contents) }
}

/** In the order that they are listed. */
const counted = [
  'elements',
  'links',
  'measures',
  'importedValues',
  'imports',
  'observations',
  'workshops',
  'narratives',
  'attachedFiles',
  'attachedLinks',
  'commits',
] as const satisfies readonly (keyof ProjectCounts)[]

function wholeness(contents: ProjectContents): Said {
  const counts = countsOf(contents)
  const { title } = projectOf(contents)
  const lines = [
    ...counted.map(kind => t(`cli:check.counted.${kind}`, { count: counts[kind] })),
    ...Object.entries(counts.records).map(([kind, count]) =>
      t('cli:check.ofKind', { kind: nameOfKind(kind as EntityKind), count }),
    ),
  ]
  return {
    text: [t('cli:check.whole', { title: onOneLine(title) }), ...lines.map(line => `  ${line}`)].join('\n'),
    json: { title, counts, findings: [] },
  }
}

function findingList(findings: readonly IntegrityFinding[], { rows }: ProjectContents): Said {
  const named = [...rows.measure, ...rows.workshop, ...rows.attachment].map(({ id, title }): [string, string] => [
    id,
    title,
  ])
  const nameOf = new Map([...named, ...rows.import.map(({ id, fileName }): [string, string] => [id, fileName])])
  return {
    text: findings
      .map(({ code, id }) => t(`cli:check.integrity.${code}`, { detail: onOneLine(nameOf.get(id) ?? id) }))
      .join('\n'),
    json: { findings },
  }
}
