import { goingAlong, type ShownCount, type WorkshopForOthers, workshopForOthers } from '@core/privacy/groups'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { cellsHiddenForSmallNumbers } from '@core/privacy/small-numbers'
import { type Agreed, type Measure, type Project, stepDomainId, type Workshop } from '@core/project/entities'
import { numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { countedGroupName } from '@core/workshop/counted-groups'
import { ratingKey } from '@core/workshop/ratings'
import { levelsInRecord } from '@core/workshop/rubric'
import type { Heading, ListItem, Paragraph, Quote, ReportBlock, ReportTable } from '../model'
import { lineOf, noValue, shortened, titleOf } from '../text'

/** What the papers of one workshop are made from. `now`: when they are made, ISO time in UTC. */
export type PaperSource = {
  readonly project: Project
  readonly workshop: Workshop
  readonly measures: readonly Measure[]
  readonly now: string
  /** In large print. */
  readonly large?: boolean
}

/** The source, and what others may know of it. */
export type PaperMatter = PaperSource &
  WorkshopForOthers & {
    /** A group's name, to stand beside words; null wherever that would tell a small group's words. */
    readonly groupBeside: (perspectiveId: string | null) => string | null
    /** Of a perspective, or of a group that votes were counted by. */
    readonly groupName: (groupId: string) => string
  }

/** A paper: what it says is made from no more than this. */
export const paperFrom = <T>(source: PaperSource, make: (matter: PaperMatter) => T): Shareable<T> =>
  madeFrom(workshopForOthers(source.workshop, source.project.smallestGroup), told => make(paperMatter(source, told)))

function paperMatter(source: PaperSource, told: WorkshopForOthers): PaperMatter {
  const groupName = (groupId: string) =>
    titleOf(countedGroupName(groupId, source.project.perspectives, source.workshop.groups))
  return {
    ...source,
    ...told,
    groupName,
    groupBeside: perspectiveId => (perspectiveId === null || !told.namesBesideWords ? null : groupName(perspectiveId)),
  }
}

export const printOf = ({ large }: PaperSource) => (large ? 'large' : 'plain')

/** The paper's title is its one heading of level 1. */
export const heading = (level: 2 | 3, text: string): Heading => ({ kind: 'heading', level, text })
export const body = (text: string): Paragraph => ({ kind: 'paragraph', tone: 'body', text })
export const lead = (text: string): Paragraph => ({ kind: 'paragraph', tone: 'lead', text })
export const note = (text: string): Paragraph => ({ kind: 'paragraph', tone: 'note', text })
export const quote = (text: string, from: string): Quote => ({ kind: 'quote', text: lineOf(text), from })
export const list = (items: readonly ListItem[]): ReportBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }])

/** The heading and its blocks; nothing where there are none. */
export const section = (text: string, blocks: readonly ReportBlock[]): ReportBlock[] =>
  blocks.length === 0 ? [] : [heading(2, text), ...blocks]

export const isSaid = (text: string | undefined): text is string => text !== undefined && lineOf(text) !== ''

/** The rule and who had the final say. */
export function decidedBlocks({ workshop }: PaperMatter): ReportBlock[] {
  const { rule, ruleChosen, finalSay } = workshop
  return [
    ...(onlyReflects({ workshop })
      ? []
      : [
          body(
            t(ruleChosen === 'before-vote' ? 'papers:rulePlain' : 'papers:ruleLater', {
              must: rule.inAtLeast,
              not: rule.notNeededBelow,
              where: t(`terms:ruleWhere.${rule.variant}`),
              yes: t(ratingKey(workshop.plan?.method, 'must-have')),
              no: t(ratingKey(workshop.plan?.method, 'not-needed')),
            }),
          ),
        ]),
    ...(isSaid(finalSay) ? [body(t('papers:finalSay', { text: lineOf(finalSay) }))] : []),
  ]
}

type CountsTable = { caption: string; description: string; first: string }

/** A table of one number a row. What would tell a small number has no row: that such numbers are not shown is said once, at the end. */
export function countsTable(
  { caption, description, first }: CountsTable,
  rows: readonly {
    readonly label: string
    readonly count: number
    readonly hidden: boolean
    readonly emphasis?: true
  }[],
): ReportBlock[] {
  const shown = rows.filter(({ hidden }) => !hidden)
  if (shown.length === 0) return []
  const table: ReportTable = {
    kind: 'table',
    caption,
    description,
    columns: [
      { label: first, align: 'start', width: 3 },
      { label: t('papers:people'), align: 'end', width: 1 },
    ],
    rows: shown.map(({ label, count, emphasis = false }) => ({
      cells: [{ text: label }, { text: numberInWords(count) }],
      emphasis,
    })),
  }
  return [table]
}

