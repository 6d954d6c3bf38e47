import { type RemainingRejections, remainingRejections } from '@core/import/remaining-rejections'
import type { ImportRecord } from '@core/project/entities'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { rejectionReasonWords } from './term-words'
import { lineOf, titleOf } from './text'
import { words } from './words'

/** Every file and every hand the figures came from, with credit, and what was left out and why. */
export function sourceBlocks(matter: ReportMatter): ReportBlock[] {
  const say = words.sources
  const { rows } = matter
  const files = rows.import.toSorted((a, b) => (a.importedAt < b.importedAt ? -1 : 1))
  const reasons = files.flatMap(file => reasonItem(file, remainingRejections(file, rows.observation)))
  const byHand = handItems(matter)
  const votes = rows.workshop.filter(({ source }) => lineOf(source) !== '')
  const nothing = files.length === 0 && byHand.length === 0
  return [
    { kind: 'heading', level: 1, text: say.title },
    ...(nothing ? [{ kind: 'paragraph', tone: 'body', text: say.none } as const] : []),
    ...(files.length === 0 ? [] : [filesTable(matter, files)]),
    ...listed(say.reasonsLead, reasons),
    ...listed(say.handLead, byHand),
    ...listed(
      say.votesLead,
      votes.map(({ title, source }) => ({ term: titleOf(title), text: lineOf(source) })),
    ),
  ]
}

const listed = (lead: string, items: readonly ListItem[]): ReportBlock[] =>
  items.length === 0
    ? []
    : [
        { kind: 'paragraph', tone: 'body', text: lead, keepNext: true },
        { kind: 'list', items },
      ]

function filesTable({ measures, rows }: ReportMatter, files: readonly ImportRecord[]): ReportBlock {
  const say = words.sources
  return {
    kind: 'table',
    caption: say.filesCaption,
    description: say.filesDescription,
    columns: [
      { label: say.file, align: 'start', width: 40 },
      { label: say.when, align: 'start', width: 16 },
      { label: say.feeds, align: 'start', width: 26 },
      { label: say.used, align: 'end', width: 9 },
      { label: say.leftOut, align: 'end', width: 9 },
    ],
    rows: files.map(file => ({
      cells: [
        { text: say.fileAndCredit(titleOf(file.fileName), lineOf(file.source)) },
        { text: words.time(file.importedAt) },
        {
          text: measures
            .filter(({ id }) => file.measureIds.includes(id))
            .map(({ title }) => words.shortened(titleOf(title), 80))
            .join('; '),
        },
        { text: words.number(file.observationsMade) },
        { text: words.number(remainingRejections(file, rows.observation).rows) },
      ],
    })),
  }
}

/** Counts by reason only: the rows' own text may name people. */
function reasonItem({ fileName }: ImportRecord, { entries, rowsNotListed }: RemainingRejections): ListItem[] {
  if (entries.length + rowsNotListed === 0) return []
  const countsOf = (isCell: boolean) => {
    const counts = new Map<string, number>()
    for (const { reason, cell } of entries) {
      if ((cell !== undefined) === isCell) counts.set(reason, (counts.get(reason) ?? 0) + 1)
    }
    return [...counts].sort((a, b) => b[1] - a[1])
  }
  const parts = [
    ...countsOf(false).map(([reason, count]) => words.sources.reasonPart(count, rejectionReasonWords(reason))),
    ...countsOf(true).map(([reason, count]) => words.sources.cellPart(count, rejectionReasonWords(reason))),
  ]
  if (rowsNotListed > 0) parts.push(words.sources.notKept(rowsNotListed))
  return [words.sources.reason(titleOf(fileName), parts)]
}

function handItems({ measures, rows }: ReportMatter): ListItem[] {
  return measures.flatMap(({ id, title }) => {
    const own = rows.observation.filter(({ measureId }) => measureId === id)
    if (own.length === 0) return []
    const corrected = own.filter(({ corrects }) => corrects !== null).length
    const sources = [...new Set(own.map(({ source }) => lineOf(source)).filter(source => source !== ''))]
    return [words.sources.hand(words.shortened(titleOf(title), 160), own.length - corrected, sources, corrected)]
  })
}
