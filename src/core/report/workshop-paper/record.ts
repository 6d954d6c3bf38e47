import { hiddenAnswers, hiddenPayments, shownCount } from '@core/privacy/groups'
import type { Shareable } from '@core/privacy/shareable'
import { sayAnswers, type Workshop } from '@core/project/entities'
import { numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { roundsHeld } from '@core/workshop/compare'
import { outcomeIn, talliesByItem } from '@core/workshop/consensus-table'
import { countedSaid } from '@core/workshop/counted-groups'
import { ratingKey } from '@core/workshop/ratings'
import { rubricItemId } from '@core/workshop/rubric'
import type { ListItem, ReportBlock, ReportModel, ReportTable, Row } from '../model'
import { lineOf, noValue, quoted, ratingsShown, shortened, titleOf } from '../text'
import {
  body,
  changedSince,
  chosenBlocks,
  countSaid,
  countsTable,
  decidedBlocks,
  dissentBlocks,
  domainName,
  gradientSaid,
  heading,
  isSaid,
  lead,
  levelBlocks,
  list,
  metSaid,
  note,
  type PaperMatter,
  type PaperSource,
  paperFrom,
  provenanceSaid,
  quote,
  reviewedBlocks,
  section,
  sentences,
  settledSaid,
  tellsStories,
  wordingsSaid,
} from './paper-matter'

const longestStory = 2000

/** Everything a workshop left behind that may leave the room, in plain words: for those who were there and those who ask. */
export const workshopRecord = (source: PaperSource): Shareable<ReportModel> => paperFrom(source, recordOf)

function recordOf(matter: PaperMatter): ReportModel {
  const { workshop, now } = matter
  return {
    title: t('papers:recordTitle', { title: titleOf(workshop.title) }),
    cover: null,
    madeAt: now,
    blocks: [
      lead(metSaid(matter)),
      ...(isSaid(workshop.question) ? [body(t('papers:question', { text: lineOf(workshop.question) }))] : []),
      ...section(t('papers:there'), thereBlocks(matter)),
      ...(matter.namesBesideWords ? [] : [note(t('papers:notSaidWhose'))]),
      ...section(t('papers:decided'), decidedBlocks(matter)),
      ...(tellsStories(matter)
        ? section(t('papers:storiesChosen'), chosenBlocks(matter, longestStory))
        : section(t('papers:story'), storyBlocks(matter))),
      ...section(t('papers:reviewed'), reviewedBlocks(matter)),
      ...section(t('papers:protectedTitle'), protectedBlocks(matter)),
      ...section(t('papers:statements'), statementBlocks(matter)),
      ...section(t('papers:votes'), voteBlocks(matter)),
      ...section(t('papers:reasons'), reasonBlocks(matter)),
      ...section(t(tellsStories(matter) ? 'papers:storiesAll' : 'papers:ideas'), ideaBlocks(matter)),
      ...section(t('papers:did'), stageBlocks(matter)),
      ...section(t('papers:say'), sayBlocks(matter)),
      ...section(t('papers:payments'), paymentBlocks(matter)),
      ...section(t('papers:yours'), [
        body(t('papers:yoursVote')),
        body(t('papers:yoursWords')),
        note(t('papers:privacy', { threshold: matter.project.smallestGroup })),
      ]),
    ],
  }
}

function thereBlocks({ workshop, hidden, people, groupName }: PaperMatter): ReportBlock[] {
  const { taking, record } = workshop
  const joined = record?.joined
  const doors = (['phone', 'paper', 'shared', 'call'] as const).filter(door => (joined?.[door] ?? 0) > 0)
  if (taking.length === 0) return []
  const shown = (count: number, hide: boolean) => ({ text: hide ? t('terms:hidden') : numberInWords(count) })
  const everyone = taking.reduce((sum, group) => sum + group.people, 0)
  const rows: Row[] = taking.map(group => ({
    cells: [
      { text: groupName(group.perspectiveId) },
      shown(group.people, people === null || hidden.groups.has(group.perspectiveId)),
    ],
  }))
  if (taking.length > 1)
    rows.push({ cells: [{ text: t('papers:everyone') }, shown(everyone, people === null)], emphasis: true })
  return [
    {
      kind: 'table',
      caption: t('papers:thereCaption'),
      description: t('papers:thereDescription'),
      columns: [
        { label: t('papers:group'), align: 'start', width: 3 },
        { label: t('papers:people'), align: 'end', width: 1 },
      ],
      rows,
    },
    ...(doors.length > 0 ? [body(t('papers:doors', { ways: doors.map(door => t(`papers:door.${door}`)) }))] : []),
  ]
}

function storyBlocks(matter: PaperMatter): ReportBlock[] {
  const { workshop, measures } = matter
  if (workshop.agreed.length === 0) return [body(t('papers:agreedNone'))]
  return workshop.agreed.flatMap(agreed => [
    heading(3, titleOf(agreed.wording)),
    ...levelBlocks(agreed, matter),
    ...sentences(provenanceSaid(agreed, matter)),
    ...sentences(settledSaid(agreed)),
    ...(isSaid(agreed.possibleHarm) ? [body(t('papers:harm', { text: lineOf(agreed.possibleHarm) }))] : []),
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
    body(t('papers:protectedLead')),
    ...list(
      items.map(({ itemId, perspectiveIds, reason }) => ({
        term: lineOf(workshop.items.find(({ id }) => id === itemId)?.words ?? noValue),
        text: [
          t('papers:essential', { groups: perspectiveIds.map(groupName) }),
          agreed.has(itemId)
            ? t('papers:protectedAgreed')
            : isSaid(reason)
              ? t('papers:notAgreedBecause', { text: lineOf(reason) })
              : t('papers:notAgreedNoReason'),
        ].join(' '),
      })),
    ),
  ]
}

function statementBlocks({ workshop, groupName }: PaperMatter): ReportBlock[] {
  const statements = workshop.record?.statements ?? []
  if (statements.length === 0) return []
  return [
    body(t('papers:statementsLead')),
    ...statements.flatMap(({ words: text, perspectiveId, itemId }) => {
      const item = workshop.items.find(({ id }) => id === itemId)
      const group = perspectiveId === null ? t('papers:statementFromGroup') : groupName(perspectiveId)
      return [quote(text, item ? `${group}, ${quoted(shortened(lineOf(item.words), 120))}` : group)]
    }),
  ]
}

const voteBlocks = (matter: PaperMatter): ReportBlock[] =>
  roundsHeld(matter.workshop).flatMap(round => [
    heading(3, t('papers:round', { round })),
    ...howCounted(matter.workshop, round),
    ...roundBlocks(matter, round),
  ])

const howCounted = (workshop: Workshop, round: number): ReportBlock[] => {
  const said = countedSaid(workshop, round)
  return said === null ? [] : [note(t(said))]
}

/** A row for each proposal and each group that is large enough; where no group is, what the rule says alone, without columns of nothing. */
function roundBlocks(matter: PaperMatter, round: number): ReportBlock[] {
  const { workshop, project, hidden, groupName } = matter
  const byItem = talliesByItem(workshop, round)
  const small = new Set<string>()
  const votedOn = workshop.counted?.find(each => each.round === round)?.outcomes.map(({ itemId }) => itemId)
  const items = workshop.items.filter(({ id }) => votedOn?.includes(id) ?? true)
  const found = items.map(item => {
    const outcome = outcomeIn(workshop, round, item.id, byItem.get(item.id) ?? [])
    const answers = outcome.groups.map(({ perspectiveId, counts, dontKnow, nearly }) => ({
      perspectiveId,
      nearly,
      counts: [counts['must-have'], counts.useful, counts['not-needed'], dontKnow],
    }))
    const hide = hiddenAnswers(answers, hidden, project.smallestGroup)
    const shown = answers.flatMap(({ perspectiveId, counts, nearly }, group) => {
      if (hidden.groups.has(perspectiveId)) small.add(perspectiveId)
      if (hide[group]?.small !== false) return []
      const said = counts.map((count, column) => countSaid(shownCount(count, hide[group]?.cells[column], nearly)))
      return [[groupName(perspectiveId), ...said]]
    })
    return { proposal: shortened(lineOf(item.words), 160), shown, rule: t(`terms:ruleOutcome.${outcome.code}`) }
  })
  const hasCounts = found.some(({ shown }) => shown.length > 0)
  const nothing = hasCounts ? [[t('papers:everyone'), ...ratingsShown.map(() => noValue)]] : [[]]
  const rows = found.flatMap(({ proposal, shown, rule }): Row[] =>
    (shown.length > 0 ? shown : nothing).map(said => ({ cells: [proposal, ...said, rule].map(text => ({ text })) })),
  )
  const table: ReportTable = {
    kind: 'table',
    caption: t('papers:roundCaption', { round }),
    description: t('papers:roundDescription'),
    columns: [
      { label: t('papers:proposal'), align: 'start', width: 30 },
      ...(hasCounts
        ? [
            { label: t('papers:group'), align: 'start', width: 20 } as const,
            ...ratingsShown.map(
              rating => ({ label: t(ratingKey(workshop.plan?.method, rating)), align: 'end', width: 10 }) as const,
            ),
          ]
        : []),
      { label: t('papers:ruleSays'), align: 'start', width: 12 },
    ],
    rows,
  }
  const wordings = items.flatMap(item => {
    const said = wordingsSaid(item, matter)
    return said.length === 0 ? [] : [{ term: shortened(lineOf(item.words), 160), text: said.join(' ') }]
  })
  return [
    table,
    ...list(wordings),
    ...(found.some(({ shown }) => shown.length === 0) ? [note(t('papers:noNumbers'))] : []),
    ...(small.size > 0 ? [note(t('papers:tooSmall', { groups: [...small].map(groupName) }))] : []),
  ]
}

function reasonBlocks({ workshop, groupBeside }: PaperMatter): ReportBlock[] {
  const reasons = workshop.record?.reasons ?? []
  const steps = (workshop.record?.stepReasons ?? []).toSorted((a, b) => Number(b.block) - Number(a.block))
  const said = reasons.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  const rubrics = workshop.record?.levels ? [{ id: rubricItemId, words: workshop.title }] : []
  return [
    ...[...workshop.items, ...rubrics].flatMap(item => {
      const ofItem = said.filter(({ itemId }) => itemId === item.id)
      const standing = steps.filter(({ itemId, withdrawnOn }) => itemId === item.id && withdrawnOn === null)
      if (ofItem.length + standing.length === 0) return []
      return [
        heading(3, shortened(lineOf(item.words), 160)),
        ...list(
          ofItem
            .toSorted((a, b) => (a.side === b.side ? 0 : a.side === 'for' ? -1 : 1))
            .map(({ side, words: text, perspectiveId }) => {
              const group = groupBeside(perspectiveId)
              return {
                term: t(`papers:${side}`),
                text: group === null ? lineOf(text) : `${lineOf(text)} (${t('papers:from', { group })})`,
              }
            }),
        ),
        ...list(
          standing.map(({ block, words: text }) => ({
            term: t(block ? 'papers:block' : 'papers:step'),
            text: lineOf(text),
          })),
        ),
      ]
    }),
    ...withdrawnBlocks([...reasons, ...steps]),
  ]
}

function ideaBlocks({ workshop, groupBeside }: PaperMatter): ReportBlock[] {
  const ideas = workshop.record?.ideas ?? []
  const said = ideas.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  if (ideas.length === 0) return []
  return [
    body(t('papers:ideasLead')),
    ...list(
      said.map(({ words: text, perspectiveId, domainId }) => {
        const group = groupBeside(perspectiveId)
        const about = domainId === undefined ? {} : { term: domainName(workshop, domainId) }
        return { ...about, text: group === null ? lineOf(text) : `${lineOf(text)} (${t('papers:from', { group })})` }
      }),
    ),
    ...withdrawnBlocks(ideas),
  ]
}

function withdrawnBlocks(given: readonly { readonly withdrawnOn: number | null }[]): ReportBlock[] {
  const count = given.filter(({ withdrawnOn }) => withdrawnOn !== null).length
  return count === 0 ? [] : [note(t('papers:withdrawn', { count }))]
}

/** The stages as they were held, or (where that was not recorded) as they were planned. */
const stageBlocks = ({ workshop: { plan, record } }: PaperMatter): ReportBlock[] => {
  const planned = plan?.stages ?? []
  const held = record?.stages ?? planned.map(({ id, title, minutes }) => ({ id, title, planned: minutes, took: null }))
  return list(
    held.map(({ id, title, planned: minutes, took }): ListItem => {
      const prompt = lineOf(planned.find(stage => stage.id === id)?.prompt ?? '')
      const said = [
        ...(minutes > 0 ? [t('papers:planned', { count: minutes })] : []),
        ...(took === null ? [] : [t('papers:took', { count: took })]),
        ...(prompt === '' ? [] : [prompt]),
      ]
      return { term: titleOf(title), text: said.join(' ') || t('papers:noPrompt') }
    }),
  )
}

function sayBlocks(matter: PaperMatter): ReportBlock[] {
  const given = matter.workshop.record?.say
  if (!given) return []
  const rows = sayAnswers.map(answer => ({ label: t(`terms:realSay.${answer}`), count: given.counts[answer] ?? 0 }))
  const comments = given.comments.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  return [
    ...(given.kept === 'too-few' ? [body(t('papers:sayTooFew'))] : []),
    ...(given.kept === 'nearly'
      ? [body(t('papers:sayNearly', { answer: rows.find(({ count }) => count > 0)?.label ?? '' }))]
      : []),
    ...(given.kept === undefined && rows.some(({ count }) => count > 0)
      ? [
          countsTable(
            matter,
            { caption: t('papers:sayCaption'), description: t('papers:sayDescription'), first: t('papers:answer') },
            rows,
          ),
        ]
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
  if (offer === null) return [body(t('papers:paymentNone'))]
  const blocks: ReportBlock[] = [body(t('papers:paymentOffer', { text: lineOf(offer) })), note(t('papers:paymentNote'))]
  if (!ledger || ledger.offered === 0) return blocks
  const hide = hiddenPayments(ledger, project.smallestGroup)
  const row = (state: keyof typeof hide): Row => ({
    cells: [
      { text: t(`terms:payment.${state}`) },
      { text: hide[state] ? t('terms:hidden') : numberInWords(ledger[state]) },
    ],
  })
  return [
    ...blocks,
    {
      kind: 'table',
      caption: t('papers:paymentCaption'),
      description: t('papers:paymentDescription'),
      columns: [
        { label: t('papers:answer'), align: 'start', width: 3 },
        { label: t('papers:people'), align: 'end', width: 1 },
      ],
      rows: (['offered', 'accepted', 'declined', 'paid'] as const).map(row),
    },
  ]
}
