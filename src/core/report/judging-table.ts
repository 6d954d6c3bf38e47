import { agreementBands, inOrderOfPerspectives, judgedByPerspective } from '@core/measure/judging'
import { sharedJudgings } from '@core/privacy/levels'
import type { Measure } from '@core/project/entities'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-model'
import { lineOf, titleOf } from './text'
import { words } from './words'

/**
 * How each perspective judged a rubric in the reported period, with its reasons. Counts of small groups, and others from which
 * they could be worked out, are hidden; the reason a group approved may speak for it all the same. What some in a small group
 * saw differently would point at one or two people, and stays in the room.
 */
export function judgingBlocks({ rows, project, period }: ReportMatter, measure: Measure): ReportBlock[] {
  if (measure.kind !== 'rubric') return []
  const own = rows.rubricJudging.filter(({ measureId }) => measureId === measure.id)
  const judged = inOrderOfPerspectives(judgedByPerspective(own, period.firstDay, period.lastDay), project.perspectives)
  if (judged.length === 0) return []
  const say = words.measure
  const levels = measure.rubric.map(({ name }) => titleOf(name))
  const places = Math.max(levels.length, ...judged.map(({ counts }) => counts.length))
  const nameOf = (perspectiveId: string): string => {
    const found = project.perspectives.find(({ id }) => id === perspectiveId)
    return found ? titleOf(found.name) : words.workshop.otherGroup
  }
  const shared = sharedJudgings(judged, places, nameOf, project.smallestGroup)
  const told: ListItem[] = judged.flatMap(({ perspectiveId, reasons, dissents }, row) => [
    ...reasons.map(text => say.judgedReason(nameOf(perspectiveId), lineOf(text))),
    ...(shared[row]?.few !== false ? [] : dissents.map(text => say.judgedDissent(nameOf(perspectiveId), lineOf(text)))),
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
      rows: judged.map((one, row) => {
        const { few = true, counts = [], dontKnow = 'hidden' } = shared[row] ?? {}
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
    ...(told.length === 0 ? [] : [{ kind: 'list', items: told } as const]),
  ]
}

function agreementSaid(agreement: number | null): string {
  const { close, some, split } = words.measure.agreements
  if (agreement === null) return words.none
  return agreement >= agreementBands.close ? close : agreement > agreementBands.split ? some : split
}
