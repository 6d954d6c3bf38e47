import { added, type Change, type Commit, edited } from '@core/change/change'
import { entitySchemas, type Measure, type Workshop, workshopSchema } from '@core/project/entities'

/** The step that put the results of this workshop into the project, newest first; null: there was none. */
export const commitThatClosed = (commits: readonly Commit[], workshopId: string): Commit | null =>
  commits.toSorted((a, b) => b.seq - a.seq).find(({ changes }) => changes.some(change => closes(change, workshopId))) ??
  null

export const closes = ({ kind, id, after }: Change, workshopId: string): boolean =>
  kind === 'workshop' && id === workshopId && after?.state === 'closed'

/** What brings the results back after they were undone: onto the rows as they are now. */
export function changesThatBringBack(
  commit: Commit,
  workshop: Workshop,
  measures: readonly Measure[],
): readonly (Change | null)[] {
  return commit.changes.flatMap((change): readonly (Change | null)[] => {
    if (closes(change, workshop.id)) {
      return [edited('workshop', workshop, workshopSchema.parse({ ...workshop, ...change.after }))]
    }
    if (change.kind !== 'measure' || change.after === null) return []
    const now = measures.find(({ id }) => id === change.id)
    if (now) return [edited('measure', now, entitySchemas.measure.parse({ ...now, ...change.after }))]
    return change.before === null ? [added('measure', entitySchemas.measure.parse(change.after))] : []
  })
}
