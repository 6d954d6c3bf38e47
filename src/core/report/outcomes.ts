import { standingCodes } from '@core/measure/standing'
import type { Element, Measure } from '@core/project/entities'
import { measuresWithoutOutcome } from '@core/theory/gaps'
import { t } from '@core/words/words'
import { measureStatements } from './easy-read/measure-statements'
import { elementLearningBlocks } from './learning-section'
import { measureBlocks, measureSaid, tableId } from './measure-section'
import type { ReportBlock } from './model'
import { referring, referringParagraph } from './references'
import { judgedBlocks, judgedInReport, type ReportMatter } from './report-matter'
import type { ShownMeasure } from './shown-measure'
import { titleOf } from './text'

/**
 * One section an outcome or impact, in outline order; then activities and outputs that something was written or measured
 * about; then measures tied to nothing. A measure that watches several is shown whole at the first and named at the others.
 */
export function outcomeBlocks(matter: ReportMatter): ReportBlock[] {
  const { elements, measures } = matter
  const shownAt = new Map<string, Element>()
  const section = (element: Element) => elementBlocks(matter, element, shownAt)
  const promised = elements.filter(({ level }) => level === 'outcome' || level === 'impact')
  const done = elements.filter(element => !promised.includes(element) && isSpokenOf(matter, element))
  const loose = measuresWithoutOutcome(measures, elements)

  const outcomes: ReportBlock[] = promised.flatMap(section)
  const activities: ReportBlock[] = done.flatMap(section)
  return [
    { kind: 'heading', level: 1, text: t('report:outcomes.title') },
    ...(promised.length === 0 ? [said(t('report:outcomes.none'))] : outcomes),
    ...(done.length === 0 ? [] : [heading(1, t('report:activities.title')), ...activities]),
    ...(loose.length === 0
      ? []
      : [
          heading(1, t('report:loose.title')),
          { ...said(t('report:loose.lead')), keepNext: true },
          ...loose.flatMap(({ id }) => wholeMeasure(matter, matter.shown(id), 2)),
        ]),
  ]
}

const wholeMeasure = (matter: ReportMatter, shown: ShownMeasure, level: 2 | 3): ReportBlock[] =>
  matter.inEasyRead
    ? [{ kind: 'heading', level, text: titleOf(shown.measure.title) }, measureStatements(matter, shown)]
    : measureBlocks(matter, shown, level)

const heading = (level: 1 | 2, text: string) => ({ kind: 'heading', level, text }) as const
const said = (text: string) => ({ kind: 'paragraph', tone: 'body', text }) as const

const writtenAbout = ({ written }: ReportMatter, { id }: Element) => written({ section: null, elementId: id }).blocks

const measuresOf = ({ measures }: ReportMatter, element: Element): Measure[] =>
  measures.filter(({ outcomeIds }) => outcomeIds.includes(element.id))

const isSpokenOf = (matter: ReportMatter, element: Element): boolean =>
  measuresOf(matter, element).length > 0 ||
  writtenAbout(matter, element).length > 0 ||
  elementLearningBlocks(matter, element).length > 0 ||
  judgedInReport(matter, { about: 'element', aboutId: element.id }) !== null

function elementBlocks(matter: ReportMatter, element: Element, shownAt: Map<string, Element>): ReportBlock[] {
  const watching = measuresOf(matter, element)
  return [
    heading(2, titleOf(element.title)),
    {
      kind: 'paragraph',
      tone: 'note',
      text: t('report:outcomes.place', {
        level: t(`terms:level.${element.level}`),
        sphere: t(`terms:sphereName.${element.sphere}`),
      }),
      keepNext: true,
    },
    said(standingSaid(matter, element, watching.length)),
    ...judgedBlocks(matter, { about: 'element', aboutId: element.id }),
    ...writtenAbout(matter, element),
    ...watching.flatMap((measure): ReportBlock[] => {
      const before = shownAt.get(measure.id)
      const shown = matter.shown(measure.id)
      if (before) {
        const text = t('report:outcomes.elsewhere', {
          measure: titleOf(measure.title),
          place: titleOf(before.title),
          said: measureSaid(matter, shown),
        })
        const seen = referring(tableId(measure.id), number => ` ${t('report:outcomes.seeTable', { number })}`)
        return [referringParagraph([{ text }, ...seen])]
      }
      shownAt.set(measure.id, element)
      return wholeMeasure(matter, shown, 3)
    }),
    ...elementLearningBlocks(matter, element),
  ]
}

function standingSaid(matter: ReportMatter, element: Element, watching: number): string {
  if (watching === 0) {
    return element.level === 'outcome' || element.level === 'impact'
      ? t('report:outcomes.unmeasured')
      : t('report:activities.unmeasured')
  }
  if (watching === 1) return t('report:outcomes.watchedByOne')
  const { counts } = matter.standingOf(element)
  const parts = standingCodes.flatMap(code => {
    const found = counts.find(count => count.code === code)
    return found ? [t(`terms:standingCounted.${code}`, { count: found.measures })] : []
  })
  return t('report:outcomes.watchedBy', { count: watching, parts })
}
