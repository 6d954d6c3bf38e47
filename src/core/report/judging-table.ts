import { agreementBands, inOrderOfPerspectives, judgedByPerspective } from '@core/measure/judging'
import type { Measure } from '@core/project/entities'
import { hiddenAnswers } from '@core/workshop/hidden-answers'
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
  const threshold = project.smallestGroup
  const hidden = hiddenAnswers(
    judged.map(({ perspectiveId, counts, dontKnow }) => ({
      perspectiveId,
      counts: [...Array.from({ length: places }, (_, place) => counts[place] ?? 0), dontKnow],
    })),
    {
      groups: new Set(judged.filter(one => isFew(one.answered, threshold)).map(one => one.perspectiveId)),
      total: false,
    },
    threshold,
  )
  const nameOf = (perspectiveId: string): string => {
    const found = project.perspectives.find(({ id }) => id === perspectiveId)
    return found ? titleOf(found.name) : words.workshop.otherGroup
  }
  const told: ListItem[] = judged.flatMap(({ perspectiveId, reasons, dissents }, row) => [
    ...reasons.map(text => say.judgedReason(nameOf(perspectiveId), lineOf(text))),
    ...(hidden[row]?.small ? [] : dissents.map(text => say.judgedDissent(nameOf(perspectiveId), lineOf(text)))),
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
        const { small = true, cells = [] } = hidden[row] ?? {}
        const counts = [...Array.from({ length: places }, (_, place) => one.counts[place] ?? 0), one.dontKnow]
        const level = one.level === null ? words.none : (levels[one.level - 1] ?? String(one.level))
        return {
          cells: [
            { text: nameOf(one.perspectiveId) },
            ...counts.map((count, place) => ({
              text: small || cells[place] !== false ? words.hiddenCell : String(count),
            })),
            { text: small ? words.hiddenCell : level },
            { text: small ? words.hiddenCell : agreementSaid(one.agreement) },
          ],
        }
      }),
    },
    ...(told.length === 0 ? [] : [{ kind: 'list', items: told } as const]),
  ]
}

const isFew = (people: number, threshold: number): boolean => people < threshold

function agreementSaid(agreement: number | null): string {
  const { close, some, split } = words.measure.agreements
  if (agreement === null) return words.none
  return agreement >= agreementBands.close ? close : agreement > agreementBands.split ? some : split
}
