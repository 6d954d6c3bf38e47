import { type ExportAsked, type ExportKind, endingOf, exportedFile, exportKinds } from '@core/export/export-file'
import { isOrganisationRef, isRecipientCode, isSectorCode, missingForIati } from '@core/export/iati'
import { dayFromIso } from '@core/observation/day'
import { periodCalled } from '@core/observation/period'
import { type ProjectContents, projectOf } from '@core/project/contents'
import { type IatiPublisher, type OrganisationType, organisationTypes, type Project } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { Option } from 'commander'
import type { AddCommand, CommandResult, CommandSetting } from './command'
import { outPath, writeOut } from './files'
import { openProject } from './project-on-disk'
import type { CliProblem } from './words'
import { t } from './words'

type ExportOptions = {
  as: ExportKind
  out: string
  period?: string
  overlay?: boolean
  orgName?: string
  orgId?: string
  orgType?: OrganisationType
  start?: string
  sector?: string
  recipient?: string
  force?: boolean
}

export const addExportCommand: AddCommand = (program, setting, done) =>
  program
    .command('export')
    .summary(t('cli:export.summary'))
    .description(t('cli:export.does'))
    .argument('<project>', t('cli:arguments.project'))
    .addOption(new Option('--as <kind>', t('cli:export.as')).choices(exportKinds).makeOptionMandatory())
    .requiredOption('--out <file>', t('cli:export.out'))
    .option('--period <period>', t('cli:export.period'))
    .option('--overlay', t('cli:export.overlay'))
    .option('--org-name <name>', t('cli:export.orgName'))
    .option('--org-id <id>', t('cli:export.orgId'))
    .addOption(new Option('--org-type <code>', t('cli:export.orgType')).choices(organisationTypes))
    .option('--start <date>', t('cli:export.start'))
    .option('--sector <code>', t('cli:export.sector'))
    .option('--recipient <code>', t('cli:export.recipient'))
    .option('--force', t('cli:options.force'))
    .action(async (file: string, options: ExportOptions) => done(await exportProject(file, options, setting)))

async function exportProject(file: string, options: ExportOptions, setting: CommandSetting): Promise<CommandResult> {
  const { as } = options
  const target = await outPath(options.out, { ending: endingOf[as], force: options.force ?? false }, setting.cwd)
  if (!target.ok) return target
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const asked = askedFor(options, contents, setting.now())
  if (!asked.ok) return asked
  const bytes = exportedFile(contents, asked.value)
  const written = await writeOut(target.value, bytes)
  if (!written.ok) return written
  const teamOnly = as === 'csv'
  const missing = asked.value.as === 'iati' ? missingForIati(asked.value.publisher) : []
  return ok({
    text: [
      ...missing.map(name => t(`cli:export.missing.${name}`)),
      t('cli:export.written', { file: options.out }),
      ...(teamOnly ? [t('cli:export.teamOnly'), t('cli:export.formulas')] : []),
    ].join('\n'),
    json: {
      file: target.value.path,
      as,
      bytes: bytes.length,
      smallNumbersHidden: !teamOnly,
      ...(as === 'iati' ? { missing } : {}),
    },
  })
}

function askedFor(options: ExportOptions, contents: ProjectContents, now: string): Result<ExportAsked, CliProblem> {
  const { as } = options
  const project = projectOf(contents)
  switch (as) {
    case 'iati': {
      const publisher = publisherIn(options, project)
      return publisher.ok ? ok({ as, publisher: publisher.value, now }) : publisher
    }
    case 'theory-svg': {
      if (options.period === undefined) return ok({ as, period: null, overlay: false })
      const period = periodCalled(options.period, project.yearStart, contents.rows.reportingPeriod)
      return period.ok ? ok({ as, period: period.value, overlay: options.overlay ?? false }) : period
    }
    case 'xlsx':
      return ok({ as, now })
    default:
      return ok({ as })
  }
}

/** What was not given is as the project has it from its last IATI file; without a start the work began on the day the project did. */
function publisherIn(options: ExportOptions, project: Project): Result<IatiPublisher, CliProblem> {
  const known = project.publisher
  const name = options.orgName?.trim() || known?.name
  const ref = options.orgId ?? known?.ref
  const sector = options.sector ?? known?.sector
  const recipient = options.recipient?.toUpperCase() ?? known?.recipient
  if (name === undefined || ref === undefined) return problem('no-publisher')
  if (!isOrganisationRef(ref)) return problem('not-an-organisation-id', ref)
  if (sector !== undefined && !isSectorCode(sector)) return problem('not-a-sector', sector)
  if (recipient !== undefined && !isRecipientCode(recipient)) return problem('not-a-recipient', recipient)
  const day =
    options.start === undefined && known ? ok(known.start) : dayFromIso(options.start ?? project.createdAt.slice(0, 10))
  if (!day.ok) return problem('no-such-day', options.start)
  return ok({
    name,
    ref,
    type: options.orgType ?? known?.type ?? '22',
    start: day.value,
    ...(sector === undefined ? {} : { sector }),
    ...(recipient === undefined ? {} : { recipient }),
  })
}
