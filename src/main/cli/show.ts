import { countsOfKinds } from '@core/attachment/files-and-links'
import { cautionsInWords, figureInWords, lackingInWords } from '@core/measure/figure-words'
import { type MeasureStanding, standingOfMeasure } from '@core/measure/standing'
import { figuresByPeriod } from '@core/observation/aggregate'
import { isoFromDay } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { type Period, periodCalled, reportingYear } from '@core/observation/period'
import { readingFromContents } from '@core/observation/reading'
import { type ProjectContents, projectOf } from '@core/project/contents'
import type { Measure } from '@core/project/entities'
import { ok } from '@core/result'
import { newestVersion } from '@core/theory/versions'
import type { AddCommand, CommandResult, CommandSetting, Said } from './command'
import { openProject } from './project-on-disk'
import { onOneLine, textTable } from './table'
import { t } from './words'

/** As many periods as stand side by side in a terminal; `--all` shows every one. */
const periodsShown = 7
const widestTitle = 44

export const addShowCommand: AddCommand = (program, setting, done) =>
  program
    .command('show')
    .summary(t('cli:show.summary'))
    .description(t('cli:show.does'))
    .argument('<project>', t('cli:arguments.project'))
    .option('--period <period>', t('cli:show.period'))
    .option('--all', t('cli:show.all'))
    .action(async (file: string, options: ShowOptions) => done(await showProject(file, options, setting)))

type ShowOptions = { period?: string; all?: boolean }

async function showProject(file: string, options: ShowOptions, { cwd }: CommandSetting): Promise<CommandResult> {
  const opened = await openProject(file, cwd)
  if (!opened.ok) return opened
  const { contents } = opened.value
  const project = projectOf(contents)
  const shown = shownMeasures(contents)
  const periods = periodsOf(shown, project.yearStart)
  if (options.period === undefined) return ok(overPeriods(contents, shown, periods, options.all ?? false))
  const period = periodCalled(options.period, project.yearStart, contents.rows.reportingPeriod)
  return period.ok ? ok(inPeriod(contents, shown, period.value)) : period
}

type ShownMeasure = { measure: Measure; reading: MeasureReading }

const shownMeasures = (contents: ProjectContents): ShownMeasure[] =>
  [...contents.rows.measure]
    .sort((a, b) => a.order - b.order)
    .map(measure => ({ measure, reading: readingFromContents(contents, measure.id) }))

/** Every reporting year that any measure has something for, from the first to the last. */
function periodsOf(shown: readonly ShownMeasure[], yearStart: number): Period[] {
  const years = shown.flatMap(({ measure, reading }) =>
    figuresByPeriod(reading, measure, yearStart).map(({ period }) => Number(period.key)),
  )
  if (years.length === 0) return []
  const first = years.reduce((a, b) => Math.min(a, b))
  const last = years.reduce((a, b) => Math.max(a, b))
  return Array.from({ length: last - first + 1 }, (_, index) => reportingYear(first + index, yearStart))
}

function overPeriods(
  contents: ProjectContents,
  shown: readonly ShownMeasure[],
  periods: readonly Period[],
  all: boolean,
): Said {
  const project = projectOf(contents)
  const newest = all ? periods : periods.slice(-periodsShown)
  const rows = shown.map(({ measure, reading }) => [
    titleAndUnit(measure),
    ...newest.map(period => figureWords(measure, reading, period, project.smallestGroup)),
  ])
  const table = textTable(
    [
      { label: t('cli:show.measure'), align: 'start', widest: widestTitle },
      ...newest.map(({ label }) => ({ label, align: 'end' as const })),
    ],
    rows,
  )
  const hidden = periods.length - newest.length
  const without = withoutLines(shown, newest)
  const text = [
    onOneLine(project.title),
    versionLine(contents),
    ...attachedLines(contents),
    '',
    shown.length === 0 ? t('cli:show.noMeasures') : table,
    ...(without.length > 0 ? ['', ...without] : []),
    ...(hidden > 0 ? ['', t('cli:show.earlier', { count: hidden })] : []),
  ].join('\n')
  return {
    text,
    json: { ...aboutProject(contents), measures: shown.map(one => measureJson(one, periods)) },
  }
}