/** Which of one row of counts must not be shown: small ones, and what would give them away. */
export const countsHidden = ({ project }: PaperMatter, counts: readonly number[]): readonly boolean[] =>
  cellsHiddenForSmallNumbers([counts], { threshold: project.smallestGroup, rowTotals: true, columnTotals: false })
    .cells[0] ?? []

/** When we met, and how many took part where that can be told. */
export const metSaid = ({ workshop, people }: PaperMatter): string =>
  [
    t('papers:met', { date: workshop.heldOn }),
    ...(people === null ? [] : [t('papers:tookPart', { count: people })]),
  ].join(' ')

/** How we will know, who gathers, when we look again: what is settled about an agreed measure, one sentence each. */
export const settledSaid = ({ howWeWillKnow, whoGathers, reviewOn }: Agreed): string[] => [
  ...(isSaid(howWeWillKnow) ? [t('papers:knowBecause', { text: lineOf(howWeWillKnow) })] : []),
  ...(isSaid(whoGathers) ? [t('papers:gathers', { who: lineOf(whoGathers) })] : []),
  ...(typeof reviewOn === 'number' ? [t('papers:reviewOn', { date: reviewOn })] : []),
]

/** How far people go along with the wording: no number that tells fewer people than the smallest group. */
export function gradientSaid({ gradient }: Agreed, { project }: PaperMatter): string[] {
  const told = goingAlong(gradient, project.smallestGroup)
  switch (told.say) {
    case 'nobody-asked':
      return []
    case 'few':
      return [t('papers:gradientFew')]
    case 'all':
      return [t('papers:gradientAll')]
    case 'nearly-all':
      return [t('papers:gradientNearlyAll')]
    case 'most':
      return [t('papers:gradientHidden')]
    case 'some':
      return [t('papers:gradientSome', { goAlong: told.goAlong, count: told.against })]
  }
}

/** Whose it was first and who changed it: groups, and only those large enough to be named. */
export function provenanceSaid(agreed: Agreed, matter: PaperMatter): string[] {
  const { itemId, wording, rewordedBy = [], measureId } = agreed
  const { workshop, measures, groupName, namesBesideWords } = matter
  const began = workshop.items.find(({ id }) => id === itemId)
  const proposedBy = namesBesideWords ? (measures.find(({ id }) => id === measureId)?.proposedBy ?? []) : []
  const unchanged = began !== undefined && lineOf(began.words) === titleOf(wording)
  return [
    ...(began === undefined
      ? []
      : [
          unchanged ? t('papers:unchanged') : t('papers:began', { text: lineOf(began.words) }),
          ...(unchanged ? [] : [t(agreed.sameMeaning ? 'papers:sameMeaning' : 'papers:votesWereForThat')]),
          ...wordingsSaid(began, matter),
        ]),
    ...(proposedBy.length > 0 ? [t('papers:proposedBy', { groups: proposedBy.map(groupName) })] : []),
    ...(rewordedBy.length > 0 ? [t('papers:rewordedBy', { groups: rewordedBy.map(groupName) })] : []),
  ]
}

/** The wordings a proposal had before this one, and which of them the votes were about. */
export function wordingsSaid(item: Workshop['items'][number], { workshop, groupName }: PaperMatter): string[] {
  const earlier = workshop.items.find(({ id }) => id === item.rewordedFrom)
  const by = (item.rewordedBy ?? []).map(groupName)
  return [
    ...(item.earlierWords ?? []).map(text => t('papers:clearerFrom', { text: lineOf(text) })),
    ...(earlier
      ? [
          by.length > 0
            ? t('papers:newWordingBy', { text: lineOf(earlier.words), groups: by })
            : t('papers:newWording', { text: lineOf(earlier.words) }),
        ]
      : []),
  ]
}

/** A count as it may be shown, in words. */
export const countSaid = (count: ShownCount): string =>
  count === 'hidden'
    ? t('terms:hidden')
    : typeof count === 'number'
      ? numberInWords(count)
      : t(`terms:answerBand.${count}`)

