import { figureInWords } from '@core/measure/figure-words'
import { periodOfKey } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { frequencyWords } from './term-words'
import { lineOf, titleOf } from './text'
import { words } from './words'

/** What was filled in of the rest of the sheet. Nothing is said of what was not. */
export function sheetBlocks(matter: ReportMatter, measure: Measure): ReportBlock[] {
  const { sheet } = words.measure
  const text = (term: string, said: string | undefined): ListItem[] => {
    const line = lineOf(said ?? '')
    return line === '' ? [] : [{ term, text: line }]
  }
  const listed = (term: string, parts: readonly string[]): ListItem[] =>
    parts.length === 0 ? [] : [{ term, text: `${parts.join('; ')}.` }]
  const items = [
    ...text(sheet.definition, measure.definition),
    ...text(sheet.why, measure.why),
    ...text(sheet.numerator, measure.numerator),
    ...text(sheet.denominator, measure.denominator),
    ...(measure.kind === 'scale' ? listed(sheet.items, (measure.items ?? []).map(titleOf)) : []),
    ...listed(sheet.milestones, milestonesSaid(matter, measure)),
    ...listed(sheet.targets, partTargetsSaid(matter, measure)),
    ...text(sheet.verification, measure.verification),
    ...text(sheet.frequency, measure.frequency && frequencyWords[measure.frequency]),
    ...text(sheet.collectedBy, measure.collectedBy),
    ...text(sheet.decidedBy, measure.decidedBy),
    ...text(sheet.possibleHarm, measure.possibleHarm),
    ...text(sheet.reviewOn, measure.reviewOn === undefined ? undefined : words.day(measure.reviewOn)),
  ]
  if (items.length === 0) return []
  return [
    { kind: 'paragraph', tone: 'body', text: words.measure.saysMore, keepNext: true },
    { kind: 'list', items },
  ]
}

/** Whether a step was reached is told as of the end of the reported period. */
function milestonesSaid({ project, period }: ReportMatter, measure: Measure): string[] {
  const { milestone, milestoneReached, milestoneOpen } = words.measure
  return (measure.milestones ?? [])
    .toSorted((a, b) => a.day - b.day)
    .map(({ title, day, value, reachedOn }) =>
      milestone(
        titleOf(title),
        words.day(day),
        value === null ? '' : figureInWords(value, measure, { threshold: project.smallestGroup }),
        reachedOn === null || reachedOn > period.lastDay ? milestoneOpen : milestoneReached(words.day(reachedOn)),
      ),
    )
}

/** Aims for places and groups; figures by place are not in a report, where small ones would have to be hidden. */
function partTargetsSaid({ project, rows }: ReportMatter, measure: Measure): string[] {
  return measure.targets.flatMap(({ period, value, of }) => {
    const found = of && periodOfKey(period, project.yearStart, rows.reportingPeriod)
    if (!of || !found) return []
    const said = figureInWords(value, measure, { threshold: project.smallestGroup })
    return [words.measure.targetOf(titleOf(of.word), titleOf(found.label), said)]
  })
}
