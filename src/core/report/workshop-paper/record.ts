import { hiddenPayments } from '@core/privacy/groups'
import type { Shareable } from '@core/privacy/shareable'
import { sayAnswers } from '@core/project/entities'
import { t } from '@core/words/words'
import { rubricItemId } from '@core/workshop/rubric'
import type { ListItem, ReportBlock, ReportModel } from '../model'
import { lineOf, noValue, quoted, shortened, titleOf } from '../text'
import {
  body,
  changedSince,
  chosenBlocks,
  countsHidden,
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
  onlyReflects,
  type PaperMatter,
  type PaperSource,
  paperFrom,
  printOf,
  provenanceSaid,
  quote,
  reviewedBlocks,
  section,
  sentences,
  settledSaid,
  tellsStories,
} from './paper-matter'
import { voteBlocks } from './record-votes'

const longestStory = 2000

/** Everything a workshop left behind that may leave the room, in plain words: for those who were there and those who ask. */
export const workshopRecord = (source: PaperSource): Shareable<ReportModel> => paperFrom(source, recordOf)

function recordOf(matter: PaperMatter): ReportModel {
  const { workshop, now } = matter
  return {
    title: t('papers:recordTitle', { title: titleOf(workshop.title) }),
    cover: null,
    print: printOf(matter),
    madeAt: now,
    blocks: [
      lead(metSaid(matter)),
      ...(isSaid(workshop.question) ? [body(t('papers:question', { text: lineOf(workshop.question) }))] : []),
      ...section(t('papers:there'), thereBlocks(matter)),
      ...(matter.namesBesideWords ? [] : [note(t('papers:notSaidWhose'))]),
      ...section(t('papers:decided'), decidedBlocks(matter)),
      ...(tellsStories(matter)
        ? section(t('papers:storiesChosen'), chosenBlocks(matter, longestStory))
        : onlyReflects(matter)
          ? []
          : section(t('papers:story'), storyBlocks(matter))),
      ...section(t('papers:reviewed'), reviewedBlocks(matter)),
      ...section(t('papers:protectedTitle'), protectedBlocks(matter)),
      ...section(t('papers:statements'), statementBlocks(matter)),
      ...section(t('papers:votes'), voteBlocks(matter)),
      ...section(t('papers:reasons'), reasonBlocks(matter)),
      ...section(
        t(tellsStories(matter) ? 'papers:storiesAll' : onlyReflects(matter) ? 'papers:answers' : 'papers:ideas'),
        ideaBlocks(matter),
      ),
      ...(tellsStories(matter) || onlyReflects(matter) ? [] : section(t('papers:became'), becameBlocks(matter))),
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
  const everyone = taking.reduce((sum, group) => sum + group.people, 0)
  const rows = taking.map(({ perspectiveId, people: count }) => ({
    label: groupName(perspectiveId),
    count,
    hidden: people === null || hidden.groups.has(perspectiveId),
  }))
  const unshown = rows.filter(row => row.hidden).map(({ label }) => label)
  const all = { label: t('papers:everyone'), count: everyone, hidden: people === null, emphasis: true } as const
  const headings = {
    caption: t('papers:thereCaption'),
    description: t('papers:thereDescription'),
    first: t('papers:group'),
  }
  return [
    ...countsTable(headings, taking.length > 1 ? [...rows, all] : rows),
    ...(unshown.length > 0 ? [body(t('papers:thereToo', { groups: unshown }))] : []),
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

/** What was put together, what became no proposal, and that something was hidden: nothing that was said goes in silence. */
function becameBlocks({ workshop }: PaperMatter): ReportBlock[] {
  const { ideas = [], hiddenWords } = workshop.record ?? {}
  const said = ideas.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  const put = workshop.items.flatMap(item => {
    const from = said.filter(({ itemId, words: text }) => itemId === item.id && lineOf(text) !== lineOf(item.words))
    if (from.length === 0) return []
    const texts = from.map(({ words: text }) => quoted(lineOf(text))).join(' ')
    return [{ term: shortened(lineOf(item.words), 160), text: t('papers:madeFrom', { texts }) }]
  })
  const left = said.filter(({ itemId }) => itemId === null)
  const hidden = (hiddenWords?.ideas ?? 0) + (hiddenWords?.reasons ?? 0)
  return [
    ...list(put),
    ...(left.length > 0
      ? [body(t('papers:noProposal')), ...list(left.map(idea => ({ text: lineOf(idea.words) })))]
      : []),
    ...(hidden > 0 ? [body(t('papers:hiddenWords', { count: hidden }))] : []),
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
  const hide = countsHidden(
    matter,
    rows.map(({ count }) => count),
  )
  const comments = given.comments.filter(({ withdrawnOn, words: text }) => withdrawnOn === null && isSaid(text))
  return [
    ...(given.kept === 'too-few' ? [body(t('papers:sayTooFew'))] : []),
    ...(given.kept === 'nearly'
      ? [body(t('papers:sayNearly', { answer: rows.find(({ count }) => count > 0)?.label ?? '' }))]
      : []),
    ...(given.kept === undefined && rows.some(({ count }) => count > 0)
      ? countsTable(
          { caption: t('papers:sayCaption'), description: t('papers:sayDescription'), first: t('papers:answer') },
          rows.map((row, place) => ({ ...row, hidden: hide[place] !== false })),
        )
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
  const headings = {
    caption: t('papers:paymentCaption'),
    description: t('papers:paymentDescription'),
    first: t('papers:answer'),
  }
  const rows = (['offered', 'accepted', 'declined', 'paid'] as const).map(state => ({
    label: t(`terms:payment.${state}`),
    count: ledger[state],
    hidden: hide[state],
  }))
  return [...blocks, ...countsTable(headings, rows)]
}