/** The levels of a rubric that was agreed, the lowest first; whose ideas are in each, where groups are named. */
export function levelBlocks(
  { levels = [] }: Agreed,
  { workshop, groupName, namesBesideWords }: PaperMatter,
): ReportBlock[] {
  const left = workshop.record ? levelsInRecord(workshop.record) : []
  return list(
    levels.map(({ name, words }, place) => {
      const level = left[place]
      const groups = namesBesideWords && level?.name === name ? level.saidBy.map(groupName) : []
      const said = words === '' ? t('papers:levelEmpty') : words.split('\n').map(lineOf).join('; ')
      return {
        term: lineOf(name),
        text: groups.length > 0 ? `${said} ${t('papers:levelSaidBy', { groups })}` : said,
      }
    }),
  )
}

/** A session about power in which nothing was voted on: no rule decided anything, and no measure was looked for. */
export const onlyReflects = ({ workshop }: Pick<PaperMatter, 'workshop'>): boolean =>
  workshop.plan?.method === 'power' && workshop.items.length === 0

/** Steps that people suggested to share power. */
export const stepBlocks = ({ workshop }: PaperMatter, most: number): ReportBlock[] =>
  list(
    (workshop.record?.ideas ?? [])
      .filter(({ domainId, withdrawnOn }) => domainId === stepDomainId && withdrawnOn === null)
      .map(({ words }) => ({ text: shortened(lineOf(words), most) })),
  )

export const tellsStories = ({ workshop }: PaperMatter): boolean => workshop.plan?.method === 'stories'

/** The stories that the group chose, in their own words, with its reasons; those that were told for the room alone are only mentioned. */
export function chosenBlocks({ workshop, roomStories }: PaperMatter, most: number): ReportBlock[] {
  const chosen = workshop.record?.chosen ?? []
  return [
    ...(chosen.length === 0 ? [body(t('papers:storiesChosenNone'))] : []),
    ...chosen.flatMap(({ itemId, title: name, why, minorityView }): ReportBlock[] => {
      const item = workshop.items.find(({ id }) => id === itemId)
      const story = lineOf(item?.words ?? noValue)
      const about = workshop.record?.ideas.find(({ id }) => item?.ideaIds?.includes(id))?.domainId
      return [
        heading(3, name === '' ? shortened(story, 80) : titleOf(name)),
        quote(shortened(story, most), t('papers:storyAbout', { domain: domainName(workshop, about) })),
        ...(isSaid(why) ? [body(t('papers:storyWhy', { text: lineOf(why) }))] : []),
        ...(isSaid(minorityView) ? [quote(minorityView, t('papers:minority'))] : []),
      ]
    }),
    ...(roomStories ? [note(t('papers:storiesRoom'))] : []),
  ]
}

/** What the room decided about measures it looked at again. */
export const reviewedBlocks = ({ workshop }: PaperMatter): ReportBlock[] =>
  list(
    (workshop.record?.reviewed ?? []).map(({ itemId, said, wording, why }) => {
      const words = lineOf(workshop.items.find(({ id }) => id === itemId)?.words ?? wording)
      const more = [
        ...(said === 'changed' && lineOf(wording) !== words
          ? [t('papers:reviewedWording', { wording: lineOf(wording) })]
          : []),
        isSaid(why) ? t('papers:reviewedWhy', { text: lineOf(why) }) : t('papers:reviewedNothing'),
      ]
      return { term: t('papers:reviewedItem', { answer: t(`terms:reviewed.${said}`), words }), text: more.join(' ') }
    }),
  )

export const domainName = ({ plan }: Workshop, domainId: string | undefined): string =>
  lineOf(
    plan?.domains?.find(({ id }) => id === domainId)?.name ??
      t(plan?.method === 'power' ? 'terms:powerOther' : 'terms:domainOther'),
  )

/** What the measure says now, where that is not what was agreed. */
export function changedSince({ wording, measureId }: Agreed, measures: readonly Measure[]): string[] {
  const measure = measures.find(({ id }) => id === measureId)
  if (!measure) return [t('papers:measureGone')]
  return titleOf(measure.title) === titleOf(wording) ? [] : [t('papers:nowReads', { title: titleOf(measure.title) })]
}

/** Objections and the minority view, kept with the measure. */
export const dissentBlocks = (
  { objections = [], minorityView }: Agreed,
  { groupBeside }: PaperMatter,
): ReportBlock[] => [
  ...objections
    .filter(({ words: text }) => isSaid(text))
    .map(({ words: text, perspectiveId }) => {
      const group = groupBeside(perspectiveId)
      return quote(text, group === null ? t('papers:objection') : t('papers:objectionFrom', { group }))
    }),
  ...(isSaid(minorityView) ? [quote(minorityView, t('papers:minority'))] : []),
]

export const sentences = (parts: readonly string[]): ReportBlock[] =>
  parts.length === 0 ? [] : [body(parts.join(' '))]
