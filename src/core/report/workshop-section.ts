import { dayFromIso } from '@core/observation/day'
import { cellsHiddenForSmallNumbers, partsHiddenForSmallNumbers } from '@core/observation/suppression'
import type { Workshop } from '@core/project/entities'
import { type ConsensusRow, consensusTable } from '@core/workshop/consensus-table'
import type { GroupOutcome } from '@core/workshop/rule'
import type { ReportBlock, Row } from './model'
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
    { kind: 'heading', level: 1, text: words.workshop.title, startsPage: true },
    ...held.flatMap(workshop => oneWorkshop(matter, workshop)),
  ]
}

function oneWorkshop(matter: ReportMatter, workshop: Workshop): ReportBlock[] {
  const say = words.workshop
  const title = titleOf(workshop.title)
  const table = workshop.tallies.length > 0 ? consensusTable(workshop) : []
  const taking = takingOf(matter, workshop)
  const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
  const ratings = ratingRows(matter, workshop, table, taking.hidden)
  return [
    { kind: 'heading', level: 2, text: title },
    body(say.held(words.day(workshop.heldOn), lineOf(workshop.question))),
    ...(table.length > 0 ? [body(say.rule(workshop.rule))] : []),
    ...(workshop.finalSay === '' ? [] : [body(say.finalSay(lineOf(workshop.finalSay)))]),
    ...(table.length > 0 ? [body(`${say.voted(table.length)} ${say.outcome(outcomeCounts(table))}`)] : []),
    ...(taking.rows.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: say.takingCaption(title),
            description: say.takingDescription,
            columns: [
              { label: say.group, align: 'start', width: 3 },
              { label: say.people, align: 'end', width: 1 },
            ],
            rows: taking.rows,
          } as const,
        ]),
    ...agreedBlocks(workshop, title),
    ...(ratings.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: say.ratingsCaption(title),
            description: say.ratingsDescription,
            columns: [
              { label: say.proposal, align: 'start', width: 34 },
              { label: say.group, align: 'start', width: 22 },
              ...[say.mustHave, say.useful, say.notNeeded, say.dontKnow].map(
                label => ({ label, align: 'end', width: 12 }) as const,
              ),
              { label: say.says, align: 'start', width: 14 },
            ],
            rows: ratings,
          } as const,
        ]),
    ...(workshop.source === ''
      ? []
      : [{ kind: 'paragraph', tone: 'note', text: say.source(lineOf(workshop.source)) } as const]),
  ]
}

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
  const shown = (count: number, isHidden: boolean) => ({ text: isHidden ? words.hiddenCell : String(count) })
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

function agreedBlocks(workshop: Workshop, title: string): ReportBlock[] {
  const say = words.workshop
  if (workshop.agreed.length === 0) return [{ kind: 'paragraph', tone: 'body', text: say.nothing }]
  const wordsOf = new Map(workshop.items.map(item => [item.id, lineOf(item.words)]))
  return [
    {
      kind: 'table',
      caption: say.agreedCaption(title),
      description: say.agreedDescription,
      columns: [
        { label: say.agreed, align: 'start', width: 1 },
        { label: say.began, align: 'start', width: 1 },
      ],
      rows: workshop.agreed.map(({ itemId, wording }) => {
        const began = wordsOf.get(itemId) ?? words.none
        return { cells: [{ text: titleOf(wording) }, { text: began === titleOf(wording) ? say.same : began }] }
      }),
    },
    ...workshop.agreed
      .filter(({ minorityView }) => lineOf(minorityView) !== '')
      .map(
        ({ minorityView, wording }): ReportBlock => ({
          kind: 'quote',
          text: lineOf(minorityView),
          from: say.minority(words.shortened(titleOf(wording), 120)),
        }),
      ),
  ]
}

/** The ratings of what was agreed, a row a group. Of a small group nothing is shown, of the others no small count. */
function ratingRows(
  matter: ReportMatter,
  { agreed }: Workshop,
  table: readonly ConsensusRow[],
  hiddenGroups: ReadonlySet<string>,
): Row[] {
  const items = new Set(agreed.map(({ itemId }) => itemId))
  return table
    .filter(({ item }) => items.has(item.id))
    .flatMap(({ item, outcome }) => {
      const countsOf = ({ counts, dontKnow }: GroupOutcome) => [
        counts['must-have'],
        counts.useful,
        counts['not-needed'],
        dontKnow,
      ]
      const threshold = matter.project.smallestGroup
      const counts = outcome.groups.map(countsOf)
      // Row totals are as good as shown: how many took part stands in the table above.
      const hide = cellsHiddenForSmallNumbers(counts, { threshold, rowTotals: true, columnTotals: false })
      return outcome.groups.map((group, row): Row => {
        const cells = counts[row] ?? []
        const answered = cells.reduce((sum, count) => sum + count, 0)
        const small = hiddenGroups.has(group.perspectiveId) || (answered > 0 && answered < threshold)
        const isHidden = (column: number) => small || hide.cells[row]?.[column] === true
        return {
          cells: [
            { text: words.shortened(lineOf(item.words), 90) },
            { text: groupName(matter, group.perspectiveId) },
            ...cells.map((count, column) => ({ text: isHidden(column) ? words.hiddenCell : String(count) })),
            { text: small ? words.hiddenCell : words.workshop.verdicts[group.verdict] },
          ],
        }
      })
    })
}
