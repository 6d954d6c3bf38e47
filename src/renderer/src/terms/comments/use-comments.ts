import { added, edited, removed } from '@core/change/change'
import { type Comment, type CommentAbout, longestComment } from '@core/project/entities'
import { commentsOn } from '@core/record/comments'
import { useRows, useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import { useCommit, useSave } from '../actions'
import { useTextProblem, useWordsProblem } from '../title-problem'
import { today } from '../today'

const longestAuthor = 200

/** The comments on a row, and all that can be done with them. `undefined`: still reading. */
export function useComments(about: CommentAbout) {
  const { t } = useTranslation('comments')
  const { db } = useSession()
  const commit = useCommit()
  const save = useSave()
  const wordsProblem = useWordsProblem(longestComment)
  const authorProblem = useTextProblem(longestAuthor)
  const all = useRows('comment')
  const edit = (id: string, fields: Partial<Comment>) =>
    save('comment.edit', async () => {
      const before = await db.rowsOf('comment').get(id)
      return before ? [edited('comment', before, { ...before, ...fields })] : null
    })
  return {
    comments: all && commentsOn(about, all),
    /** Answers whether it is written; where it is not, the person has been told. */
    add: ({ words, author }: Pick<Comment, 'words' | 'author'>) => {
      const order = (all ?? []).reduce((most, each) => Math.max(most, each.order), 0) + 1
      const comment = { id: newId(), about, words, author, writtenOn: today(), doneOn: null, order }
      return commit('comment.add', [added('comment', comment)])
    },
    edit,
    settle: (id: string, done: boolean) => edit(id, { doneOn: done ? today() : null }),
    remove: async (comment: Comment) => {
      if (!(await commit('comment.remove', [removed('comment', comment)]))) return
      showDone({ title: t('deleted'), message: t('deletedMore') })
    },
    wordsProblem,
    authorProblem,
  }
}
export type CommentsHere = ReturnType<typeof useComments>
