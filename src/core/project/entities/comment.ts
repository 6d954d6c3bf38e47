import { z } from 'zod'
import { day, finite, id } from './fields'

/** What a comment may be about: whatever has a page or a panel of its own on which the team can read it. */
export const commentedKinds = [
  'element',
  'link',
  'measure',
  'workshop',
  'assumption',
  'evidence',
  'person',
  'contact',
  'consent',
  'gathering',
  'attendance',
  'payment',
  'payNote',
  'story',
  'storyRound',
  'harvestedOutcome',
  'theme',
  'coding',
  'powerQuestion',
  'reflection',
  'inquiryGroup',
  'insight',
  'phase',
  'resource',
  'group',
  'criterion',
  'groupUpdate',
  'sharedIssue',
  'skill',
  'exchange',
] as const
export const commentAboutSchema = z.object({ kind: z.enum(commentedKinds), id })
export type CommentAbout = z.infer<typeof commentAboutSchema>

export const longestComment = 5000

/** What somebody of the team said of a row, for the team alone: it is in nothing that is made for others. */
export const commentSchema = z.object({
  id,
  about: commentAboutSchema,
  words: z.string().min(1).max(longestComment),
  /** Who wrote it; '' nobody said. */
  author: z.string().max(200),
  writtenOn: day,
  /** When it was dealt with; null: it is open. */
  doneOn: day.nullable(),
  /** Place among the comments on the same row, ascending. */
  order: finite,
})
export type Comment = z.infer<typeof commentSchema>
