import type { Link } from '@core/project/entities'

/**
 * The ids of links that close a circle: following the links from each element in turn, those that come back to an element on
 * the way. Links to elements that are not there are passed over.
 */
export function linksThatCloseCircles(ids: readonly string[], links: readonly Link[]): string[] {
  const next = new Map<string, Link[]>(ids.map(id => [id, []]))
  for (const link of links) if (next.has(link.to)) next.get(link.from)?.push(link)
  const state = new Map<string, 'open' | 'done'>()
  const closing: string[] = []
  for (const id of ids) {
    // Depth first with an own stack, as a chain may be as long as the project.
    const open: { readonly id: string; readonly left: Link[] }[] = []
    const enter = (entered: string) => {
      state.set(entered, 'open')
      open.push({ id: entered, left: [...(next.get(entered) ?? [])] })
    }
    if (!state.has(id)) enter(id)
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const link = top.left.shift()
      if (link === undefined) {
        state.set(top.id, 'done')
        open.pop()
      } else if (state.get(link.to) === 'open') closing.push(link.id)
      else if (!state.has(link.to)) enter(link.to)
    }
  }
  return closing
}
