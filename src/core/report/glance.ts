import { standingCodes } from '@core/measure/standing'
import { outcomesWithoutMeasure } from '@core/theory/gaps'
import type { ReportBlock, Row } from './model'
import type { ReportMatter } from './report-matter'
import { standingCounted, standingWords } from './term-words'
import { paragraphsOf, titleOf } from './text'
import { words } from './words'

/** What the person wrote for the period, then the whole in figures on one page. */
export function glanceBlocks(matter: ReportMatter): ReportBlock[] {
  const { period, rows } = matter
  const typed = rows.narrative.filter(narrative => narrative.period === period.key && narrative.elementId === null)
  return [
    { kind: 'heading', level: 1, text: words.glance.title(period.label), startsPage: true },
    ...typed.flatMap(({ text }) =>
      paragraphsOf(text).map((paragraph): ReportBlock => ({ kind: 'paragraph', tone: 'typed', text: paragraph })),
    ),
    ...figureBlocks(matter),
  ]
}

function figureBlocks(matter: ReportMatter): ReportBlock[] {
  const { measures, period } = matter
  if (measures.length === 0) return [{ kind: 'paragraph', tone: 'lead', text: words.glance.noMeasures }]
  const counted = standingCodes
    .map(code => ({ code, count: measures.filter(({ id }) => standingOf(matter, id) === code).length }))
    .filter(({ count }) => count > 0)
  const parts = counted.map(({ code, count }) => standingCounted[code](count))
  return [
    { kind: 'paragraph', tone: 'lead', text: words.glance.measures(measures.length, period.label, parts) },
    ...unmeasuredBlocks(matter),
    countsTable(matter, counted),
  ]
}

const standingOf = (matter: ReportMatter, measureId: string) => matter.shown(measureId).current.standing ?? 'no-figure'

function unmeasuredBlocks({ elements, measures }: ReportMatter): ReportBlock[] {
  const titles = outcomesWithoutMeasure(elements, measures).map(({ title }) => titleOf(title))
  if (titles.length === 0) {
    const any = elements.some(({ level }) => level === 'outcome' || level === 'impact')
    return any ? [{ kind: 'paragraph', tone: 'body', text: words.glance.allMeasured }] : []
  }
  const said: ReportBlock = { kind: 'paragraph', tone: 'body', text: words.glance.unmeasured(titles) }
  if (titles.length === 1) return [said]
  return [
    { ...said, keepNext: true },
    { kind: 'list', items: titles.map(text => ({ text })) },
  ]
}

function countsTable(
  { period, elements, measures }: ReportMatter,
  counted: readonly { code: (typeof standingCodes)[number]; count: number }[],
): ReportBlock {
  const unmeasured = outcomesWithoutMeasure(elements, measures).length
  const rows: Row[] = counted.map(({ code, count }) => ({
    cells: [{ text: standingWords[code], standing: code }, { text: String(count) }],
  }))
  if (unmeasured > 0) {
    rows.push({
      cells: [{ text: words.glance.unmeasuredRow, standing: 'not-measured' }, { text: String(unmeasured) }],
    })
  }
  return {
    kind: 'table',
    caption: words.glance.countsCaption(period.label),
    description: words.glance.countsDescription,
    columns: [
      { label: words.glance.standing, align: 'start', width: 4 },
      { label: words.glance.count, align: 'end', width: 1 },
    ],
    rows,
  }
}

/** Every measure in one table. */
export const overviewBlocks = (matter: ReportMatter): ReportBlock[] =>
  matter.measures.length === 0
    ? []
    : [{ kind: 'heading', level: 1, text: words.glance.overviewTitle }, overviewTable(matter)]

function overviewTable(matter: ReportMatter): ReportBlock {
  const { period, measures } = matter
  return {
    kind: 'table',
    caption: words.glance.overviewCaption(period.label),
    description: words.glance.overviewDescription,
    columns: [
      { label: words.glance.measure, align: 'start', width: 40 },
      { label: words.glance.baseline, align: 'end', width: 15 },
      { label: period.label, align: 'end', width: 15 },
      { label: words.glance.target, align: 'end', width: 13 },
      { label: words.glance.standing, align: 'start', width: 22 },
    ],
    rows: measures.map(({ id, title, unit, kind }) => {
      const { baseline, current } = matter.shown(id)
      const standing = standingOf(matter, id)
      const name = words.shortened(titleOf(title), 160)
      return {
        cells: [
          {
            text:
              kind === 'number' && unit !== ''
                ? words.glance.measureWithUnit(name, words.shortened(titleOf(unit), 60))
                : name,
          },
          { text: baseline?.words ?? words.none },
          { text: current.figure?.words ?? words.none },
          { text: current.target?.words ?? words.none },
          { text: standingWords[standing], standing },
        ],
      }
    }),
  }
}
