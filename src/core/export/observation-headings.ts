/** The headings every table of observations begins with; one a dimension follows, then marks, source and origin. */
export const observationHeadings = ['measure id', 'measure', 'kind', 'unit', 'day', 'value', 'denominator', 'known']
export const dimensionHeading = (name: string): string => `by ${name.trim()}`
/** The dimension a heading is of; null: it is another column. */
export const dimensionOfHeading = (heading: string): string | null => /^by (.+)$/.exec(heading)?.[1] ?? null

/** True of a table whose columns are called as those of our own exports. */
export const isOwnExport = (names: readonly string[]): boolean =>
  observationHeadings.every((heading, place) => names[place] === heading)

/** How the measure's values become one figure: over time, and across places and groups. Codes of core/project/entities; empty where there is no choice. */
export const addingHeadings = { over: 'added up over time', across: 'added up across' } as const

/** The column of marks that publishers set beside values. */
export const notesHeading = 'marks'

/** What a value cell says where there is no number. A missing or unread one is an empty cell; `known` has the word for each. */
export const suppressedMark = 'suppressed'
export const notApplicableMark = 'not applicable'
