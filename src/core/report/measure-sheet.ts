import { figureInWords } from '@core/measure/figure-words'
import { periodOfKey } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { t } from '@core/words/words'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { lineOf, titleOf } from './text'

/** What was filled in of the rest of the sheet. Nothing is said of what was not. */
export function sheetBlocks(matter: ReportMatter, measure: Measure): ReportBlock[] {
  const text = (term: string, said: string | undefined): ListItem[] => {
    const line = lineOf(said ?? '')
    return line === '' ? [] : [{ term, text: line }]
  }
  const listed = (term: string, parts: readonly string[]): ListItem[] =>
    parts.length === 0 ? [] : [{ term, text: `${parts.join('; ')}.` }]
  const items = [
    ...text(t('report:measure.sheet.definition'), measure.definition),
    ...text(t('report:measure.sheet.why'), measure.why),
    ...text(t('report:measure.sheet.numerator'), measure.numerator),
    ...text(t('report:measure.sheet.denominator'), measure.denominator),
    ...(measure.kind === 'scale' ? listed(t('report:measure.sheet.items'), (measure.items ?? []).map(titleOf)) : []),
    ...listed(t('report:measure.sheet.milestones'), milestonesSaid(matter, measure)),
    ...listed(t('report:measure.sheet.targets'), partTargetsSaid(matter, measure)),
    ...text(t('report:measure.sheet.verification'), measure.verification),
    ...text(
      t('report:measure.sheet.frequency'),
      measure.frequency && t('report:measure.howOften', { frequency: t(`terms:frequency.${measure.frequency}`) }),
    ),
    ...text(t('report:measure.sheet.collectedBy'), measure.collectedBy),
    ...text(t('report:measure.sheet.decidedBy'), measure.decidedBy),
    ...text(t('report:measure.sheet.possibleHarm'), measure.possibleHarm),
    ...text(
      t('report:measure.sheet.reviewOn'),
      measure.reviewOn === undefined ? undefined : dayInWords(measure.reviewOn),
    ),
  ]
  if (items.length === 0) return []
  return [
    { kind: 'paragraph', tone: 'body', text: t('report:measure.saysMore'), keepNext: true },
    { kind: 'list', items },
  ]
}

/** Whether a step was reached is told as of the end of the reported period. */
function milestonesSaid({ project, period }: ReportMatter, measure: Measure): string[] {
  return (measure.milestones ?? [])
    .toSorted((a, b) => a.day - b.day)
    .map(({ title, day, value, reachedOn }) => {
      const reached =
        reachedOn === null || reachedOn > period.lastDay
          ? t('report:measure.milestoneOpen')
          : t('report:measure.milestoneReached', { day: reachedOn })
      return value === null
        ? t('report:measure.milestone', { title: titleOf(title), day, reached })
        : t('report:measure.milestoneValue', {
            title: titleOf(title),
            value: figureInWords(value, measure, { threshold: project.smallestGroup }),
            day,
            reached,
          })
    })
}

/** Aims for places and groups; figures by place are not in a report, where small ones would have to be hidden. */
function partTargetsSaid({ project, rows }: ReportMatter, measure: Measure): string[] {
  return measure.targets.flatMap(({ period, value, of }) => {
    const found = of && periodOfKey(period, project.yearStart, rows.reportingPeriod)
    if (!of || !found) return []
    const said = figureInWords(value, measure, { threshold: project.smallestGroup })
    return [t('report:measure.targetOf', { word: titleOf(of.word), period: titleOf(found.label), value: said })]
  })
}
