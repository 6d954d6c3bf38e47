import type { Change, Commit } from '@core/change/change'
import { measureWithoutNames, workshopWithoutNames } from '@core/privacy/groups'
import { fewestInGroup, keptAnswers, keptGradient, keptOlderVote } from '@core/privacy/kept-counts'
import type { ProjectContents } from '@core/project/contents'
import { type Measure, type Workshop, workshopSchema } from '@core/project/entities'

/**
 * A workshop that an older version closed, without what should not have been kept: counts of groups too small to hide, and their
 * names beside words. As it is where it is as it should be, and where votes were gathered elsewhere.
 */
export function keptOlderWorkshop(workshop: Workshop, smallestGroup: number): Workshop {
  if (workshop.record === undefined || workshop.counted !== undefined) return workshop
  const rounds = [...new Set(workshop.tallies.map(({ round }) => round))].sort((a, b) => a - b)
  const votes = rounds.map(round =>
    keptOlderVote({
      round,
      rule: workshop.rule,
      itemIds: workshop.items.map(({ id }) => id),
      tallies: workshop.tallies,
      protectedFor: workshop.plan?.protectedFor ?? [],
      smallestGroup,
    }),
  )
  const limits = { threshold: Math.max(fewestInGroup, smallestGroup), smallestGroup }
  const unnamed = workshopWithoutNames(workshop, smallestGroup)
  const record = unnamed.record ?? workshop.record
  const last = votes.at(-1)?.counted.outcomes
  return {
    ...unnamed,
    tallies: votes.flatMap(({ tallies }) => tallies),
    counted: votes.map(({ counted }) => counted),
    agreed: unnamed.agreed.map(({ gradient, ...agreed }) => ({
      ...agreed,
      ...(gradient && {
        gradient: keptGradient(
          'groups',
          gradient.map(({ perspectiveId: id, counts }) => ({ id, counts })),
          limits,
        ).map(({ counts, ...each }) => ({ ...each, counts: [...counts] })),
      }),
    })),
    record: {
      ...record,
      say: { ...record.say, ...keptAnswers(record.say.counts, limits) },
      protectedItems: record.protectedItems.map(item => ({
        ...item,
        perspectiveIds: last?.find(({ itemId }) => itemId === item.itemId)?.essentialFor ?? [],
      })),
    },
  }
}

type OlderRows = { readonly workshops: readonly Workshop[]; readonly measures: readonly Measure[] }

/** What takes out of rows, and of every change of the log, what an older version should not have kept. Null: there is nothing. */
export function withoutOlderCounts({ workshops, measures }: OlderRows, smallestGroup: number) {
  const kept = new Map(
    workshops.flatMap(workshop => {
      const after = keptOlderWorkshop(workshop, smallestGroup)
      return after === workshop ? [] : [[workshop.id, after] as const]
    }),
  )
  const unnamed = new Map(
    measures.flatMap(measure => {
      const after = measureWithoutNames(measure, workshops, smallestGroup)
      return after === measure ? [] : [[measure.id, after] as const]
    }),
  )
  return {
    workshops: [...kept.values()],
    measures: [...unnamed.values()],
    change: (change: Change): Change => {
      if (change.kind === 'measure' && unnamed.has(change.id)) return bothSides(change, withoutProposers)
      if (change.kind !== 'workshop') return change
      const now = kept.get(change.id)
      return bothSides(change, fields => workshopFields(fields, now, smallestGroup))
    },
  }
}

type Fields = NonNullable<Change['before']>

const bothSides = (change: Change, made: (fields: Fields) => Fields): Change => ({
  ...change,
  before: change.before && made(change.before),
  after: change.after && made(change.after),
})

const withoutProposers = (fields: Fields): Fields => ('proposedBy' in fields ? { ...fields, proposedBy: [] } : fields)

const fieldsThatTell = ['tallies', 'agreed', 'record'] as const

/** A whole row is made as it may be kept; of single fields it stays what the row has now. */
function workshopFields(fields: Fields, now: Workshop | undefined, smallestGroup: number): Fields {
  const row = workshopSchema.safeParse(fields)
  if (row.success) return { ...fields, ...keptOlderWorkshop(row.data, smallestGroup) }
  if (now === undefined) return fields
  const telling = fieldsThatTell.filter(name => isSomething(fields[name]))
  return { ...fields, ...Object.fromEntries(telling.map(name => [name, now[name]])) }
}

const isSomething = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== undefined)

/** A project as a file or a recovery has it, without what an older version should not have kept. */
export function contentsWithoutOlderCounts(contents: ProjectContents): ProjectContents {
  const { rows, commits } = contents
  const smallestGroup = rows.project[0]?.smallestGroup
  if (smallestGroup === undefined) return contents
  const kept = withoutOlderCounts({ workshops: rows.workshop, measures: rows.measure }, smallestGroup)
  const inPlace = <R extends { readonly id: string }>(all: readonly R[], made: readonly R[]) =>
    all.map(row => made.find(({ id }) => id === row.id) ?? row)
  return {
    ...contents,
    rows: {
      ...rows,
      workshop: inPlace(rows.workshop, kept.workshops),
      measure: inPlace(rows.measure, kept.measures),
    },
    commits: commits.map((commit): Commit => ({ ...commit, changes: commit.changes.map(kept.change) })),
  }
}
