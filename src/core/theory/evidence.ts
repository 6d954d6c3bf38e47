import type { Evidence } from '@core/project/entities'

export type StrengthJudged = Omit<Evidence['strengths'][number], 'perspectiveId'>

/**
 * The evidence with what one perspective makes of its strength; `null`: it says nothing any more. What others say stays as it
 * is, since judgements are never made into one.
 */
export function evidenceJudgedFrom(evidence: Evidence, perspectiveId: string, judged: StrengthJudged | null): Evidence {
  const others = evidence.strengths.filter(each => each.perspectiveId !== perspectiveId)
  return { ...evidence, strengths: judged ? [...others, { perspectiveId, ...judged }] : others }
}
