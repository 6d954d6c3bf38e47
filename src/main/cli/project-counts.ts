import { countsOfKinds } from '@core/attachment/attached-file'
import type { ProjectContents } from '@core/project/contents'

/** How many there are of what a person would count. */
export const countsOf = ({ rows, imported, commits }: ProjectContents) => ({
  elements: rows.element.length,
  links: rows.link.length,
  measures: rows.measure.length,
  importedValues: imported.flatMap(({ segments }) => segments).reduce((sum, { count }) => sum + count, 0),
  observations: rows.observation.length,
  imports: rows.import.length,
  workshops: rows.workshop.length,
  narratives: rows.narrative.length,
  attachedFiles: countsOfKinds(rows.attachment).files,
  attachedLinks: countsOfKinds(rows.attachment).links,
  commits: commits.length,
})
export type ProjectCounts = ReturnType<typeof countsOf>
