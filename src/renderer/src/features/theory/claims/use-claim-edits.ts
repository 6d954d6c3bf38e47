import { added, edited, removed } from '@core/change/change'
import type { Assumption, AssumptionEntry, Evidence, Link } from '@core/project/entities'
import { evidenceJudgedFrom, type StrengthJudged } from '@core/theory/claims'
import { newId } from '../../../data/new-id'
import { useCommit, useSave } from '../../../terms/actions'

export type ClaimEdits = ReturnType<typeof useClaimEdits>

/** Everything that can be said of a link beside its rationale, each one step to undo. */
export function useClaimEdits(link: Pick<Link, 'id'>) {
  const commit = useCommit()
  const save = useSave()
  return {
    addAssumption: (words: string, order: number) =>
      commit('assumption.add', [
        added('assumption', { id: newId(), linkId: link.id, words, watchedBy: '', history: [], order }),
      ]),
    editAssumption: (assumption: Assumption, fields: Partial<Pick<Assumption, 'words' | 'watchedBy'>>) =>
      save('assumption.edit', [edited('assumption', assumption, { ...assumption, ...fields })]),
    /** Added to its history: what was written down before stays as it is. */
    noteAssumption: (assumption: Assumption, entry: AssumptionEntry) =>
      commit('assumption.judge', [
        edited('assumption', assumption, { ...assumption, history: [...assumption.history, entry] }),
      ]),
    removeAssumption: (assumption: Assumption) => commit('assumption.remove', [removed('assumption', assumption)]),
    addEvidence: (fields: Pick<Evidence, 'side' | 'words' | 'source' | 'order'>) =>
      commit('evidence.add', [added('evidence', { id: newId(), linkId: link.id, strengths: [], ...fields })]),
    editEvidence: (evidence: Evidence, fields: Partial<Pick<Evidence, 'side' | 'words' | 'source'>>) =>
      save('evidence.edit', [edited('evidence', evidence, { ...evidence, ...fields })]),
    judgeEvidence: (evidence: Evidence, perspectiveId: string, judged: StrengthJudged | null) =>
      commit('evidence.judge', [edited('evidence', evidence, evidenceJudgedFrom(evidence, perspectiveId, judged))]),
    removeEvidence: (evidence: Evidence) => commit('evidence.remove', [removed('evidence', evidence)]),
  }
}

export const nextOrder = (rows: readonly { readonly order: number }[]): number =>
  rows.reduce((highest, { order }) => Math.max(highest, order), -1) + 1

/** In characters, as the schemas have them (core/project/entities/theory.ts). */
export const longestAssumption = 2000
export const longestWatcher = 500
export const longestEvidence = 5000
export const longestSource = 1000
/** Entries in an assumption's history. */
export const mostEntries = 500
