import type { Shareable } from '@core/privacy/shareable'
import { t } from '@core/words/words'
import { consensusTable } from '@core/workshop/consensus-table'
import type { ReportBlock, ReportModel } from '../model'
import { lineOf, quoted, shortened, titleOf } from '../text'
import {
  body,
  chosenBlocks,
  decidedBlocks,
  isSaid,
  lead,
  levelBlocks,
  list,
  metSaid,
  note,
  type PaperMatter,
  type PaperSource,
  paperFrom,
  quote,
  reviewedBlocks,
  section,
  settledSaid,
  tellsStories,
} from './paper-matter'

/** So much fits on one page with the rest; the full record has all of it. */
const most = {
  agreedInFull: 5,
  agreed: 9,
  open: 4,
  statements: 3,
  views: 2,
  lineLetters: 200,
  storyLetters: 600,
} as const

/**
 * One page that people take away from a workshop: what was agreed, what was not, who decided, and what they can still take
 * back. Nothing in it identifies anyone.
 */
export const workshopSummary = (source: PaperSource): Shareable<ReportModel> => paperFrom(source, summaryOf)

function summaryOf(matter: PaperMatter): ReportModel {
  const { workshop, project, now } = matter
  const title = t('papers:summaryTitle', { title: titleOf(workshop.title) })
  return {
    title,
    cover: null,
    madeAt: now,
    blocks: [
      lead(
        [
          metSaid(matter),
          ...(isSaid(workshop.question) ? [t('papers:question', { text: cut(workshop.question) })] : []),
        ].join(' '),
      ),
      ...(tellsStories(matter)
        ? section(t('papers:storiesChosen'), chosenBlocks(matter, most.storyLetters))
        : section(t('papers:agreed'), agreedBlocks(matter))),
      ...section(t('papers:open'), openBlocks(matter)),
      ...section(t('papers:reviewed'), reviewedBlocks(matter)),
      ...section(t('papers:statements'), statementBlocks(matter)),
      ...section(t('papers:differently'), viewBlocks(matter)),
      ...section(t('papers:decided'), decidedBlocks(matter)),
      ...section(t('papers:yours'), [
        body(t('papers:yoursVote')),
        body(t('papers:yoursWords')),
        note(t('papers:privacy', { threshold: project.smallestGroup })),
      ]),
    ],
  }
}

const cut = (text: string): string => shortened(lineOf(text), most.lineLetters)

function agreedBlocks(matter: PaperMatter): ReportBlock[] {
  const { agreed } = matter.workshop
  if (agreed.length === 0) return [body(t('papers:agreedNone'))]
  const inFull = agreed.length <= most.agreedInFull
  const items = agreed.slice(0, most.agreed).map(each => {
    const settled = inFull ? settledSaid(each).map(cut).join(' ') : ''
    return settled === '' ? { text: cut(each.wording) } : { term: cut(each.wording), text: settled }
  })
  const more = agreed.length - items.length
  return [
    ...list(items),
    ...agreed.flatMap(each => levelBlocks(each, matter)),
    ...(more > 0 ? [body(t('papers:moreAgreed', { count: more }))] : []),
  ]
}

/** What the rule left to discuss, and what a protected group called essential and is not agreed. */
function openBlocks({ workshop }: PaperMatter): ReportBlock[] {
  const agreed = new Set(workshop.agreed.map(({ itemId }) => itemId))
  const reasons = new Map(workshop.record?.protectedItems.map(({ itemId, reason }) => [itemId, reason]))
  // Of a rubric all is agreed at once: what stays open are not its single ideas.
  const { method } = workshop.plan ?? {}
  const isOpen = (code: string) => code !== 'out' && method !== 'rubric' && method !== 'stories'
  const open = consensusTable(workshop)
    .filter(({ item, outcome }) => !agreed.has(item.id) && (isOpen(outcome.code) || reasons.has(item.id)))
    // What was essential and turned down is said first: the page ends after a few.
    .toSorted((a, b) => Number(reasons.has(b.item.id)) - Number(reasons.has(a.item.id)))
  if (open.length === 0) return []
  const items = open.slice(0, most.open).map(({ item }) => {
    const reason = reasons.get(item.id)
    return isSaid(reason)
      ? { term: cut(item.words), text: t('papers:notAgreedBecause', { text: cut(reason) }) }
      : { text: cut(item.words) }
  })
  const more = open.length - items.length
  return [
    body(t('papers:openLead')),
    ...list(items),
    ...(more > 0 ? [body(t('papers:moreOpen', { count: more }))] : []),
  ]
}

const statementBlocks = ({ workshop, groupName }: PaperMatter): ReportBlock[] =>
  (workshop.record?.statements ?? [])
    .slice(0, most.statements)
    .map(({ words: text, perspectiveId }) =>
      quote(cut(text), perspectiveId === null ? t('papers:statementFromGroup') : groupName(perspectiveId)),
    )

const viewBlocks = ({ workshop }: PaperMatter): ReportBlock[] =>
  workshop.agreed
    .filter(({ minorityView }) => isSaid(minorityView))
    .slice(0, most.views)
    .map(({ minorityView, wording }) => quote(cut(minorityView), quoted(shortened(titleOf(wording), 120))))
