import { goingAlong } from '@core/privacy/groups'
import type { Agreed, Measure } from '@core/project/entities'
import type { ReportBlock } from '../model'
import { lineOf, titleOf } from '../text'
import { words } from '../words'
import { body, isSaid, type PaperMatter, quote } from './paper-matter'
import { paperWords as say } from './words'

/** How we will know, who gathers, when we look again: what is settled about an agreed measure, one sentence each. */
export const settledSaid = ({ howWeWillKnow, whoGathers, reviewOn }: Agreed): string[] => [
  ...(isSaid(howWeWillKnow) ? [say.knowBecause(lineOf(howWeWillKnow))] : []),
  ...(isSaid(whoGathers) ? [say.gathers(lineOf(whoGathers))] : []),
  ...(typeof reviewOn === 'number' ? [say.reviewOn(words.day(reviewOn))] : []),
]

/** How far people go along with the wording: no number that tells fewer people than the smallest group. */
export function gradientSaid({ gradient = [] }: Agreed, { project }: PaperMatter): string[] {
  const told = goingAlong(gradient, project.smallestGroup)
  switch (told.say) {
    case 'nobody-asked':
      return []
    case 'few':
      return [say.gradientFew]
    case 'all':
      return [say.gradientAll]
    case 'most':
      return [say.gradientHidden]
    case 'some':
      return [say.gradientSome(told.goAlong, told.against)]
  }
}

/** Whose it was first and who changed it: groups, and only those large enough to be named. */
export function provenanceSaid({ itemId, wording, rewordedBy = [], measureId }: Agreed, matter: PaperMatter): string[] {
  const { workshop, measures, groupName } = matter
  const began = workshop.items.find(({ id }) => id === itemId)
  const proposedBy = measures.find(({ id }) => id === measureId)?.proposedBy ?? []
  const unchanged = began !== undefined && lineOf(began.words) === titleOf(wording)
  return [
    ...(began === undefined ? [] : [unchanged ? say.unchanged : say.began(lineOf(began.words))]),
    ...(proposedBy.length > 0 ? [say.proposedBy(proposedBy.map(groupName))] : []),
    ...(rewordedBy.length > 0 ? [say.rewordedBy(rewordedBy.map(groupName))] : []),
  ]
}

/** What the measure says now, where that is not what was agreed. */
export function changedSince({ wording, measureId }: Agreed, measures: readonly Measure[]): string[] {
  const measure = measures.find(({ id }) => id === measureId)
  if (!measure) return [say.measureGone]
  return titleOf(measure.title) === titleOf(wording) ? [] : [say.nowReads(titleOf(measure.title))]
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
      return quote(text, group === null ? say.objection : say.objectionFrom(group))
    }),
  ...(isSaid(minorityView) ? [quote(minorityView, say.minority)] : []),
]

export const sentences = (parts: readonly string[]): ReportBlock[] =>
  parts.length === 0 ? [] : [body(parts.join(' '))]
