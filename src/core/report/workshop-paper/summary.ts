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
  onlyReflects,
  type PaperMatter,
  type PaperSource,
  paperFrom,
  printOf,
  quote,
  reviewedBlocks,
  section,
  settledSaid,
  stepBlocks,
  tellsStories,
} from './paper-matter'

/** How much of each is said; less and less, until it fits. What was essential and turned down is always said, with its reason. */
const mosts = [
  { agreedInFull: 5, agreed: 9, open: 4, statements: 3, views: 2, letters: 200, storyLetters: 600 },
  { agreedInFull: 5, agreed: 7, open: 3, statements: 2, views: 1, letters: 160, storyLetters: 450 },
  { agreedInFull: 3, agreed: 6, open: 3, statements: 2, views: 1, letters: 120, storyLetters: 350 },
  { agreedInFull: 2, agreed: 5, open: 2, statements: 1, views: 1, letters: 110, storyLetters: 300 },
  { agreedInFull: 1, agreed: 5, open: 2, statements: 1, views: 1, letters: 100, storyLetters: 250 },
  { agreedInFull: 0, agreed: 4, open: 2, statements: 0, views: 0, letters: 90, storyLetters: 200 },
  { agreedInFull: 0, agreed: 3, open: 1, statements: 0, views: 0, letters: 70, storyLetters: 150 },
] as const
type Most = (typeof mosts)[number]

/**
 * One page that people take away from a workshop (two in large print): what was agreed, what was not, who decided, and what they can
 * still take back. Nothing in it identifies anyone.
 */
export const workshopSummary = (source: PaperSource): Shareable<ReportModel> => paperFrom(source, summaryOf)

function summaryOf(matter: PaperMatter): ReportModel {
  const print = printOf(matter)
  const title = t('papers:summaryTitle', { title: shortened(titleOf(matter.workshop.title), 120) })
  const fitting = mosts.map(most => blocksOf(matter, most)).find(blocks => fitsOnPaper(title, blocks, print))
  return {
    title,
    cover: null,
    print,
    madeAt: matter.now,
    blocks: fitting ?? blocksOf(matter, mosts[mosts.length - 1] ?? mosts[0]),
  }
}

const blocksOf = (matter: PaperMatter, most: Most): ReportBlock[] => [
  lead(
    [
      metSaid(matter),
      ...(isSaid(matter.workshop.question)
        ? [t('papers:question', { text: cut(matter.workshop.question, most) })]
        : []),
    ].join(' '),
  ),
  ...(tellsStories(matter)
    ? section(t('papers:storiesChosen'), chosenBlocks(matter, most.storyLetters))
    : onlyReflects(matter)
      ? section(t('papers:steps'), stepBlocks(matter, most.letters))
      : section(t('papers:agreed'), agreedBlocks(matter, most))),
  ...section(t('papers:open'), openBlocks(matter, most)),
  ...section(t('papers:reviewed'), reviewedBlocks(matter)),
  ...section(t('papers:statements'), statementBlocks(matter, most)),
  ...section(t('papers:differently'), viewBlocks(matter, most)),
  ...section(
    t('papers:decided'),
    decidedBlocks({ ...matter, workshop: { ...matter.workshop, finalSay: cut(matter.workshop.finalSay, most) } }),
  ),
  ...section(t('papers:yours'), [body(`${t('papers:yoursVote')} ${t('papers:yoursWords')}`)]),
]

const cut = (text: string, { letters }: Most): string => shortened(lineOf(text), letters)

function agreedBlocks(matter: PaperMatter, most: Most): ReportBlock[] {
  const { agreed } = matter.workshop
  if (agreed.length === 0) return [body(t('papers:agreedNone'))]
  const inFull = agreed.length <= most.agreedInFull
  const items = agreed.slice(0, most.agreed).map(each => {
    const settled = inFull
      ? settledSaid(each)
          .map(said => cut(said, most))
          .join(' ')
      : ''
    return settled === '' ? { text: cut(each.wording, most) } : { term: cut(each.wording, most), text: settled }
  })
  const more = agreed.length - items.length
  return [
    ...list(items),
    ...agreed.flatMap(each => levelBlocks(each, matter)),
    ...(more > 0 ? [body(t('papers:moreAgreed', { count: more }))] : []),
  ]
}

