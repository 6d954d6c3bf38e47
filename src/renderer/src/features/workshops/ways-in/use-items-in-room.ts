import type { Item } from '@core/workshop/session/views'
import { useEffect, useState } from 'react'
import { useSession } from '../../../data/hooks'
import { host } from '../../../host'

/** What is voted on in the session of this workshop that goes on now; null: none goes on, or it has nothing yet. */
export function useItemsInRoom(workshopId: string): readonly Item[] | null {
  const { id: projectId } = useSession()
  const [items, setItems] = useState<readonly Item[] | null>(null)
  useEffect(() => {
    let wanted = true
    const look = async () => {
      const all = await host.unfinishedSessions()
      const session = all.find(each => each.running && each.projectId === projectId && each.workshopId === workshopId)
      const view = session && (await host.watchSession({ sessionId: session.sessionId, afterRevision: 0 }))
      if (wanted) setItems(view && view.items.length > 0 ? view.items : null)
    }
    look().catch(error => console.error(error))
    return () => {
      wanted = false
    }
  }, [projectId, workshopId])
  return items
}
