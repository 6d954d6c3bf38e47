import type { Shareable } from '@core/privacy/shareable'
import { consensusTable } from '@core/workshop/consensus-table'
import type { ReportBlock, ReportModel } from '../model'
import { lineOf, titleOf } from '../text'
import { words } from '../words'
import { settledSaid } from './agreed-parts'
import {
  body,
  decidedBlocks,
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

/** So much fits on one page with the rest; the full record has all of it. */
const most = { agreedInFull: 5, agreed: 9, open: 4, statements: 3, views: 2, lineLetters: 200 } as const

/**
 * One page that people take away from a workshop: what was agreed, what was not, who decided, and what they can still take
 * back. Nothing in it identifies anyone.
 */
export const workshopSummary = (source: PaperSource): Shareable<ReportModel> => paperFrom(source, summaryOf)

function summaryOf(matter: PaperMatter): ReportModel {
  const { workshop, project, people, now } = matter
  const title = say.summaryTitle(titleOf(workshop.title))
  return {
    title,
    cover: null,
    madeAt: now,
    blocks: [
      lead(
        [
          say.met(words.day(workshop.heldOn), people),
          ...(isSaid(workshop.question) ? [say.question(cut(workshop.question))] : []),
        ].join(' '),
      ),
      ...section(say.agreed, agreedBlocks(matter)),
      ...section(say.open, openBlocks(matter)),
      ...section(say.statements, statementBlocks(matter)),
      ...section(say.differently, viewBlocks(matter)),
      ...section(say.decided, decidedBlocks(matter)),
      ...section(say.yours, [body(say.yoursVote), body(say.yoursWords), note(say.privacy(project.smallestGroup))]),
    ],
  }
}

const cut = (text: string): string => words.shortened(lineOf(text), most.lineLetters)

function agreedBlocks({ workshop }: PaperMatter): ReportBlock[] {
  const { agreed } = workshop
  if (agreed.length === 0) return [body(say.agreedNone)]
  const inFull = agreed.length <= most.agreedInFull
  const items = agreed.slice(0, most.agreed).map(each => {
    const settled = inFull ? settledSaid(each).map(cut).join(' ') : ''
    return settled === '' ? { text: cut(each.wording) } : { term: cut(each.wording), text: settled }
  })
  const more = agreed.length - items.length
  return [...list(items), ...(more > 0 ? [body(say.moreAgreed(more))] : [])]
}

/** What the rule left to discuss, and what a protected group called essential and is not agreed. */
function openBlocks({ workshop }: PaperMatter): ReportBlock[] {
  const agreed = new Set(workshop.agreed.map(({ itemId }) => itemId))
  const reasons = new Map(workshop.record?.protectedItems.map(({ itemId, reason }) => [itemId, reason]))
  const open = consensusTable(workshop).filter(
    ({ item, outcome }) => !agreed.has(item.id) && (outcome.code !== 'out' || reasons.has(item.id)),
  )
  if (open.length === 0) return []
  const items = open.slice(0, most.open).map(({ item }) => {
    const reason = reasons.get(item.id)
    return isSaid(reason)
      ? { term: cut(item.words), text: say.notAgreedBecause(cut(reason)) }
      : { text: cut(item.words) }
  })
  const more = open.length - items.length
  return [body(say.openLead), ...list(items), ...(more > 0 ? [body(say.moreOpen(more))] : [])]
}

const statementBlocks = ({ workshop, groupName }: PaperMatter): ReportBlock[] =>
  (workshop.record?.statements ?? [])
    .slice(0, most.statements)
    .map(({ words: text, perspectiveId }) => quote(cut(text), groupName(perspectiveId)))

const viewBlocks = ({ workshop }: PaperMatter): ReportBlock[] =>
  workshop.agreed
    .filter(({ minorityView }) => isSaid(minorityView))
    .slice(0, most.views)
    .map(({ minorityView, wording }) => quote(cut(minorityView), words.quoted(words.shortened(titleOf(wording), 120))))
