import type { Change } from './change'

/** The change that takes this one back. */
export const invertedChange = (change: Change): Change => ({ ...change, before: change.after, after: change.before })

/** The changes that take these back, in the order they have to be made. */
export const invertedChanges = (changes: readonly Change[]): Change[] => changes.map(invertedChange).reverse()
