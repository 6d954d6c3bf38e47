import type { IdeaShown } from '@core/workshop/session/views'
import { VisuallyHidden } from '@mantine/core'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { canBePressed } from '../../../ui/use-reordering'
import { useTranslation } from '../../../ui/use-translation'
import { IdeaCard } from './idea-card'
import { useRoom } from './room-context'
import classes from './run.module.css'

type IdeaListProps = {
  ideas: readonly IdeaShown[]
  chosen: readonly string[]
  onChoose: (id: string, chosen: boolean) => void
}

/** Ideas in their one order. Spoken ones can be put elsewhere, by buttons or by dragging; what people wrote stays where chance put it. */
export function IdeaList({ ideas, chosen, onChoose }: IdeaListProps) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const list = useRef<HTMLUListElement>(null)
  const moved = useRef<{ readonly id: string; readonly by: -1 | 1 } | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [told, setTold] = useState('')

  // The focus goes along with the idea, to the button that moved it or, where that cannot go further, to its other one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ideas` is the signal that the move is on screen
  useEffect(() => {
    const now = moved.current
    if (!now) return
    moved.current = null
    const card = list.current?.querySelector(`[data-idea="${now.id}"]`)
    const buttons = [now.by, -now.by].map(by => card?.querySelector<HTMLButtonElement>(`[data-move="${by}"]`))
    buttons.find(canBePressed)?.focus()
  }, [ideas])

  const move = async (id: string, by: -1 | 1) => {
    const place = ideas.findIndex(each => each.id === id) + by
    const neighbour = ideas[place]?.id
    const all = view.ideas.map(each => each.id)
    const beforeId = by < 0 ? neighbour : all[all.indexOf(neighbour ?? '') + 1]
    moved.current = { id, by }
    if (await act({ kind: 'place-idea', ideaId: id, beforeId: beforeId ?? null })) {
      setTold(t('ideaMoved', { words: ideas.find(each => each.id === id)?.words, place: place + 1, of: ideas.length }))
    } else moved.current = null
  }
  const dropOn = (beforeId: string) => (event: DragEvent) => {
    event.preventDefault()
    setDragged(null)
    if (dragged !== null && dragged !== beforeId) act({ kind: 'place-idea', ideaId: dragged, beforeId })
  }
  return (
    <>
      <ul className={classes.ideas} ref={list}>
        {ideas.map((idea, place) => (
          <IdeaCard
            key={idea.id}
            idea={idea}
            chosen={chosen.includes(idea.id)}
            onChoose={onChoose}
            onMove={idea.spoken ? by => move(idea.id, by) : null}
            isFirst={place === 0}
            isLast={place === ideas.length - 1}
            drag={{
              draggable: idea.spoken,
              onDragStart: () => setDragged(idea.id),
              onDragEnd: () => setDragged(null),
              onDragOver: event => {
                if (dragged !== null) event.preventDefault()
              },
              onDrop: dropOn(idea.id),
            }}
          />
        ))}
      </ul>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </>
  )
}
