import { ok, problem, type Result } from '@core/result'

/** 0..1 for a part of a whole; per cent only where it is printed. */
export type Share = number

/** From where to where, in the measure's unit. */
export type Scale = { readonly baseline: number; readonly target: number }

/**
 * How far the latest value has come: 0 at baseline, 1 at target, unclipped (ground lost is below 0).
 * Units: baseline, target and latest in the measure's unit; the share has none.
 * Problem `no-distance`: target equals baseline.
 */
export const progressShare = ({ baseline, target }: Scale, latest: number): Result<Share, 'no-distance'> =>
  baseline === target ? problem('no-distance') : ok((latest - baseline) / (target - baseline))
