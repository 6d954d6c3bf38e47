import { outcomesWithoutMeasure } from '@core/theory/gaps'
import { t } from '@core/words/words'
import { measuresInEasyRead } from '../easy-read/measure-statements'
import { measuresTable } from '../glance'
import { measureSheet } from '../measure-section'
import type { ListItem, ReportBlock } from '../model'
import type { OutlineSection } from '../outlines'
import type { ReportMatter } from '../report-matter'
import { shortened, titleOf } from '../text'
import type { Withheld } from './section'

const heading = (text: string): ReportBlock => ({ kind: 'heading', level: 1, text })

/** The measures that a funder asked for, or that any did. */
export const askedFor = ({ measures }: ReportMatter, { of }: OutlineSection) =>
  measures.filter(({ askedBy = [] }) =>
    of === '' ? askedBy.length > 0 : askedBy.some(name => titleOf(name) === titleOf(of)),
  )

export function askedForBlocks(matter: ReportMatter, section: OutlineSection): ReportBlock[] {
  const asked = askedFor(matter, section)
  if (asked.length === 0) return []
  const [name, period] = [titleOf(section.of), matter.period.label]
  return [
    heading(name === '' ? t('report:section.askedFor') : t('report:section.askedForBy', { name })),
    ...(matter.inEasyRead
      ? measuresInEasyRead(matter, asked)
      : [measuresTable(matter, asked, t('report:glance.overviewCaption', { period }))]),
  ]
}

export const measureSheetBlocks = (matter: ReportMatter): ReportBlock[] =>
  matter.measures.length === 0
    ? []
    : [heading(t('report:section.sheets')), ...matter.measures.flatMap(measure => measureSheet(matter, measure))]

/** What a reader cannot learn from the figures of the period, measure by measure. */
export function limitBlocks(matter: ReportMatter): ReportBlock[] {
  const { measures, elements, shown, period } = matter
  const items = measures.flatMap(({ id, title }): ListItem[] => {
    const { current } = shown(id)
    const said = [
      ...(current.figure === null ? [t('report:limits.noFigure', { period: period.label })] : []),
      ...(current.figure?.hidden ? [t('report:limits.hidden')] : []),
      ...(current.missing > 0 ? [t('report:limits.missing', { count: current.missing })] : []),
      ...(current.suppressed > 0 ? [t('report:limits.suppressed', { count: current.suppressed })] : []),
      ...current.cautions,
    ]
    return said.length === 0 ? [] : [{ term: shortened(titleOf(title), 160), text: said.join(' ') }]
  })
  const unmeasured = outcomesWithoutMeasure(elements, measures).map(({ title }) => ({
    term: shortened(titleOf(title), 160),
    text: t('report:limits.unmeasured'),
  }))
  const all = [...unmeasured, ...items]
  if (measures.length === 0 || all.length === 0) return []
  return [
    heading(t('report:limits.title')),
    { kind: 'paragraph', tone: 'body', text: t('report:limits.lead'), keepNext: true },
    { kind: 'list', items: all },
  ]
}

/** How many figures of the period stand hidden. */
export function hiddenFigures({ shown, measures }: ReportMatter, ids?: readonly string[]): Withheld {
  const those = measures.filter(({ id }) => ids === undefined || ids.includes(id))
  const count = those.filter(({ id }) => shown(id).current.figure?.hidden).length
  return count === 0 ? [] : [{ code: 'figure-hidden', count }]
}
