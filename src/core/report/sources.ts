import { type RejectionReason, type RemainingRejections, remainingRejections } from '@core/import/rejections'
import type { ImportRecord } from '@core/project/entities'
import { dateInWords, numberInWords } from '@core/words/format'
import { coreMessages, t } from '@core/words/words'
import type { ListItem, ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { lineOf, shortened, titleOf } from './text'

/** Every file and every hand the figures came from, with credit, and what was left out and why. */
export function sourceBlocks(matter: ReportMatter): ReportBlock[] {
  const { rows } = matter
  const files = rows.import.toSorted((a, b) => (a.importedAt < b.importedAt ? -1 : 1))
  const reasons = files.flatMap(file => reasonItem(file, remainingRejections(file, rows.observation)))
  const byHand = handItems(matter)
  const votes = rows.workshop.filter(({ source }) => lineOf(source) !== '')
  const nothing = files.length === 0 && byHand.length === 0
  return [
    { kind: 'heading', level: 1, text: t('report:sources.title') },
    ...(nothing ? [{ kind: 'paragraph', tone: 'body', text: t('report:sources.none') } as const] : []),
    ...(files.length === 0 ? [] : [filesTable(matter, files)]),
    // Not in the table: a credit is a sentence or three, which would stand in a column of two words in large print.
    ...listed(t('report:sources.creditsLead'), files.map(creditItem)),
    ...listed(t('report:sources.reasonsLead'), reasons),
    ...listed(t('report:sources.handLead'), byHand),
    ...listed(
      t('report:sources.votesLead'),
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
  return {
    kind: 'table',
    caption: t('report:sources.filesCaption'),
    description: t('report:sources.filesDescription'),
    columns: [
      { label: t('report:sources.file'), align: 'start', width: 34 },
      { label: t('report:sources.when'), align: 'start', width: 16 },
      { label: t('report:sources.feeds'), align: 'start', width: 22 },
      { label: t('report:sources.used'), align: 'end', width: 12 },
      { label: t('report:sources.leftOut'), align: 'end', width: 14 },
    ],
    rows: files.map(file => ({
      cells: [
        { text: titleOf(file.fileName) },
        { text: dateInWords(file.importedAt) },
        {
          text: measures
            .filter(({ id }) => file.measureIds.includes(id))
            .map(({ title }) => shortened(titleOf(title), 80))
            .join('; '),
        },
        { text: numberInWords(file.observationsMade) },
        { text: numberInWords(remainingRejections(file, rows.observation).rows) },
      ],
    })),
  }
}

const creditItem = ({ fileName, source }: ImportRecord): ListItem => ({
  term: titleOf(fileName),
  text: lineOf(source) || t('report:sources.noCredit'),
})

/** An import from a newer version may give a reason this one has no words for. */
const isKnownReason = (reason: string): reason is RejectionReason => reason in coreMessages.terms.rejection
const reasonSaid = (code: string): string =>
  isKnownReason(code) ? t(`terms:rejection.${code}`) : t('terms:rejectionOther', { code })

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
    ...countsOf(false).map(([reason, count]) => t('report:sources.reasonPart', { count, reason: reasonSaid(reason) })),
    ...countsOf(true).map(([reason, count]) => t('report:sources.cellPart', { count, reason: reasonSaid(reason) })),
  ]
  if (rowsNotListed > 0) parts.push(t('report:sources.notKept', { count: rowsNotListed }))
  return [{ term: titleOf(fileName), text: `${parts.join('; ')}.` }]
}

function handItems({ measures, rows }: ReportMatter): ListItem[] {
  return measures.flatMap(({ id, title }) => {
    const own = rows.observation.filter(({ measureId }) => measureId === id)
    if (own.length === 0) return []
    const corrected = own.filter(({ corrects }) => corrects !== null).length
    const sources = [...new Set(own.map(({ source }) => lineOf(source)).filter(source => source !== ''))]
    return [{ term: shortened(titleOf(title), 160), text: handSaid(own.length - corrected, corrected, sources) }]
  })
}

function handSaid(values: number, corrections: number, sources: readonly string[]): string {
  const parts = [
    ...(values > 0 ? [t('report:sources.handValues', { count: values })] : []),
    ...(corrections > 0 ? [t('report:sources.handCorrections', { count: corrections })] : []),
  ]
  return sources.length === 0
    ? t('report:sources.handNoSource', { parts })
    : t('report:sources.hand', { parts, sources })
}
