import { agreementBands } from '@core/measure/judging'
import type { Measure } from '@core/project/entities'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { lineOf, titleOf } from './text'
import { words } from './words'

/**
 * How each perspective judged a rubric in the reported period, with its reasons. Of a small group the reason it approved may speak
 * for it; its numbers, and what some in it saw differently, stay in the room.
 */
export function judgingBlocks({ told, project, period }: ReportMatter, measure: Measure): ReportBlock[] {
  if (measure.kind !== 'rubric') return []
  const judged = told(measure.id).judged(period)
  if (judged.length === 0) return []
  const say = words.measure
  const levels = measure.rubric.map(({ name }) => titleOf(name))
  const places = judged[0]?.counts.length ?? levels.length
  const nameOf = (perspectiveId: string): string => {
    const found = project.perspectives.find(({ id }) => id === perspectiveId)
    return found ? titleOf(found.name) : words.workshop.otherGroup
  }
  const said: ListItem[] = judged.flatMap(({ perspectiveId, reasons, dissents }) => [
    ...reasons.map(text => say.judgedReason(nameOf(perspectiveId), lineOf(text))),
    ...dissents.map(text => say.judgedDissent(nameOf(perspectiveId), lineOf(text))),
  ])
  return [
    {
      kind: 'table',
      caption: say.judgedCaption(words.shortened(titleOf(measure.title), 160), period.label),
      description: say.judgedDescription,
      columns: [
        { label: words.workshop.group, align: 'start', width: 4 },
        ...Array.from({ length: places }, (_, place) => ({
          label: words.shortened(levels[place] ?? String(place + 1), 40),
          align: 'end' as const,
          width: 2,
        })),
        { label: say.dontKnow, align: 'end', width: 2 },
        { label: say.judgedLevel, align: 'start', width: 3 },
        { label: say.agreement, align: 'start', width: 3 },
      ],
      rows: judged.map(one => {
        const { few, counts, dontKnow } = one
        const level = one.level === null ? words.none : (levels[one.level - 1] ?? String(one.level))
        return {
          cells: [
            { text: nameOf(one.perspectiveId) },
            ...[...counts, dontKnow].map(count => ({
              text: count === 'hidden' ? words.hiddenCell : String(count),
            })),
            { text: few ? words.hiddenCell : level },
            { text: few ? words.hiddenCell : agreementSaid(one.agreement) },
          ],
        }
      }),
    },
    ...(said.length === 0 ? [] : [{ kind: 'list', items: said } as const]),
  ]
}

function agreementSaid(agreement: number | null): string {
  const { close, some, split } = words.measure.agreements
  if (agreement === null) return words.none
  return agreement >= agreementBands.close ? close : agreement > agreementBands.split ? some : split
}
