/** How often a fault is brought about: `few` times in `npm test`, `all` in `npm run test:faults`. */
export const faults = (few: number, all: number): number => (process.env.COMMON_MEASURE_FAULTS === 'all' ? all : few)

/** So many moments, in milliseconds, spread over a span unevenly; the same at every run. */
export const moments = (count: number, spanMs: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.round((((index + 1) * 0.618) % 1) * spanMs))
