import type { TheoryVersion } from '@core/project/entities'
import { compareVersions, isEmptyComparison, type TheoryState } from './compare-versions'

/** Newest first. */
export const versionsNewestFirst = (versions: readonly TheoryVersion[]): TheoryVersion[] =>
  versions.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt) || b.id.localeCompare(a.id))

/** The newest saved version, and whether the theory has changed since. Null: none was saved. */
export function newestVersion(
  versions: readonly TheoryVersion[],
  now: TheoryState,
): { readonly version: TheoryVersion; readonly changedSince: boolean } | null {
  const version = versionsNewestFirst(versions)[0]
  return version ? { version, changedSince: !isEmptyComparison(compareVersions(version, now)) } : null
}