/** What the rule left to discuss, and what a protected group called essential and is not agreed. */
function openBlocks({ workshop, groupName }: PaperMatter, most: Most): ReportBlock[] {
  const agreed = new Set(workshop.agreed.map(({ itemId }) => itemId))
  const essential = new Map(workshop.record?.protectedItems.map(each => [each.itemId, each]))
  // Of a rubric all is agreed at once: what stays open are not its single ideas.
  const { method } = workshop.plan ?? {}
  const isOpen = (code: string) => code !== 'out' && method !== 'rubric' && method !== 'stories'
  const open = consensusTable(workshop)
    .filter(({ item, outcome }) => !agreed.has(item.id) && (isOpen(outcome.code) || essential.has(item.id)))
    // What was essential and turned down is said first: the page ends after a few.
    .toSorted((a, b) => Number(essential.has(b.item.id)) - Number(essential.has(a.item.id)))
  if (open.length === 0) return []
  const count = Math.max(most.open, open.filter(({ item }) => essential.has(item.id)).length)
  const items = open.slice(0, count).map(({ item }) => {
    const turnedDown = essential.get(item.id)
    if (turnedDown === undefined) return { text: cut(item.words, most) }
    const { perspectiveIds, reason } = turnedDown
    const why = isSaid(reason)
      ? t('papers:notAgreedBecause', { text: cut(reason, most) })
      : t('papers:notAgreedNoReason')
    const of = perspectiveIds.length > 0 ? [t('papers:essential', { groups: perspectiveIds.map(groupName) })] : []
    return { term: cut(item.words, most), text: [...of, why].join(' ') }
  })
  const more = open.length - items.length
  return [
    body(t('papers:openLead')),
    ...list(items),
    ...(more > 0 ? [body(t('papers:moreOpen', { count: more }))] : []),
  ]
}

const statementBlocks = ({ workshop, groupName }: PaperMatter, most: Most): ReportBlock[] =>
  (workshop.record?.statements ?? [])
    .slice(0, most.statements)
    .map(({ words: text, perspectiveId }) =>
      quote(cut(text, most), perspectiveId === null ? t('papers:statementFromGroup') : groupName(perspectiveId)),
    )

const viewBlocks = ({ workshop }: PaperMatter, most: Most): ReportBlock[] =>
  workshop.agreed
    .filter(({ minorityView }) => isSaid(minorityView))
    .slice(0, most.views)
    .map(({ minorityView, wording }) => quote(cut(minorityView, most), quoted(shortened(titleOf(wording), 120))))

/** Lines of body text: what one page holds in plain print, and two in large print. */
const paper = { plain: { lines: 49, letters: 74 }, large: { lines: 58, letters: 49 } } as const

/** Whether a title and these blocks fit on one page; in large print on two. Told by letters and lines, so with some room to spare. */
function fitsOnPaper(title: string, blocks: readonly ReportBlock[], print: keyof typeof paper): boolean {
  const { lines, letters } = paper[print]
  const rows = (text: string, width: number) => Math.max(1, Math.ceil([...text].length / width))
  const height = (block: ReportBlock): number => {
    switch (block.kind) {
      case 'heading':
        return rows(block.text, letters * 0.8) * 1.2 + 1.1
      case 'paragraph':
        return rows(block.text, letters) + 0.5
      case 'list':
        return block.items.reduce((sum, { term = '', text }) => sum + rows(`${term}  ${text}`, letters - 3) + 0.25, 0)
      case 'quote':
        return rows(block.text, letters - 6) + rows(block.from, letters - 3) + 0.8
      default:
        throw new Error(`no ${block.kind} is on a page to take away`)
    }
  }
  return rows(title, letters * 0.65) * 1.5 + 0.8 + blocks.reduce((sum, block) => sum + height(block), 0) <= lines
}
