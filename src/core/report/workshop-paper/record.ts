import { hiddenAnswers, hiddenPayments } from '@core/privacy/groups'
import type { Shareable } from '@core/privacy/shareable'
import { sayAnswers } from '@core/project/entities'
import { roundsHeld } from '@core/workshop/compare'
import { talliesByItem } from '@core/workshop/consensus-table'
import { ruleOutcome } from '@core/workshop/rule'
import type { ReportBlock, ReportModel, ReportTable, Row } from '../model'
import { lineOf, titleOf } from '../text'
import { words } from '../words'
import { changedSince, dissentBlocks, gradientSaid, provenanceSaid, sentences, settledSaid } from './agreed-parts'
import {
  body,
  countsTable,
  decidedBlocks,
  heading,
  isSaid,
  lead,
  list,
  note,
  type PaperMatter,
  type PaperSource,
  paperFrom,
  quote,
  section,
} from './paper-matter'
import { paperWords as say } from './words'

/** Everything a workshop left behind that may leave the room, in plain words: for those who were there and those who ask. */
export const workshopRecord = (source: PaperSource): Shareable<ReportModel> => paperFrom(source, recordOf)

function recordOf(matter: PaperMatter): ReportModel {
  const { workshop, people, now } = matter
  return {
    title: say.recordTitle(titleOf(workshop.title)),
    cover: null,
    madeAt: now,
    blocks: [
      lead(say.met(words.day(workshop.heldOn), people)),
      ...(isSaid(workshop.question) ? [body(say.question(lineOf(workshop.question)))] : []),
      ...section(say.there, thereBlocks(matter)),
      ...section(say.decided, decidedBlocks(matter)),
      ...section(say.story, storyBlocks(matter)),
      ...section(say.protectedTitle, protectedBlocks(matter)),
      ...section(say.statements, statementBlocks(matter)),
      ...section(say.votes, voteBlocks(matter)),
      ...section(say.reasons, reasonBlocks(matter)),
      ...section(say.ideas, ideaBlocks(matter)),
      ...section(say.did, stageBlocks(matter)),
      ...section(say.say, sayBlocks(matter)),
      ...section(say.payments, paymentBlocks(matter)),
      ...section(say.yours, [
        body(say.yoursVote),
        body(say.yoursWords),
        note(say.privacy(matter.project.smallestGroup)),
      ]),
    ],
  }
}

function thereBlocks({ workshop, hidden, people, groupName }: PaperMatter): ReportBlock[] {
  const { taking, record } = workshop
  const joined = record?.joined
  if (taking.length === 0) return []
  const shown = (count: number, hide: boolean) => ({ text: hide ? words.hiddenCell : words.number(count) })
  const everyone = taking.reduce((sum, group) => sum + group.people, 0)
  const rows: Row[] = taking.map(group => ({
    cells: [
      { text: groupName(group.perspectiveId) },
      shown(group.people, people === null || hidden.groups.has(group.perspectiveId)),
    ],
  }))
  if (taking.length > 1)
    rows.push({ cells: [{ text: say.everyone }, shown(everyone, people === null)], emphasis: true })
  return [
    {
      kind: 'table',
      caption: say.thereCaption,
      description: say.thereDescription,
      columns: [
        { label: say.group, align: 'start', width: 3 },
        { label: say.people, align: 'end', width: 1 },
      ],
      rows,
    },
    ...(joined && joined.phone + joined.paper + joined.shared > 0
      ? [body(say.doors(joined.phone, joined.paper, joined.shared))]
      : []),
  ]
}

