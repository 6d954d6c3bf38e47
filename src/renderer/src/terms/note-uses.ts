import { usesNoted } from '@core/learning/story-uses'
import { useCallback } from 'react'
import { useSession } from '../data/hooks'
import { newId } from '../data/new-id'
import { useCommit } from './actions'
import { today } from './today'

/** Notes on each of these stories that its words went out in a file, as one step that can be undone. Answers on how many it was noted. */
export function useNoteUses() {
  const { db } = useSession()
  const commit = useCommit()
  return useCallback(
    async (storyIds: readonly string[], where: string): Promise<number> => {
      if (storyIds.length === 0) return 0
      const stories = await db.rowsOf('story').toArray()
      const changes = usesNoted(stories, storyIds, { where, usedOn: today() }, newId)
      return changes.length > 0 && (await commit('story.use', changes)) ? changes.length : 0
    },
    [commit, db],
  )
}
