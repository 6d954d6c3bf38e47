import { contentsWithCommit } from '@core/change/apply'
import { added } from '@core/change/change'
import { acrossesOf, aggregationsOf, hasLevels } from '@core/measure/adding-up'
import { dayFromIso } from '@core/observation/day'
import { type ProjectContents, projectOf } from '@core/project/contents'
import {
  type Across,
  type Aggregation,
  acrosses,
  aggregations,
  type Direction,
  directions,
  type Frequency,
  frequencies,
  type Measure,
  type MeasureKind,
  measureKinds,
} from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { Option } from 'commander'
import {
  baselineInArgument,
  collected,
  idsOfNamed,
  namedByTitle,
  rubricInArguments,
  targetsInArguments,
} from './arguments'
import type { AddCommand } from './command'
import { type CommandResult, type CommandSetting, stampOf } from './command'
import { openProject, saveProject } from './project-on-disk'
import type { CliProblem } from './words'
import { t } from './words'

type MeasureOptions = {
  title: string
  because?: string
  unit?: string
  kind: MeasureKind
  direction: Direction
  aggregation?: Aggregation
  across?: Across
  countsPeople?: boolean
  baseline?: string
  target?: string[]
  outcome?: string[]
  proposedBy?: string[]
  level?: string[]
  method?: string
  definition?: string
  why?: string
  item?: string[]
  cumulative?: boolean
  frequency?: Frequency
  collectedBy?: string
  decidedBy?: string
  verification?: string
  possibleHarm?: string
  review?: string
}

export const addAddMeasureCommand: AddCommand = (program, setting, done) =>
  program
    .command('add-measure')
    .summary(t('cli:addMeasure.summary'))
    .description(t('cli:addMeasure.does'))
    .argument('<project>', t('cli:arguments.project'))
    .requiredOption('--title <title>', t('cli:addMeasure.title'))
    .option('--because <text>', t('cli:addMeasure.because'))
    .option('--unit <unit>', t('cli:addMeasure.unit'))
    .addOption(new Option('--kind <kind>', t('cli:addMeasure.kind')).choices(measureKinds).default('number'))
    .addOption(
      new Option('--direction <direction>', t('cli:addMeasure.direction')).choices(directions).default('increase'),
    )
    .addOption(new Option('--aggregation <aggregation>', t('cli:addMeasure.aggregation')).choices(aggregations))
    .addOption(new Option('--across <way>', t('cli:addMeasure.across')).choices(acrosses))
    .option('--counts-people', t('cli:addMeasure.countsPeople'))
    .option('--baseline <value@date>', t('cli:addMeasure.baseline'))
    .option('--target <period=value>', t('cli:addMeasure.target'), collected)
    .option('--outcome <id or title>', t('cli:addMeasure.outcome'), collected)
    .option('--proposed-by <perspective>', t('cli:addMeasure.proposedBy'), collected)
    .option('--level <name: words>', t('cli:addMeasure.level'), collected)
    .option('--method <text>', t('cli:addMeasure.method'))
    .option('--definition <text>', t('cli:addMeasure.definition'))
    .option('--why <text>', t('cli:addMeasure.why'))
    .option('--item <title>', t('cli:addMeasure.item'), collected)
    .option('--cumulative', t('cli:addMeasure.cumulative'))
    .addOption(new Option('--frequency <frequency>', t('cli:addMeasure.frequency')).choices(frequencies))
    .option('--collected-by <who>', t('cli:addMeasure.collectedBy'))
    .option('--decided-by <text>', t('cli:addMeasure.decidedBy'))
    .option('--verification <text>', t('cli:addMeasure.verification'))
    .option('--possible-harm <text>', t('cli:addMeasure.possibleHarm'))
    .option('--review <date>', t('cli:addMeasure.review'))
    .action(async (file: string, options: MeasureOptions) => done(await addMeasure(file, options, setting)))