function storyBlocks(matter: PaperMatter): ReportBlock[] {
  const { workshop, measures } = matter
  if (workshop.agreed.length === 0) return [body(say.agreedNone)]
  return workshop.agreed.flatMap(agreed => [
    heading(3, titleOf(agreed.wording)),
    ...sentences(provenanceSaid(agreed, matter)),
    ...sentences(settledSaid(agreed)),
    ...(isSaid(agreed.possibleHarm) ? [body(say.harm(lineOf(agreed.possibleHarm)))] : []),
    ...sentences(gradientSaid(agreed, matter)),
    ...dissentBlocks(agreed, matter),
    ...sentences(changedSince(agreed, measures)).map(block => ({ ...block, tone: 'note' as const })),
  ])
}

function protectedBlocks({ workshop, groupName }: PaperMatter): ReportBlock[] {
  const items = workshop.record?.protectedItems ?? []
  if (items.length === 0) return []
  const agreed = new Set(workshop.agreed.map(({ itemId }) => itemId))
  return [
    body(say.protectedLead),
    ...list(
      items.map(({ itemId, perspectiveIds, reason }) => ({
        term: lineOf(workshop.items.find(({ id }) => id === itemId)?.words ?? words.none),
        text: [
          say.essential(perspectiveIds.map(groupName)),
          agreed.has(itemId)
            ? say.protectedAgreed
            : isSaid(reason)
              ? say.notAgreedBecause(lineOf(reason))
              : say.notAgreedNoReason,
        ].join(' '),
      })),
    ),
  ]
}

function statementBlocks({ workshop, groupName }: PaperMatter): ReportBlock[] {
  const statements = workshop.record?.statements ?? []
  if (statements.length === 0) return []
  return [
    body(say.statementsLead),
    ...statements.flatMap(({ words: text, perspectiveId, itemId }) => {
      const item = workshop.items.find(({ id }) => id === itemId)
      const group = groupName(perspectiveId)
      return [quote(text, item ? `${group}, ${words.quoted(words.shortened(lineOf(item.words), 120))}` : group)]
    }),
  ]
}

const voteBlocks = (matter: PaperMatter): ReportBlock[] =>
  roundsHeld(matter.workshop).flatMap(round => [heading(3, say.round(round)), ...roundBlocks(matter, round)])

/** A row for each proposal and each group that is large enough; where no group is, what the rule says alone. */
function roundBlocks({ workshop, project, hidden, groupName }: PaperMatter, round: number): ReportBlock[] {
  const byItem = talliesByItem(workshop, round)
  const small = new Set<string>()
  const rows = workshop.items.flatMap(item => {
    const outcome = ruleOutcome(byItem.get(item.id) ?? [], workshop.rule)
    const answers = outcome.groups.map(({ perspectiveId, counts, dontKnow }) => ({
      perspectiveId,
      counts: [counts['must-have'], counts.useful, counts['not-needed'], dontKnow],
    }))
    const hide = hiddenAnswers(answers, hidden, project.smallestGroup)
    const rowOf = (group: string, counts: readonly string[]): Row => ({
      cells: [words.shortened(lineOf(item.words), 160), group, ...counts, say.outcomes[outcome.code]].map(text => ({
        text,
      })),
    })
    const shown = answers.flatMap(({ perspectiveId, counts }, group): Row[] => {
      if (hidden.groups.has(perspectiveId)) small.add(perspectiveId)
      if (hide[group]?.small !== false) return []
      const said = counts.map((count, column) =>
        hide[group]?.cells[column] === false ? words.number(count) : words.hiddenCell,
      )
      return [rowOf(groupName(perspectiveId), said)]
    })
    return shown.length > 0
      ? shown
      : [
          rowOf(
            say.everyone,
            answerLabels.map(() => words.hiddenCell),
          ),
        ]
  })
  const table: ReportTable = {
    kind: 'table',
    caption: say.roundCaption(round),
    description: say.roundDescription,
    columns: [
      { label: say.proposal, align: 'start', width: 30 },
      { label: say.group, align: 'start', width: 20 },
      ...answerLabels.map(label => ({ label, align: 'end', width: 10 }) as const),
      { label: say.ruleSays, align: 'start', width: 12 },
    ],
    rows,
  }
  return [table, ...(small.size > 0 ? [note(say.tooSmall([...small].map(groupName)))] : [])]
}

