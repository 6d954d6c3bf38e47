import type { Perspective } from '@core/project/entities'
import type { GroupInVotes, PerspectiveOfGroup } from '@core/workshop/votes-table'

/** What becomes of the people of one group. `name`: of a perspective that is added with the votes. */
export type GroupChoice =
  | { readonly as: 'perspective'; readonly id: string }
  | { readonly as: 'new'; readonly name: string }
  | { readonly as: 'left-out' }
/** By the value of the group column. */
export type GroupChoices = ReadonlyMap<string, GroupChoice>

/** `Learnt experience` is what `Learnt (professional) experience` is called in short. */
const plainName = (name: string): string =>
  (name.replace(/\([^()]*\)/g, ' ').trim() || name).replace(/\s+/g, ' ').trim().toLowerCase()
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** A perspective of the same name, else a new one; people who name no group are left out. `nameOf` names a new one. */
export const proposedChoices = (
  groups: readonly GroupInVotes[],
  perspectives: readonly Perspective[],
  nameOf: (value: string) => string,
): GroupChoices =>
  new Map(
    groups.map(({ value }): [string, GroupChoice] => {
      if (value === '') return [value, { as: 'left-out' }]
      const known =
        perspectives.find(({ name }) => sameName(name, value)) ??
        perspectives.find(({ name }) => plainName(name) === plainName(value))
      return [value, known ? { as: 'perspective', id: known.id } : { as: 'new', name: nameOf(value) }]
    }),
  )

/**
 * Who the votes come from once they are in. A new perspective called like one that is there is that one, and two called alike
 * are one. `id` gives each new one its id.
 */
export function perspectivesOfGroups(
  choices: GroupChoices,
  perspectives: readonly Perspective[],
  id: () => string,
): { perspectiveOf: PerspectiveOfGroup; added: Perspective[] } {
  const added: Perspective[] = []
  const perspectiveOf = new Map<string, string>()
  for (const [value, choice] of choices) {
    if (choice.as === 'left-out') continue
    if (choice.as === 'perspective') {
      perspectiveOf.set(value, choice.id)
      continue
    }
    const named = [...perspectives, ...added].find(({ name }) => sameName(name, choice.name))
    const perspective = named ?? { id: id(), name: choice.name.trim() }
    if (!named) added.push(perspective)
    perspectiveOf.set(value, perspective.id)
  }
  return { perspectiveOf, added }
}
