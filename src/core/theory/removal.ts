import { type Change, removed } from '@core/change/change'
import type { Assumption, Evidence, Judgement } from '@core/project/entities'

export type DependentClaims = {
  readonly assumptions: readonly Assumption[]
  readonly evidence: readonly Evidence[]
  readonly judgements: readonly Judgement[]
}

/**
 * What goes along with links, elements and measures that `changes` take away: the assumptions and evidence of the links, and
 * what was judged of the elements and measures.
 */
export function dependentClaims(
  changes: readonly Change[],
  { assumptions, evidence, judgements }: DependentClaims,
): Change[] {
  const gone = new Set(changes.filter(({ after }) => after === null).map(({ kind, id }) => `${kind} ${id}`))
  return [
    ...assumptions.filter(({ linkId }) => gone.has(`link ${linkId}`)).map(each => removed('assumption', each)),
    ...evidence.filter(({ linkId }) => gone.has(`link ${linkId}`)).map(each => removed('evidence', each)),
    ...judgements
      .filter(({ about, aboutId }) => gone.has(`${about} ${aboutId}`))
      .map(each => removed('judgement', each)),
  ]
}
