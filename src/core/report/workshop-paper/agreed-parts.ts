import { goingAlong } from '@core/privacy/groups'
import type { Agreed, Measure } from '@core/project/entities'
import { t } from '@core/words/words'
import type { ReportBlock } from '../model'
import { lineOf, titleOf } from '../text'
import { body, isSaid, type PaperMatter, quote } from './paper-matter'

/** How we will know, who gathers, when we look again: what is settled about an agreed measure, one sentence each. */
export const settledSaid = ({ howWeWillKnow, whoGathers, reviewOn }: Agreed): string[] => [
  ...(isSaid(howWeWillKnow) ? [t('papers:knowBecause', { text: lineOf(howWeWillKnow) })] : []),
  ...(isSaid(whoGathers) ? [t('papers:gathers', { who: lineOf(whoGathers) })] : []),
  ...(typeof reviewOn === 'number' ? [t('papers:reviewOn', { date: reviewOn })] : []),
]

/** How far people go along with the wording: no number that tells fewer people than the smallest group. */
export function gradientSaid({ gradient = [] }: Agreed, { project }: PaperMatter): string[] {
  const told = goingAlong(gradient, project.smallestGroup)
  switch (told.say) {
    case 'nobody-asked':
      return []
    case 'few':
      return [t('papers:gradientFew')]
    case 'all':
      return [t('papers:gradientAll')]
    case 'most':
      return [t('papers:gradientHidden')]
    case 'some':
      return [t('papers:gradientSome', { goAlong: told.goAlong, count: told.against })]
  }
}

/** Whose it was first and who changed it: groups, and only those large enough to be named. */
export function provenanceSaid({ itemId, wording, rewordedBy = [], measureId }: Agreed, matter: PaperMatter): string[] {
  const { workshop, measures, groupName } = matter
  const began = workshop.items.find(({ id }) => id === itemId)
  const proposedBy = measures.find(({ id }) => id === measureId)?.proposedBy ?? []
  const unchanged = began !== undefined && lineOf(began.words) === titleOf(wording)
  return [
    ...(began === undefined
      ? []
      : [unchanged ? t('papers:unchanged') : t('papers:began', { text: lineOf(began.words) })]),
    ...(proposedBy.length > 0 ? [t('papers:proposedBy', { groups: proposedBy.map(groupName) })] : []),
    ...(rewordedBy.length > 0 ? [t('papers:rewordedBy', { groups: rewordedBy.map(groupName) })] : []),
  ]
}

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
