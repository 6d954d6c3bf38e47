import type { StageNow } from '@core/workshop/session/views'

/** A session opens with its time standing still, so that one phone can be tried first. */
const longestOpeningMs = 20_000

/** Nothing has begun yet: the first stage is paused with all of its time still there. */
export const isWaitingToBegin = ({ number, minutes, leftWhenPaused }: StageNow): boolean =>
  number === 1 && leftWhenPaused !== null && minutes * 60_000 - leftWhenPaused < longestOpeningMs