function inPeriod(contents: ProjectContents, shown: readonly ShownMeasure[], period: Period): Said {
  const project = projectOf(contents)
  const rows = shown.map(({ measure, reading }) => {
    const { code, baseline, target } = standingOfMeasure(measure, reading, period)
    const inWords = (value: number) => figureInWords(value, measure, { threshold: project.smallestGroup })
    return [
      titleAndUnit(measure),
      baseline ? inWords(baseline.value) : '',
      figureWords(measure, reading, period, project.smallestGroup),
      target ? inWords(target.value) : '',
      t(`terms:standing.${code}`),
    ]
  })
  const table = textTable(
    [
      { label: t('cli:show.measure'), align: 'start', widest: widestTitle },
      { label: t('cli:show.baseline'), align: 'end' },
      { label: period.label, align: 'end' },
      { label: t('cli:show.target'), align: 'end' },
      { label: t('cli:show.standing'), align: 'start' },
    ],
    rows,
  )
  const cautions = shown.flatMap(({ measure, reading }) =>
    cautionsOf(standingOfMeasure(measure, reading, period)).map(said => `${onOneLine(measure.title)}: ${said}`),
  )
  const cautioned = [...withoutLines(shown, [period]), ...cautions]
  const text = [
    onOneLine(project.title),
    versionLine(contents),
    ...attachedLines(contents),
    '',
    shown.length === 0 ? t('cli:show.noMeasures') : table,
    ...(cautioned.length > 0 ? ['', ...cautioned] : []),
  ].join('\n')
  return {
    text,
    json: {
      ...aboutProject(contents),
      period: period.label,
      measures: shown.map(one => measureJson(one, [period])),
    },
  }
}

/** Which version of the theory of change the project is at. */
const versionOf = ({ rows: { theoryVersion, element, link, assumption } }: ProjectContents) =>
  newestVersion(theoryVersion, { elements: element, links: link, assumptions: assumption })

function versionLine(contents: ProjectContents): string {
  const newest = versionOf(contents)
  if (!newest) return t('cli:show.noVersion')
  const { version, changedSince } = newest
  return t(changedSince ? 'cli:show.versionChanged' : 'cli:show.version', {
    title: onOneLine(version.title),
    date: version.savedAt.slice(0, 10),
  })
}

function versionJson(contents: ProjectContents) {
  const newest = versionOf(contents)
  if (!newest) return null
  const { version, changedSince } = newest
  return { id: version.id, title: version.title, savedAt: version.savedAt, changedSince }
}

const aboutProject = (contents: ProjectContents) => ({
  project: projectOf(contents),
  theoryVersion: versionJson(contents),
  attached: countsOfKinds(contents.rows.attachment),
})

/** Only that they are there: they are for the team alone. */
const attachedLines = ({ rows: { attachment } }: ProjectContents): string[] =>
  attachment.length === 0 ? [] : [attachedLine(countsOfKinds(attachment))]

const attachedLine = ({ files, links }: { files: number; links: number }): string =>
  t('cli:show.attached', {
    files: t('cli:show.files', { count: files }),
    links: t('cli:show.links', { count: links }),
  })

const titleAndUnit = ({ title, unit }: Measure): string => onOneLine(unit === '' ? title : `${title} (${unit})`)

/** Of each measure, which figures are without some of their values, and how many. */
const withoutLines = (shown: readonly ShownMeasure[], periods: readonly Period[]): string[] =>
  shown.flatMap(({ measure, reading }) => {
    const said = periods.flatMap(period => {
      const { figure } = standingOfMeasure(measure, reading, period)
      const lacking = figure ? lackingInWords(figure) : ''
      return lacking === '' ? [] : [t('cli:show.without', { period: period.label, lacking })]
    })
    return said.length === 0 ? [] : [`${onOneLine(measure.title)}: ${said.join('; ')}`]
  })

const cautionsOf = ({ figure }: MeasureStanding): string[] => (figure ? cautionsInWords(figure) : [])

function figureWords(measure: Measure, reading: MeasureReading, period: Period, threshold: number): string {
  const { code, figure } = standingOfMeasure(measure, reading, period)
  if (code === 'not-added') return t('terms:standing.not-added')
  if (code === 'seen-differently') return t('cli:show.differ')
  return figure ? onOneLine(figureInWords(figure, measure, { threshold })) : t('cli:show.none')
}

/** What was said of the rest of the sheet. */
function sheetJson({ reviewOn, milestones, ...measure }: Measure) {
  const { definition, why, numerator, denominator, items, verification, frequency } = measure
  const { collectedBy, decidedBy, possibleHarm, cumulative, span } = measure
  const said = { definition, why, numerator, denominator, items, verification, frequency, collectedBy, decidedBy }
  return {
    ...said,
    possibleHarm,
    cumulative,
    span,
    reviewOn: reviewOn === undefined ? undefined : isoFromDay(reviewOn),
    milestones: milestones?.map(({ title, day, value, reachedOn }) => ({
      title,
      date: isoFromDay(day),
      value,
      reachedOn: reachedOn === null ? null : isoFromDay(reachedOn),
    })),
  }
}

function measureJson({ measure, reading }: ShownMeasure, periods: readonly Period[]) {
  const { baseline } = measure
  return {
    id: measure.id,
    title: measure.title,
    unit: measure.unit,
    kind: measure.kind,
    direction: measure.direction,
    baseline: baseline && { value: baseline.value, date: isoFromDay(baseline.day) },
    ...sheetJson(measure),
    periods: periods.map(period => {
      const { code, figure, target } = standingOfMeasure(measure, reading, period)
      return { period: period.label, figure, target: target?.value ?? null, standing: code }
    }),
  }
}
