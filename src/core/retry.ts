/** Milliseconds to wait before the next try after so many failures in a row, from 1: twice as long each time, up to a limit. */
export const retryMs = (failures: number, { first, longest }: { first: number; longest: number }): number =>
  Math.min(first * 2 ** (failures - 1), longest)