const answerLabels = [say.mustHave, say.useful, say.notNeeded, say.dontKnow]

function reasonBlocks({ workshop, groupBeside }: PaperMatter): ReportBlock[] {
  const reasons = workshop.record?.reasons ?? []
  const said = reasons.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  return [
    ...workshop.items.flatMap(item => {
      const ofItem = said.filter(({ itemId }) => itemId === item.id)
      if (ofItem.length === 0) return []
      return [
        heading(3, words.shortened(lineOf(item.words), 160)),
        ...list(
          ofItem
            .toSorted((a, b) => (a.side === b.side ? 0 : a.side === 'for' ? -1 : 1))
            .map(({ side, words: text, perspectiveId }) => {
              const group = groupBeside(perspectiveId)
              return { term: say[side], text: group === null ? lineOf(text) : `${lineOf(text)} (${say.from(group)})` }
            }),
        ),
      ]
    }),
    ...withdrawnBlocks(reasons),
  ]
}

function ideaBlocks({ workshop, groupBeside }: PaperMatter): ReportBlock[] {
  const ideas = workshop.record?.ideas ?? []
  const said = ideas.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  if (ideas.length === 0) return []
  return [
    body(say.ideasLead),
    ...list(
      said.map(({ words: text, perspectiveId }) => {
        const group = groupBeside(perspectiveId)
        return { text: group === null ? lineOf(text) : `${lineOf(text)} (${say.from(group)})` }
      }),
    ),
    ...withdrawnBlocks(ideas),
  ]
}

function withdrawnBlocks(given: readonly { readonly withdrawnOn: number | null }[]): ReportBlock[] {
  const count = given.filter(({ withdrawnOn }) => withdrawnOn !== null).length
  return count === 0 ? [] : [note(say.withdrawn(count))]
}

const stageBlocks = ({ workshop }: PaperMatter): ReportBlock[] =>
  list(
    (workshop.plan?.stages ?? []).map(({ title, minutes, prompt }) =>
      say.stage(titleOf(title), minutes, lineOf(prompt)),
    ),
  )

function sayBlocks(matter: PaperMatter): ReportBlock[] {
  const given = matter.workshop.record?.say
  if (!given) return []
  const rows = sayAnswers.map(answer => ({ label: say.sayAnswers[answer], count: given.counts[answer] ?? 0 }))
  const comments = given.comments.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  return [
    ...(rows.some(({ count }) => count > 0)
      ? [countsTable(matter, { caption: say.sayCaption, description: say.sayDescription, first: say.answer }, rows)]
      : []),
    ...list(comments.map(({ words: text }) => ({ text: lineOf(text) }))),
    ...withdrawnBlocks(given.comments),
  ]
}

function paymentBlocks(matter: PaperMatter): ReportBlock[] {
  const { workshop, project } = matter
  const offer = workshop.plan?.paymentOffer
  const ledger = workshop.record?.payments
  if (offer === undefined) return []
  if (offer === null) return [body(say.paymentNone)]
  const blocks: ReportBlock[] = [body(say.paymentOffer(lineOf(offer))), note(say.paymentNote)]
  if (!ledger || ledger.offered === 0) return blocks
  const hide = hiddenPayments(ledger, project.smallestGroup)
  const row = (state: keyof typeof hide): Row => ({
    cells: [{ text: say.paymentRows[state] }, { text: hide[state] ? words.hiddenCell : words.number(ledger[state]) }],
  })
  return [
    ...blocks,
    {
      kind: 'table',
      caption: say.paymentCaption,
      description: say.paymentDescription,
      columns: [
        { label: say.answer, align: 'start', width: 3 },
        { label: say.people, align: 'end', width: 1 },
      ],
      rows: (['offered', 'accepted', 'declined', 'paid'] as const).map(row),
    },
  ]
}
