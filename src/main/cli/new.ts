import { readFile } from 'node:fs/promises'
import { forTheTeam } from '@core/privacy/shareable'
import { defaultYearStart } from '@core/project/contents'
import { type Project, projectSchema } from '@core/project/entities'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { perspectivesOfTemplate, projectFromTemplate, type TemplateName, templateNames } from '@core/project/template'
import { ok, problem } from '@core/result'
import { Option } from 'commander'
import { collected, monthArgument } from './arguments'
import type { AddCommand, CommandResult, CommandSetting } from './command'
import { outPath, projectEnding, writeOut } from './files'
import { t } from './words'

type NewOptions = {
  title: string
  purpose?: string
  yearStart: number
  perspective?: string[]
  template: TemplateName
  force?: boolean
}

export const addNewCommand: AddCommand = (program, setting, done) =>
  program
    .command('new')
    .summary(t('cli:new.summary'))
    .description(t('cli:new.does'))
    .argument('<out>', t('cli:arguments.projectOut'))
    .requiredOption('--title <title>', t('cli:new.title'))
    .option('--purpose <text>', t('cli:new.purpose'), '')
    .option('--year-start <month>', t('cli:new.yearStart'), monthArgument, defaultYearStart)
    .option('--perspective <name>', t('cli:new.perspective'), collected)
    .addOption(new Option('--template <template>', t('cli:new.template')).choices(templateNames).default('blank'))
    .option('--force', t('cli:options.force'))
    .action(async (out: string, options: NewOptions) => done(await makeProject(out, options, setting)))

async function makeProject(out: string, options: NewOptions, setting: CommandSetting): Promise<CommandResult> {
  const target = await outPath(out, { ending: projectEnding, force: options.force ?? false }, setting.cwd)
  if (!target.ok) return target
  const { title, purpose = '', yearStart, template } = options
  const now = setting.now()
  const perspectives =
    options.perspective?.map(name => ({ id: setting.newId(), name })) ?? perspectivesOfTemplate(template)
  const given = { title, purpose, yearStart, perspectives: [...perspectives] }
  const contents = projectFromTemplate(template, given, {
    id: setting.newId(),
    now,
    by: setting.by,
    newId: setting.newId,
  })
  const project = projectSchema.safeParse(contents.rows.project[0])
  if (!project.success) return problem('not-valid', String(project.error.issues[0]?.path[0]))
  const written = await writeOut(target.value, forTheTeam('project-file', writeProjectFile(contents, { now })))
  return written.ok ? ok(said(project.data, target.value.path, out)) : written
}

const said = (project: Project, file: string, out: string) => ({
  text: t('cli:new.written', { title: project.title, file: out }),
  json: { file, project },
})

export const addSampleCommand: AddCommand = (program, setting, done) =>
  program
    .command('sample')
    .summary(t('cli:sample.summary'))
    .description(t('cli:sample.does'))
    .argument('<out>', t('cli:arguments.projectOut'))
    .option('--force', t('cli:options.force'))
    .action(async (out: string, { force = false }: { force?: boolean }) => done(await writeSample(out, force, setting)))

async function writeSample(out: string, force: boolean, setting: CommandSetting): Promise<CommandResult> {
  const target = await outPath(out, { ending: projectEnding, force }, setting.cwd)
  if (!target.ok) return target
  const bytes = forTheTeam('sample', await readFile(setting.samplePath))
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  return ok({ text: t('cli:sample.written', { file: out }), json: { file: target.value.path, bytes: bytes.length } })
}
