import type { Change } from '@core/change/change'
import { added, edited, removed } from '@core/change/make'
import type { Element, Level, Link } from '@core/project/entities'
import { elementsRemoved, type LinkProblem, movedInLevel, newLink, orderInLevel, usualSphere } from '@core/theory/edit'
import { saidOfRemoved } from '@core/theory/removal'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import type { Theory } from './use-theory'

export type TheoryEdits = ReturnType<typeof useTheoryEdits>

/** Everything that can be done to a theory of change, each one step to undo. */
export function useTheoryEdits(theory: Theory) {
  const { elements, links, measures, narratives } = theory
  const commit = useCommit()

  const edit = (element: Element, fields: Partial<Omit<Element, 'id'>>) =>
    commit('title' in fields ? 'element.rename' : 'element.edit', [
      edited('element', element, { ...element, ...fields }),
    ])

  return {
    /** Answers with the new element's id; `null`: it could not be written. */
    add: async ({ title, level, after }: { title: string; level: Level; after: string | null }) => {
      const id = newId()
      const order = orderInLevel(elements, level, after)
      const element = { id, title, level, sphere: usualSphere[level], notes: '', order }
      return (await commit('element.add', [added('element', element)])) ? id : null
    },
    edit,
    rename: (element: Element, title: string) => edit(element, { title }),
    /** To the end of another level. The sphere goes along where it was the usual one of the old level. */
    moveToLevel: (element: Element, level: Level) => {
      const sphere = element.sphere === usualSphere[element.level] ? usualSphere[level] : element.sphere
      const moved = { ...element, level, sphere, order: orderInLevel(elements, level, null) }
      return commit('element.move', [edited('element', element, moved)])
    },
    moveInLevel: (element: Element, way: 'up' | 'down') => {
      const changes = movedInLevel(elements, element, way)
      return changes ? commit('element.move', changes) : Promise.resolve(false)
    },
    remove: (gone: readonly Element[], goneLinks: readonly Link[] = []) => {
      const around = { links, measures, narratives }
      const changes: Change[] = elementsRemoved(gone, around)
      const taken = new Set(changes.filter(({ kind }) => kind === 'link').map(({ id }) => id))
      const others = goneLinks.filter(({ id }) => !taken.has(id)).map(link => removed('link', link))
      const all = [...others, ...changes]
      return commit(gone.length > 0 ? 'element.remove' : 'link.remove', [...saidOfRemoved(all, theory), ...all])
    },
    /** Answers with the new link's id, or why there is none; `not-written`: the person has been told. */
    link: async (from: string, to: string, rationale = ''): Promise<{ id: string } | LinkProblem | 'not-written'> => {
      const link = newLink(from, to, links, newId())
      if (!link.ok) return link.problem
      const written = await commit('link.add', [added('link', { ...link.value, rationale })])
      return written ? { id: link.value.id } : 'not-written'
    },
    explain: (link: Link, rationale: string) => commit('link.edit', [edited('link', link, { ...link, rationale })]),
    unlink: (link: Link) => {
      const change = removed('link', link)
      return commit('link.remove', [...saidOfRemoved([change], theory), change])
    },
  }
}
