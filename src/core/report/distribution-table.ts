import { type Distribution, distributionOf } from '@core/measure/distribution'
import { isOfFewPeople, isSmall } from '@core/measure/few-people'
import { cellsHiddenForSmallNumbers } from '@core/observation/suppression'
import type { ReportBlock } from './model'
import type { ReportMatter } from './report-model'
import type { ShownMeasure } from './shown-measure'
import { titleOf } from './text'
import { words } from './words'

/** More periods than this make a table nobody reads: before, after, and what lies between. */
const mostPeriods = 6

/**
 * How the answers on a scale lay over its levels, period by period. Each answer is one person's: small counts are hidden, with
 * others from which they could be worked out; a period that too few people answered in is hidden whole.
 */
export function distributionBlocks(matter: ReportMatter, { measure, periods }: ShownMeasure): ReportBlock[] {
  if (measure.kind !== 'scale' || measure.rubric.length === 0) return []
  const reading = matter.readingOf(measure.id)
  const threshold = matter.project.smallestGroup
  const rows = periods
    .filter(({ standing }) => standing !== null)
    .flatMap(({ period }) => {
      const found = distributionOf(reading, measure, period)
      return found ? [{ label: period.label, found }] : []
    })
    .slice(-mostPeriods)
  if (rows.length === 0) return []
  const hide = cellsHiddenForSmallNumbers(
    rows.map(({ found }) => found.counts),
    { threshold, rowTotals: true, columnTotals: false },
  )
  const isFew = ({ answers, median }: Distribution) =>
    isOfFewPeople({ value: median, n: answers, numerator: null, denominator: null }, measure, threshold) ||
    isSmall(answers, threshold)
  return [
    {
      kind: 'table',
      caption: words.measure.distributionCaption(words.shortened(titleOf(measure.title), 160)),
      description: words.measure.distributionDescription,
      columns: [
        { label: words.measure.periodColumn, align: 'start', width: 4 },
        ...measure.rubric.map(({ name }) => ({
          label: words.shortened(titleOf(name), 40),
          align: 'end' as const,
          width: 3,
        })),
        { label: words.measure.answers, align: 'end', width: 3 },
      ],
      rows: rows.map(({ label, found }, row) => {
        const few = isFew(found)
        const cell = (count: number, hidden: boolean | undefined) => ({
          text: few || hidden !== false ? words.hiddenCell : words.number(count),
        })
        return {
          cells: [
            { text: label },
            ...found.counts.map((count, place) => cell(count, hide.cells[row]?.[place])),
            cell(found.answers, hide.rowTotals[row]),
          ],
        }
      }),
    },
  ]
}