async function addMeasure(file: string, options: MeasureOptions, setting: CommandSetting): Promise<CommandResult> {
  const opened = await openProject(file, setting.cwd)
  if (!opened.ok) return opened
  const measure = measureFromOptions(options, opened.value.contents, setting.newId())
  if (!measure.ok) return measure
  const changes = [added('measure', measure.value)]
  const contents = contentsWithCommit(opened.value.contents, { action: 'measure.add', changes }, stampOf(setting))
  if (!contents.ok) return contents
  const saved = await saveProject(opened.value, contents.value, setting.now())
  if (!saved.ok) return saved
  return ok({
    text: t('cli:addMeasure.added', { title: measure.value.title, file }),
    json: { file: opened.value.path, measure: measure.value },
  })
}

function measureFromOptions(
  options: MeasureOptions,
  { rows, ...contents }: ProjectContents,
  id: string,
): Result<Measure, CliProblem> {
  const { kind } = options
  const project = projectOf({ rows, ...contents })
  const rubric = rubricInArguments(options.level ?? [])
  if (hasLevels(kind) && rubric.length < 2) return problem('rubric-without-levels')
  if (!hasLevels(kind) && rubric.length > 0) return problem('levels-without-rubric')
  if (kind !== 'scale' && options.item !== undefined) return problem('items-without-scale')
  if (kind !== 'number' && options.cumulative) return problem('cumulative-not-a-number')
  const review = options.review === undefined ? null : dayFromIso(options.review)
  if (review && !review.ok) return problem('no-such-day', options.review)
  const allowed: readonly Aggregation[] = aggregationsOf[kind]
  const aggregation = options.aggregation ?? aggregationsOf[kind][0]
  if (!allowed.includes(aggregation)) return problem('aggregation-not-for-kind', allowed.join(', '))
  const ways = acrossesOf({ kind, aggregation, cumulative: options.cumulative })
  const across = options.across ?? ways[0]
  if (options.across !== undefined && !ways.includes(options.across)) {
    return problem('across-not-for-kind', ways.length > 0 ? ways.join(', ') : t('cli:show.none'))
  }

  const scale = { kind, rubric }
  const baseline = options.baseline === undefined ? ok(null) : baselineInArgument(options.baseline, scale)
  if (!baseline.ok) return baseline
  const targets = targetsInArguments(options.target ?? [], scale, project.yearStart, rows.reportingPeriod)
  if (!targets.ok) return targets
  const outcomeIds = idsOfNamed(options.outcome ?? [], namedByTitle(rows.element))
  if (!outcomeIds.ok)
    return problem(outcomeIds.problem === 'no-such-name' ? 'no-such-element' : 'element-of-several', outcomeIds.detail)
  const proposedBy = idsOfNamed(options.proposedBy ?? [], project.perspectives)
  if (!proposedBy.ok)
    return problem(
      proposedBy.problem === 'no-such-name' ? 'no-such-perspective' : 'perspective-of-several',
      proposedBy.detail,
    )

  return ok({
    id,
    title: options.title,
    because: options.because ?? '',
    unit: options.unit ?? '',
    kind,
    direction: options.direction,
    aggregation,
    ...(across && { across }),
    countsPeople: options.countsPeople ?? false,
    baseline: baseline.value,
    targets: targets.value,
    outcomeIds: outcomeIds.value,
    proposedBy: proposedBy.value,
    workshopId: null,
    rubric,
    method: options.method ?? '',
    ...sheetInOptions(options),
    ...(review ? { reviewOn: review.value } : {}),
    order: Math.max(-1, ...rows.measure.map(({ order }) => order)) + 1,
  })
}

/** The rest of the sheet: what was not said is not there. */
function sheetInOptions(options: MeasureOptions): Partial<Measure> {
  const { definition, why, item, cumulative, frequency } = options
  const { collectedBy, decidedBy, verification, possibleHarm } = options
  const said = {
    definition,
    why,
    items: item,
    cumulative,
    frequency,
    collectedBy,
    decidedBy,
    verification,
    possibleHarm,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}
