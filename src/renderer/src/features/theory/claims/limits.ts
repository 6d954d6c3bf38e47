/** In characters, as the schemas have them (core/project/entities/theory.ts). */
export const longestAssumption = 2000
export const longestWatcher = 500
export const longestEvidence = 5000
export const longestSource = 1000
/** Entries in an assumption's history. */
export const mostEntries = 500
