import type { SharedCount } from '@core/privacy/levels'
import { numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import type { ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import type { ShownMeasure } from './shown-measure'
import { shortened, titleOf } from './text'

/** More periods than this make a table nobody reads: before, after, and what lies between. */
const mostPeriods = 6

/** How the answers on a scale lay over its levels, period by period, with small numbers hidden. */
export function distributionBlocks(matter: ReportMatter, { measure, periods }: ShownMeasure): ReportBlock[] {
  if (measure.kind !== 'scale' || measure.rubric.length === 0) return []
  const reported = periods.filter(({ standing }) => standing !== null).map(({ period }) => period)
  const shared = matter.told(measure.id).distributions(reported, mostPeriods)
  if (shared.length === 0) return []
  return [
    {
      kind: 'table',
      caption: t('report:measure.distributionCaption', { title: shortened(titleOf(measure.title), 160) }),
      description: t('report:measure.distributionDescription'),
      columns: [
        { label: t('report:measure.periodColumn'), align: 'start', width: 4 },
        ...measure.rubric.map(({ name }) => ({
          label: shortened(titleOf(name), 40),
          align: 'end' as const,
          width: 3,
        })),
        { label: t('report:measure.answers'), align: 'end', width: 3 },
      ],
      rows: shared.map(({ name, counts, all }) => ({
        cells: [{ text: name }, ...[...counts, all].map(count => ({ text: said(count) }))],
      })),
    },
  ]
}

const said = (count: SharedCount): string => (count === 'hidden' ? t('terms:hidden') : numberInWords(count))
