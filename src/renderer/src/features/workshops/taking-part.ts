import type { Project, Workshop } from '@core/project/entities'

export const peopleTaking = ({ taking }: Workshop): number => taking.reduce((sum, { people }) => sum + people, 0)

/** `people` null: the group voted, and how many they were is not recorded. */
export type GroupTaking = { readonly id: string; readonly name: string; readonly people: number | null }

/** The groups of a workshop by name, in its own order; groups with votes but no people recorded come after. */
export function groupsTaking(workshop: Workshop, { perspectives }: Project, otherGroup: string): GroupTaking[] {
  const nameOf = (id: string) => perspectives.find(perspective => perspective.id === id)?.name ?? otherGroup
  const counted = workshop.taking.map(({ perspectiveId, people }) => ({ id: perspectiveId, people }))
  const voting = new Set(workshop.tallies.map(({ perspectiveId }) => perspectiveId))
  const others = [...voting].filter(id => !counted.some(group => group.id === id)).map(id => ({ id, people: null }))
  return [...counted, ...others].map(group => ({ ...group, name: nameOf(group.id) }))
}
