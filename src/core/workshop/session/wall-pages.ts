import type { ProjectorView } from './views'

const most = { ideas: 12, items: 10, figures: 6, results: 4, asked: 4, agreed: 8 } as const
export type Listed = keyof typeof most

/** How many fit where they can be read from the back: of results fewer, where reasons or statements stand with them. */
export const atATime = ({ reasons, statements }: ProjectorView, listed: Listed): number =>
  listed === 'results' && reasons.length + statements.length > 0 ? 2 : most[listed]

const isAsked = ({ agreed, wording }: ProjectorView['agreements'][number]): boolean => agreed === null && wording !== ''

export const askedNow = ({ agreements, stage }: ProjectorView) =>
  stage.kind === 'close' ? [] : agreements.filter(isAsked)
export const agreedNow = ({ agreements }: ProjectorView) => agreements.filter(({ agreed }) => agreed === true)

/** Measures that are looked at again, which have something to say by now. */
export const figuresNow = ({ items, stage }: Pick<ProjectorView, 'items' | 'stage'>) =>
  stage.kind === 'talk' ? items.filter(({ figure }) => figure !== null) : []

/** The lists that stand on the wall in the stage that is on, as ids in the order they have there. */
function listsOn(view: ProjectorView): { listed: Listed; ids: string[] }[] {
  const { stage, ideas, items, results } = view
  switch (stage.kind) {
    case 'share':
      return [{ listed: 'ideas', ids: ideas.map(({ id }) => id) }]
    case 'talk':
      return [{ listed: 'figures', ids: figuresNow(view).map(({ id }) => id) }]
    case 'vote':
      return [{ listed: 'items', ids: items.map(({ id }) => id) }]
    case 'differences':
      return [{ listed: 'results', ids: (results ?? []).map(({ itemId }) => itemId) }]
    case 'agree':
    case 'close':
      return [
        { listed: 'asked', ids: askedNow(view).map(({ itemId }) => itemId) },
        { listed: 'agreed', ids: agreedNow(view).map(({ itemId }) => itemId) },
      ]
    default:
      return []
  }
}

/** The page that stands on the wall, from 0, and how many there are: of the longest list. */
export function wallPage(view: ProjectorView): { page: number; pages: number } {
  const pages = Math.max(1, ...listsOn(view).map(({ listed, ids }) => Math.ceil(ids.length / atATime(view, listed))))
  return { page: Math.min(view.wall.page, pages - 1), pages }
}

/** The page that something stands on; null: it is not on the wall now. */
export function pageOf(view: ProjectorView, id: string): number | null {
  const list = listsOn(view).find(({ ids }) => ids.includes(id))
  return list ? Math.floor(list.ids.indexOf(id) / atATime(view, list.listed)) : null
}

/** What can be pointed at now, with its words. */
export function pointable(view: ProjectorView): { id: string; words: string }[] {
  const words = new Map([
    ...[...view.ideas, ...view.items].map(each => [each.id, each.words] as const),
    ...view.agreements.map(({ itemId, wording }) => [itemId, wording] as const),
  ])
  const itemWords = new Map(view.items.map(({ id, words }) => [id, words]))
  return listsOn(view).flatMap(({ listed, ids }) =>
    ids.map(id => ({ id, words: (listed === 'results' ? itemWords.get(id) : words.get(id)) ?? '' })),
  )
}
