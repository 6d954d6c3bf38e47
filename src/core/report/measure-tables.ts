import { figureInWords, shareInWords } from '@core/measure/figure-words'
import { agreementBands } from '@core/measure/judging'
import { periodOfKey } from '@core/observation/period'
import type { SharedCount } from '@core/privacy/levels'
import type { SharedFigure } from '@core/privacy/series'
import type { Measure } from '@core/project/entities'
import { dayInWords, numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import type { ShownMeasure } from './shown-measure'
import { capitalised, lineOf, noValue, shortened, titleOf } from './text'

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

/** How many people gave each answer in the reported period, and what share of those who answered, with small numbers hidden. */
export function answerBlocks({ told, period }: ReportMatter, { measure }: ShownMeasure): ReportBlock[] {
  const answers = told(measure.id).answers(period)
  if (answers.length === 0) return []
  return [
    {
      kind: 'table',
      caption: t('report:measure.answersCaption', {
        title: shortened(titleOf(measure.title), 160),
        period: period.label,
      }),
      description: t('report:measure.answersDescription'),
      columns: [
        { label: t('report:measure.answer'), align: 'start', width: 6 },
        { label: t('report:measure.answerPeople'), align: 'end', width: 3 },
        { label: t('report:measure.answerOf'), align: 'end', width: 3 },
        { label: t('report:measure.answerShare'), align: 'end', width: 3 },
      ],
      rows: answers.map(({ answer, people, of }) => ({
        cells: [
          { text: titleOf(answer) },
          { text: said(people) },
          { text: of === null ? noValue : said(of) },
          {
            text: typeof people === 'number' && typeof of === 'number' && of > 0 ? shareInWords(people / of) : noValue,
          },
        ],
      })),
    },
  ]
}

const mostParts = 40
const mostYears = 4

/** What each place or group came to, period by period, where they are never made into one figure. */
export function partBlocks(
  { told, project }: ReportMatter,
  { measure, current, periods }: ShownMeasure,
): ReportBlock[] {
  if (current.standing !== 'not-added') return []
  const of = told(measure.id)
  const reported = periods.filter(({ standing }) => standing === 'not-added').slice(-mostYears)
  const found = reported.flatMap(({ period }) => {
    const parts = of.parts(period)
    return parts ? [{ label: period.label, ...parts }] : []
  })
  const dimensions = found.at(-1)?.dimensions ?? []
  const alike = found.filter(each => each.dimensions.join() === dimensions.join())
  const names = [...new Set(alike.toReversed().flatMap(({ parts }) => parts.map(({ name }) => name)))]
  if (names.length === 0) return []
  const inWords = (figure: SharedFigure | undefined): string =>
    figure === 'hidden'
      ? t('terms:hidden')
      : figure
        ? figureInWords(figure, measure, { threshold: project.smallestGroup })
        : noValue
  const title = shortened(titleOf(measure.title), 160)
  const by = dimensions.map(titleOf).join(', ')
  return [
    {
      kind: 'table',
      caption:
        names.length > mostParts
          ? t('report:measure.partsCaptionFirst', { title, by, count: mostParts, all: names.length })
          : t('report:measure.partsCaption', { title, by }),
      description: t('report:measure.partsDescription'),
      columns: [
        { label: capitalised(by), align: 'start', width: 6 },
        ...alike.map(({ label }) => ({ label, align: 'end' as const, width: 3 })),
      ],
      rows: names.slice(0, mostParts).map(name => ({
        cells: [
          { text: titleOf(name) },
          ...alike.map(({ parts }) => ({ text: inWords(parts.find(part => part.name === name)?.figure) })),
        ],
      })),
    },
  ]
}

const said = (count: SharedCount): string => (count === 'hidden' ? t('terms:hidden') : numberInWords(count))

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
