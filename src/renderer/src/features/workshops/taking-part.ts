import type { Project, Workshop } from '@core/project/entities'
import { countedGroupIds, countedGroupName } from '@core/workshop/counted-groups'

export const peopleTaking = ({ taking }: Workshop): number => taking.reduce((sum, { people }) => sum + people, 0)

/** `people` null: the group voted, and how many they were is not recorded. */
export type GroupTaking = { readonly id: string; readonly name: string; readonly people: number | null }

/** The groups people said they speak from, by name, in the workshop's own order. */
export function groupsTaking({ taking, groups }: Workshop, { perspectives }: Project): GroupTaking[] {
  return taking.map(({ perspectiveId: id, people }) => ({
    id,
    people,
    name: countedGroupName(id, perspectives, groups),
  }))
}

/** The groups that votes were counted by. */
export function groupsCounted(workshop: Workshop, { perspectives }: Project): GroupTaking[] {
  return countedGroupIds(workshop).map(id => ({
    id,
    name: countedGroupName(id, perspectives, workshop.groups),
    people: workshop.taking.find(({ perspectiveId }) => perspectiveId === id)?.people ?? null,
  }))
}
