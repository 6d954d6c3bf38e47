import { livedPerspectiveIds } from '@core/project/contents'
import type { Measure } from '@core/project/entities'
import { t } from '@core/words/words'
import { stateOf } from '@core/workshop/plan'
import { isIn } from './learning-section'
import { measureChart } from './measure-chart'
import type { KeyFigure, ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import type { ShownMeasure } from './shown-measure'
import { lineOf, shortened, titleOf } from './text'

const mostFigures = 4
/** Columns of a small chart: more would leave no room for their numbers. */
const mostColumns = 5
const mostChanges = 3

/**
 * The figures that a reader sees first: those of the first measures, in the project's own order, whose figure of the period is whole. What is
 * hidden, lacks values or needs a caution stands further on, where there is room to say so.
 */
export function keyFigureBlocks({ measures, shown, period }: ReportMatter): ReportBlock[] {
  const figures = measures.flatMap(({ id }) => keyFigure(shown(id)) ?? []).slice(0, mostFigures)
  return figures.length === 0
    ? []
    : [{ kind: 'key-figures', caption: t('report:key.caption', { period: period.label }), figures }]
}

function keyFigure(shown: ShownMeasure): KeyFigure | null {
  const { measure, current, periods, baseline } = shown
  const { figure, standing, target, missing, suppressed, cautions } = current
  if (figure === null || figure.value === null || missing + suppressed > 0 || cautions.length > 0) return null
  const upToNow = periods.filter(({ period }) => period.lastDay <= current.period.lastDay).slice(-mostColumns)
  const chart = measureChart({ ...shown, periods: upToNow })
  if (chart === null) return null
  const compared = [
    ...(baseline && !baseline.hidden ? [t('report:key.baseline', { figure: baseline.words })] : []),
    ...(target ? [t('report:key.target', { figure: target.words })] : []),
  ]
  const status = t(`terms:standing.${standing ?? 'no-figure'}`)
  return {
    title: shortened(titleOf(measure.title), 90),
    figure: figure.words,
    unit: unitOf(measure),
    line: compared.length === 0 ? status : t('report:key.line', { status, compared }),
    chart,
  }
}

const unitOf = ({ kind, unit }: Measure): string => (kind === 'number' ? shortened(titleOf(unit), 40) : '')

/** What people with lived experience brought about: what was done about what they agreed, what came of it, and whose measures these are. */
export function changedByBlocks(matter: ReportMatter): ReportBlock[] {
  const lived = livedPerspectiveIds(matter.project.perspectives)
  const done = matter.rows.workshop
    .filter(workshop => stateOf(workshop) === 'closed' && workshop.heldOn <= matter.period.lastDay)
    .filter(({ taking }) => taking.some(({ perspectiveId, people }) => people > 0 && lived.has(perspectiveId)))
    .toSorted((a, b) => b.heldOn - a.heldOn)
    .flatMap(({ agreed }) => agreed)
    .filter(({ weDid }) => lineOf(weDid ?? '') !== '')
    .map(({ wording, weDid }): ListItem => ({ term: titleOf(wording), text: lineOf(weDid ?? '') }))
  const learned = matter.learning.insights
    .filter(({ learnedOn, happened }) => isIn(matter, learnedOn) && lineOf(happened) !== '')
    .filter(({ perspectiveIds }) => perspectiveIds.some(id => lived.has(id)))
    .map(({ words, happened }): ListItem => ({ term: shortened(titleOf(words), 120), text: lineOf(happened) }))
  const items = [...done, ...learned].slice(0, mostChanges)
  const proposed = matter.measures.filter(({ proposedBy }) => proposedBy.some(id => lived.has(id))).length
  if (items.length + proposed === 0) return []
  return [
    { kind: 'heading', level: 2, text: t('report:key.changed') },
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
    ...(proposed === 0
      ? []
      : [
          {
            kind: 'paragraph',
            tone: 'body',
            text: t('report:key.proposed', { count: proposed, all: matter.measures.length }),
          } as const,
        ]),
  ]
}
