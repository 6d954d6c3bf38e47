import { dayFromIso } from '@core/observation/day'
import { cellsHiddenForSmallNumbers, partsHiddenForSmallNumbers } from '@core/observation/suppression'
import type { Workshop } from '@core/project/entities'
import { type ConsensusRow, consensusTable } from '@core/workshop/consensus-table'
import type { GroupOutcome } from '@core/workshop/rule'
import type { Paragraph, ReportBlock, Row } from './model'
import type { ReportMatter } from './report-model'
import { lineOf, titleOf } from './text'
import { words } from './words'

/** Workshops held by the day the report is made: what was agreed, by which rule, and how each group rated it. */
export function workshopBlocks(matter: ReportMatter, now: string): ReportBlock[] {
  const today = dayFromIso(now.slice(0, 10))
  const held = matter.rows.workshop
    .filter(({ heldOn, tallies, agreed }) => today.ok && heldOn <= today.value && tallies.length + agreed.length > 0)
    .toSorted((a, b) => a.heldOn - b.heldOn)
  if (held.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: words.workshop.title },
    ...held.flatMap(workshop => oneWorkshop(matter, workshop)),
  ]
}

function oneWorkshop(matter: ReportMatter, workshop: Workshop): ReportBlock[] {
  const say = words.workshop
  const title = titleOf(workshop.title)
  const table = workshop.tallies.length > 0 ? consensusTable(workshop) : []
  const taking = takingOf(matter, workshop)
  return [
    { kind: 'heading', level: 2, text: title },
    body(say.held(words.day(workshop.heldOn), lineOf(workshop.question))),
    ...(table.length > 0 ? [body(say.rule(workshop.rule))] : []),
    ...(lineOf(workshop.finalSay) === '' ? [] : [body(say.finalSay(lineOf(workshop.finalSay)))]),
    ...(table.length > 0 ? [body(`${say.voted(table.length)} ${say.outcome(outcomeCounts(table))}`)] : []),
    ...(taking.rows.length === 0 ? [] : [takingTable(title, taking.rows)]),
    ...(workshop.agreed.length === 0 ? [body(say.nothing)] : []),
    ...workshop.agreed.flatMap(agreed => {
      const item = workshop.items.find(({ id }) => id === agreed.itemId)
      const row = table.find(each => each.item.id === agreed.itemId)
      return agreedBlocks(agreed, item ? lineOf(item.words) : null, row ? ratingRows(matter, row, taking.hidden) : [])
    }),
  ]
}

const body = (text: string): Paragraph => ({ kind: 'paragraph', tone: 'body', text })

function outcomeCounts(table: readonly ConsensusRow[]) {
  const count = (code: ConsensusRow['outcome']['code']) => table.filter(({ outcome }) => outcome.code === code).length
  return { in: count('in'), 'to-discuss': count('to-discuss'), out: count('out') }
}

const groupName = ({ project }: ReportMatter, perspectiveId: string): string =>
  titleOf(project.perspectives.find(({ id }) => id === perspectiveId)?.name ?? words.workshop.otherGroup)

/** How many took part, by group; `hidden`: groups whose number must not leave the room, nor anything that gives it away. */
function takingOf(matter: ReportMatter, { taking }: Workshop): { rows: Row[]; hidden: ReadonlySet<string> } {
  const threshold = matter.project.smallestGroup
  const people = taking.map(group => group.people)
  const hide = partsHiddenForSmallNumbers(people, { threshold })
  const shown = (count: number, isHidden: boolean) => ({ text: isHidden ? words.hiddenCell : words.number(count) })
  const rows: Row[] = taking.map((group, index) => ({
    cells: [{ text: groupName(matter, group.perspectiveId) }, shown(group.people, hide.parts[index] === true)],
  }))
  if (taking.length > 1) {
    const all = people.reduce((sum, count) => sum + count, 0)
    rows.push({ cells: [{ text: words.workshop.everyone }, shown(all, hide.total)], emphasis: true })
  }
  const hidden = taking.filter((_, index) => hide.parts[index] === true).map(({ perspectiveId }) => perspectiveId)
  return { rows, hidden: new Set(hidden) }
}

function takingTable(title: string, rows: readonly Row[]): ReportBlock {
  const say = words.workshop
  return {
    kind: 'table',
    caption: say.takingCaption(words.shortened(title, 120)),
    description: say.takingDescription,
    columns: [
      { label: say.group, align: 'start', width: 3 },
      { label: say.people, align: 'end', width: 1 },
    ],
    rows,
  }
}

/** The story of one agreed measure: the words it began with, how each group rated it, and who saw it differently. */
function agreedBlocks(
  { wording, minorityView }: Workshop['agreed'][number],
  began: string | null,
  ratings: readonly Row[],
): ReportBlock[] {
  const say = words.workshop
  const title = titleOf(wording)
  return [
    { kind: 'heading', level: 3, text: title },
    ...(began === null ? [] : [{ ...body(began === title ? say.unchanged : say.began(began)), keepNext: true }]),
    ...(ratings.length === 0 ? [] : [ratingsTable(title, ratings)]),
    ...(lineOf(minorityView) === ''
      ? []
      : [{ kind: 'quote', text: lineOf(minorityView), from: say.minority } as const]),
  ]
}

function ratingsTable(wording: string, rows: readonly Row[]): ReportBlock {
  const say = words.workshop
  return {
    kind: 'table',
    caption: say.ratingsCaption(words.shortened(wording, 120)),
    description: say.ratingsDescription,
    columns: [
      { label: say.group, align: 'start', width: 32 },
      ...[say.mustHave, say.useful, say.notNeeded, say.dontKnow].map(
        label => ({ label, align: 'end', width: 12 }) as const,
      ),
      { label: say.says, align: 'start', width: 20 },
    ],
    rows,
  }
}

/** A row a group. Of a small group nothing is shown, of the others no small count. */
function ratingRows(matter: ReportMatter, { outcome }: ConsensusRow, hiddenGroups: ReadonlySet<string>): Row[] {
  const threshold = matter.project.smallestGroup
  const counts = outcome.groups.map(countsOf)
  // Row totals are as good as shown: how many took part stands in a table of its own.
  const hide = cellsHiddenForSmallNumbers(counts, { threshold, rowTotals: true, columnTotals: false })
  return outcome.groups.map((group, row): Row => {
    const cells = counts[row] ?? []
    const answered = cells.reduce((sum, count) => sum + count, 0)
    const small = hiddenGroups.has(group.perspectiveId) || (answered > 0 && answered < threshold)
    const isHidden = (column: number) => small || hide.cells[row]?.[column] === true
    return {
      cells: [
        { text: groupName(matter, group.perspectiveId) },
        ...cells.map((count, column) => ({ text: isHidden(column) ? words.hiddenCell : words.number(count) })),
        { text: small ? words.hiddenCell : words.workshop.verdicts[group.verdict] },
      ],
    }
  })
}

const countsOf = ({ counts, dontKnow }: GroupOutcome): number[] => [
  counts['must-have'],
  counts.useful,
  counts['not-needed'],
  dontKnow,
]
