import type { Perspective, Reflection } from '@core/project/entities'

type Answer = Reflection['answers'][number]
/** One answer to a question on one day, without whose reflection it was. */
export type DatedAnswer = Pick<Answer, 'id' | 'words' | 'level'> & { readonly day: number }
export type AnswersOfGroup = { readonly perspective: Perspective | null; readonly answers: readonly DatedAnswer[] }

/** What was answered to one question, by perspective (null: nobody said which), the oldest first: over time and between groups, never between people. */
export function compareReflections(
  reflections: readonly Reflection[],
  questionId: string,
  perspectives: readonly Perspective[],
): AnswersOfGroup[] {
  const answersOf = (perspectiveId: string | null) =>
    reflections
      .filter(reflection => {
        const known = perspectives.some(({ id }) => id === reflection.perspectiveId)
        return (known ? reflection.perspectiveId : null) === perspectiveId
      })
      .flatMap(({ day, answers }) =>
        answers
          .filter(answer => answer.questionId === questionId)
          .map(({ id, words, level }) => ({ id, words, level, day })),
      )
      .toSorted((a, b) => a.day - b.day)
  return [...perspectives, null]
    .map(perspective => ({ perspective, answers: answersOf(perspective?.id ?? null) }))
    .filter(({ answers }) => answers.length > 0)
}
