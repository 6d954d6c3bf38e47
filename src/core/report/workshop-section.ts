import { dayFromIso } from '@core/observation/day'
import { type HiddenPeople, hiddenAnswers, hiddenPeople, shownCount } from '@core/privacy/groups'
import type { Workshop } from '@core/project/entities'
import { numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { type ConsensusRow, consensusTable, lastRound } from '@core/workshop/consensus-table'
import { countedGroupName, countedSaid } from '@core/workshop/counted-groups'
import { stateOf } from '@core/workshop/plan'
import type { GroupOutcome } from '@core/workshop/rule'
import type { Paragraph, ReportBlock, Row } from './model'
import type { ReportMatter } from './report-matter'
import { lineOf, ratingsShown, shortened, titleOf } from './text'
import { countSaid } from './workshop-paper/paper-matter'

/** Workshops held by the day the report is made: what was agreed, by which rule, and how each group rated it. */
export function workshopBlocks(matter: ReportMatter, now: string): ReportBlock[] {
  const today = dayFromIso(now.slice(0, 10))
  const held = matter.rows.workshop
    .filter(workshop => stateOf(workshop) === 'closed')
    .filter(({ heldOn, tallies, agreed }) => today.ok && heldOn <= today.value && tallies.length + agreed.length > 0)
    .toSorted((a, b) => a.heldOn - b.heldOn)
  if (held.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: t('report:workshop.title') },
    ...held.flatMap(workshop => oneWorkshop(matter, workshop)),
  ]
}

function oneWorkshop(matter: ReportMatter, workshop: Workshop): ReportBlock[] {
  const title = titleOf(workshop.title)
  const table = workshop.tallies.length + (workshop.counted?.length ?? 0) > 0 ? consensusTable(workshop) : []
  const taking = takingOf(matter, workshop)
  const howCounted = countedSaid(workshop, lastRound(workshop))
  return [
    { kind: 'heading', level: 2, text: title },
    body(heldSaid(workshop)),
    ...(table.length > 0
      ? [body(t('report:workshop.rule', { ...workshop.rule, where: t(`terms:ruleWhere.${workshop.rule.variant}`) }))]
      : []),
    ...(table.length > 0 && workshop.ruleChosen ? [body(t(`report:workshop.ruleChosen.${workshop.ruleChosen}`))] : []),
    ...(lineOf(workshop.finalSay) === ''
      ? []
      : [body(t('report:workshop.finalSay', { text: lineOf(workshop.finalSay) }))]),
    ...(table.length > 0
      ? [
          body(
            `${t('report:workshop.voted', { count: table.length })} ${t('report:workshop.outcome', outcomeCounts(table))}`,
          ),
        ]
      : []),
    ...(howCounted === null ? [] : [body(t(howCounted))]),
    ...(taking.rows.length === 0 ? [] : [takingTable(title, taking.rows)]),
    ...(workshop.agreed.length === 0 ? [body(t('report:workshop.nothing'))] : []),
    ...workshop.agreed.flatMap(agreed => {
      const item = workshop.items.find(({ id }) => id === agreed.itemId)
      const row = table.find(each => each.item.id === agreed.itemId)
      const rows = row ? ratingRows(matter, workshop, row, taking.hidden) : []
      return agreedBlocks(agreed, item ? lineOf(item.words) : null, rows)
    }),
  ]
}

const heldSaid = ({ heldOn: date, question }: Workshop): string =>
  lineOf(question) === ''
    ? t('report:workshop.held', { date })
    : t('report:workshop.heldQuestion', { date, question: lineOf(question) })

const body = (text: string): Paragraph => ({ kind: 'paragraph', tone: 'body', text })

function outcomeCounts(table: readonly ConsensusRow[]) {
  const count = (code: ConsensusRow['outcome']['code']) => table.filter(({ outcome }) => outcome.code === code).length
  return { in: count('in'), discuss: count('to-discuss'), out: count('out') }
}

const groupName = ({ project }: ReportMatter, { groups }: Workshop, id: string): string =>
  titleOf(countedGroupName(id, project.perspectives, groups))

/** How many took part, by group. */
function takingOf(matter: ReportMatter, workshop: Workshop): { rows: Row[]; hidden: HiddenPeople } {
  const { taking } = workshop
  const hidden = hiddenPeople(workshop, matter.project.smallestGroup)
  const shown = (count: number, isHidden: boolean) => ({
    text: isHidden ? t('terms:hidden') : numberInWords(count),
  })
  const rows: Row[] = taking.map(({ perspectiveId, people }) => ({
    cells: [{ text: groupName(matter, workshop, perspectiveId) }, shown(people, hidden.groups.has(perspectiveId))],
  }))
  if (taking.length > 1) {
    const all = taking.reduce((sum, { people }) => sum + people, 0)
    rows.push({ cells: [{ text: t('report:workshop.everyone') }, shown(all, hidden.total)], emphasis: true })
  }
  return { rows, hidden }
}

function takingTable(title: string, rows: readonly Row[]): ReportBlock {
  return {
    kind: 'table',
    caption: t('report:workshop.takingCaption', { title: shortened(title, 120) }),
    description: t('report:workshop.takingDescription'),
    columns: [
      { label: t('report:workshop.group'), align: 'start', width: 3 },
      { label: t('report:workshop.people'), align: 'end', width: 1 },
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
  const title = titleOf(wording)
  return [
    { kind: 'heading', level: 3, text: title },
    ...(began === null
      ? []
      : [
          {
            ...body(began === title ? t('report:workshop.unchanged') : t('report:workshop.began', { text: began })),
            keepNext: true,
          },
        ]),
    ...(ratings.length === 0 ? [] : [ratingsTable(title, ratings)]),
    ...(lineOf(minorityView) === ''
      ? []
      : [{ kind: 'quote', text: lineOf(minorityView), from: t('report:workshop.minority') } as const]),
  ]
}

function ratingsTable(wording: string, rows: readonly Row[]): ReportBlock {
  return {
    kind: 'table',
    caption: t('report:workshop.ratingsCaption', { wording: shortened(wording, 120) }),
    description: t('report:workshop.ratingsDescription'),
    columns: [
      { label: t('report:workshop.group'), align: 'start', width: 32 },
      ...ratingsShown.map(rating => ({ label: t(`terms:rating.${rating}`), align: 'end', width: 12 }) as const),
      { label: t('report:workshop.says'), align: 'start', width: 20 },
    ],
    rows,
  }
}

/** A row a group. Of a small group nothing is shown, of the others no small count. */
function ratingRows(
  matter: ReportMatter,
  workshop: Workshop,
  { outcome }: ConsensusRow,
  hiddenGroups: HiddenPeople,
): Row[] {
  const answers = outcome.groups.map(group => ({ ...group, counts: countsOf(group) }))
  const hidden = hiddenAnswers(answers, hiddenGroups, matter.project.smallestGroup)
  return answers.map(({ perspectiveId, counts, verdict, nearly }, row): Row => {
    const { small, cells } = hidden[row] ?? { small: true, cells: [] }
    return {
      cells: [
        { text: groupName(matter, workshop, perspectiveId) },
        ...counts.map((count, column) => ({ text: countSaid(shownCount(count, cells[column], nearly)) })),
        { text: small ? t('terms:hidden') : t(`terms:ruleOutcome.${verdict}`) },
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
