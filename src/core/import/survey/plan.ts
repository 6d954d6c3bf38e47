import { idPattern } from '@core/names'
import { z } from 'zod'

/** What made the file. `other`: said by the person. */
export const surveyTools = ['google-forms', 'microsoft-forms', 'kobo', 'qualtrics', 'surveymonkey', 'other'] as const
export type SurveyTool = (typeof surveyTools)[number]

/**
 * What becomes of a question: how many people gave each answer; the share of those asked who gave one of some answers; each answer
 * as a level of a scale in words; the average of the numbers they gave; nothing.
 */
export const questionUses = ['count', 'share', 'scale', 'mean', 'nothing'] as const
export type QuestionUse = (typeof questionUses)[number]

/** What parts several answers in one cell. `close-comma`: without a space behind it, as Qualtrics writes it. */
export const answerSeparators = ['semicolon', 'comma', 'close-comma', 'space'] as const
export type AnswerSeparator = (typeof answerSeparators)[number]

const key = z.string().regex(idPattern)
export const longestAnswer = 500
const answer = z.string().min(1).max(longestAnswer)

export const surveyQuestionSchema = z.object({
  /** What its columns (`as: 'answer'`) and its measure call it. */
  key,
  use: z.enum(questionUses),
  /** Null: a cell holds one answer. Means nothing where each answer has a column of its own. */
  separator: z.enum(answerSeparators).nullable(),
  /** Answers that are counted by name, in the order they are shown; all others count together as another answer. */
  answers: z.array(answer).max(200),
  /** Of a share: the answers that are in it. */
  counted: z.array(answer).max(200),
  /** Of an average or a scale: the number that stands for an answer in words. Numbers stand for themselves. */
  scale: z.record(answer, z.number()),
  /** The names of a scale's levels, lowest first: what 1, 2, 3... in `scale` stand for. Empty: it is no such scale. */
  levels: z.array(answer).max(12),
  /** Of columns that hold one answer each (0 or 1): which, by the column's place. */
  split: z.record(z.string().regex(/^\d{1,5}$/), answer),
  /** Numbers that stand for no answer (`99`, `-1`): in no average and no level. Absent: none. */
  noAnswer: z.array(answer).max(50).optional(),
  /** Nobody said yet that `noAnswer` are no numbers: they are asked about (`ask-no-answer`) where they would count as numbers. */
  asksNoAnswer: z.literal(true).optional(),
})
export type SurveyQuestion = z.infer<typeof surveyQuestionSchema>

/** True where one person may have given several answers. */
export const hasSeveralAnswers = ({ separator, split }: Pick<SurveyQuestion, 'separator' | 'split'>): boolean =>
  separator !== null || Object.keys(split).length > 0

/** How a file with one row a person becomes counts, shares and averages. */
export const surveySchema = z.object({
  tool: z.enum(surveyTools),
  /** `one-day`: the mapping's day, for all. `month`: the last day of the month in which each was answered. */
  days: z.enum(['one-day', 'month']),
  /** Groups of fewer people get no average of their own. */
  smallestGroup: z.number().int().min(1).max(100),
  questions: z.array(surveyQuestionSchema).max(2000),
})
export type Survey = z.infer<typeof surveySchema>

/** The word for all answers that are not counted by name. */
export const anotherAnswer = 'Another answer'
