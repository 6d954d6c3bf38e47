import { agreementBands } from '@core/measure/judging'
import type { Measure } from '@core/project/entities'
import { t } from '@core/words/words'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { lineOf, noValue, shortened, titleOf } from './text'

/**
 * How each perspective judged a rubric in the reported period, with its reasons. Of a small group the reason it approved may speak
 * for it; its numbers, and what some in it saw differently, stay in the room.
 */
export function judgingBlocks({ told, project, period }: ReportMatter, measure: Measure): ReportBlock[] {
  if (measure.kind !== 'rubric') return []
  const judged = told(measure.id).judged(period)
  if (judged.length === 0) return []
  const levels = measure.rubric.map(({ name }) => titleOf(name))
  const places = judged[0]?.counts.length ?? levels.length
  const nameOf = (perspectiveId: string): string => {
    const found = project.perspectives.find(({ id }) => id === perspectiveId)
    return found ? titleOf(found.name) : t('terms:groupGone')
  }
  const said: ListItem[] = judged.flatMap(({ perspectiveId, reasons, dissents }) => [
    ...reasons.map(text => ({
      term: t('report:measure.judgedReason', { group: nameOf(perspectiveId) }),
      text: lineOf(text),
    })),
    ...dissents.map(text => ({
      term: t('report:measure.judgedDissent', { group: nameOf(perspectiveId) }),
      text: lineOf(text),
    })),
  ])
  return [
    {
      kind: 'table',
      caption: t('report:measure.judgedCaption', {
        title: shortened(titleOf(measure.title), 160),
        period: period.label,
      }),
      description: t('report:measure.judgedDescription'),
      columns: [
        { label: t('report:workshop.group'), align: 'start', width: 4 },
        ...Array.from({ length: places }, (_, place) => ({
          label: shortened(levels[place] ?? String(place + 1), 40),
          align: 'end' as const,
          width: 2,
        })),
        { label: t('terms:rating.dont-know'), align: 'end', width: 2 },
        { label: t('report:measure.judgedLevel'), align: 'start', width: 3 },
        { label: t('report:measure.agreement'), align: 'start', width: 3 },
      ],
      rows: judged.map(one => {
        const { few, counts, dontKnow } = one
        const level = one.level === null ? noValue : (levels[one.level - 1] ?? String(one.level))
        return {
          cells: [
            { text: nameOf(one.perspectiveId) },
            ...[...counts, dontKnow].map(count => ({
              text: count === 'hidden' ? t('terms:hidden') : String(count),
            })),
            { text: few ? t('terms:hidden') : level },
            { text: few ? t('terms:hidden') : agreementSaid(one.agreement) },
          ],
        }
      }),
    },
    ...(said.length === 0 ? [] : [{ kind: 'list', items: said } as const]),
  ]
}

function agreementSaid(agreement: number | null): string {
  if (agreement === null) return noValue
  if (agreement >= agreementBands.close) return t('terms:agreement.close')
  return agreement > agreementBands.split ? t('terms:agreement.some') : t('terms:agreement.split')
}
