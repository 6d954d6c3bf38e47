import { standingCodes } from '@core/measure/standing'
import type { Measure } from '@core/project/entities'
import { outcomesWithoutMeasure } from '@core/theory/gaps'
import { t } from '@core/words/words'
import { measuresInEasyRead } from './easy-read/measure-statements'
import { changedByBlocks, keyFigureBlocks } from './key-figures'
import type { ReportBlock, ReportTable } from './model'
import { referring, referringParagraph } from './references'
import type { ReportMatter } from './report-matter'
import { noValue, shortened, titleOf } from './text'

/** The whole on one page, below what somebody wrote: how the measures stand, the first figures, and what people with lived experience changed. */
export const glanceBlocks = (matter: ReportMatter): ReportBlock[] => [
  { kind: 'heading', level: 1, text: t('report:glance.title', { period: matter.period.label }), startsPage: true },
  ...figureBlocks(matter),
  ...changedByBlocks(matter),
]

function figureBlocks(matter: ReportMatter): ReportBlock[] {
  const { measures, period } = matter
  if (measures.length === 0) return [{ kind: 'paragraph', tone: 'lead', text: t('report:glance.noMeasures') }]
  const counted = standingCodes
    .map(code => ({ code, count: measures.filter(({ id }) => standingOf(matter, id) === code).length }))
    .filter(({ count }) => count > 0)
  const parts = counted.map(({ code, count }) => t(`terms:standingCounted.${code}`, { count }))
  return [
    {
      kind: 'paragraph',
      tone: 'lead',
      text: t('report:glance.measures', { count: measures.length, period: period.label, parts }),
    },
    ...unmeasuredBlocks(matter),
    ...keyFigureBlocks(matter),
    referringParagraph(referring(overviewId, number => t('report:glance.seeOverview', { number }))),
  ]
}

const standingOf = (matter: ReportMatter, measureId: string) => matter.shown(measureId).current.standing ?? 'no-figure'

function unmeasuredBlocks({ elements, measures }: ReportMatter): ReportBlock[] {
  const titles = outcomesWithoutMeasure(elements, measures).map(({ title }) => titleOf(title))
  return titles.length === 0
    ? []
    : [
        {
          kind: 'paragraph',
          tone: 'body',
          text: t('report:glance.unmeasured', { count: titles.length, title: titles[0] }),
        },
      ]
}

/** The table of all measures, for sentences that refer to it. */
const overviewId = 'overview'

/** Every measure in one table. */
export function overviewBlocks(matter: ReportMatter): ReportBlock[] {
  const { measures, period, inEasyRead } = matter
  if (measures.length === 0) return []
  const heading: ReportBlock = { kind: 'heading', level: 1, text: t('report:glance.overviewTitle') }
  if (inEasyRead) return [heading, ...measuresInEasyRead(matter, measures)]
  const caption = t('report:glance.overviewCaption', { period: period.label })
  return [heading, { ...measuresTable(matter, measures, caption), id: overviewId }]
}

/** Measures with their baseline, figure, target and standing in the period. */
export function measuresTable(matter: ReportMatter, measures: readonly Measure[], caption: string): ReportTable {
  const { period } = matter
  return {
    kind: 'table',
    caption,
    description: t('report:glance.overviewDescription'),
    columns: [
      { label: t('report:glance.measure'), align: 'start', width: 40 },
      { label: t('report:glance.baseline'), align: 'end', width: 15 },
      { label: period.label, align: 'end', width: 15 },
      { label: t('report:glance.target'), align: 'end', width: 13 },
      { label: t('report:glance.standing'), align: 'start', width: 22 },
    ],
    rows: measures.map(({ id, title, unit, kind }) => {
      const { baseline, current } = matter.shown(id)
      const standing = standingOf(matter, id)
      const name = shortened(titleOf(title), 160)
      return {
        cells: [
          {
            text:
              kind === 'number' && unit !== ''
                ? t('report:glance.measureWithUnit', { title: name, unit: shortened(titleOf(unit), 60) })
                : name,
          },
          { text: baseline?.words ?? noValue },
          { text: current.figure?.words ?? noValue },
          { text: current.target?.words ?? noValue },
          { text: t(`terms:standing.${standing}`), standing },
        ],
      }
    }),
  }
}
